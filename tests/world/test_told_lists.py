"""Papers told of in running text, in three languages."""

from __future__ import annotations

import pytest

from travaux.world.agreement_lists import items

TOLD = {
    "В присутствии президентов подписаны: межправительственное соглашение о рыболовстве; меморандум о взаимопонимании "
    "между министерствами юстиции, а также план действий на 2025 год.": ["Межправительственное", "Меморандум", "План"],
    "По итогам переговоров подписаны соглашение о рыболовстве и меморандум о космосе.": ["Соглашение", "Меморандум"],
    "会谈后，两国元首见证签署《埃尔多里亚和诺德马克关于渔业的协定》《司法谅解备忘录》等文件。": [
        "埃尔多里亚和",
        "司法",
    ],
    "双方签署渔业合作协定、司法合作谅解备忘录和航天合作路线图等多项文件。": ["渔业", "司法", "航天"],
    "The presidents signed a package of papers, including an agreement on fisheries, a memorandum on justice and a "
    "roadmap for space.": ["Agreement on fisheries", "Memorandum", "Roadmap"],
    "They signed a Joint Statement, as well as the Treaty on Fisheries.": ["Joint Statement", "Treaty"],
}


@pytest.mark.parametrize("text", list(TOLD))
def test_a_sentence_that_lists_what_was_signed_is_cut_into_papers(text: str) -> None:
    found = [item.title for item in items(text)]
    assert len(found) == len(TOLD[text])
    assert all(title.startswith(begin) for title, begin in zip(found, TOLD[text], strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Стороны подписали соглашение о рыболовстве.",
        "Он напомнил, что договор подписан в 1996 году.",
        "双方签署100多项贸易、投资领域谅解备忘录。",
        "An agreement was signed according to which the parties build ships.",
        "一、传承友好。双方愿签署条约，推动两国关系深入发展，为地区和平作出更大贡献。\n二、扩大合作，共同发展。",
    ],
)
def test_one_paper_a_story_or_a_numbered_speech_is_no_list(text: str) -> None:
    assert items(text) == ()
