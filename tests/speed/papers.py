"""How fast papers are made: python -m tests.speed.papers [--with PYTHON] [--batch SETS].

The admission set of one person, in one run beside the same words through docxtpl and LibreOffice,
through typst, and drawn as bare lines with ReportLab (the floor). PYTHON is an interpreter that has
docxtpl and typst; what is not there is said and left out. Seconds of processor time. With --batch
that many sets are made while a window runs: time, memory, and the longest moment in which the
window did not answer.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
import time
import zipfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pdfplumber
from reportlab.pdfgen.canvas import Canvas

from desktop import paths
from desktop.papers import docx, dossier, fonts
from desktop.papers.sheet import Break, Columns, DotRows, Drawn, Grid, Para, Sheet
from desktop.services.office import Office, trial
from desktop.services.papers import batch, copies, papers, printing
from tests.build import a_case, an_office
from tests.deeds import NOW

TIMES = 5
SETS = 4
NAME = "Lò Thị Mai"
DAY = NOW.date()
Titled = tuple[tuple[str, Sheet], ...]


def main(words: list[str]) -> None:
    """Print the time of each way, and how ours compares."""
    grammar = ArgumentParser()
    grammar.add_argument("--with", dest="python", default=sys.executable)
    grammar.add_argument("--batch", type=int, default=0)
    asked = grammar.parse_args(words)
    office = trial(lambda: NOW)
    an_office(office)
    # The whole set, its drafts to copy by hand among it.
    office.do(copies.set_drafts, drafts="all")
    if asked.batch:
        _tell_batch(office, asked.batch)
        return
    person = a_case(office, at="member-file", name=NAME)
    ours = _best(lambda: printing.set_pdf(office, person, "admission", DAY))
    titled = office.read(papers.set_sheets, person_id=person, set_id="admission", day=DAY)
    content = printing.set_pdf(office, person, "admission", DAY)[0]
    lines = _lines(content)
    floor = _best(lambda: _bare(lines))
    laid_out = _best(lambda: dossier.join(titled, title=NAME))
    print(f"{len(lines)} pages; ours: {ours:.3f} s with filling, {laid_out:.3f} s without")
    print(
        f"bare lines: {floor:.3f} s; ours takes {laid_out / floor:.1f} times as long, with filling "
        f"{ours / floor:.1f} times (at most 3)"
    )
    with TemporaryDirectory() as folder:
        _tell_typst(asked.python, titled, Path(folder), ours)
        _tell_office(asked.python, titled, Path(folder), ours)


def _best(work: Callable[[], object]) -> float:
    spent = []
    for _ in range(TIMES):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


Line = tuple[float, float, float, str, str]


def _lines(content: bytes) -> list[list[Line]]:
    """Of each page the stretches of one face in one line: place, size, face, words."""
    with pdfplumber.open(io.BytesIO(content)) as document:
        return [list(_stretches(page)) for page in document.pages]


def _stretches(page: pdfplumber.page.Page) -> Iterator[Line]:
    words = page.extract_words(keep_blank_chars=True, extra_attrs=["fontname", "size"])
    for word in words:
        face = word["fontname"].split("+")[-1]
        plain = fonts.face(bold="Bold" in face, italic="Italic" in face)
        yield word["x0"], float(page.height) - word["bottom"], word["size"], plain, word["text"]


def _bare(pages: list[list[Line]]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=1)
    for page in pages:
        for x, y, size, face, text in page:
            canvas.setFont(face, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _tell_typst(python: str, titled: Titled, folder: Path, ours: float) -> None:
    # Another name each time: typst remembers what it has laid out before.
    for number in range(TIMES):
        markup = _markup(titled).replace(NAME, f"{NAME} {number}")
        (folder / f"set-{number}.typ").write_text(markup, encoding="utf-8")
    fonts_at = paths.resources() / "fonts"
    code = (
        "import time, typst\nspent = []\n"
        f"for number in range({TIMES}):\n"
        "    begun = time.process_time()\n"
        f"    typst.compile(f'{folder}/set-{{number}}.typ', output={str(folder / 'typst.pdf')!r}, "
        f"font_paths=[{str(fonts_at)!r}])\n"
        "    spent.append(time.process_time() - begun)\nprint(min(spent))\n"
    )
    told = _run(python, code)
    if told is None:
        print("typst: not there")
        return
    pages = _pages(folder / "typst.pdf")
    print(f"typst, {pages} pages: {told:.3f} s; {told / ours:.1f} times ours (at least 1)")


def _markup(titled: Titled) -> str:
    head = '#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, left: 30mm, right: 15mm))\n'
    head += '#set text(font: "Tinos", size: 14pt)\n#set par(justify: true)\n'
    return head + "\n#pagebreak()\n".join(
        "\n\n".join(_block(block) for block in sheet.blocks) for _, sheet in titled
    )


def _block(block: Drawn) -> str:
    match block:
        case Para():
            dots = " #box(width: 1fr, repeat[.])" if block.leader else ""
            return f"#align({_aligned(block)})[{_text(block.text)}{dots}]"
        case DotRows():
            return "\n\n".join("#box(width: 1fr, repeat[.])" for _ in range(block.rows))
        case Columns():
            cells = "".join(
                "[" + "\n\n".join(_block(inner) for inner in cell.content) + "]"
                for cell in block.cells
            )
            return f"#grid(columns: ({_shares(block.shares)}))" + cells
        case Grid():
            rows = [*block.heads, *block.rows]
            cells = "".join(f"[{_text(cell.text)}]" for row in rows for cell in row.cells)
            return f"#table(columns: ({_shares(block.shares)}))" + cells
        case Break():
            return "#pagebreak()"
        case _:
            return ""


def _aligned(para: Para) -> str:
    return {"justify": "left"}.get(para.align, para.align)


def _shares(shares: tuple[float, ...]) -> str:
    return "".join(f"{share}fr, " for share in shares)


def _text(runs: tuple[object, ...]) -> str:
    said = ""
    for run in runs:
        words = "".join(f"\\{one}" if one in "#*_$@<>[]\\`~-+=/" else one for one in run.text)  # type: ignore[attr-defined]
        said += f"#strong[{words}]" if run.bold else words  # type: ignore[attr-defined]
    return said


def _tell_office(python: str, titled: Titled, folder: Path, ours: float) -> None:
    soffice = shutil.which("soffice")
    for number, (_, sheet) in enumerate(titled):
        _template(docx.render(sheet), folder / f"{number:02}.docx")
    code = (
        "import sys, time\nfrom pathlib import Path\nfrom docxtpl import DocxTemplate\n"
        f"folder = Path({str(folder)!r})\nbegun = time.process_time()\n"
        "for file in sorted(folder.glob('??.docx')):\n"
        f"    for copy in range({SETS}):\n"
        "        one = DocxTemplate(file)\n"
        f"        one.render({{'name': {NAME!r}}})\n"
        "        one.save(folder / f'made-{copy}-{file.name}')\n"
        f"print((time.process_time() - begun) / {SETS})\n"
    )
    filled = _run(python, code)
    if filled is None or soffice is None:
        print("docxtpl with LibreOffice: not there")
        return
    first = _converted(soffice, sorted(folder.glob("made-0-*.docx")), folder)
    every = _converted(soffice, sorted(folder.glob("made-*.docx")), folder)
    each = filled + (every - first) / (SETS - 1)
    pages = sum(_pages(file) for file in folder.glob("made-0-*.pdf"))
    print(
        f"docxtpl and LibreOffice, {pages} pages: {filled + first:.2f} s for one set, {each:.2f} s "
        f"for each of a batch; {each / ours:.1f} times ours (at least 4)"
    )


def _template(made: bytes, file: Path) -> None:
    """A Word copy as a template that asks for the name."""
    with zipfile.ZipFile(io.BytesIO(made)) as whole, zipfile.ZipFile(file, "w") as target:
        for one in whole.infolist():
            held = whole.read(one)
            if one.filename == "word/document.xml":
                held = held.replace(NAME.encode(), b"{{ name }}")
            target.writestr(one, held, zipfile.ZIP_DEFLATED)


def _converted(soffice: str, files: list[Path], folder: Path) -> float:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    begun = _spent_by_others()
    subprocess.run(
        [soffice, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *files],
        capture_output=True,
        check=True,
    )
    return _spent_by_others() - begun


def _spent_by_others() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _run(python: str, code: str) -> float | None:
    done = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stderr.strip().splitlines()[-1])
        return None
    return float(done.stdout)


def _pages(file: Path) -> int:
    with pdfplumber.open(file) as document:
        return len(document.pages)


def _tell_batch(office: Office, sets: int) -> None:
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication, QLabel

    from desktop.screens.background import Background
    from desktop.screens.frame import start

    start.keep_constants()
    people = [a_case(office, at="decision", name=NAME) for _ in range(sets)]
    before = _megabytes(resource.RUSAGE_SELF)
    application = QApplication([])
    window, background, gaps = QLabel("…"), Background(), [time.perf_counter()]
    window.show()

    def work(**told: object) -> batch.Batch:
        with TemporaryDirectory() as folder:
            return batch.make(
                office,
                people=people,
                set_id="admission",
                folder=Path(folder),
                day=DAY,
                **told,  # type: ignore[arg-type]
            )

    def tick() -> None:
        gaps.append(time.perf_counter())
        window.setText(str(len(gaps)))

    made: list[batch.Batch] = []

    def done(one: batch.Batch) -> None:
        made.append(one)
        application.quit()

    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(10)
    begun = time.perf_counter()
    background.run("", work, done=done)
    application.exec()
    spent = time.perf_counter() - begun
    background.close()
    slowest = max(after - before for before, after in pairwise(gaps))
    print(f"{len(made[0].made)} sets in {spent:.1f} s, {spent / sets:.2f} s each")
    print(
        f"window: {before:.0f} MB before, at most {_megabytes(resource.RUSAGE_SELF):.0f} MB; "
        f"worker at most {_megabytes(resource.RUSAGE_CHILDREN):.0f} MB; longest silence of the "
        f"window {slowest * 1000:.0f} ms"
    )


def _megabytes(of: int) -> float:
    return resource.getrusage(of).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
