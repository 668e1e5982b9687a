import pytest

from tests.questions.small_record import answers, document
from travaux.record.parallels import EditKind, Parallel, Status
from travaux.text.sentences import passages

EARLIER = {
    "ru": "Стороны решительно выступают против размещения ударных систем в акватории Южного шельфа и намерены "
    "к 2026 году создать совместный центр наблюдения за судоходством.",
    "zh": "双方坚决反对在南部大陆架水域部署打击系统，计划于2026年前建立航运监测联合中心。",
    "en": "The sides strongly oppose the deployment of strike systems in the waters of the Southern Shelf and "
    "intend to set up a joint centre for the monitoring of navigation by 2026.",
}  # fmt: skip
OTHER = {
    "ru": "Министры культуры обменялись мнениями о реставрации старинных рукописей и назначили неделю кино.",
    "zh": "两国文化部长就修复古代手稿交换了意见，并商定举办电影周。",
    "en": "The ministers of culture exchanged views on the restoration of old manuscripts and set a week of films.",
}


def best(language: str, later: str, *earlier: str) -> Parallel | None:
    texts = earlier or (EARLIER[language],)
    documents = [document(f"d{n}", text, language, f"20{10 + n}") for n, text in enumerate(texts)]
    parallels = answers(document("later", later, language, "2024"), documents).parallels
    return parallels[0][0] if parallels[0] else None


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_same_sentence_in_other_case_and_punctuation_is_verbatim(language: str) -> None:
    found = best(language, EARLIER[language].upper().replace("，", "、"))
    assert found is not None
    assert (found.kind, found.coverage, found.edits) == (Status.VERBATIM, 1.0, ())


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_sentence_out_of_a_longer_text_is_verbatim_and_quoted_exactly(language: str) -> None:
    found = best(language, EARLIER[language], OTHER[language] + " " + EARLIER[language] + " " + OTHER[language])
    assert found is not None
    assert found.kind is Status.VERBATIM
    assert found.earlier.exact in EARLIER[language]
    assert len(found.earlier.exact) >= len(EARLIER[language]) - 1


@pytest.mark.parametrize(
    ("language", "old", "new", "kind"),
    [
        ("ru", "решительно ", "", EditKind.QUALIFIER),
        ("zh", "坚决", "", EditKind.QUALIFIER),
        ("en", "strongly ", "", EditKind.QUALIFIER),
        ("ru", "2026", "2030", EditKind.NUMBER),
        ("zh", "2026", "2030", EditKind.NUMBER),
        ("en", "2026", "2030", EditKind.NUMBER),
        ("ru", "центр наблюдения", "орган наблюдения", EditKind.SUBSTITUTED),
        ("zh", "监测", "管理", EditKind.SUBSTITUTED),
        ("en", "joint centre", "joint office", EditKind.SUBSTITUTED),
        ("ru", "ударных систем", "ударных ракетных систем", EditKind.ADDED),
        ("zh", "打击系统", "导弹打击系统", EditKind.ADDED),
        ("en", "strike systems", "strike missile systems", EditKind.ADDED),
        ("ru", "в акватории Южного шельфа ", "", EditKind.REMOVED),
        ("zh", "在南部大陆架水域", "", EditKind.REMOVED),
        ("en", "in the waters of the Southern Shelf ", "", EditKind.REMOVED),
    ],
)
def test_one_change_is_one_typed_edit_of_an_edited_passage(language: str, old: str, new: str, kind: EditKind) -> None:
    later = EARLIER[language].replace(old, new)
    assert later != EARLIER[language]
    found = best(language, later)
    assert found is not None
    assert found.kind is Status.EDITED
    assert [edit.kind for edit in found.edits] == [kind]
    edit = found.edits[0]
    assert EARLIER[language][edit.earlier_start : edit.earlier_end] == edit.earlier
    assert later[edit.later_start : edit.later_end] == edit.later


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("ru", "железных дорог", "морских портов"),
        ("zh", "铁路网络", "海运港口"),
        ("en", "railway lines", "maritime ports"),
    ],
)
def test_words_that_changed_places_are_reordered(language: str, first: str, second: str) -> None:
    frame = {"ru": "Стороны займутся обновлением {} и {} в северных областях.",
             "zh": "双方将推动更新{}和{}等北部基础设施。",
             "en": "The sides will see to the renewal of {} and {} in the northern provinces."}[language]  # fmt: skip
    found = best(language, frame.format(second, first), frame.format(first, second))
    assert found is not None
    assert found.kind is Status.EDITED
    assert {edit.kind for edit in found.edits} == {EditKind.REORDERED}


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_sentence_on_another_subject_is_new(language: str) -> None:
    assert best(language, OTHER[language]) is None


