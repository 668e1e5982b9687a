from pathlib import Path

import pyarrow as pa
import pytest

from tests.parallels.lineage.corpora import FILLER, PASSAGES, mixed, spread, swapped
from travaux.engine.local import LocalEngine
from travaux.parallels.lineage.corpus import Corpus, LineageOptions, Text, traces_of
from travaux.parallels.lineage.outputs import Lineage, lineage_of, write

LANGUAGES = ["ru", "zh", "en"]


def lineage(corpus: Corpus, folder: Path, options: LineageOptions | None = None) -> Lineage:
    with LocalEngine(folder, processes=1) as engine:
        return lineage_of(traces_of(corpus, engine, options or LineageOptions()), corpus)


@pytest.mark.parametrize("language", LANGUAGES)
def test_swapped_passages_are_both_found(language: str, tmp_path: Path) -> None:
    found = lineage(swapped(language), tmp_path).parallels.to_pylist()
    whole = sum(len(passage) for passage in PASSAGES[language])
    assert {(one["earlier"], one["later"], one["direction"]) for one in found} == {("early", "late", "certain")}
    assert sum(one["end"] - one["start"] for one in found) >= 0.9 * whole
    assert sum(one["earlier_end"] - one["earlier_start"] for one in found) >= 0.9 * whole


@pytest.mark.parametrize("language", LANGUAGES)
def test_passage_in_75_texts_is_one_family_and_no_cross_product(language: str, tmp_path: Path) -> None:
    found = lineage(spread(language, 75), tmp_path)
    (family,) = found.families.to_pylist()
    assert (family["documents"], family["variants"], family["earliest"]) == (75, 1, "h000")
    assert (family["first"], family["last"]) == ("1900", "1974")
    assert family["standing"]
    assert family["text"] in PASSAGES[language][0]
    assert [one["parent"] for one in family["witnesses"]].count(-1) == 1
    assert len(found.parallels) < 75 * 8


@pytest.mark.parametrize("language", LANGUAGES)
def test_clause_that_travelled_ranks_before_a_standing_formula_and_a_rare_pair(language: str, tmp_path: Path) -> None:
    travelled, formula = PASSAGES[language]
    texts = [Text(f"f{k:02}", f"{1900 + k}", f"{formula}\n{travelled if k < 8 else ''}") for k in range(30)]
    pair = FILLER[language].strip()
    texts += [Text(f"p{k}", f"{1950 + k}", pair) for k in range(2)]
    found = lineage(Corpus.of(texts), tmp_path).families.to_pylist()
    assert [(one["documents"], one["standing"]) for one in found] == [(8, False), (2, False), (30, True)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_offsets_are_code_points_of_both_texts(language: str, tmp_path: Path) -> None:
    passage = PASSAGES[language][0].strip()
    corpus = Corpus.of([Text("a", "2001", "😀 " + passage), Text("b", "2002", "𠀀𠀁 😀😀\n" + passage)])
    (row,) = lineage(corpus, tmp_path).parallels.to_pylist()
    texts = {one.id: one.text for one in corpus.texts}
    assert texts["a"][row["earlier_start"] : row["earlier_end"]] == texts["b"][row["start"] : row["end"]]
    assert row["kind"] == "verbatim"


def test_direction_says_what_dates_do_not(tmp_path: Path) -> None:
    passage = PASSAGES["en"][0]
    corpus = Corpus.of([Text("c", "", passage), Text("a", "2001", passage), Text("b", "2001-05", passage)])
    found = lineage(corpus, tmp_path)
    assert {(one["earlier"], one["later"]): one["direction"] for one in found.parallels.to_pylist()} == {
        ("a", "b"): "tie", ("a", "c"): "unknown", ("b", "c"): "unknown",
    }  # fmt: skip
    assert len(found.notes) == 2


def test_shares_count_words_of_the_later_text(tmp_path: Path) -> None:
    one, other = PASSAGES["en"]
    corpus = Corpus.of([Text("a", "1999", one), Text("b", "2000", other), Text("c", "2001", one + other)])
    row = lineage(corpus, tmp_path).shares.to_pylist()[2]
    assert row["any_share"] == pytest.approx(1.0)
    assert row["best_source"] in ("a", "b")
    assert 0.45 < row["best_share"] < 0.6


@pytest.mark.parametrize("texts", [[], [Text("a", "", "")], [Text("a", "", "one"), Text("b", "", "中")]])
def test_corpora_with_few_or_no_words_give_empty_tables(texts: list[Text], tmp_path: Path) -> None:
    found = lineage(Corpus.of(texts), tmp_path)
    assert (len(found.parallels), len(found.families), len(found.shares)) == (0, 0, len(texts))


def test_written_files_are_read_back_and_hold_no_half(tmp_path: Path) -> None:
    found = lineage(mixed(), tmp_path / "stages")
    write(found, tmp_path / "out", ("csv", "graphml"))
    names = {path.name for path in (tmp_path / "out").iterdir()}
    tables = {f"{name}.{form}" for name in found.tables for form in ("parquet", "csv")}
    assert names == tables | {"lineage.graphml"}
    assert pa.parquet.read_table(tmp_path / "out" / "families.parquet").equals(found.families)
    assert b'edgedefault="directed"' in (tmp_path / "out" / "lineage.graphml").read_bytes()
