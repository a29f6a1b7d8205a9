from launcher.stamps import Stamp, fingerprint, write_atomically


def test_a_stamp_holds_only_for_its_inputs(tmp_path):
    stamp = Stamp(tmp_path / "deep" / "step.json")
    assert not stamp.holds(lock="a")
    stamp.write(lock="a")
    assert stamp.holds(lock="a")
    assert not stamp.holds(lock="b")
    assert not stamp.holds(lock="a", python="3.11")
    stamp.clear()
    assert not stamp.holds(lock="a")


def test_half_a_stamp_counts_as_none(tmp_path):
    path = tmp_path / "step.json"
    path.write_text('{"lock": "a', encoding="utf-8")
    assert Stamp(path).read() == {}


def test_the_fingerprint_sees_content_and_names(tmp_path):
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    first = fingerprint(tmp_path)
    (tmp_path / "a.py").rename(tmp_path / "b.py")
    second = fingerprint(tmp_path)
    (tmp_path / "b.py").write_text("2", encoding="utf-8")
    assert len({first, second, fingerprint(tmp_path)}) == 3


def test_the_fingerprint_does_not_mind_what_python_leaves_behind(tmp_path):
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_bytes(b"x")
    assert fingerprint(tmp_path) == before


def test_text_cannot_move_from_one_file_to_the_next_unseen(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, texts in ((one, ("ab", "c")), (two, ("a", "bc"))):
        folder.mkdir()
        for name, text in zip("xy", texts, strict=True):
            (folder / name).write_text(text, encoding="utf-8")
    assert fingerprint(one) != fingerprint(two)


def test_writing_leaves_no_second_file(tmp_path):
    write_atomically(tmp_path / "f", "new")
    assert [path.name for path in tmp_path.iterdir()] == ["f"]
