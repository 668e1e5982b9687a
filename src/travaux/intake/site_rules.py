"""Rules of sites: where a site's pages keep title, date, body, next part, other languages and attachments.

The rules are data (``data/sites/*.yaml``, or files of the user's); a page of a site without rules is read by the
general one, ``page_bodies``. Selectors are CSS (W3C Selectors 3); ``selector@attribute`` takes an attribute.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml
from cssselect import SelectorError
from lxml import html
from lxml.cssselect import CSSSelector

from travaux.errors import InvalidValue
from travaux.record.documents import VersionKind

_HREFLANG = "link[rel=alternate][hreflang]"
RELATIONS = ("next", "versions", "attachments")
_SELECTED = ("title", "date", "body", "drop", *RELATIONS)
_SAID = ("publisher", "issuers", "kind")
_KEYS = frozenset({"name", "hosts", "tier", "languages", "version_kinds", "checked", *_SELECTED, *_SAID})


@dataclass(frozen=True, slots=True)
class SiteRule:
    """How the pages of one site are read.

    ``selectors`` are tried in order until one finds something; ``said`` are metadata true of every page;
    ``languages`` gives the language by the beginning of host and path, ``version_kinds`` the authority of a language
    version; ``checked`` is the day the rule was last held against the live site, empty when it never was.
    """

    name: str
    hosts: tuple[str, ...]
    selectors: Mapping[str, tuple[str, ...]]
    said: Mapping[str, str] = field(default_factory=dict)
    languages: Mapping[str, str] = field(default_factory=dict)
    version_kinds: Mapping[str, str] = field(default_factory=dict)
    tier: int = 0
    checked: str = ""

    def language(self, address: str) -> str:
        """The language of an address by the longest beginning of host and path that is known; ``''`` by none."""
        parts = urlsplit(address)
        place = (parts.hostname or "") + parts.path
        known = [start for start in self.languages if place.startswith(start)]
        return self.languages[max(known, key=len)] if known else ""

    def first(self, tree: html.HtmlElement, what: str) -> list[html.HtmlElement]:
        """The elements the first fruitful selector of ``what`` finds; empty when none does."""
        found = (_selected(selector, tree) for selector in self.selectors.get(what, ()))
        return next((elements for elements in found if elements), [])

    def every(self, tree: html.HtmlElement, what: str) -> list[html.HtmlElement]:
        """The elements any selector of ``what`` finds, each once."""
        found = (element for selector in self.selectors.get(what, ()) for element in _selected(selector, tree))
        return list(dict.fromkeys(found))

    def value(self, tree: html.HtmlElement, what: str) -> str:
        """The text, or the attribute named, of the first element found; ``''`` when there is none."""
        for selector in self.selectors.get(what, ()):
            path, _at, attribute = selector.partition("@")
            for found in _selected(path, tree):
                written = found.get(attribute, "") if attribute else " ".join(found.itertext())
                if written.strip():
                    return " ".join(written.split())
        return ""


def rule_of(address: str, own: Sequence[SiteRule] = ()) -> SiteRule | None:
    """The rule for the host of an address, the user's ``own`` first, the longest name; None when it has none."""
    host = (urlsplit(address).hostname or "").lower()
    for rules in (own, shipped()):
        fitting = [(len(name), rule) for rule in rules for name in rule.hosts if _is_of(host, name)]
        if fitting:
            return max(fitting, key=lambda pair: pair[0])[1]
    return None


@cache
def shipped() -> tuple[SiteRule, ...]:
    """The rules that come with the package."""
    folder = resources.files("travaux").joinpath("data/sites")
    named = sorted(((one.name, one) for one in folder.iterdir()), key=lambda pair: pair[0])
    return tuple(rule for name, one in named if name.endswith(".yaml") for rule in parsed(one.read_text("utf-8"), name))


@cache
def own_rules(paths: tuple[str, ...]) -> tuple[SiteRule, ...]:
    """The rules in the user's files, read once a program. Raises InvalidValue."""
    return tuple(rule for path in paths for rule in read_rules(path))


def read_rules(path: str) -> tuple[SiteRule, ...]:
    """The rules in a file of the user's. Raises InvalidValue that names the rule and the key at fault."""
    try:
        written = Path(path).read_text("utf-8")
    except (OSError, UnicodeError) as error:
        raise InvalidValue(f"cannot be read ({error})", path, "--sites", "Name a YAML file in UTF-8.") from error
    return parsed(written, path)


def parsed(written: str, where: str) -> tuple[SiteRule, ...]:
    """The rules written in YAML under ``sites``. Raises InvalidValue."""
    try:
        data = yaml.safe_load(written)
    except yaml.YAMLError as error:
        raise InvalidValue("not YAML", str(error), where, "See docs/collecting.md for the form of a rule.") from error
    sites = data.get("sites") if isinstance(data, dict) else None
    if not isinstance(sites, list):
        raise InvalidValue("no list 'sites'", type(data).__name__, where, "See docs/collecting.md for its form.")
    return tuple(_rule(site, where) for site in sites)


def _rule(site: Any, where: str) -> SiteRule:
    if not isinstance(site, dict) or not site.get("name") or not site.get("hosts"):
        raise InvalidValue("a site needs 'name' and 'hosts'", site, where, "Add them.")
    unknown = set(site) - _KEYS
    if unknown:
        raise InvalidValue(f"unknown keys in {site['name']}", sorted(unknown), where, f"Known: {sorted(_KEYS)}.")
    selectors = {what: _several(site.get(what)) for what in _SELECTED if site.get(what)}
    for selector in (one for several in selectors.values() for one in several):
        _checked(selector, f"{where}, {site['name']}")
    kinds = {language: VersionKind(kind).value for language, kind in site.get("version_kinds", {}).items()}
    return SiteRule(
        name=site["name"],
        hosts=_several(site["hosts"]),
        selectors=selectors,
        said={name: str(site[name]) for name in _SAID if site.get(name)},
        languages=site.get("languages", {}),
        version_kinds=kinds,
        tier=int(site.get("tier", 0)),
        checked=str(site.get("checked") or ""),
    )


def _several(value: object) -> tuple[str, ...]:
    return tuple(str(one) for one in value) if isinstance(value, list) else (str(value),)


def _checked(selector: str, where: str) -> None:
    try:
        _compiled(selector.partition("@")[0])
    except SelectorError as error:
        raise InvalidValue(f"no CSS selector ({error})", selector, where, "Write one such as 'div.text p'.") from error


def _selected(selector: str, tree: html.HtmlElement) -> list[html.HtmlElement]:
    found: Any = _compiled(selector)(tree)  # the type stubs know XPath's many results only, not that these are elements
    return list(found)


@cache
def _compiled(selector: str) -> CSSSelector:
    return CSSSelector(selector, translator="html")


def _is_of(host: str, name: str) -> bool:
    return host == name or host.endswith(f".{name}")


def links(rule: SiteRule | None, tree: html.HtmlElement) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The addresses a page names by each relation, as it writes them, each once.

    Without a rule only the other language versions are known, which pages name in a standard way (``hreflang``).
    """
    for relation in RELATIONS:
        found = rule.every(tree, relation) if rule else _selected(_HREFLANG, tree) if relation == "versions" else []
        written = (element.get("href", "").strip() for element in found)
        kept = tuple(dict.fromkeys(one for one in written if one and not one.startswith("#")))
        if kept:
            yield relation, kept
