"""A brief as a Markdown file: questions as headings, sentences as lines, evidence as footnotes a program can resolve.

A person may edit every sentence and footnote; what is read from the file is asked of the record again at each export.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from travaux.errors import InvalidValue
from travaux.record.briefs import Brief, Cited, CitedAnswer, CitedCounts, CitedRow, CitedWords, Section
from travaux.record.registers import Register

FORMAT = "travaux.brief/1"
ANNEX = "Annex: "
_FIELDS = ("document", "as_of", "against")
_FENCE = "---"
_NOTE = re.compile(r"\[\^(\d+)\]:\s*(.*)")
_HEADING = re.compile(r"(#+)\s+(.*)")
_ITEM = re.compile(r"[-*+]\s+(.*)")
_COMMENT = re.compile(r"^[ \t]*<!--.*?-->[ \t]*$", re.DOTALL | re.MULTILINE)
"""A remark on lines of its own: what an author may leave for himself."""
_FORMS = {
    "words": re.compile(r"words\s+(\S+)\s+(\d+)-(\d+)\s+(\".*\")"),
    "row": re.compile(r"row\s+(\S+)\s+(\S+)\s+(\".*\")"),
    "answer": re.compile(r"answer\s+(\{.*\})"),
    "counts": re.compile(r"counts\s+(\{.*\})"),
}
_REMEDY = (
    'Write [^1]: words DOCUMENT START-END "...", row REGISTER ID "...", '
    'answer {"claim": "...", "verdict": "...", "value": "..."} or counts {"passages": "12"}.'
)


def written(brief: Brief) -> str:
    """The content of the file; ``parsed`` gives the brief back."""
    said = {"format": FORMAT, **{name: getattr(brief, name) for name in _FIELDS if getattr(brief, name)}}
    head = yaml.safe_dump(said, allow_unicode=True, sort_keys=False, width=1000)
    return "\n".join([_FENCE, head + _FENCE, "", f"# {_line(brief.title)}", *_sections(brief), "", *_notes(brief), ""])


def _sections(brief: Brief) -> Iterator[str]:
    for section in brief.sections:
        yield f"\n## {ANNEX if section.annex else ''}{_line(section.question)}\n"
        yield from (f"- {_line(sentence)}" for sentence in section.sentences)


def _notes(brief: Brief) -> Iterator[str]:
    for number, cited in sorted(brief.evidence.items()):
        yield f"[^{number}]: {_cited(cited)}"


def _cited(cited: Cited) -> str:
    match cited:
        case CitedWords(document, start, end, exact):
            return f"words {document} {start}-{end} {_json(exact)}"
        case CitedRow(register, row, text):
            return f"row {register} {row} {_json(text)}"
        case CitedAnswer(claim, verdict, value):
            return f"answer {_json({'claim': claim, 'verdict': verdict, 'value': value})}"
        case CitedCounts(values):
            return f"counts {_json(dict(values))}"


def _json(value: object) -> str:
    """On one line, letters as they are; line ends that JSON would leave are escaped."""
    written = json.dumps(value, ensure_ascii=False)
    return re.sub("[\x7f-\x9f\u2028\u2029\ud800-\udfff]", lambda match: f"\\u{ord(match.group()):04x}", written)


def _line(text: str) -> str:
    return " ".join(text.split())


def parsed(content: str, where: str) -> Brief:
    """The brief in a file; raises InvalidValue naming what cannot be read, and where."""
    said, body = _front(content, where)
    lines = _COMMENT.sub("", body).splitlines()
    evidence: dict[int, Cited] = {}
    rest: list[str] = []
    for line in lines:
        note = _NOTE.fullmatch(line.strip())
        if note is None:
            rest.append(line)
            continue
        if int(note[1]) in evidence:
            raise InvalidValue("evidence with a number already given", note[1], where, "Number every footnote once.")
        evidence[int(note[1])] = _evidence(note[2], f"{where}, [^{note[1]}]")
    title, sections = _blocks(rest, where)
    return Brief(title, sections=tuple(sections), evidence=evidence, **{name: said.get(name, "") for name in _FIELDS})


def _front(content: str, where: str) -> tuple[Mapping[str, str], str]:
    """The fields at the head of the file, and what follows them."""
    _before, fence, rest = content.lstrip("\ufeff \n").partition(f"{_FENCE}\n")
    head, closing, body = rest.partition(f"\n{_FENCE}\n")
    try:
        loaded = yaml.load(head, Loader=yaml.BaseLoader) if fence and closing and not _before else None
    except yaml.YAMLError as error:
        raise InvalidValue("no YAML", str(error), where, "Mend the lines between '---' and '---'.") from error
    if not isinstance(loaded, dict) or loaded.get("format") != FORMAT:
        remedy = f"It must begin with lines between '---' and '---' that say 'format: {FORMAT}'."
        raise InvalidValue("no brief", content[:40], where, remedy)
    wrong = [name for name, value in loaded.items() if name not in ("format", *_FIELDS) or not isinstance(value, str)]
    if wrong:
        raise InvalidValue("fields no brief has", ", ".join(map(str, wrong)), where, f"Use {', '.join(_FIELDS)}.")
    return loaded, body


def _blocks(lines: Sequence[str], where: str) -> tuple[str, list[Section]]:
    """The title and the sections with their sentences; a sentence may run over several lines, a blank one ends it."""
    title, sections, going = "", list[tuple[str, list[str]]](), False
    for line in map(str.strip, lines):
        heading, item = _HEADING.fullmatch(line), _ITEM.fullmatch(line)
        if heading and len(heading[1]) == 1 and not sections:
            title = heading[2]
        elif heading:
            sections.append((heading[2], []))
        elif line and not sections:
            raise InvalidValue("a sentence before the first question", line, where, "Begin with '## ' and a question.")
        elif line and going and not item:
            sections[-1][1][-1] += f" {line}"
        elif line:
            sections[-1][1].append(item[1] if item else line)
        going = bool(line) and not heading
    return title, [Section(name.removeprefix(ANNEX), tuple(some), name.startswith(ANNEX)) for name, some in sections]


def _evidence(written: str, where: str) -> Cited:
    found = next((match for form in _FORMS.values() if (match := form.fullmatch(written.strip()))), None)
    if found is None:
        raise InvalidValue("no evidence", written[:80], where, _REMEDY)
    kind = written.split(maxsplit=1)[0]
    try:
        return _cited_as(kind, found.groups())
    except ValueError as error:
        raise InvalidValue(str(error), written[:80], where, _REMEDY) from error


def _cited_as(kind: str, given: Sequence[str]) -> Cited:
    if kind == "words":
        return CitedWords(given[0], int(given[1]), int(given[2]), _text(given[3]))
    if kind == "row":
        return CitedRow(Register(given[0]), given[1], _text(given[2]))
    values = _texts(given[0])
    if kind == "counts":
        return CitedCounts(values)
    if not values.get("claim") or not values.keys() <= {"claim", "verdict", "value"}:
        raise ValueError("an answer has a claim, a verdict and a value")
    return CitedAnswer(values["claim"], values.get("verdict", ""), values.get("value", ""))


def _text(written: str) -> str:
    return str(json.loads(written))


def _texts(written: str) -> dict[str, str]:
    loaded: Any = json.loads(written)
    if not isinstance(loaded, dict):
        raise ValueError("no names with values")
    return {str(name): str(value) for name, value in loaded.items()}
