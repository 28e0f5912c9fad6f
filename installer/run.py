"""The two commands for a machine that has nothing but Python: `demo` and `test`.

Makes `.venv` beside the project, installs the project into it, sees to the libraries that Qt
takes from the system on Debian and Ubuntu, and runs the job. Standard library only.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import glob
import hashlib
import importlib.util
import itertools
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

PROJECT = Path(__file__).resolve().parents[1]
VENV = PROJECT / ".venv"
STAMP = VENV / "installed.txt"
WINDOWS = sys.platform == "win32"
OLDEST_PYTHON = (3, 11)

DEMO = ("-m", "desktop", "demo", "--commune", "tra-nu")
DEMO_FOLDER = "demo-office"
SCREEN_TESTS = ("tests/screens", "tests/story", "tests/test_app.py")
ELSEWHERE = tuple(f"--ignore={name}" for name in SCREEN_TESTS)
# Plain processes: Qt wants no other thread in its process than its own. How many tests there
# will be none of them knows, so it shows no percentage.
PYTEST = ("-m", "pytest", "-p", "tests.shares", "-o", "console_output_style=classic")
PROCESSES = 2
MYPY = ("-m", "mypy")
CHECKS = {
    "ruff check": ("-m", "ruff", "check", "."),
    "ruff format": ("-m", "ruff", "format", "--check", "."),
    "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
}

# What the Qt wheels link to and do not bring: file name, Debian package that holds it.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
WINDOW_LIBRARIES = QT_LIBRARIES | {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libcups.so.2": "libcups2",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


# The shared store of an upper level is tested on a real server, where there is one.
SERVER_PACKAGE = "postgresql"
SERVER_PLACES = "/usr/lib/postgresql/*/bin/initdb"


class Stop(Exception):
    """The job cannot go on; the sentence says why and what to do."""


def interpreter(venv: Path, windows: bool) -> Path:
    """The Python of a virtual environment."""
    return venv / "Scripts" / "python.exe" if windows else venv / "bin" / "python"


def has_display(environment: Mapping[str, str], windows: bool) -> bool:
    """Whether a window can be shown."""
    return windows or bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def absent(wanted: Mapping[str, str], loads: Callable[[str], object]) -> list[str]:
    """The packages whose library `loads` cannot load, by name."""
    packages = []
    for library, package in wanted.items():
        try:
            loads(library)
        except OSError:
            packages.append(package)
    return sorted(packages)


def apt_commands(packages: Sequence[str], prefix: Sequence[str]) -> list[list[str]]:
    """What installs Debian packages, after a `prefix` such as sudo."""
    install = ["apt-get", "install", "-qq", "--no-install-recommends", *packages]
    return [[*prefix, "apt-get", "update", "-qq"], [*prefix, *install]]


def stamp(pyproject: bytes, job: str, python: str) -> str:
    """What is written down after an install; another stamp means another install is due."""
    digest = hashlib.sha256(pyproject).hexdigest()
    return f"{digest} {python} {'tests' if job == 'test' else 'program'}"


def is_installed(written: str, wanted: str) -> bool:
    """Whether what was installed serves; an install with the tests serves the program too."""
    return written in (wanted, wanted.removesuffix("program") + "tests")


def say(text: str) -> None:
    """Print a line now, before a child process prints its own."""
    print(f"\n== {text}", flush=True)


def start(
    command: Sequence[str | Path], told: BinaryIO | None = None, **environment: str
) -> subprocess.Popen[bytes]:
    """Begin a command in the project folder; what it prints goes to a file if one is given."""
    variables = {
        **os.environ,
        # Consoles of Windows are not in UTF-8 by themselves, and every word here is Vietnamese.
        "PYTHONUTF8": "1",
        # Tests start the program again and again: kept bytecode saves a second each time.
        "PYTHONDONTWRITEBYTECODE": "",
        **environment,
    }
    words = [str(part) for part in command]
    return subprocess.Popen(words, cwd=PROJECT, env=variables, stdout=told, stderr=told)


def run(command: Sequence[str | Path], **environment: str) -> int:
    """Run a command in the project folder and give back its status."""
    return start(command, **environment).wait()


def administrator() -> list[str] | None:
    """What to put before a command of the administrator: nothing, sudo, or None if not allowed."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        return None
    allowed = subprocess.run(["sudo", "-n", "true"], capture_output=True).returncode == 0
    return ["sudo", "-n"] if allowed else None


def add_packages(packages: Sequence[str]) -> None:
    """Install Debian packages if that is allowed here; Stop with the line to run if not."""
    if not packages:
        return
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Stop(f"Máy thiếu thư viện hệ thống; gói trên Debian: {names}. Cài xong hãy chạy lại.")
    prefix = administrator()
    if prefix is None:
        line = " && ".join(shlex.join(part) for part in apt_commands(packages, ["sudo"]))
        raise Stop(f"Máy thiếu gói hệ thống. Hãy chạy dòng sau rồi chạy lại:\n{line}")
    say(f"Cài gói hệ thống: {names}")
    for command in apt_commands(packages, prefix):
        if run(command, DEBIAN_FRONTEND="noninteractive") != 0:
            raise Stop(f"Không cài được gói hệ thống: {names}. Hãy xem lỗi ở trên.")


