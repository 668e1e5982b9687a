from travaux import errors


def test_every_error_has_the_one_root_and_its_own_exit_code() -> None:
    children = errors.TravauxError.__subclasses__()
    codes = [child.exit_code for child in children]
    assert len(children) >= 7
    assert len(set(codes) - {2}) == len([code for code in codes if code != 2])


def test_message_says_what_where_and_what_to_do() -> None:
    error = errors.InvalidValue("not a date in EDTF", "soon", "documents.csv, row 3", "Write 2024-05-16.")
    assert str(error) == "documents.csv, row 3: not a date in EDTF: 'soon'. Write 2024-05-16."
