"""Small invented corpora in Russian, Chinese and English, dated, with known reuse."""

from __future__ import annotations

from travaux.parallels.lineage.corpus import Corpus, Text

PASSAGES = {
    "ru": (
        "Стороны исходят из того, что строительство железнодорожного перехода через реку Анвир должно быть завершено "
        "до конца десятилетия, и поручают министерствам транспорта ежегодно представлять доклад о ходе работ. ",
        "Главы правительств одобрили программу обмена студентами и преподавателями, рассчитанную на пять лет, "
        "и договорились увеличить число стипендий для молодых исследователей в области сельского хозяйства. ",
    ),
    "zh": (
        "双方认为，跨安维尔河铁路口岸大桥应于本十年末建成通车，并责成两国交通主管部门每年提交工程进展和追加资金需求报告。",
        "两国政府首脑批准了为期五年的学生和教师交流规划，商定增加面向农业领域青年科研人员的奖学金名额。",
    ),
    "en": (
        "The sides proceed from the understanding that the railway crossing over the river Anvir shall be completed "
        "before the end of the decade, and instruct the transport ministries to report every year on the works. ",
        "The heads of government approved a programme of exchanges for students and teachers lasting five years and "
        "agreed to raise the number of scholarships for young researchers in the field of agriculture. ",
    ),
}
FILLER = {
    "ru": "Погода в столице стояла ясная, и гости осмотрели старый порт и музей мореплавания. ",
    "zh": "首都天气晴朗，来宾参观了老港口和航海博物馆，并同市民亲切交谈。",
    "en": "The weather was clear and the guests saw the old port and the museum of seafaring. ",
}


def swapped(language: str) -> Corpus:
    """Two texts: the later has the two passages of the earlier in the other order."""
    one, other = PASSAGES[language]
    return Corpus.of([Text("late", "2020-05", other + one), Text("early", "2019", one + other)])


def spread(language: str, copies: int) -> Corpus:
    """``copies`` texts of one passage each, and one without."""
    passage = PASSAGES[language][0]
    holders = [Text(f"h{k:03}", f"{1900 + k}", passage) for k in range(copies)]
    return Corpus.of([*holders, Text("stranger", "1900", FILLER[language])])


def mixed() -> Corpus:
    """All languages together, swapped and spread."""
    texts: list[Text] = []
    for language in PASSAGES:
        for corpus in (swapped(language), spread(language, 20)):
            texts += [Text(f"{language}-{one.id}", one.date, one.text) for one in corpus.texts]
    return Corpus.of(texts)
