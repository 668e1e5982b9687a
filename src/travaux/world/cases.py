"""Cases: tables of facts that come with the package, each with its source and doubts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import yaml

from travaux.errors import NotFound


@dataclass(frozen=True, slots=True)
class Case:
    """``tables`` name the register of each file; ``papers`` are tables to read that no register holds."""

    name: str
    title: str
    about: str
    source: str
    licence: str
    tables: Mapping[str, str]
    papers: tuple[str, ...]

    def content(self, file: str) -> bytes:
        """The bytes of one of its files; raises NotFound."""
        if file not in {*self.tables, *self.papers}:
            raise NotFound("file", file, f"The case has {', '.join((*self.tables, *self.papers))}.")
        return files("travaux").joinpath("cases", self.name, file).read_bytes()


def case_names() -> tuple[str, ...]:
    """The names of the cases in the package."""
    folder = files("travaux").joinpath("cases")
    return tuple(sorted(one.name for one in folder.iterdir() if one.joinpath("case.yaml").is_file()))


def case(name: str) -> Case:
    """The case of this name; raises NotFound."""
    if name not in case_names():
        raise NotFound("case", name, f"There are {', '.join(case_names())}.")
    said = yaml.safe_load(files("travaux").joinpath("cases", name, "case.yaml").read_text("utf-8"))
    return Case(
        name, said["title"], said["about"], said["source"], said["licence"], said["tables"], tuple(said["papers"])
    )