def needs_server(found: Sequence[str], on_path: str | None) -> bool:
    """Whether no server for the tests of the shared store is installed."""
    return not found and on_path is None


def add_server() -> None:
    """Install a server for the tests of the shared store if that is allowed; else say so."""
    if not needs_server(glob.glob(SERVER_PLACES), shutil.which("initdb")):
        return
    try:
        add_packages([SERVER_PACKAGE])
    except Stop as stop:
        say(f"{stop}\nKiểm tra kho chung trên máy chủ thật được bỏ qua.")


def make_venv(python: Path) -> None:
    """Make `.venv`, unless it is there and works."""
    if python.exists() and run([python, "-m", "pip", "--version"]) == 0:
        return
    if importlib.util.find_spec("ensurepip") is None:
        add_packages([f"python3.{sys.version_info.minor}-venv"])
    say("Tạo môi trường Python trong .venv")
    if run([sys.executable, "-m", "venv", "--clear", VENV]) != 0:
        raise Stop("Không tạo được .venv. Hãy xem lỗi ở trên.")


def install(job: str, python: Path) -> None:
    """Install the project into `.venv`, unless nothing has changed since the last time."""
    wanted = stamp((PROJECT / "pyproject.toml").read_bytes(), job, sys.version.split()[0])
    if python.exists() and STAMP.exists() and is_installed(STAMP.read_text("utf-8"), wanted):
        return
    make_venv(python)
    target = ".[tests]" if job == "test" else "."
    say(f"Cài chương trình vào .venv, có thể mất vài phút (pip install -e {target})")
    if run([python, "-m", "pip", "install", "--quiet", "-e", target]) != 0:
        raise Stop("Không cài được chương trình. Hãy kiểm tra mạng và xem lỗi ở trên.")
    STAMP.write_text(wanted, "utf-8")


def free_folder(project: Path) -> str:
    """A folder of the project that holds no invented office yet: demo-office, demo-office-2 …"""
    names = itertools.chain([DEMO_FOLDER], (f"{DEMO_FOLDER}-{at}" for at in itertools.count(2)))
    return next(name for name in names if not (project / name / "office.hgd").exists())


def demo(python: Path) -> int:
    """Make the sample office and print its papers; open the window where it can be shown."""
    window = has_display(os.environ, WINDOWS)
    try:
        add_packages(absent(WINDOW_LIBRARIES if window and not WINDOWS else {}, ctypes.CDLL))
    except Stop as stop:
        say(f"{stop}\nLần này chạy không mở cửa sổ.")
        window = False
    install("demo", python)
    say("Xã mẫu, trọn bộ hồ sơ kết nạp và báo cáo năm")
    return run([python, *DEMO, free_folder(PROJECT), *(["--window"] if window else [])])


def test(python: Path) -> int:
    """Run every check and every test; gives the first status that is not 0."""
    add_packages(absent({} if WINDOWS else QT_LIBRARIES, ctypes.CDLL))
    if not WINDOWS:
        add_server()
    install("test", python)
    statuses = []
    for name, arguments in CHECKS.items():
        say(name)
        statuses.append(run([python, *arguments]))
    say("pytest")
    statuses += dealt_out(python, ELSEWHERE)
    say("pytest, cửa sổ; mypy")
    statuses += dealt_out(python, SCREEN_TESTS, MYPY)
    return next((status for status in statuses if status != 0), 0)


def dealt_out(python: Path, tests: Sequence[str], *beside: Sequence[str]) -> list[int]:
    """Run tests in processes that share them out, and other work beside them."""
    with tempfile.TemporaryDirectory() as dealt:
        commands = [*beside, *[(*PYTEST, *tests)] * PROCESSES]
        return together([[python, *words] for words in commands], HGD_DEALT=dealt)


def together(commands: Sequence[Sequence[str | Path]], **environment: str) -> list[int]:
    """Run commands beside each other, without a display.

    The last one prints as it goes; the others' words come one after another once it has ended.
    """
    environment = {"QT_QPA_PLATFORM": "offscreen", **environment}
    with contextlib.ExitStack() as stack:
        told = [stack.enter_context(tempfile.TemporaryFile()) for _ in commands[1:]]
        begun = [
            start(command, file, **environment)
            for command, file in zip(commands, [*told, None], strict=True)
        ]
        last = begun[-1].wait()
        statuses = []
        for process, file in zip(begun, told, strict=False):
            statuses.append(process.wait())
            file.seek(0)
            print(file.read().decode("utf-8", "replace"), end="", flush=True)
    return [*statuses, last]


JOBS = {"demo": demo, "test": test}


def main(words: Sequence[str]) -> int:
    """Do the job named on the command line; gives the exit status."""
    parser = argparse.ArgumentParser(description="Hạt Giống Đỏ: chạy thử hoặc kiểm tra.")
    parser.add_argument("job", choices=JOBS, help="demo: chạy thử; test: kiểm tra")
    job = JOBS[parser.parse_args(words).job]
    try:
        if sys.version_info < OLDEST_PYTHON:
            raise Stop(f"Cần Python 3.11 trở lên; máy đang dùng {sys.version.split()[0]}.")
        return job(interpreter(VENV, WINDOWS))
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:]))
