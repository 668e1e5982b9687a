import pytest

from tests.questions.test_novelty import best
from travaux.record.parallels import EditKind, Status

N, Q, A, R, S, O = (  # noqa: E741  one letter a kind keeps the table readable
    EditKind.NUMBER,
    EditKind.QUALIFIER,
    EditKind.ADDED,
    EditKind.REMOVED,
    EditKind.SUBSTITUTED,
    EditKind.REORDERED,
)
CASES = [
    ("en", "The ferry service will carry passengers of that line and the cargo of both harbours every day.",
     "The ferry service will carry passengers of the one line and the cargo of both harbours every day.", [S]),
    ("en", "The fund will lend 3.5 million crowns to fishing villages along the northern shore.",
     "The fund will lend 12 million crowns to poor fishing villages along the northern shore.", [N, A]),
    ("en", "The harbour board shall inspect ferries, tugs and barges before the winter season opens.",
     "The harbour board shall inspect tugs, ferries and barges before the winter season opens.", [O]),
    ("en", "Nearly a third of the catch is sold to canneries on the eastern coast of the bay.",
     "More than a third of the catch is sold to canneries on the eastern coast of the bay.", [Q]),
    ("ru", "Фонд выдаст рыбацким посёлкам северного берега три миллиона крон на ремонт причалов.",
     "Фонд выдаст рыбацким посёлкам северного берега восемь миллионов крон на ремонт причалов.", [N]),
    ("ru", "Портовый совет осматривает паромы и баржи до открытия зимней навигации в заливе.",
     "Портовый совет, как правило, осматривает паромы и баржи до открытия зимней навигации в заливе.", [Q]),
    ("ru", "Портовый совет осматривает паромы и баржи до открытия зимней навигации и публикует отчёт.",
     "Портовый совет осматривает любые паромы и баржи до открытия зимней навигации.", [Q, R]),
    ("zh", "基金将向北岸渔村提供三百一十二万克朗贷款，用于修缮码头。",
     "基金将向北岸渔村提供三百五十八万克朗贷款，用于修缮码头。", [N]),
    ("zh", "港务局在冬季通航前检查海湾的渡轮和驳船。", "港务局在冬季通航前一直检查海湾的渡轮和驳船。", [Q]),
    ("zh", "港务局愿在冬季通航前检查海湾的渡轮和驳船。", "港务局同意在冬季通航前检查海湾的渡轮和驳船。", [S]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "earlier", "later", "kinds"), CASES)
def test_edits_are_typed(language: str, earlier: str, later: str, kinds: list[EditKind]) -> None:
    found = best(language, later, earlier)
    assert found is not None
    assert found.kind is Status.EDITED
    assert sorted(edit.kind for edit in found.edits) == sorted(kinds)


def test_a_number_that_changed_is_told_whole() -> None:
    found = best("zh", CASES[7][2], CASES[7][1])
    assert found is not None
    assert [(edit.earlier, edit.later) for edit in found.edits] == [("三百一十二万", "三百五十八万")]


@pytest.mark.parametrize(
    ("language", "earlier", "later"),
    [
        ("en", "The sides value co-operation on long-term U.S. loans of 10,000 crowns.",
         "Secondly, the sides value cooperation on long-term US loans of 10 000 crowns."),
        ("ru", "Стороны ценят экспортно-импортные операции на 10 000 крон в год.",
         "Во-вторых, стороны ценят экспортно‑импортные операции на 10\u00a0000 крон в год."),
        ("zh", "双方重视航运监测领域的长期合作。", "第二，雙方重視航運監測領域的長期合作。"),
    ],
)  # fmt: skip
def test_another_spelling_and_an_enumerator_are_no_edits(language: str, earlier: str, later: str) -> None:
    found = best(language, later, earlier)
    assert found is not None
    assert (found.kind, found.edits) == (Status.VERBATIM, ())


@pytest.mark.parametrize(
    ("language", "earlier", "later"),
    [
        ("en", "The ferry line to Ostwick will open in spring. Tickets will be sold on board and in harbour kiosks.",
         "The ferry line to Ostwick will open in spring, and tickets will be sold on board and in harbour kiosks."),
        ("ru", "Паромная линия в Оствик откроется весной. Билеты будут продавать на борту и в портовых киосках.",
         "Паромная линия в Оствик откроется весной, а билеты будут продавать на борту и в портовых киосках."),
        ("zh", "开往奥斯特维克的渡轮航线将于春季开通。船票将在船上和码头售票亭出售。",
         "开往奥斯特维克的渡轮航线将于春季开通，船票将在船上和码头售票亭出售。"),
    ],
)  # fmt: skip
def test_joined_sentences_are_compared_together(language: str, earlier: str, later: str) -> None:
    found = best(language, later, earlier)
    assert found is not None
    assert found.kind in (Status.EDITED, Status.VERBATIM)
    assert found.coverage > 0.9
