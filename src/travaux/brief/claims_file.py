"""Saved claims: what a draft claimed and what the record answered, as a YAML file beside the draft, to be asked again.

The file is the reader's: claims may be corrected in it, remarks added, claims dismissed. It is written anew only
as long as nobody has changed it since; a hash in its first line tells.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import yaml

from travaux.errors import InvalidValue, TravauxError
from travaux.record.claims import ChangedAnswer, CheckedClaim, CheckedDraft, Recheck, SavedClaim
from travaux.record.findings import Finding

HEAD = "# Claims of {name}. Correct one, add a note, or set 'keep: no'; 'travaux check' asks them again. {mark}"
_MARK = "#sha256="
_FIELDS = ("text", "claim", "question", "verdict", "value", "note", "keep")
_LENGTH = 16

Answers = Callable[[str], Finding]


def claims_path(draft: Path) -> Path:
    """Where the claims of a draft are saved: ``DRAFT.claims.yaml`` beside it."""
    return draft.with_name(f"{draft.name}.claims.yaml")


def ask_again(draft: Path, checked: CheckedDraft, answers: Answers, save: bool | None) -> Recheck:
    """Asks the claims saved beside a draft again; saves those of ``checked`` where there are none or ``save`` is set.

    A file changed by hand stays as it is; the new one is then written beside it, as ``DRAFT.claims.new.yaml``.
    """
    file = claims_path(draft)
    content = file.read_text(encoding="utf-8") if file.exists() else ""
    before = parsed(content, str(file)) if content else ()
    changed = tuple(changes(before, answers))
    if save is False or (content and not save):
        return Recheck(changed, len(before), str(file) if content else "")
    aside = bool(content) and not is_untouched(content)
    target = file.with_name(f"{draft.name}.claims.new.yaml") if aside else file
    replace(target, written([saved(one, answers) for one in checked.claims], draft.name))
    return Recheck(changed, len(before), str(target), wrote=True, aside=aside)


def saved(one: CheckedClaim, answers: Answers) -> SavedClaim:
    """A checked claim as it is saved."""
    question = one.claim.question
    verdict = one.finding.verdict.value if one.finding.verdict else ""
    return SavedClaim(one.claim.text, one.claim.written, question, verdict, _value(question, answers))


def written(claims: Iterable[SavedClaim], name: str) -> str:
    """The content of the file."""
    rows = [{field: getattr(one, field) for field in _FIELDS if getattr(one, field)} for one in claims]
    body = yaml.safe_dump({"claims": rows}, allow_unicode=True, sort_keys=False, width=120)
    return f"{HEAD.format(name=name, mark=_MARK + _hash(body))}\n{body}"


def is_untouched(content: str) -> bool:
    """Whether nobody has changed the file since it was written."""
    head, _line, body = content.partition("\n")
    return head.startswith("#") and head.rpartition(_MARK)[2] == _hash(body)


def parsed(content: str, where: str) -> tuple[SavedClaim, ...]:
    """The claims of a file; raises InvalidValue naming what cannot be read."""
    try:
        loaded = yaml.load(content, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        raise InvalidValue("no YAML", str(error), where, "Mend the file, or move it away and check again.") from error
    rows = loaded.get("claims") if isinstance(loaded, dict) else None
    if not isinstance(rows, list):
        raise InvalidValue("no list of claims", loaded, where, "It must have 'claims:' with a list below it.")
    return tuple(_claim(row, where) for row in rows)


def _claim(row: Any, where: str) -> SavedClaim:
    if not isinstance(row, dict) or not isinstance(row.get("claim"), str) or not set(row) <= set(_FIELDS):
        raise InvalidValue("no claim", row, where, f"A claim has {', '.join(_FIELDS)}; 'claim' is needed.")
    return SavedClaim(**{name: str(row.get(name, "")) for name in _FIELDS})


def changes(claims: Iterable[SavedClaim], answers: Answers) -> Iterator[ChangedAnswer]:
    """The claims whose answer is another than it was: another verdict, or another value where one was asked for."""
    for one in claims:
        if one.dismissed:
            continue
        try:
            finding = answers(one.claim)
            verdict = finding.verdict.value if finding.verdict else ""
            value, reason = _value(one.question, answers), finding.reason
        except TravauxError as error:  # a document it speaks of is gone, or the claim was edited wrongly: say so
            verdict, value, reason = "", "", str(error)
        if (verdict, value) != (one.verdict, one.value):
            yield ChangedAnswer(one, verdict, value, reason)


def replace(path: Path, content: str) -> None:
    """Puts the content in place of the file at once: a reader sees the old file or the new one, never half of one."""
    with NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, prefix=path.name, delete=False) as temporary:
        temporary.write(content)
        temporary.flush()
        os.fsync(temporary.fileno())
    Path(temporary.name).replace(path)


def _value(question: str, answers: Answers) -> str:
    return answers(question).value if question else ""


def _hash(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()[:_LENGTH]
