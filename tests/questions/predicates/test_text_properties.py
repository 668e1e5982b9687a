"""What turns claims about texts, in Russian, Chinese and English: an earlier text, other wording, a sentence more."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.questions.predicates.texts import ask_texts
from tests.questions.predicates.turns import TRUE, turns, widened
from tests.store.samples import document
from tests.world.samples import HERE
from travaux.record.documents import Document
from travaux.record.expectations import Expectation, OutcomeKind, WatchItem
from travaux.record.findings import Finding, Verdict

FEW = settings(max_examples=6, deadline=None)
"""Each example makes two records on disk."""

SENTENCES = {
    "ru": (
        "Стороны подтвердили готовность совместно развивать рыболовство в проливе между двумя берегами.",
        "Министры транспорта представили план обновления паромной переправы и причалов до следующего лета.",
        "Участники выразили обеспокоенность засухой в верховьях реки и договорились делиться данными о паводках.",
        "Делегации высоко оценили работу совместной школы переводчиков и её выпускников разных лет.",
    ),
    "zh": (
        "双方重申愿意共同发展两岸海峡渔业合作，并保护近海鱼类资源。",
        "两国交通部长提出了在明年夏天之前更新渡轮航线和码头的详细计划。",
        "与会者对河流上游持续干旱表示担忧，同意分享洪水预报数据。",
        "两国代表团高度评价联合翻译学校多年来的工作及其历届毕业生。",
    ),
    "en": (
        "The two sides confirmed their readiness to develop fisheries together in the strait between the two shores.",
        "The ministers of transport presented a plan to renew the ferry crossing and its piers before next summer.",
        "Participants voiced concern over the drought in the upper river and agreed to share flood forecasts.",
        "The delegations valued highly the work of the joint school of interpreters and its graduates over the years.",
    ),
}
"""Unlike each other, so that one is never a wording of another."""
TAILS = {"ru": "вблизи северных островов", "zh": "北部诸岛附近", "en": "near the northern islands"}
CONDEMNS = {
    "ru": ("Стороны осуждают действия США.", "Стороны поддерживают действия США."),
    "zh": ("双方谴责美国的行径。", "双方支持美国的立场。"),
    "en": ("The two sides condemn the United States.", "The two sides support the United States."),
}
PROMISES = {
    "ru": "Стороны построят мост через пролив до 2027 года.",
    "zh": "双方将在2027年前建成跨海大桥。",
    "en": "The two sides will build a bridge across the strait by 2027.",
}
languages = st.sampled_from(("ru", "zh", "en"))
orders = st.permutations(range(4))


def _text(language: str, numbers: list[int], date: str, **fields: object) -> Document:
    gap = "" if language == "zh" else " "
    words = gap.join(SENTENCES[language][number] for number in numbers)
    plain: dict[str, object] = {"kind": "joint statement", "issuers": ("Eldoria",), "act": date}
    return document(words, language, date, **{**plain, **fields})


def _edited(language: str, number: int) -> str:
    """A sentence with a few words more in its middle."""
    whole = SENTENCES[language][number]
    place, gap = (len(whole) // 2, "") if language == "zh" else (whole.index(" ", len(whole) // 2), " ")
    return f"{whole[:place]}{gap}{TAILS[language]}{whole[place:]}"


def _now(language: str, text: str, **fields: object) -> Document:
    plain: dict[str, object] = {"kind": "joint statement", "issuers": ("Eldoria",), "act": "now"}
    return document(text, language, "2024-05-30", **{**plain, **fields})


@turns("new")
@FEW
@given(languages, orders)
def test_new_fails_once_an_earlier_text_has_the_words(language: str, order: list[int]) -> None:
    words = SENTENCES[language][order[0]]
    now, other = _now(language, words), _text(language, order[1:3], "2019-03-01")
    claim = f"new('{words}', \"now\")"
    assert ask_texts(claim, [now, other]).verdict is Verdict.IN_RECORD
    found = ask_texts(claim, [now, other, _text(language, order[:1], "2018")])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert found.counterexample.date == "2018"
    assert ask_texts(claim, [now]).verdict is Verdict.TOO_THIN


@FEW
@given(languages, orders)
def test_likeness_of_meaning_widens_new_and_does_not_turn_it(language: str, order: list[int]) -> None:
    words = SENTENCES[language][order[0]]
    texts = [_now(language, words), _text(language, order[1:3], "2019-03-01")]
    claim = f"new('{words}', \"now\")"
    found = ask_texts(claim, texts, encode=lambda sentences, _language: np.ones((len(sentences), 1), np.float32))
    assert found.verdict is Verdict.IN_RECORD
    assert "2019-03-01" in found.reason
    assert [(one.choice, one.result) for one in found.sensitivity] == [("counting other words for it", "fails")]
    assert widened(ask_texts(claim, texts), found)


@turns("repeated", "edited")
@FEW
@given(languages, orders)
def test_an_edit_turns_repeated_into_edited(language: str, order: list[int]) -> None:
    words = SENTENCES[language][order[0]]
    now, before = _now(language, words), _text(language, order[:2], "2019-03-01")
    assert ask_texts(f"repeated('{words}', \"now\")", [now, before]).verdict is Verdict.HOLDS
    assert ask_texts(f"edited('{words}', \"now\")", [now, before]).verdict is Verdict.FAILS
    edited = document(_edited(language, order[0]), language, "2019-03-01", act="2019")
    found = ask_texts(f"repeated('{words}', \"now\")", [now, edited])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert ask_texts(f"edited('{words}', \"now\")", [now, edited]).verdict is Verdict.HOLDS
    assert ask_texts(f"repeated('{words}', \"now\")", [now]).verdict is Verdict.TOO_THIN


@turns("first_by")
@FEW
@given(languages, orders)
def test_first_by_turns_on_an_earlier_text_of_another(language: str, order: list[int]) -> None:
    words = SENTENCES[language][order[0]]
    own = _text(language, order[:2], "2019-03-01")
    claim = f"first_by('{words}', \"Eldoria\")"
    assert ask_texts(claim, [own]).verdict is Verdict.IN_RECORD
    other = _text(language, [order[0], order[2]], "2018", issuers=("Nordmark",))
    found = ask_texts(claim, [own, other])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    vague = _text(language, [order[0], order[2]], "2019", issuers=("Nordmark",))
    assert ask_texts(claim, [own, vague]).verdict is Verdict.UNDEFINED


def _asked(claim: str, documents: list[Document]) -> Finding:
    """The answer where no sentence is like another, so that only first uses decide."""
    return ask_texts(claim, documents, encode=lambda sentences, _language: np.zeros((len(sentences), 2), np.float32))


@turns("owner")
@FEW
@given(languages, orders)
def test_owner_turns_on_an_earlier_text_of_the_other_side_or_of_a_third(language: str, order: list[int]) -> None:
    words = SENTENCES[language][order[0]]
    claim = f"owner('{words}', \"Eldoria\")"
    joint = _now(language, words, issuers=("Eldoria", "Norland"))
    own = _text(language, order[:2], "2019-03-01")
    assert _asked(claim, [own]).verdict is Verdict.UNDEFINED  # no two sides in the record
    assert _asked(claim, [joint]).verdict is Verdict.TOO_THIN  # both said it first together
    assert _asked(claim, [joint, own]).verdict is Verdict.IN_RECORD
    for earlier in ("Norland", "Forum of Isles"):
        found = _asked(claim, [joint, own, _text(language, order[:1], "2017-03-01", issuers=(earlier,))])
        assert found.verdict is Verdict.FAILS
        assert found.counterexample is not None
        assert found.counterexample.date == "2017-03-01"


@turns("said", "documents")
@FEW
@given(languages, orders)
def test_an_earlier_text_with_the_words_turns_first_again_and_usual(language: str, order: list[int]) -> None:
    words = SENTENCES[language][order[0]]
    now, silent = _now(language, words), _text(language, order[1:3], "2020-01-01")
    earlier = _text(language, [order[0], order[3]], "2019-03-01")
    first, again = f"first(said('{words}'), at=\"2024-05-30\")", f"again(said('{words}'), at=\"2024-05-30\")"
    assert ask_texts(again, [now, silent]).verdict is Verdict.TOO_THIN
    assert ask_texts(again, [now, silent, earlier]).verdict is Verdict.HOLDS
    assert ask_texts(first, [now, silent, earlier]).verdict is Verdict.FAILS
    usual = f"usual(said('{words}'), 2, 2, documents(kind=\"joint statement\"))"
    assert ask_texts(usual, [now, earlier]).verdict in TRUE
    assert ask_texts(usual, [now, silent, earlier]).verdict is Verdict.FAILS


@turns("stance")
@FEW
@given(languages)
def test_stance_turns_on_a_sentence_and_widens_on_one_to_the_contrary(language: str) -> None:
    does, contrary = CONDEMNS[language]
    claim = 'stance("Eldoria", "condemn", "United States")'
    plain = _text(language, [0, 1], "2019")
    assert ask_texts(claim, [plain]).verdict is Verdict.TOO_THIN
    found = ask_texts(claim, [plain, _now(language, does)])
    assert found.verdict is Verdict.HOLDS
    against = document(contrary, language, "2025", issuers=("Eldoria",))
    assert widened(found, ask_texts(claim, [plain, _now(language, does), against]))
    assert ask_texts(claim, [plain, against]).verdict is Verdict.FAILS
    assert ask_texts(claim, [plain, _now(language, does, issuers=("Nordmark",))]).verdict is Verdict.TOO_THIN


@turns("named")
@FEW
@given(languages, orders)
def test_named_turns_on_a_sentence_that_names_it(language: str, order: list[int]) -> None:
    claim = 'named("США", "now")'
    text = _text(language, order[:2], "2020").text
    assert ask_texts(claim, [_now(language, text)]).verdict is Verdict.FAILS
    assert ask_texts(claim, [_now(language, f"{text} {CONDEMNS[language][0]}")]).verdict is Verdict.HOLDS


@turns("commit")
@FEW
@given(languages)
def test_commit_turns_on_what_the_sentence_does(language: str) -> None:
    bound, loose = PROMISES[language], SENTENCES[language][3]
    now = _now(language, f"{bound}\n\n{loose}")
    found = ask_texts(f"commit('{bound}', \"now\")", [now])
    assert found.verdict is Verdict.HOLDS
    assert "2027" in " ".join(found.method.values())
    assert ask_texts(f"commit('{loose}', \"now\")", [now]).verdict is Verdict.FAILS


@turns("status")
@FEW
@given(st.sampled_from((OutcomeKind.OPEN, OutcomeKind.DID_NOT, OutcomeKind.VOID)))
def test_status_turns_on_the_outcome_of_a_watch_item(outcome: OutcomeKind) -> None:
    kept = WatchItem("bridge", "built", "2027", "2024-05-30", HERE, outcome=OutcomeKind.HAPPENED, settled="2026-01-01")
    claim = 'status("bridge")'
    assert ask_texts(claim, [], [kept]).verdict is Verdict.HOLDS
    assert ask_texts('status("bridge", on="2025")', [], [kept]).verdict is Verdict.FAILS
    assert ask_texts(claim, [], [replace(kept, outcome=outcome)]).verdict is Verdict.FAILS
    other = replace(kept, trigger="opened", outcome=outcome)
    assert ask_texts(claim, [], [kept, other]).verdict is Verdict.UNDEFINED
    assert ask_texts(claim, []).verdict is Verdict.UNDEFINED


@turns("similar", "shared")
@FEW
@given(languages, orders)
def test_a_text_more_alike_takes_the_place(language: str, order: list[int]) -> None:
    now = _now(language, _text(language, order[:3], "2020").text)
    like = _text(language, order[:2], "2019-03-01", act="landmark")
    claim = 'similar("now", "landmark")'
    assert ask_texts(claim, [now, like]).verdict is Verdict.IN_RECORD
    nearer = _text(language, order[:3], "2018", act="nearer")
    found = ask_texts(claim, [now, like, nearer])
    assert found.verdict is Verdict.FAILS
    assert found.counterexample is not None
    assert ask_texts('shared("now", "landmark") = 100 ± 1', [now, like]).verdict is Verdict.FAILS
    assert ask_texts('shared("now", "landmark") = 100 ± 1', [now, replace(nearer, act="landmark")]).verdict in TRUE


def _pipe(language: str) -> tuple[str, str, Expectation]:
    name = {"ru": "Северная заря", "zh": "北曙光管道", "en": "Northern Dawn pipeline"}[language]
    sentence = {
        "ru": f"Стороны ускорят работы по проекту «{name}» на всех участках перевала.",
        "zh": f"双方将进一步加快沿山口各主要路段修建的{name}的全面建设和运营。",
        "en": f"The sides will speed up work on the {name} along all stretches of the pass.",
    }[language]
    return name, sentence, Expectation(name, "2017", HERE, aliases={language: (name,)})


@turns("absent", "dropped")
@FEW
@given(languages, orders)
def test_a_mention_turns_absent_and_an_earlier_one_makes_it_dropped(language: str, order: list[int]) -> None:
    name, sentence, expected = _pipe(language)
    plain = _text(language, order[:2], "2020").text
    silent, before = _now(language, plain), document(sentence, language, "2019", kind="joint statement", act="2019")
    assert ask_texts(f"absent('{name}', \"now\")", [silent], [expected]).verdict is Verdict.IN_RECORD
    told = _now(language, f"{plain} {sentence}")
    assert ask_texts(f"absent('{name}', \"now\")", [told], [expected]).verdict is Verdict.FAILS
    assert ask_texts(f"dropped('{name}', \"now\")", [silent, before], [expected]).verdict is Verdict.IN_RECORD
    assert ask_texts(f"dropped('{name}', \"now\")", [told, before], [expected]).verdict is Verdict.FAILS


@turns("oblique")
@FEW
@given(languages, orders)
def test_other_words_in_the_place_of_a_name_are_oblique_and_the_sentence_is_shown(
    language: str, order: list[int]
) -> None:
    name, sentence, expected = _pipe(language)
    words = {"ru": "новая магистраль", "zh": "新干线", "en": "new eastern link"}[language]
    veiled = sentence.replace(name, words)
    before = document(sentence, language, "2019", kind="joint statement", act="2019")
    claim = f"oblique('{name}', \"now\")"
    found = ask_texts(claim, [_now(language, veiled), before], [expected])
    assert found.verdict is Verdict.IN_RECORD
    assert found.evidence[0].text.strip() in veiled
    assert "the name stood in 2019" in found.evidence[0].note
    plain = _now(language, _text(language, order[:2], "2020").text)
    assert ask_texts(claim, [plain, before], [expected]).verdict is Verdict.FAILS
    assert ask_texts(claim, [_now(language, sentence), before], [expected]).verdict is Verdict.FAILS


@turns("quote")
@FEW
@given(languages, orders, st.integers(0, 4))
def test_a_quotation_turns_on_the_words_of_the_text(language: str, order: list[int], skipped: int) -> None:
    whole = SENTENCES[language][order[0]][:-1]
    words = whole[skipped:] if language == "zh" else " ".join(whole.split()[skipped:])
    claim = f"quote('{words}', \"now\")"
    assert ask_texts(claim, [_now(language, SENTENCES[language][order[0]])]).verdict is Verdict.HOLDS
    assert ask_texts(claim, [_now(language, SENTENCES[language][order[1]])]).verdict is not Verdict.HOLDS


NUMBERED = {
    "ru": "Стороны построят {} мостов через пролив.",
    "zh": "双方将在海峡上建造{}座桥梁。",
    "en": "The two sides will build {} bridges across the strait.",
}


@turns("differs")
@FEW
@given(st.permutations(("ru", "zh", "en")), st.integers(2, 40), st.integers(41, 90))
def test_a_number_changed_in_one_version_turns_differs(order: list[str], number: int, other: int) -> None:
    one, another, _third = order
    words = NUMBERED[one].format(number)
    claim = f'differs(\'{words}\', "now", kind="number")'
    same = _now(another, NUMBERED[another].format(number))
    assert ask_texts(claim, [_now(one, words), same]).verdict is Verdict.FAILS
    changed = _now(another, NUMBERED[another].format(other))
    assert ask_texts(claim, [_now(one, words), changed]).verdict is Verdict.HOLDS
    assert ask_texts(claim, [_now(one, words)]).verdict is Verdict.TOO_THIN


REPORTS = {
    "ru": ("Стороны приветствовали {}.", "Стороны осудили {}.", "доклад комиссии по углублению дна"),
    "zh": ("双方欢迎{}。", "双方谴责{}。", "航道疏浚委员会的报告"),
    "en": ("The sides welcomed {}.", "The sides condemned {}.", "the report of the dredging commission"),
}
FEES = {
    "ru": ("Ежегодная плата за канал составит {} миллионов евро.", "ежегодную плату за канал", 1_000_000),
    "zh": ("运河年费为{}万欧元。", "运河年费", 10_000),
    "en": ("The yearly fee for the canal is {} million euros.", "the yearly fee for the canal", 1_000_000),
}


@turns("does")
@FEW
@given(languages, orders)
def test_another_act_in_the_text_turns_does(language: str, order: list[int]) -> None:
    welcomes, condemns, matter = REPORTS[language]
    claim = f'does("welcome", "{matter}", "now")'
    around = SENTENCES[language][order[0]]
    gap = "" if language == "zh" else " "
    assert ask_texts(claim, [_now(language, f"{around}{gap}{welcomes.format(matter)}")]).verdict is Verdict.HOLDS
    turned = ask_texts(claim, [_now(language, f"{around}{gap}{condemns.format(matter)}")])
    assert turned.verdict is Verdict.FAILS
    assert turned.counterexample is not None
    assert ask_texts(claim, [_now(language, around)]).verdict is Verdict.TOO_THIN


@turns("stated")
@FEW
@given(languages, st.integers(2, 90), st.integers(1, 9))
def test_another_amount_in_the_text_turns_stated(language: str, amount: int, more: int) -> None:
    sentence, matter, scale = FEES[language]
    claim = f'stated("{matter}", {amount * scale}, "EUR", "now")'
    assert ask_texts(claim, [_now(language, sentence.format(amount))]).verdict is Verdict.HOLDS
    turned = ask_texts(claim, [_now(language, sentence.format(amount + more))])
    assert turned.verdict is Verdict.FAILS
    assert turned.counterexample is not None
    assert ask_texts(claim, [_now(language, SENTENCES[language][3])]).verdict is Verdict.TOO_THIN
