"""Faults: where a record contradicts itself, and whether that matters."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """One contradiction. ``harmless``: nothing is lost or wrong, only something is left over."""

    check: str
    where: str
    what: str
    remedy: str
    harmless: bool = False


@dataclass(frozen=True, slots=True)
class Examination:
    """The checks made, by name, and the faults they found; a sound record has none."""

    checks: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def sound(self) -> bool:
        """Whether no fault matters."""
        return all(fault.harmless for fault in self.faults)
