from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from travaux.engine.packed import pack, packed

SCHEMA = pa.schema([("document", pa.int32()), ("stems", pa.binary()), ("bits", pa.binary())])
ROWS = [
    {"document": 0, "stems": b"aaaa", "bits": b"1"},
    {"document": 1, "stems": b"", "bits": b""},
    {"document": 2, "stems": b"bbbbcccc", "bits": b"23"},
]


def _files(folder: Path) -> list[Path]:
    paths = [folder / "0.parquet", folder / "1.parquet"]
    pq.write_table(pa.Table.from_pylist(ROWS[:2], schema=SCHEMA), paths[0])
    pq.write_table(pa.Table.from_pylist(ROWS[2:], schema=SCHEMA), paths[1])
    return paths


def test_packed_records_are_those_of_the_files(tmp_path: Path) -> None:
    table = packed(pack(_files(tmp_path), tmp_path / "flat"))
    assert table.select(SCHEMA.names).to_pylist() == ROWS


def test_packing_begun_and_not_ended_is_done_again_from_the_start(tmp_path: Path) -> None:
    files, folder = _files(tmp_path), tmp_path / "flat"
    pack(files, folder)
    (folder / "whole").unlink()
    with (folder / "stems").open("ab") as flat:
        flat.write(b"half")
    assert packed(pack(files, folder)).select(SCHEMA.names).to_pylist() == ROWS


def test_records_without_any_bytes_are_packed(tmp_path: Path) -> None:
    pq.write_table(SCHEMA.empty_table(), tmp_path / "none.parquet")
    assert packed(pack([tmp_path / "none.parquet"], tmp_path / "flat")).num_rows == 0
