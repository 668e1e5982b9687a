"""Cases: tables of facts, each with its source and doubts, that come with the package or stand in a folder of a user's.

A case is a folder with ``case.yaml``: title, about, source, licence, ``tables`` (the register of each file, see
``docs/world.md``) and, if it has any, ``papers``, tables to read that no register holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import yaml

from travaux.errors import NotFound, UnreadableInput
from travaux.record.registers import Register

MANIFEST = "case.yaml"
_TEXTS = ("title", "about", "source", "licence")


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
    folder: Traversable

    def content(self, file: str) -> bytes:
        """The bytes of one of its files; raises NotFound."""
        if file not in {*self.tables, *self.papers} or not self.folder.joinpath(file).is_file():
            raise NotFound("file", file, f"The case has {', '.join((*self.tables, *self.papers))}.")
        return self.folder.joinpath(file).read_bytes()


def case_names() -> tuple[str, ...]:
    """The names of the cases in the package."""
    folder = files("travaux").joinpath("cases")
    return tuple(sorted(one.name for one in folder.iterdir() if one.joinpath(MANIFEST).is_file()))


def case(name: str) -> Case:
    """The case of this name, or in the folder of this path.

    Raises NotFound, and UnreadableInput when the folder's ``case.yaml`` is not as it must be.
    """
    if name in case_names():
        return _read(files("travaux").joinpath("cases", name), name)
    folder = Path(name)
    if not (folder / MANIFEST).is_file():
        remedy = f"There are {', '.join(case_names())}; a case of your own is a folder with a file {MANIFEST}."
        raise NotFound("case", name, remedy)
    return _read(folder, folder.resolve().name)


def _read(folder: Traversable, name: str) -> Case:
    where = f"{name}/{MANIFEST}"
    try:
        said = yaml.safe_load(folder.joinpath(MANIFEST).read_text("utf-8"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise UnreadableInput(where, f"no YAML in UTF-8 ({error})", "Write it as docs/world.md shows.") from error
    fault = _fault(said, folder)
    if fault:
        raise UnreadableInput(where, fault, "Write it as docs/world.md shows.")
    title, about, source, licence = (said[key] for key in _TEXTS)
    return Case(name, title, about, source, licence, said["tables"], tuple(said.get("papers") or ()), folder)


def _fault(said: object, folder: Traversable) -> str:
    """What is wrong with a manifest; empty when nothing is."""
    if not isinstance(said, dict) or not isinstance(said.get("tables"), dict):
        return "it must name tables, each with its register"
    lacking = [key for key in _TEXTS if not isinstance(said.get(key), str)]
    if lacking:
        return f"it lacks {', '.join(lacking)}"
    registers = {one.value for one in Register} | {"ballots"}
    strange = [str(kind) for kind in said["tables"].values() if kind not in registers]
    if strange:
        return f"no register {', '.join(strange)}; there are {', '.join(sorted(registers))}"
    listed = [str(file) for file in (*said["tables"], *(said.get("papers") or ()))]
    outside = [file for file in listed if "/" in file or "\\" in file or not folder.joinpath(file).is_file()]
    return f"no such file beside it: {', '.join(outside)}" if outside else ""
