"""Answers of statistical services, written by us in the published forms, to figures."""

from __future__ import annotations

import json
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest
import yaml

from travaux.errors import RejectedRows, UnreadableInput
from travaux.record.figures import Basis, Figure
from travaux.record.sources import Source
from travaux.world.statistics import AnswerOptions, answer_draft, is_answer

WHERE = Source("0" * 64, "https://comtrade.example/answer.json", retrieved="2026-11-20")
ROW = {
    "typeCode": "C",
    "freqCode": "M",
    "period": "202403",
    "reporterCode": 156,
    "reporterDesc": "China",
    "flowCode": "X",
    "partnerCode": 643,
    "partnerDesc": "Russian Federation",
    "partner2Code": 0,
    "cmdCode": "TOTAL",
    "customsCode": "C00",
    "motCode": 0,
    "primaryValue": 7601234567.1,
}
CSV = (
    "DATAFLOW,FREQ,REF_AREA,INDICATOR,COUNTERPART_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\n"
    "IMF:DOT(1.0),M,CN,TXG_FOB_USD,RU,2024-03,7601.23,6\n"
    "IMF:DOT(1.0),Q,CN,TMG_CIF_USD,RU,2024-Q1,30.5,9\n"
    "IMF:DOT(1.0),A,CN,TXG_FOB_USD,RU,2023,111,9\n"
    "IMF:DOT(1.0),M,CN,TXG_FOB_USD,RU,2024-04,,6\n"
)


PLAIN = AnswerOptions()


def _figures(content: bytes, options: AnswerOptions = PLAIN) -> tuple[Figure, ...]:
    entries = answer_draft(WHERE, content, options).entries
    assert all(isinstance(one, Figure) for one in entries)
    return entries  # type: ignore[return-value] # checked on the line above


def _comtrade(*rows: dict[str, Any]) -> bytes:
    return json.dumps({"elapsedTime": "0.5 secs", "count": len(rows), "data": rows}).encode()


def test_a_row_of_comtrade_is_a_figure_with_its_vintage() -> None:
    (one,) = _figures(_comtrade(ROW))
    assert (one.reporter, one.partner, one.flow, one.period) == ("CN", "RU", "exports", "2024-03")
    assert (one.value, one.currency, one.basis) == (Decimal("7601234567.1"), "USD", Basis.MONTH)
    assert (one.attestation.citation, one.attestation.known) == (WHERE.locator, "2026-11-20")
    assert one.publisher == "UN Comtrade"


def test_parts_of_a_total_are_left_out_and_goods_are_a_flow_of_their_own() -> None:
    part = {**ROW, "partner2Code": 36}
    goods = {**ROW, "cmdCode": "27", "flowCode": "M", "freqCode": "A", "period": "2023", "partnerDesc": "World"}
    assert [(one.flow, one.partner, one.basis) for one in _figures(_comtrade(part, goods))] == [
        ("imports, HS 27", "World", Basis.YEAR)
    ]


@pytest.mark.parametrize(
    ("name", "code"), [("Rep. of Korea", "KR"), ("USA", "US"), ("Viet Nam", "VN"), ("China, Hong Kong SAR", "HK")]
)
def test_areas_have_the_codes_of_their_states(name: str, code: str) -> None:
    assert _figures(_comtrade({**ROW, "partnerDesc": name}))[0].partner == code


@pytest.mark.parametrize(
    "broken", [{"flowCode": "ZZ"}, {"period": "soon"}, {"primaryValue": "much"}, {"reporterDesc": None}]
)
def test_an_answer_with_a_row_that_cannot_be_used_is_refused_whole(broken: dict[str, Any]) -> None:
    with pytest.raises(RejectedRows, match="observation 2"):
        _figures(_comtrade(ROW, {**ROW, **broken}))


def test_sdmx_csv_gives_months_quarters_and_years_in_whole_units() -> None:
    found = _figures(CSV.encode())
    assert [(one.period, one.flow, one.value, one.basis) for one in found] == [
        ("2024-03", "exports", Decimal("7601230000"), Basis.MONTH),
        ("2024-01/2024-03", "imports", Decimal("30500000000"), Basis.QUARTER),
        ("2023", "exports", Decimal("111000000000"), Basis.YEAR),
    ]


@pytest.mark.parametrize("wrapped", [False, True])
def test_sdmx_json_is_read_in_either_version(wrapped: bool) -> None:
    structure = {
        "dimensions": {
            "series": [
                {"id": "REF_AREA", "values": [{"id": "CN"}]},
                {"id": "COUNTERPART_AREA", "values": [{"id": "DE"}, {"id": "RU"}]},
                {"id": "INDICATOR", "values": [{"id": "TXG_FOB_USD"}]},
            ],
            "observation": [{"id": "TIME_PERIOD", "values": [{"id": "2024-02"}, {"id": "2024-03"}]}],
        },
        "attributes": {"series": [{"id": "UNIT_MULT", "values": [{"id": "6"}]}]},
    }
    data = [{"series": {"0:1:0": {"attributes": [0], "observations": {"0": [10.5], "1": [None]}}}}]
    plain = {"structure": structure, "dataSets": data}
    answer = {"data": {"structures": [structure], "dataSets": data}} if wrapped else plain
    (one,) = _figures(json.dumps(answer).encode())
    assert (one.partner, one.period, one.value) == ("RU", "2024-02", Decimal("10500000"))


def test_an_unknown_indicator_asks_for_its_flow() -> None:
    content = CSV.replace("TXG_FOB_USD", "GRAIN").encode()
    with pytest.raises(RejectedRows, match="flow"):
        _figures(content)
    assert _figures(content, AnswerOptions(flows={"GRAIN": "grain"}))[0].flow == "grain"


def test_answers_are_told_from_tables() -> None:
    assert is_answer(_comtrade(ROW))
    assert is_answer(CSV.encode())
    assert not is_answer(b"reporter,partner,flow,period,value\n")
    assert not is_answer(b'{"title": "x"}')


def test_the_table_of_codes_says_where_it_comes_from() -> None:
    table = yaml.safe_load(files("travaux.data").joinpath("statistics.yaml").read_text("utf-8"))
    assert table["source"]
    assert table["licence"]
    assert all(len(code) == 2 for code in table["area_names"].values())


def test_a_message_without_observations_gives_none() -> None:
    assert _figures(b'{"data": [], "note": "reporterCode"}') == ()
    with pytest.raises(UnreadableInput, match="broken off"):
        _figures(b'{"data": [')
