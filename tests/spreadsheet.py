"""Another program that opens workbooks, for proof: LibreOffice, without a window."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from python_calamine import CalamineWorkbook

_SECONDS = 120


class Unavailable(Exception):
    """No such program is here; the sentence says which."""


class Spreadsheet:
    """LibreOffice with settings of its own in a folder."""

    def __init__(self, folder: Path) -> None:
        found = shutil.which("soffice")
        if found is None:
            raise Unavailable(
                "LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui)"
            )
        self._words = [found, f"-env:UserInstallation={(folder / 'profile').as_uri()}"]
        self._folder = folder

    def read(self, path: Path) -> dict[str, Sequence[Sequence[object]]]:
        """Every sheet of a workbook by its name, as the program opened, counted and saved it."""
        kind = "xlsx:Calc MS Excel 2007 XML"
        words = [*self._words, "--headless", "--convert-to", kind, "--outdir", str(self._folder)]
        subprocess.run([*words, str(path)], check=True, capture_output=True, timeout=_SECONDS)
        book = CalamineWorkbook.from_path(self._folder / f"{path.stem}.xlsx")
        return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
