import subprocess
import sys

PROGRAM = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QLabel
from desktop.screens import start

application = start.application(Path(sys.argv[1]))
label = QLabel()
for _ in range(200_000):
    label.setEnabled(True)
print(application.font().family())
"""


def test_the_program_lives_through_any_number_of_calls_to_qt(tmp_path):
    result = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (result.returncode, result.stdout.strip()) == (0, "Arimo"), result.stderr
