"""Functions of the language: their parameters with types, what they give, and how they are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from travaux.parallels.segments import Segment
from travaux.questions.indexing import indexed
from travaux.questions.meaning import Meaning
from travaux.questions.paraphrase import Encode
from travaux.questions.predicates.values import Kind, Rows
from travaux.reading.named import known_people
from travaux.record.dates import bounds
from travaux.store.registers import Registers
from travaux.store.views import View
from travaux.text.roster import Roster
from travaux.world.series import Series

Expected = TypeVar("Expected")


class Required:
    """Stands where a parameter has no default."""


REQUIRED = Required()


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; without a default it must be given."""

    name: str
    kind: Kind
    default: Any = REQUIRED

    @property
    def needed(self) -> bool:
        """Whether it must be given."""
        return self.default is REQUIRED


class Context:
    """What a claim is evaluated over: a view of the record, its registers, and what is derived from its texts."""

    def __init__(self, view: View, encode: Encode | None = None) -> None:
        self.view, self._encode = view, encode

    @cached_property
    def segments(self) -> tuple[Segment, ...]:
        """The index of at least every document shown; made where it is missing."""
        return indexed(self.view, self.view.derived)

    @cached_property
    def encode(self) -> Encode:
        """Sentences to vectors: as given, else the packaged encoder, which keeps them beside the index."""
        return self._encode or Meaning(self.view.derived)

    @cached_property
    def registers(self) -> Registers:
        """The registers as of the same day."""
        return self.view.registers

    @cached_property
    def people(self) -> Roster:
        """Everyone named in events, posts and delegations."""
        registers = self.registers
        rows = [(one.person, *one.names) for one in registers.posts()]
        rows += [(one.person, *one.names) for one in registers.delegates()]
        rows += [(one.name,) for event in registers.events() for one in event.participants]
        return Roster(rows, known_people())

    @property
    def names_read(self) -> tuple[str, ...]:
        """How names asked for were read where that was not plain."""
        return self.people.notes if "people" in self.__dict__ else ()

    @property
    def as_of(self) -> str:
        """The day the record is read as of; empty for no limit."""
        return self.view.options.as_of


@dataclass(frozen=True, slots=True)
class Arguments:
    """The arguments of one call by parameter name."""

    values: Mapping[str, Any]

    def text(self, name: str) -> str:
        """A text or date; empty when not given."""
        return str(self.values[name])

    def texts(self, name: str) -> tuple[str, ...]:
        """One or more texts; empty when not given."""
        found: tuple[str, ...] = self.values[name]
        return found

    def number(self, name: str) -> Decimal:
        """A number."""
        found: Decimal = self.values[name]
        return found

    def rows(self, name: str) -> Rows:
        """Rows of a register."""
        found: Rows = self.values[name]
        return found

    def series(self, name: str) -> Series:
        """A series."""
        found: Series = self.values[name]
        return found

    def __getitem__(self, name: str) -> Any:
        return self.values[name]


@dataclass(frozen=True, slots=True)
class Function:
    """One function. ``call`` computes it; ``summary`` is its line in the documentation; ``basis`` what it needs."""

    name: str
    parameters: tuple[Parameter, ...]
    returns: Kind
    call: Callable[[Context, Arguments], Any]
    summary: str

    @property
    def signature(self) -> str:
        """How it is written, with optional parameters in brackets."""
        shown = (one.name if one.needed else f"[{one.name}]" for one in self.parameters)
        return f"{self.name}({', '.join(shown)})"


def texts(*names: str) -> tuple[Parameter, ...]:
    """Optional parameters of one or more texts."""
    return tuple(Parameter(name, Kind.TEXTS, ()) for name in names)


def is_within(date: str, span: str) -> bool:
    """Whether a date can lie in a span: a visit from the 5th to the 10th is one of the 9th and of May."""
    own, wanted = bounds(date), bounds(span)
    return own is not None and wanted is not None and own[0] <= wanted[1] and wanted[0] <= own[1]


def listed(names: Sequence[str]) -> str:
    """Names in words."""
    return " or ".join(names)
