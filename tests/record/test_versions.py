from travaux.record.versions import Link


def test_link_is_null_when_one_side_is_empty() -> None:
    assert Link((1, 1), (2, 3), 0.0).is_null
    assert Link((1, 2), (3, 3), 0.0).is_null
    assert not Link((1, 2), (2, 4), 0.3).is_null