@pytest.mark.parametrize(
    ("language", "earlier", "later"),
    [
        ("ru", "Стороны придают большое значение сотрудничеству в области рыболовства.",
         "Стороны придают большое значение сотрудничеству в области судебной экспертизы и криминалистики."),
        ("zh", "双方高度重视在渔业领域的合作。", "双方高度重视在司法鉴定与刑事侦查技术领域的合作。"),
        ("en", "The sides attach great importance to cooperation in the field of fisheries.",
         "The sides attach great importance to cooperation in the field of forensic examination and criminalistics."),
    ],
)  # fmt: skip
def test_new_object_in_an_old_frame_is_new(language: str, earlier: str, later: str) -> None:
    assert best(language, later, earlier) is None


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_all_holders_are_counted_and_the_earliest_is_shown(language: str) -> None:
    texts = [EARLIER[language] if n % 2 else OTHER[language] for n in range(40)]
    documents = [document(f"d{n}", text, language, f"{1980 + n}") for n, text in enumerate(texts)]
    answered = answers(document("later", EARLIER[language], language, "2024"), documents)
    assert len(answered.holders[0]) == 20
    assert "1981" in {parallel.date for parallel in answered.parallels[0]}


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_quotes_of_a_parallel_resolve_exactly(language: str) -> None:
    earlier = document("d", OTHER[language] + " " + EARLIER[language], language, "2020")
    later = document("later", EARLIER[language].replace("2026", "2028"), language, "2024")
    parallel = answers(later, [earlier]).parallels[0][0]
    assert parallel.earlier.resolve(earlier) == parallel.earlier.exact
    assert parallel.later.resolve(later) == parallel.later.exact


NEIGHBOURS = {
    "ru": (
        "Совместное заявление\n\nСтороны договорились проводить консультации два раза в год. Стороны решительно "
        "осуждают любые проявления терроризма и призывают некоторые страны отказаться от двойных стандартов.\n\n1. "
        "Стороны приветствуют открытие железной дороги через Астерский перевал.",
        "Совместное заявление\n\nСтороны осуждают терроризм во всех его проявлениях и призывают Вестмарк отказаться от "
        "двойных стандартов. Стороны намерены проводить консультации два раза в год.\n\n1. Стороны отмечают открытие "
        "железной дороги через Астерский перевал.",
    ),
    "zh": (
        "联合声明\n\n双方同意每年举行两次磋商。双方强烈谴责一切形式的恐怖主义，呼吁个别国家摒弃双重标准。\n\n"
        "一、双方欢迎穿越阿斯特山口的铁路开通。",
        "联合声明\n\n双方谴责一切形式的恐怖主义，呼吁韦斯特马克摒弃双重标准。双方愿每年举行两次磋商。\n\n"
        "一、双方注意到穿越阿斯特山口的铁路开通。",
    ),
    "en": (
        "Joint Statement\n\nThe sides agreed to hold consultations twice a year. The sides strongly condemn all "
        "manifestations of terrorism and call on certain countries to abandon double standards.\n\n1. The sides "
        "welcome the opening of the railway across the Aster pass.",
        "Joint Statement\n\nThe sides condemn terrorism in all its manifestations and call on Westmark to abandon "
        "double standards. The sides intend to hold consultations twice a year.\n\n1. The sides note the opening of "
        "the railway across the Aster pass.",
    ),
}


@pytest.mark.parametrize("language", ["ru", "zh", "en"])
def test_each_sentence_that_changed_places_is_answered_by_its_own_model_alone(language: str) -> None:
    before, after = NEIGHBOURS[language]
    old = document("old", before, language, "2021")
    _, condemned, agreed, noted = answers(document("new", after, language, "2023"), [old]).parallels
    models = [one[0].earlier.exact for one in (condemned, agreed, noted)]
    sentences = [one.text.rstrip(".。") for one in passages(before, language, "old")]
    assert models == [sentences[2], sentences[1], sentences[3]]
