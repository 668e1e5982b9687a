"""Reading a page by the rule of its site: what the rule finds, and a caution for what it should find and does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from lxml import html

from travaux.intake.dates import dates_in, to_edtf
from travaux.intake.page_bodies import lines_below
from travaux.intake.site_rules import SiteRule, links
from travaux.record.documents import base_language
from travaux.record.drafts import Caution

HEAD_MISSING = "site-rule-without-head"
"""The caution that title or date were not found; only the first part of a text has them."""


@dataclass(frozen=True, slots=True)
class ByRule:
    """What a rule found; an empty text means that its body was not where the rule says."""

    text: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cautions: tuple[Caution, ...] = ()
    observed: Mapping[str, str] = field(default_factory=dict)


def read_by_rule(tree: html.HtmlElement, rule: SiteRule, address: str) -> ByRule:
    """Title, date, body and links of a page where the rule of its site says they are.

    Elements the rule drops are taken out of ``tree``. What a selector should find and does not is a caution: the site
    may have changed since the rule was written, and the general rule is used for that part.
    """
    found = dict(links(rule, tree))
    title, date = rule.value(tree, "title"), _date(rule.value(tree, "date"))
    fields = {**rule.said, "title": title, "date": date, **_version(rule, tree, address)}
    for element in rule.every(tree, "drop"):
        element.drop_tree()
    bodies = rule.first(tree, "body")
    text = "\n".join(lines_below(body, title) for body in _outermost(bodies))
    missing = [what for what, there in (("title", title), ("date", date), ("body", text)) if not there]
    cautions = tuple(_caution(rule, what) for what in missing if what in rule.selectors)
    kept = {name: said for name, said in fields.items() if said}
    return ByRule(text, kept, found, cautions, {"site_rule": rule.name})


def _version(rule: SiteRule, tree: html.HtmlElement, address: str) -> dict[str, str]:
    """The language by the address and, where the rule knows it, the authority of versions in that language."""
    language = rule.language(address) or str(tree.get("lang") or "")
    return {"language": rule.language(address), "version_kind": rule.version_kinds.get(base_language(language), "")}


def _date(written: str) -> str:
    """The one date in what a selector found, EDTF; what it wrote when it is a date as a whole; ``''`` otherwise."""
    if not written:
        return ""
    whole = to_edtf(written)
    days = list(dict.fromkeys(edtf for edtf, _start, _end in dates_in(written)))
    return whole or (days[0] if days else "")


def _outermost(elements: list[html.HtmlElement]) -> list[html.HtmlElement]:
    inside = set(elements)
    return [one for one in elements if not any(above in inside for above in one.iterancestors())]


def _caution(rule: SiteRule, what: str) -> Caution:
    message = f"the rule for {rule.name} found no {what} where it should stand; the general rule was used"
    return Caution("site-rule-failed" if what == "body" else HEAD_MISSING, message)
