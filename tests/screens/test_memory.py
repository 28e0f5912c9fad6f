from desktop.screens import memory


def test_what_is_remembered_is_there_at_the_next_start(tmp_path):
    memory.keep_in(tmp_path)
    memory.remember("columns/people", "Họ và tên=20")
    memory.keep_in(tmp_path)

    assert memory.remembered("columns/people") == "Họ và tên=20"
    assert memory.remembered("columns/other") == ""
    assert [path.suffix for path in tmp_path.rglob("*") if path.is_file()] in ([], [".ini"])


def test_another_machine_remembers_nothing_of_it(tmp_path):
    memory.keep_in(tmp_path / "one")
    memory.remember("window", "large")
    memory.keep_in(tmp_path / "other")

    assert memory.remembered("window") == ""
