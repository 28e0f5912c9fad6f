"""The program as a command of the system sees it."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import desktop
from desktop.__main__ import main

ROOT = Path(desktop.__file__).parents[1]


def program(*words: str, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the program headless and wait for it."""
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env=env,
        check=False,
        timeout=60,
    )


def test_says_its_version():
    """Status 0 and the version, without Qt or a display."""
    done = program("--version")
    assert (done.returncode, done.stdout.strip()) == (0, desktop.__version__)


def test_wrong_words_end_with_status_two(capsys):
    """An unknown command is answered with the known ones."""
    seldom = gc.get_threshold()
    assert main(["an-com"]) == 2
    assert "demo" in capsys.readouterr().err
    gc.set_threshold(*seldom)


def test_a_refusal_is_one_vietnamese_sentence_on_standard_error(tmp_path):
    """A file that is not there ends with status 1 and no trace of the program."""
    done = program("check", "--office", str(tmp_path / "khong-co.hgd"))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
