"""Several papers as one document."""

import io

import pypdf

from desktop.papers import dossier, pdf
from desktop.papers.fill import fill
from desktop.papers.load import every_form
from tests.papers import sample

FORMS = {form.id: form for form in every_form()}


def test_papers_keep_their_order_pages_and_numbers_and_get_bookmarks() -> None:
    wanted = ["9-knd", "2-knd", "5-knd"]
    papers = [
        (FORMS[id].title, fill(FORMS[id], *sample.filling(FORMS[id], "full"))) for id in wanted
    ]
    reader = pypdf.PdfReader(io.BytesIO(dossier.join(papers, title="Hồ sơ kết nạp")))
    assert [entry.title for entry in reader.outline] == [title for title, _ in papers]
    starts = [reader.get_destination_page_number(entry) for entry in reader.outline]
    counts = [pdf.page_count(sheet) for _, sheet in papers]
    assert starts == [0, counts[0], counts[0] + counts[1]]
    assert len(reader.pages) == sum(counts)
    assert {entry["/Type"] for entry in reader.outline} == {"/XYZ"}
    assert "QUYẾT ĐỊNH" in reader.pages[0].extract_text()
    assert reader.pages[starts[1] + 1].extract_text().splitlines()[0] == "2"
    assert reader.metadata is not None
    assert reader.metadata.title == "Hồ sơ kết nạp"
