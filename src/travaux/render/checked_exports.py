"""The forms an annotated draft is given out in."""

from __future__ import annotations

from travaux.errors import InvalidValue
from travaux.record.claims import CheckedDraft, Recheck
from travaux.render.checked_page import checked_page
from travaux.render.checked_word import checked_word

FORMS = ("html", "docx")


def exported(checked: CheckedDraft, again: Recheck, name: str, form: str) -> bytes:
    """The draft with a note on every claim; raises InvalidValue for another form."""
    if form == "docx":
        return checked_word(checked, again, name)
    if form == "html":
        return checked_page(checked, again, name).encode("utf-8", "backslashreplace")
    raise InvalidValue("no such form", form, "export of a draft", f"Use one of {', '.join(FORMS)}.")
