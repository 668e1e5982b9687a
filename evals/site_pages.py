"""Pages in the structure of five official sites, with what a careful reader would take from each.

The layouts follow the public structure the site rules describe; articles are put together from the specimen's
paragraphs, so that no two are alike. Menus, share bars, tags and lists of other items stand around them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from html import escape
from itertools import pairwise
from pathlib import Path

from travaux import specimen

PER_SITE = 40
_SEED = 20261124
_PARAGRAPHS = (5, 11)
LAYOUTS = Path(__file__).with_name("data") / "site_pages"
_MENUS = {
    "ru": ("Главная", "События", "Документы", "Поручения", "Контакты", "Поделиться", "Для печати", "Другие материалы"),
    "zh": ("首页", "新闻", "外交动态", "资料", "联系我们", "分享到", "打印本页", "相关阅读"),
    "en": ("Home", "News", "Documents", "Instructions", "Contacts", "Share", "Print version", "More on this"),
}  # fmt: skip
_EDITORS = {"ru": "Редактор: отдел новостей", "zh": "责任编辑：新闻部", "en": "Editor: news desk"}


@dataclass(frozen=True, slots=True)
class Article:
    """What stands on a page."""

    language: str
    title: str
    day: date
    paragraphs: tuple[str, ...]

    @property
    def body(self) -> str:
        """The text a reader would take."""
        return "\n".join(self.paragraphs)


@dataclass(frozen=True, slots=True)
class SitePage:
    """One page of a site: ``parts`` are its bytes, one each for a text on several pages, by path."""

    host: str
    article: Article
    parts: tuple[tuple[str, bytes], ...]
    encoding: str = "utf-8"

    @property
    def path(self) -> str:
        """Where the text begins."""
        return self.parts[0][0]


def site_pages() -> tuple[SitePage, ...]:
    """All pages, ``PER_SITE`` for each of five sites; the same every time."""
    chance = random.Random(_SEED)
    pool = {language: _paragraphs(language) for language in _MENUS}
    return tuple(page for site in _SITES for page in site(chance, pool))


def _president(chance: random.Random, pool: dict[str, list[str]]) -> Iterator[SitePage]:
    for number in range(PER_SITE // 2):
        for language, host in (("ru", "kremlin.ru"), ("en", "en.kremlin.ru")):
            article = _article(chance, pool, language)
            path = f"/events/president/news/{70000 + number}"
            other = "http://en.kremlin.ru" if language == "ru" else "http://kremlin.ru"
            head = f'<link rel="alternate" hreflang="x" href="{other}{path}">' if number % 4 == 0 else ""
            yield _page(host, path, article, _Layout("president", head))


def _russian_ministry(chance: random.Random, pool: dict[str, list[str]]) -> Iterator[SitePage]:
    for number in range(PER_SITE):
        language, place = (("ru", "ru"), ("ru", "ru"), ("en", "en"), ("zh", "cn"))[number % 4]
        article = _article(chance, pool, language)
        yield _page(
            "www.mid.ru", f"/{place}/foreign_policy/news/{1900000 + number}/", article, _Layout("russian_ministry")
        )


def _chinese_ministry(chance: random.Random, pool: dict[str, list[str]]) -> Iterator[SitePage]:
    for number in range(PER_SITE):
        language, place = (("zh", ""), ("zh", ""), ("en", "eng/"))[number % 3]
        article = _article(chance, pool, language)
        head = f'<meta name="PubDate" content="{article.day.isoformat()} 21:15">'
        path = f"/{place}zyxw/{article.day:%Y%m}/t{article.day:%Y%m%d}_{11300000 + number}.shtml"
        yield _page("www.mfa.gov.cn", path, article, _Layout("chinese_ministry", head))


def _chinese_agency(chance: random.Random, pool: dict[str, list[str]]) -> Iterator[SitePage]:
    """Every other text stands on three pages."""
    for number in range(PER_SITE):
        language, host = (("zh", "www.news.cn"), ("zh", "www.news.cn"), ("ru", "russian.news.cn"))[number % 3]
        article = _article(chance, pool, language)
        path = f"/world/{article.day:%Y-%m/%d}/c_{1310000000 + number}"
        cuts = _cuts(len(article.paragraphs), 3 if number % 2 else 1)
        paths = [f"{path}{f'_{part}' if part else ''}.htm" for part in range(len(cuts))]
        head = f'<meta name="publishdate" content="{article.day.isoformat()}">'
        parts = []
        for place, (start, end) in enumerate(cuts):
            following = f'<a class="nextpage" href="{paths[place + 1]}">→</a>' if place + 1 < len(cuts) else ""
            part = replace(article, paragraphs=article.paragraphs[start:end])
            parts.append((paths[place], _html(part, _Layout("chinese_agency", head, following))))
        yield SitePage(host, article, tuple(parts))


def _russian_agency(chance: random.Random, pool: dict[str, list[str]]) -> Iterator[SitePage]:
    """Russian pages in the encoding such sites long used, named wrongly by the server."""
    for number in range(PER_SITE):
        language, host = (("ru", "tass.ru"), ("en", "tass.com"))[number % 2]
        article = _article(chance, pool, language)
        encoding = "windows-1251" if language == "ru" and number % 4 == 0 else "utf-8"
        yield _page(host, f"/politika/{22000000 + number}", article, _Layout("russian_agency"), encoding)


_SITES = (_president, _russian_ministry, _chinese_ministry, _chinese_agency, _russian_agency)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Which layout a page has, what its head adds, and the link to its next part."""

    name: str
    head: str = ""
    following: str = ""


