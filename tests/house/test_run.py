"""The two commands of the README: what they need of a machine, and when they install again."""

from __future__ import annotations

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from installer import run
from tests import shares
from tests.house.tree import PROJECT


def test_the_readme_and_ci_name_the_same_two_commands() -> None:
    """A command that only one of the three knows would rot."""
    readme = (PROJECT / "README.md").read_text("utf-8")
    ci = (PROJECT / ".ci" / "run").read_text("utf-8")
    assert set(re.findall(r"python3? installer/run\.py (\w+)", readme)) == {"demo", "test"}
    assert re.findall(r"python3 installer/run\.py (\w+)", ci) == ["test"]


def test_the_interpreter_lies_where_each_system_puts_it() -> None:
    """Windows and Linux lay out a virtual environment differently."""
    venv = Path(".venv")
    assert run.interpreter(venv, windows=True).parts == (".venv", "Scripts", "python.exe")
    assert run.interpreter(venv, windows=False).parts == (".venv", "bin", "python")


@pytest.mark.parametrize(
    ("environment", "windows", "shown"),
    [
        ({}, False, False),
        ({"DISPLAY": ""}, False, False),
        ({"DISPLAY": ":0"}, False, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False, True),
        ({}, True, True),
    ],
)
def test_a_display_is_found(environment: dict[str, str], windows: bool, shown: bool) -> None:
    """The window needs one; the papers do not."""
    assert run.has_display(environment, windows) is shown


def test_only_what_cannot_be_loaded_is_asked_for() -> None:
    """A package is wanted for each library that the system does not load, and no other."""

    def loads(library: str) -> None:
        if library != "libz.so.1":
            raise OSError(library)

    wanted = {"libz.so.1": "zlib1g", "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1"}
    assert run.absent(wanted, loads) == ["libegl1", "libgl1"]


def test_a_server_is_installed_only_where_none_is() -> None:
    """Wherever it lies: in Debian's folder or on the path."""
    assert run.needs_server([], None)
    assert not run.needs_server(["/usr/lib/postgresql/15/bin/initdb"], None)
    assert not run.needs_server([], "/opt/pg/bin/initdb")


def test_the_line_for_the_administrator_installs_the_packages() -> None:
    """What is run, or shown to be run, ends with the packages' names."""
    update, install = run.apt_commands(["libegl1", "libgl1"], ["sudo"])
    assert update[:3] == ["sudo", "apt-get", "update"]
    assert install[:3] == ["sudo", "apt-get", "install"]
    assert install[-2:] == ["libegl1", "libgl1"]


def test_an_install_is_repeated_only_when_something_changed() -> None:
    """Another dependency, another Python or the missing test tools ask for an install."""
    program = run.stamp(b"a", "demo", "3.11.2")
    tests = run.stamp(b"a", "test", "3.11.2")
    assert run.is_installed(program, program)
    assert run.is_installed(tests, program)
    assert not run.is_installed(program, tests)
    assert not run.is_installed(tests, run.stamp(b"b", "test", "3.11.2"))
    assert not run.is_installed(tests, run.stamp(b"a", "demo", "3.12.0"))


def test_a_word_that_is_no_job_ends_with_status_2() -> None:
    """As the headless commands do for wrong words."""
    with pytest.raises(SystemExit) as ended:
        run.main(["paint"])
    assert ended.value.code == 2


def test_the_sample_never_meets_an_earlier_one(tmp_path):
    """The command may be run again: each time in a folder of its own."""
    assert run.free_folder(tmp_path) == "demo-office"
    (tmp_path / "demo-office").mkdir()
    assert run.free_folder(tmp_path) == "demo-office"
    (tmp_path / "demo-office" / "office.hgd").touch()
    assert run.free_folder(tmp_path) == "demo-office-2"


def test_processes_beside_each_other_take_each_file_once(tmp_path: Path) -> None:
    """One that is done with a file takes another that nobody has taken."""
    screens = tmp_path / "screens"
    dealt = tmp_path / "dealt"
    for folder in (screens, dealt):
        folder.mkdir()
    files = [screens / f"test_{number}.py" for number in range(5)]
    for number, file in enumerate(files):
        file.write_text("#" * (5 - number))
    nodes: Any = [SimpleNamespace(path=file) for file in files]
    first, second = shares.taken(nodes, dealt), shares.taken(nodes, dealt)
    begun = [next(first).path, next(second).path, next(second).path]
    rest = [node.path for node in first]
    assert [*begun, *rest, *(node.path for node in second)] == files
    assert len(list(dealt.iterdir())) == len(files)
