"""A record of joint statements in three languages, two a language, for the commands that read what sentences do."""

from __future__ import annotations

from pathlib import Path

from tests.store.samples import document, draft
from travaux.record.documents import Document
from travaux.store.database import create
from travaux.store.writes import Writer

EARLIER = {
    "ru": (
        "Стороны решительно выступают против размещения ракет средней дальности в этом регионе. "
        "Стороны выражают озабоченность планами НАТО по строительству газопровода в Арктике. "
        "Стороны поддерживают программу студенческих обменов между университетами двух стран."
    ),
    "zh": (
        "双方坚决反对在本地区部署中程导弹。双方对北约在北极修建输气管道的计划表示关切。"
        "双方支持两国大学之间的学生交流项目。"
    ),
    "en": (
        "The sides resolutely oppose the deployment of intermediate-range missiles in this region. "
        "The sides are concerned about the plans of NATO to build a gas pipeline in the Arctic. "
        "The sides support the programme of student exchanges between the universities of both countries."
    ),
}
LATER = {
    "ru": (
        "Стороны выступают против размещения ракет средней дальности в этом регионе. "
        "Стороны договорились открыть совместную военную базу патрулирования до конца 2029 года."
    ),
    "zh": "双方反对在本地区部署中程导弹。双方商定在2029年底前设立联合巡航部队。",
    "en": (
        "The sides oppose the deployment of intermediate-range missiles in this region. "
        "The sides agreed to open a joint naval patrol base by the end of 2029."
    ),
}


def earlier(language: str) -> Document:
    return document(EARLIER[language], language, "2024-03", issuers=("Орлавия", "Тессария"))


def later(language: str) -> Document:
    return document(LATER[language], language, "2026-03", issuers=("Орлавия", "Тессария"))


def make_record(folder: Path) -> Path:
    with create(folder) as database:
        for language in EARLIER:
            for number, made in enumerate((earlier(language), later(language))):
                Writer(database).add(draft(made, f"{language}{number}.txt"), words=40, terms=[])
    return folder