def _page(host: str, path: str, article: Article, layout: _Layout, encoding: str = "utf-8") -> SitePage:
    return SitePage(host, article, ((path, _html(article, layout, encoding)),), encoding)


def _html(article: Article, layout: _Layout, encoding: str = "utf-8") -> bytes:
    names, title = _MENUS[article.language], escape(article.title)
    filled = {
        "{main}": (LAYOUTS / f"{layout.name}.html").read_text("utf-8"),
        "{paragraphs}": "".join(f"<p>{escape(paragraph)}</p>" for paragraph in article.paragraphs),
        "{related}": "".join(f"<li><a href='/other/{place}'>{title} {place}</a></li>" for place in range(4)),
        "{menu}": " ".join(f'<a href="/section/{place}">{name}</a>' for place, name in enumerate(names)),
        "{title}": title,
        "{iso}": article.day.isoformat(),
        "{dotted}": f"{article.day:%d.%m.%Y}",
        "{language}": article.language,
        "{home}": names[0],
        "{menu7}": names[6],
        "{more}": names[7],
        "{editor}": _EDITORS[article.language],
        "{head}": layout.head,
        "{next}": layout.following,
    }
    page = (LAYOUTS / "frame.html").read_text("utf-8")
    for name, value in filled.items():
        page = page.replace(name, value)
    return page.encode(encoding, "xmlcharrefreplace")


def _article(chance: random.Random, pool: dict[str, list[str]], language: str) -> Article:
    count = chance.randint(*_PARAGRAPHS)
    title = chance.choice([one for one in pool[language] if len(one) < 400])
    day = date(2012, 1, 9) + timedelta(days=chance.randrange(14 * 365))
    shortened = title.split("。")[0].split(". ")[0][:110].strip(" ,;:：，；")
    return Article(language, shortened, day, tuple(chance.sample(pool[language], count)))


def _paragraphs(language: str) -> list[str]:
    """Running paragraphs of the specimen's texts in a language, each once."""
    found: dict[str, None] = {}
    for path in specimen.files():
        if path.stem.endswith(f"_{language}"):
            lines = (line.strip() for line in path.read_text("utf-8").splitlines())
            found |= dict.fromkeys(" ".join(line.split()) for line in lines if _is_running(line))
    return list(found)


def _is_running(line: str) -> bool:
    return len(line) > 40 and line[0].isalpha() and line[-1] in ".。;；"


def _cuts(length: int, parts: int) -> list[tuple[int, int]]:
    places = [round(length * part / parts) for part in range(parts + 1)]
    return list(pairwise(places))
