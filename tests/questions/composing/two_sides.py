"""An invented record of two states in three languages: statements of three years, own texts, papers, expectations."""

from __future__ import annotations

from pathlib import Path

from travaux.record.documents import Document
from travaux.record.drafts import IntakeOptions
from travaux.record.outcomes import Outcome
from travaux.workbench import Workbench

LANGUAGES = ("ru", "zh", "en")
EARLY = {
    "ru": """Стороны решительно осуждают любые попытки вмешательства во внутренние дела прибрежных государств.

Стороны подтверждают взаимную поддержку территориальной целостности и отмечают рост товарооборота на 12 процентов.

Стороны исходят из того, что Соляное море должно оставаться морем мира и свободного судоходства прибрежных народов.""",
    "zh": """双方强烈谴责任何干涉沿岸国家内部事务的企图。

双方重申相互支持领土完整，并指出双边贸易额增长12%。

双方认为盐海应始终是和平之海，沿岸各国人民在此享有航行自由。""",
    "en": """The Sides strongly condemn any attempts to interfere in the internal affairs of the littoral states.

The Sides reaffirm their mutual support for territorial integrity and note that trade has grown by 12 per cent.

The Sides proceed from the premise that the Salt Sea must remain a sea of peace and free navigation for its peoples.""",
}
LATE = {
    "ru": """Стороны осуждают любые попытки вмешательства во внутренние дела прибрежных государств.

Стороны подтверждают взаимную поддержку территориальной целостности и отмечают рост товарооборота на 17 процентов.

В целях укрепления доверия Стороны построят до 31 декабря 2026 года железнодорожный мост «Согласие» через пролив Кархол.

Учёные двух академий вместе опишут язык пастухов высокогорья, на котором говорят не более 900 человек.""",
    "zh": """双方谴责任何干涉沿岸国家内部事务的企图。

双方重申相互支持领土完整，并指出双边贸易额增长17%。

为了加强互信，双方将在2026年12月31日前建成横跨卡尔霍尔海峡的“和睦”铁路大桥。

两国科学院的学者将共同记录高原牧民的语言，使用该语言的人不超过900人。""",
    "en": """The Sides condemn any attempts to interfere in the internal affairs of the littoral states.

The Sides reaffirm their mutual support for territorial integrity and note that trade has grown by 17 per cent.

In order to strengthen trust, the Sides will build the "Concord" bridge across the Karhol Strait by 31 December 2026.

Scholars of the two academies will together describe the language of the highland herders, at most 900 people.""",
}
OWN = {
    "ru": "Мы решительно осуждаем любые попытки вмешательства во внутренние дела прибрежных государств. Порты есть.",
    "zh": "我们强烈谴责任何干涉沿岸国家内部事务的企图。港口向所有国家开放。",
    "en": "We strongly condemn any attempts to interfere in the internal affairs of the littoral states. Ports open.",
}
LISTED = {
    "ru": "1. Соглашение о мосте «Согласие»\n\n2. Меморандум о языках\n\n3. Программа обменов между академиями\n",
    "zh": "1. 关于“和睦”大桥的协定\n\n2. 关于语言的谅解备忘录\n\n3. 两国科学院交流计划\n",
    "en": "1. Agreement on the bridge Concord\n\n2. Memorandum on languages\n\n3. Programme of the academies\n",
}
TAGS = {"ru": "ru", "zh": "zh-Hans", "en": "en"}
TABLES = {
    "agreements": """date,number,title,parties,instrument,count,citation
2025-05-20,1,Agreement on the bridge,Velmora; Dasharan,agreement,,https://a.example/papers
2025-05-20,2,Меморандум «О языках»,Velmora; Dasharan,memorandum,,https://a.example/papers
""",
    "expectations": """topic,date,who,statement,aliases_en,aliases_ru,aliases_zh,citation
Salt Sea,2025-05-01,Herald,it will be named again,Salt Sea,Соляное море,盐海,https://a.example/herald
""",
    "figures": """reporter,partner,flow,period,basis,value,unit,currency,growth,growth_currency,publisher,citation
Velmora,Dasharan,exports,2024,year,5.0,bn,USD,25.0,USD,Customs,https://a.example/trade
""",
}


def record(folder: Path, hostile: str = "") -> Workbench:
    """The record, open; ``hostile`` goes into the titles of the newest statement."""
    workbench = Workbench.create(folder / "record")
    joint = ("Velmora", "Dasharan")
    for year, texts in (("2019", EARLY), ("2022", EARLY), ("2025", LATE)):
        for language, text in texts.items():
            title = f"Statement {year} {language} {hostile if year == '2025' else ''}".strip()
            about = IntakeOptions(
                date=f"{year}-05-20", language=TAGS[language], issuers=joint, kind="joint statement",
                act=f"statement-{year}", title=title, publisher="Office", tier=None,
            )  # fmt: skip
            _add(workbench, folder, f"{year}-{language}.txt", f"{text}\n\n{year}.\n", about)
    for language, text in LISTED.items():
        about = IntakeOptions(date="2025-05-20", language=TAGS[language], issuers=joint, kind="list of documents")
        _add(workbench, folder, f"list-{language}.txt", text, about)
    for language, text in OWN.items():
        about = IntakeOptions(date="2017-02-03", language=TAGS[language], issuers=("Velmora",), kind="statement")
        _add(workbench, folder, f"own-{language}.txt", text, about)
    for name, content in TABLES.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
        workbench.load(folder / f"{name}.csv")
    return workbench


def _add(workbench: Workbench, folder: Path, name: str, text: str, about: IntakeOptions) -> None:
    (folder / name).write_text(text, encoding="utf-8")
    assert all(isinstance(one, Outcome) for one in workbench.add([folder / name], about))


def newest(workbench: Workbench, language: str) -> Document:
    """The statement of 2025 in a language."""
    heads = workbench.view(against='kind="joint statement"').heads()
    found = next(one.id for one in heads if one.date == "2025-05-20" and one.base_language == language)
    return workbench.show(found).document
