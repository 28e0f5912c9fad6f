"""The sets of many people."""

from __future__ import annotations

from datetime import date

import pypdf

from desktop.services.papers import batch
from tests.build import a_case, an_office
from tests.papers.making import pdf_pages

DAY = date(2026, 3, 2)


class Told:
    def __init__(self, stop_after=99):
        self.names = []
        self.stop_after = stop_after

    def progress(self, done, total, what=""):
        self.names.append((done, total, what))

    def cancelled(self):
        return len(self.names) >= self.stop_after


def make(office, told, folder, people, **more):
    return batch.make(
        office, people=people, set_id="recognition", folder=folder, day=DAY,
        progress=told.progress, cancelled=told.cancelled, **more,
    )  # fmt: skip


def test_ready_is_whose_papers_go_up_now(office):
    """After the cell's resolution, before the decision; the others are told where they stand."""
    an_office(office)
    a_case(office, at="certificate", name="Hà Văn Đức")
    a_case(office, at="cell-meeting", name="Lò Thị Mai")
    a_case(office, at="decision", name="Cà Văn Tem")
    found = {one.name: one for one in office.read(batch.candidates, set_id="admission", day=DAY)}
    assert {name for name, one in found.items() if one.ready} == {"Lò Thị Mai"}
    assert found["Hà Văn Đức"].stands == "Đơn xin vào Đảng"
    assert found["Lò Thị Mai"].cell.startswith("Chi bộ bản")


def test_each_gets_a_file_and_one_bad_person_does_not_stop_the_rest(office, tmp_path):
    """The end says who failed and why; a second file of a namesake has another number."""
    an_office(office)
    first = a_case(office, at="recognition-meeting")
    second = a_case(office, at="recognition-meeting")
    told = Told()
    made = make(
        office, told, tmp_path, [first, "no-such-person", second], copies={"16-knd": 3, "bia": 0}
    )
    assert [one.file.name for one in made.made] == ["001_lo_thi_mai.pdf", "003_lo_thi_mai.pdf"]
    assert [one.name for one in made.failed] == ["no-such-person"]
    assert "không còn" in made.failed[0].why
    assert made.sentence == f"Đã lập 2 bộ hồ sơ trong {tmp_path}; 1 người chưa lập được."
    assert told.names[0] == (0, 3, "Đang lập hồ sơ Lò Thị Mai")
    reader = pypdf.PdfReader(tmp_path / "001_lo_thi_mai.pdf")
    titles = [one.title for one in reader.outline]
    assert titles[0].startswith("Mục lục") or "Mục lục" in titles[0]
    text = pdf_pages(made.made[0].file.read_bytes())
    assert sum("công nhận đảng viên chính thức" in one and "QUYẾT ĐỊNH" in one for one in text) >= 3


def test_papers_apart_lie_in_a_folder_named_as_the_set(office, tmp_path):
    """Numbered in legal order."""
    an_office(office)
    make(office, Told(), tmp_path, [a_case(office, at="recognition-meeting")], separate=True)
    names = sorted(path.name for path in (tmp_path / "001_lo_thi_mai").iterdir())
    assert names[:3] == ["01_bia.pdf", "02_muc_luc.pdf", "03_10_knd.pdf"]


def test_stopped_it_keeps_what_is_done(office, tmp_path):
    """And says so."""
    an_office(office)
    people = [a_case(office, at="recognition-meeting") for _ in range(2)]
    made = make(office, Told(stop_after=1), tmp_path, people)
    assert (made.made, made.stopped) == ((), True)
    assert "dừng theo yêu cầu" in made.sentence
    assert list(tmp_path.iterdir()) == []
