"""The JSON answers described for OpenAPI. They mirror the forms of ``render``; a test holds answers against them."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from travaux.record.documents import VersionKind
from travaux.record.parallels import EditKind, Status
from travaux.record.passages import PassageKind
from travaux.record.statements import Direction

Start = Annotated[int, Field(ge=0, description="First code point")]
End = Annotated[int, Field(ge=0, description="Behind the last code point")]
Share = Annotated[float, Field(ge=0, le=1)]
Edtf = Annotated[str, Field(description="Date in Extended Date/Time Format; empty: unknown, or none")]
Tag = Annotated[str, Field(description="Language, BCP 47")]


class Form(BaseModel):
    """A form with the fields named here and no others."""

    model_config = ConfigDict(extra="forbid")


class DocumentForm(Form):
    """What is known of a document, without its text."""

    id: str
    date: Edtf
    language: Tag
    title: str
    issuers: list[str]
    kind: str = Field(description='Genre, such as "joint statement"')
    act: str = Field(description="Groups the versions of one act; empty: it stands alone")
    version_kind: VersionKind
    sha256: str = Field(description="Hash of the text")


class HeadForm(DocumentForm):
    """A document of the list, with its length."""

    words: int = Field(ge=0)
    characters: int = Field(ge=0)


class ReadDocumentForm(DocumentForm):
    """The document that was read."""

    characters: int = Field(ge=0)
    source: str = Field(description="File or address it came from; empty: the record")


class CoverageForm(Form):
    """What was searched: what "not in this record" is relative to."""

    documents: int = Field(ge=0)
    words: int = Field(ge=0)
    as_of: Edtf
    filter: str
    first: Edtf
    last: Edtf
    languages: dict[str, int] = Field(description="Documents by language")
    undated: int = Field(ge=0, description="Documents left out because their date is unknown")
    notes: list[str]


class ListAnswer(Form):
    """The documents a filter admits."""

    format: Literal["travaux.list/1"]
    record: CoverageForm
    documents: list[HeadForm]


class EditForm(Form):
    """One edit of the earlier wording; offsets are of the two documents."""

    kind: EditKind
    earlier: str
    later: str
    earlier_start: Start
    earlier_end: End
    later_start: Start
    later_end: End


class PlaceForm(Form):
    """A stretch of the text read."""

    start: Start
    end: End


class ParallelForm(Form):
    """An earlier passage that answers a passage of the text read."""

    document: str
    title: str
    issuers: list[str]
    version_kind: str
    date: Edtf
    language: Tag
    start: Start
    end: End
    text: str
    later: PlaceForm
    kind: Status | Literal["translation"]
    coverage: Share
    similarity: float
    score: float | None = Field(None, description="Of translations only: how sure")
    best: bool
    earliest: bool
    runner_up: bool
    reasons: list[str]
    edits: list[EditForm]


class StandingForm(Form):
    """In how many of the last documents of the genre it stood."""

    seen_in: int
    of_last: int


class ForceForm(Form):
    """What moved in force or targets against the best earlier passage."""

    direction: Direction
    earlier: str
    later: str
    newly_named: list[str]
    no_longer_named: list[str]
    newly_veiled: list[str]
    reason: str


class StretchForm(Form):
    """Words of another document."""

    document: str
    start: Start
    end: End
    text: str


class PassageForm(Form):
    """A passage with its status and evidence."""

    id: str
    start: Start
    end: End
    text: str
    layout: PassageKind
    paragraph: int
    label: str
    words: int
    status: Status
    novelty: Share
    standing: StandingForm
    occurrences: int
    force: ForceForm | None
    cut: list[StretchForm]
    parallels: list[ParallelForm]


class DroppedForm(Form):
    """A formula of the last texts of the genre that has no answer in the text read."""

    document: str
    title: str
    date: Edtf
    start: Start
    end: End
    text: str
    seen_in: int
    of_last: int
    last_seen: Edtf


class LengthForm(Form):
    """Length of the text and its place among earlier texts of the genre."""

    words: int
    characters: int
    passages: int
    rule: str
    rank: int
    of: int


class SummaryForm(Form):
    """The figures of a reading, by status where they are many."""

    shares: dict[Status, float]
    words: dict[Status, int]
    passages: dict[Status, int]
    dropped: int
    best_single_source: Share
    any_source: Share
    length: LengthForm


class ReadingAnswer(Form):
    """One text read against everything before it."""

    format: Literal["travaux.reading/1"]
    document: ReadDocumentForm
    record: CoverageForm
    passages: list[PassageForm]
    dropped: list[DroppedForm]
    summary: SummaryForm
    method: dict[str, Any] = Field(description="Definitions and parameters")


class Fault(Form):
    """What was wrong, where, and what to do."""

    error: str
