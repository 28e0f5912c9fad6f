"""The briefing of a month by words."""

from __future__ import annotations


def test_the_answer_has_the_promised_shape(run, small):
    """Figures, cells, difficulties, reminders; no paper was asked for."""
    found = run("briefing", "--office", small.file, "--month", "2024-07", "--json").json
    assert list(found) == ["briefing", "path"]
    told = found["briefing"]
    assert (told["month"], told["as_of"], found["path"]) == ("2024-07", "2024-07-31", None)
    figures = {one["id"]: (one["month"], one["year"]) for one in told["figures"]}
    assert figures["admitted"] == ("1", "1")
    assert {"cells", "difficulties", "reminders"} <= set(told)


def test_in_words_and_on_paper(run, small, tmp_path):
    """Every cell in a line, and the last line says where the paper lies."""
    out = tmp_path / "giao ban"
    found = run("briefing", "--office", small.file, "--month", "2024-07", "--out", out)
    lines = found.out.splitlines()
    assert lines[0] == "Giao ban tháng 7 năm 2024: 0/3 chi bộ đã báo cáo"
    assert any("đề xuất: Kết nạp 1 đảng viên trong tháng" in line for line in lines)
    assert lines[-1] == str(out / "giao_ban_2024_07.pdf")
    assert (out / "giao_ban_2024_07.pdf").read_bytes().startswith(b"%PDF")


def test_a_day_of_the_month_may_be_asked_for(run, small):
    """As things stood then."""
    words = ("--month", "2024-07", "--day", "2024-07-01", "--json")
    told = run("briefing", "--office", small.file, *words).json["briefing"]
    assert told["as_of"] == "2024-07-01"
    assert {one["id"]: one["month"] for one in told["figures"]}["admitted"] == "0"


def test_what_is_no_month_is_refused(run, small):
    """With a sentence, not with a trace."""
    found = run("briefing", "--office", small.file, "--month", "7/2024")
    assert (found.status, found.out) == (1, "")
    assert "2026-03" in found.err
