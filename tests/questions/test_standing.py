from dataclasses import replace

import pytest

from travaux.questions.standing import elements
from travaux.record.positions import Course, Stand
from travaux.record.statements import Act, TargetKind

TEXTS = {
    "ru": (
        "Стороны выступают против размещения ракет средней дальности в регионе.",
        "Стороны поддерживают скорейшее возобновление переговоров по договору о границе.",
    ),
    "zh": ("双方反对在本地区部署中程导弹。", "双方支持尽早恢复关于边界条约的谈判进程。"),
    "en": (
        "The sides oppose the deployment of intermediate-range missiles in the region.",
        "The sides support an early resumption of negotiations on the boundary treaty.",
    ),
}


def stand(document: str, text: str, force: int = 3, act: Act = Act.OPPOSE) -> Stand:
    return Stand(document, f"20{document}", act, force, TargetKind.NONE, text, 0, len(text))


@pytest.mark.parametrize("language", list(TEXTS))
def test_courses_follow_what_happens_to_an_element(language: str) -> None:
    missiles, talks = TEXTS[language]
    cases = {
        Course.HARDENED: [stand("20", missiles, 3), stand("22", missiles, 4)],
        Course.SOFTENED: [stand("20", missiles, 4), stand("22", missiles, 3)],
        Course.CONSTANT: [stand("20", missiles), stand("22", missiles)],
        Course.NEW: [stand("20", talks), stand("22", missiles)],
        Course.LOST: [stand("18", missiles), stand("20", missiles), stand("22", talks)],
    }
    for course, stands in cases.items():
        found, _single = elements(stands, latest=1)
        assert course in {element.course for element in found}, course


@pytest.mark.parametrize("language", list(TEXTS))
def test_statement_said_once_long_ago_is_counted_and_in_no_element(language: str) -> None:
    missiles, talks = TEXTS[language]
    found, single = elements([stand("20", talks), stand("22", missiles)], latest=1)
    assert (len(found), [one.document for one in single]) == (1, ["20"])


def test_no_statements_have_no_elements() -> None:
    assert elements([], latest=1) == ((), ())


@pytest.mark.parametrize("language", list(TEXTS))
def test_a_debate_has_shared_elements_and_no_course(language: str) -> None:
    missiles, talks = TEXTS[language]
    day = [replace(stand(name, missiles), date="2017-09", issuers=(name,)) for name in ("a", "b")]
    other = replace(stand("c", talks), date="2017-09")
    found, single = elements([*day, other], latest=1)
    assert ([one.course for one in found], len(single)) == ([Course.SHARED], 1)
    assert found[0].issuers == ("a", "b")
