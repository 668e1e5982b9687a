from __future__ import annotations

from decimal import Decimal

import pytest

from travaux.errors import InvalidValue, RejectedRows
from travaux.record.attestations import Doubt
from travaux.record.events import Event
from travaux.record.figures import Basis, Figure, Measure
from travaux.record.registers import Entry, Register
from travaux.record.votes import Choice
from travaux.world.columns import detect, kinds
from travaux.world.rows import LoadOptions, register_draft, source_of


def _draft(columns: str, *rows: str, **options: object):  # type: ignore[no-untyped-def]
    cells = [(number, tuple(row.split(","))) for number, row in enumerate(rows, start=2)]
    sheet = (tuple(columns.split(",")), cells)
    return register_draft(source_of("t.csv", b""), b"", sheet, LoadOptions(**options))  # type: ignore[arg-type]


def _entries(columns: str, *rows: str, **options: object) -> tuple[Entry, ...]:
    entries: tuple[Entry, ...] = _draft(columns, *rows, **options).entries
    return entries


def test_an_event_has_participants_with_roles_and_an_interval() -> None:
    (event,) = _entries(
        "date_start,date_end,kind,visitor,visitor_country,host,host_country,place,type,source",
        "2024-05-05,2024-05-10,Visit,Ada Venn,China,A Rik; B Rok,France; Сербия,Paris,state,x",
    )
    assert isinstance(event, Event)
    assert (event.date, event.kind, event.level) == ("2024-05-05/2024-05-10", "visit", "state")
    assert event.states == ("FR", "RS")
    assert [(one.name, one.state, one.role) for one in event.participants] == [
        ("Ada Venn", "CN", "visitor"),
        ("A Rik", "", "host"),
        ("B Rok", "", "host"),
    ]
    assert event.attestation.citation == "x"


def test_a_row_that_cites_nobody_is_attested_by_file_and_row() -> None:
    (event,) = _entries("date,kind", "2024,summit")
    assert event.attestation.citation == "t.csv, row 2"


def test_one_row_of_statistics_may_hold_value_growth_and_direction() -> None:
    found = _entries(
        "reporter,partner,flow,period,basis,value,unit,currency,growth,growth_currency,direction,doubt",
        "China,俄罗斯,X,202403,M,9.60,bn,USD,-16,CNY,fall,suspect; conflict",
    )
    assert [(f.measure, f.value, f.currency) for f in found if isinstance(f, Figure)] == [
        (Measure.VALUE, Decimal("9.60"), "USD"),
        (Measure.GROWTH, Decimal(-16), "CNY"),
        (Measure.DIRECTION, Decimal(-1), "CNY"),
    ]
    first = found[0]
    assert isinstance(first, Figure)
    assert (first.partner, first.period, first.basis, first.flow) == ("RU", "2024-03", Basis.MONTH, "exports")
    assert first.attestation.doubt == (Doubt.SUSPECT, Doubt.CONFLICT)


def test_ballots_stand_in_columns_of_their_own_or_in_a_table() -> None:
    draft = _draft("date,resolution,subject,yes,vote:China,vote:Nordmark", "2022-03-02,A/1,peace,141,abstain,")
    (ballot,) = draft.ballots
    assert (ballot.roll_call, ballot.state, ballot.choice) == (draft.entries[0].id, "CN", Choice.ABSTAIN)
    table = _draft("rcid,country,vote", "3.0,China,no", roll_calls={"3": "abc"})
    assert (table.register, [one.roll_call for one in table.ballots]) == (Register.VOTES, ["abc"])


def test_every_row_that_cannot_be_used_is_named_and_nothing_is_loaded() -> None:
    with pytest.raises(RejectedRows) as caught:
        _entries("date,kind", "2024-13-01,visit", "2024,visit", "2024,", "soon,visit")
    assert [fault.split(":")[0] for fault in caught.value.faults] == ["row 2", "row 4", "row 5"]


@pytest.mark.parametrize(
    ("columns", "row"),
    [
        ("reporter,partner,flow,period,value", "A,B,exports,2024-03,much"),
        ("reporter,partner,flow,period,basis,value", "A,B,exports,2024-03,year,3"),
        ("reporter,partner,flow,period,value,direction", "A,B,exports,2024-03,3,sideways"),
        ("date,resolution,subject,vote:China", "2022,A/1,peace,maybe"),
        ("sign,trigger,due,date,probability", "s,t,2025,2024,1.2"),
        ("date,kind,doubt", "2022,visit,perhaps"),
        ("date,title,parties,number", "2022,Treaty,A,-1"),
    ],
)
def test_values_that_make_no_sense_are_refused(columns: str, row: str) -> None:
    with pytest.raises(RejectedRows, match="row 2"):
        _entries(columns, row)


def test_columns_tell_the_register() -> None:
    assert detect(("rcid", "country", "country_code", "vote"), {}, "f") == "ballots"
    assert detect(("rcid", "session", "date", "unres", "short", "descr"), {}, "f") == "votes"
    assert detect(("person", "office", "from", "to"), {}, "f") == "posts"
    assert detect(("visit_date", "person", "office"), {}, "f") == "delegations"
    with pytest.raises(InvalidValue, match="--as"):
        detect(("a", "b"), {}, "f")


def test_a_mapping_goes_before_our_names_and_must_fit() -> None:
    (event,) = _entries("when,kind,date", "2020,visit,2021", mapping={"date": "when"})
    assert isinstance(event, Event)
    assert event.date == "2020"
    with pytest.raises(InvalidValue, match="no such field"):
        _entries("date,kind", "2020,visit", kind="events", mapping={"day": "date"})
    with pytest.raises(InvalidValue, match="no such column"):
        _entries("date,kind", "2020,visit", kind="events", mapping={"place": "town"})
    with pytest.raises(InvalidValue, match="no column for 'kind'"):
        _entries("date,title", "2020,visit", kind="events")


def test_every_register_can_be_loaded() -> None:
    assert {register.value for register in Register} <= set(kinds())
