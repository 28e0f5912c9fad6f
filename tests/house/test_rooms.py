"""The rooms: what stands at the top, who imports whom, what a file may be called, and its test."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from pathlib import Path

import pytest
from importlinter.cli import lint_imports

from tests.house.tree import DESKTOP, PROJECT, TESTS, files, name, nodes, top_level

TOP_LEVEL = {
    "pyproject.toml",
    "desktop",
    "resources",
    "forms",
    "tests",
    "installer",
    "README.md",
    "LICENSE",
    "CHANGELOG.md",
}
FORBIDDEN_NAMES = {
    *("util", "utils", "helper", "helpers", "common", "base", "misc"),
    *("manager", "managers", "widget", "widgets"),
}
NETWORK = {
    *("socket", "socketserver", "ssl", "select", "selectors", "asyncio", "webbrowser"),
    *("urllib", "http", "xmlrpc", "ftplib", "smtplib", "poplib", "imaplib", "nntplib", "telnetlib"),
    *("requests", "httpx", "aiohttp", "urllib3", "websockets"),
    *("psycopg", "psycopg2", "psycopg_pool", "pg8000", "asyncpg", "aiosqlite", "pymysql"),
    *("QtNetwork", "QtNetworkAuth", "QtWebSockets", "QtHttpServer", "QtRemoteObjects"),
    *("QtWebEngineCore", "QtWebEngineWidgets", "QtBluetooth"),
}
# Declarations and numbered steps: the rooms that use them test them.
WITHOUT_OWN_TEST = ("store/tables/", "store/upgrades/", "rules/facts/")


def test_the_top_level_is_exactly_the_agreed_one() -> None:
    """A new folder at the top is a new room, and rooms are not made in passing."""
    seen = {entry for entry in top_level() if not entry.startswith(".")}
    assert seen == TOP_LEVEL


def test_rooms_look_downwards_only(capsys: pytest.CaptureFixture[str]) -> None:
    """The import contracts of pyproject.toml hold."""
    status = lint_imports(str(PROJECT / "pyproject.toml"), no_cache=True, no_logo=True)
    assert status == 0, capsys.readouterr().out


def test_no_module_can_reach_a_network() -> None:
    """The program promises to open no connection, so nothing that could is imported."""
    found = {
        name(path): sorted(reaching)
        for path in files(DESKTOP, ".py")
        if (reaching := _imported_words(nodes(path)) & NETWORK)
    }
    assert found == {}


def test_only_one_door_leads_to_a_server() -> None:
    """Whoever makes an engine says where it goes: the office file, or the store of the house."""
    makers = {
        name(path)
        for path in files(DESKTOP, ".py")
        for node in nodes(path)
        if isinstance(node, ast.Name | ast.Attribute)
        and "create_engine" in (getattr(node, "id", ""), getattr(node, "attr", ""))
    }
    assert makers == {"desktop/store/file.py", "desktop/store/server.py"}


def test_no_module_has_a_name_that_says_nothing() -> None:
    """Such a module becomes the place for whatever has no place."""
    folders = (DESKTOP, TESTS, PROJECT / "installer")
    sources = [path for folder in folders for path in files(folder, ".py")]
    assert [name(path) for path in sources if path.stem in FORBIDDEN_NAMES] == []


def test_every_source_file_has_its_test_file() -> None:
    """A feature is found by one name in every room, and its tests too."""
    sources = [path.relative_to(DESKTOP) for path in files(DESKTOP, ".py")]
    wanted = {
        _test_of(source)
        for source in sources
        if source.name != "__init__.py" and not source.as_posix().startswith(WITHOUT_OWN_TEST)
    }
    present = {path.relative_to(TESTS) for path in files(TESTS, ".py")}
    assert sorted(path.as_posix() for path in wanted - present) == []


def test_no_test_file_is_without_its_source() -> None:
    """A test whose source has gone or moved goes or moves with it."""
    wanted = {_test_of(path.relative_to(DESKTOP)) for path in files(DESKTOP, ".py")}
    present = {
        path.relative_to(TESTS)
        for path in files(TESTS, ".py")
        if path.name.startswith("test_") and _is_mirrored(path.relative_to(TESTS))
    }
    assert sorted(path.as_posix() for path in present - wanted) == []


def _test_of(source: Path) -> Path:
    return source.with_name(f"test_{source.stem.strip('_')}.py")


def _is_mirrored(test: Path) -> bool:
    return len(test.parts) == 1 or (DESKTOP / test.parts[0]).is_dir()


def _imported_words(parts: Sequence[ast.AST]) -> set[str]:
    words: set[str] = set()
    for node in parts:
        if isinstance(node, ast.Import):
            words |= {word for alias in node.names for word in alias.name.split(".")}
        if isinstance(node, ast.ImportFrom) and node.level == 0:
            words |= set((node.module or "").split("."))
            if node.module == "PySide6":
                words |= {alias.name for alias in node.names}
    return words
