"""A brief as one self-contained HTML page: footnotes that lead there and back, ready for print, without script."""

from __future__ import annotations

from markupsafe import Markup

from travaux.render.printed_brief import ANNEX, OWN, PrintedBrief
from travaux.render.self_contained import asset, environment, policy


def brief_page(brief: PrintedBrief) -> str:
    """The page as text, to be written as UTF-8. Equal briefs give equal pages."""
    style = asset("brief.css")
    template = environment().get_template("brief.html")
    return template.render(brief=brief, own=OWN, annex=ANNEX, policy=policy([style]), style=Markup(style))
