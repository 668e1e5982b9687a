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
    # before the passive, on both sides of it, after "were", after a heading in lines, after each verb
    "Соглашение о порте, протокол о рыболовстве и ряд меморандумов были подписаны в присутствии министров.": [
        "Соглашение",
        "Протокол",
    ],
    "Состоялось подписание соглашения о порте, меморандума о космосе и плана действий.": ["Согл", "Мемор", "План"],
    "Были подписаны:\nСоглашение о порте;\nМеморандум о рыболовстве.\nЗатем президенты ответили на вопросы.": [
        "Соглашение",
        "Меморандум",
    ],
    "A memorandum on fish was signed, as well as a trade, economic and cultural programme for 2024.": ["Memo", "Trade"],
    "Also signed in Port Vell were an agreement on ports; a loan agreement between the banks.": ["Agreement", "Loan"],
    "A statement on the sea, a plan of consultations and a series of other agreements were signed.": ["State", "Plan"],
    "The following papers were signed:\nAn agreement on the port;\nA deep-sea fishing protocol.\nThey then dined.": [
        "Agreement on the port",
        "Deep-sea",
    ],
    "The port signed an agreement with Norland, and Eldor TV Program Co signed a memorandum on news.": ["Agr", "Memo"],
    "会谈后，两国总理签署《第二次委员会会议纪要》，并见证签署互设文化中心协定、渔业合作谅解备忘录等文件。": [
        "第二次",
        "互设",
        "渔业",
    ],
    "双方签署《战略伙伴行动计划（2022—2026）》《港口合作规划》以及经贸等领域合作文件。": ["战略", "港口"],
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
        "The sides signed an agreement on ports, an important step for both.",
        "Laws ratifying the Agreement on Ports and the Protocol on Fish were signed.",
        "Back in 2005, Norland signed a treaty on ports and an agreement on fish.",
        "An agreement on ports and a protocol on fish will be signed next year.",
        "They signed a number of agreements on ports and over 20 contracts.",
        "They signed the Friendship and Cooperation Treaty of Port Vell.",
        "В 1996 году стороны подписали договор о порте и соглашение о рыболовстве.",
        "Подписан закон о ратификации соглашения о порте и протокола к нему.",
        "Подписан ряд соглашений о торговле и более 20 контрактов.",
        "1996年，两国签署友好合作条约和渔业贸易协定。",
        "会议审议了关于批准签署《引渡条约》《渔业协定》的议案。",
        "双方签署渔业合作协定，积极推动加入《海洋公约》《港口协定》。",
        "一、传承友好。双方愿签署条约，推动两国关系深入发展，为地区和平作出更大贡献。\n二、扩大合作，共同发展。",
    ],
)
def test_one_paper_a_story_or_a_numbered_speech_is_no_list(text: str) -> None:
    assert items(text) == ()
