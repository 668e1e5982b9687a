"""A small invented record: two states, their visits, posts, trade and one joint statement in three languages."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from travaux.brief.acquaintance import Acquaintance
from travaux.brief.checking import checked
from travaux.brief.recognise import recognise
from travaux.questions.predicates.evaluation import evaluate
from travaux.record.claims import CheckedClaim, CheckedDraft
from travaux.record.drafts import IntakeOptions
from travaux.record.outcomes import Outcome
from travaux.workbench import Workbench

TABLES = {
    "events": """date,date_end,kind,level,title,visitor,visitor_state,visitor_office,host,host_state,place,citation
2019-03-04,2019-03-06,visit,state,State visit,Ilsa Corven,Velmora,President,Tomas Reik,Dasharan,Kesh,https://a.example/1
2021-09-14,2021-09-15,visit,official,Official visit,Tomas Reik,Dasharan,Prime Minister,Ilsa Corven,Velmora,Anselm,https://a.example/2
2023-02-01,,call,,Telephone conversation,Ilsa Corven; Tomas Reik,,,,,,https://a.example/3
2024-06-11,2024-06-13,visit,state,State visit,Ilsa Corven,Velmora,President,Tomas Reik,Dasharan,Kesh,https://a.example/4
""",
    "posts": """person,office,since,until,state,names,citation
Ilsa Corven,President,2018-05-20,,Velmora,Илса Корвен; 伊尔莎·科文,https://a.example/5
Tomas Reik,Prime Minister,2017-01-10,,Dasharan,Томас Рейк; 托马斯·雷克,https://a.example/6
Anna Voss,Minister of Foreign Affairs,2024-05-30,,Velmora,Анна Восс; 安娜·沃斯,https://a.example/7
Pavel Drann,Minister of Defence,2016-02-01,,Velmora,Павел Дранн; 帕维尔·德兰,https://a.example/8
Rui da Costa Lem,Minister of Finance,2024-05-30,,Velmora,Руй да Коста Лем; 鲁伊·达科斯塔,https://a.example/8
""",
    "delegations": """date,person,office,state,absent,names,citation
2024-06-11,Anna Voss,Minister of Foreign Affairs,Velmora,,Анна Восс,https://a.example/9
2024-06-11,Pavel Drann,Minister of Defence,Velmora,yes,Павел Дранн,https://a.example/9
2024-06-11,Rui da Costa Lem,Minister of Finance,Velmora,,Руй да Коста Лем,https://a.example/9
""",
    "figures": """reporter,partner,flow,period,basis,value,unit,currency,growth,growth_currency,publisher,citation
Velmora,Dasharan,exports,2022,year,4.0,bn,USD,,,Customs,https://a.example/10
Velmora,Dasharan,exports,2023,year,5.0,bn,USD,25.0,USD,Customs,https://a.example/10
Velmora,Dasharan,imports,2022,year,6.0,bn,USD,,,Customs,https://a.example/10
Velmora,Dasharan,imports,2023,year,7.5,bn,USD,,,Customs,https://a.example/10
Velmora,Dasharan,total,2023,year,12.5,bn,USD,,,Customs,https://a.example/10
""",
    "agreements": """date,number,title,parties,instrument,count,citation
2024-06-12,,documents signed,Velmora; Dasharan,count,14,https://a.example/11
2021-09-15,,documents signed,Velmora; Dasharan,count,3,https://a.example/11
""",
    "votes": """date,body,resolution,subject,yes,no,abstain,vote:Velmora,vote:Dasharan,citation
2022-10-06,Assembly,A/3,observers on commercial shipping,5,2,1,no,abstain,https://a.example/12
""",
    "expectations": """topic,date,who,statement,aliases_en,aliases_ru,aliases_zh,citation
Stone Ridge canal,2024-06-01,Velmora,a contract for the canal,Stone Ridge canal,Каменногорский канал,石岭运河,https://a.example/13
""",
}
TEXTS = {
    "en": "Joint Statement\n\nThe Parties note with satisfaction that their partnership rests on equal footing and "
    "open doors.\n\nThe Parties express concern over the conduct of the Northern League.\n",
    "ru": "Совместное заявление\n\nСтороны с удовлетворением отмечают, что их партнёрство зиждется на равноправии и "
    "открытых дверях.\n",
    "zh": "联合声明\n\n双方满意地指出，两国伙伴关系建立在平等相待、敞开大门的基础之上。\n",
}
EARLIER = {
    "en": "Joint Statement\n\nThe Parties strongly condemn piracy on the coastal routes.\n\nThe Parties will open "
    "the ferry line before the summer.\n",
    "ru": "Совместное заявление\n\nСтороны решительно осуждают пиратство на прибрежных путях.\n\nСтороны откроют "
    "паромную линию до начала лета.\n",
    "zh": "联合声明\n\n双方强烈谴责沿海航道上的海盗行为。\n\n双方将在夏季前开通轮渡航线。\n",
}
"""The joint statement of 2021."""


@cache
def workbench() -> Workbench:
    """The record, made once for all tests."""
    folder = Path(mkdtemp())
    made = Workbench.create(folder / "record")
    for name, content in TABLES.items():
        path = folder / f"{name}.csv"
        path.write_text(content, encoding="utf-8")
        made.load(path)
    rows = ["file,act,language,version_kind,date,issuers,kind,title"]
    for act, date, texts in (("js-2024", "2024-06-12", TEXTS), ("js-2021", "2021-09-15", EARLIER)):
        for language, text in texts.items():
            (folder / f"{act}-{language}.md").write_text(text, encoding="utf-8")
            file = f"{act}-{language}.md"
            title = "维尔莫拉共和国和达沙兰王国联合声明" if language == "zh" else "Joint"
            rows.append(f"{file},{act},{language},authentic,{date},Velmora; Dasharan,joint statement,{title}")
    (folder / "ministry.md").write_text("发言人说，航道应当开放。\n", encoding="utf-8")
    rows.append("ministry.md,vm-2023,zh,authentic,2023-05-04,Velmora,spokesperson answer,维尔莫拉共和国外交部声明")
    (folder / "documents.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    options = IntakeOptions(sidecar=str(folder / "documents.csv"))
    assert all(isinstance(one, Outcome) for one in made.add(sorted(folder.glob("*.md")), options))
    return made


@cache
def known() -> Acquaintance:
    """What the record can name."""
    return Acquaintance(workbench().view())


def check(text: str, language: str = "en", said: str = "2024-06-20") -> CheckedDraft:
    """A draft of some sentences, checked."""
    view = workbench().view()
    return checked(text, language, recognise(text, language, known(), said), lambda claim: evaluate(claim, view))


def only(text: str, predicate: str, language: str = "en") -> CheckedClaim:
    """The one claim of a predicate in a draft."""
    found = [one for one in check(text, language).claims if one.claim.predicate == predicate]
    assert len(found) == 1, [one.claim for one in check(text, language).claims] + list(check(text, language).unlinked)
    return found[0]
