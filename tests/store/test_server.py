"""The shared store: which addresses stay in the house, and a real server behind the door."""

from __future__ import annotations

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from desktop.errors import Refusal, Trouble
from desktop.store import server
from desktop.store.server import checked, open_store


class TestAddress:
    @pytest.mark.parametrize(
        ("written", "host", "mode"),
        [
            ("postgresql://a:b@localhost/kho", "127.0.0.1", None),
            ("postgresql://a:b@127.0.0.1:5433/kho", "127.0.0.1", None),
            ("postgresql://a:b@[::1]/kho", "::1", None),
            ("postgresql://a:b@192.168.1.20/kho", "192.168.1.20", "require"),
            ("postgresql://a:b@10.0.0.7/kho?sslmode=verify-full", "10.0.0.7", "verify-full"),
            ("postgresql://a:b@172.16.9.9/kho?sslmode=disable", "172.16.9.9", "require"),
        ],
    )
    def test_of_this_machine_or_a_private_network(self, written, host, mode):
        """Over a network it is encrypted whatever the address asks."""
        found = checked(written)
        assert (found.query["hostaddr"], found.query.get("sslmode")) == (host, mode)

    def test_a_socket_is_a_folder(self):
        found = checked("postgresql://postgres@/kho?host=/run/postgresql")
        assert dict(found.query) == {"host": "/run/postgresql"}

    @pytest.mark.parametrize("host", ["8.8.8.8", "203.162.0.1", "0.0.0.0", "[2001:4860::8888]"])
    def test_nothing_on_the_internet(self, host):
        with pytest.raises(Refusal, match="không phải địa chỉ của mạng nội bộ"):
            checked(f"postgresql://a:b@{host}/kho")

    @pytest.mark.parametrize("host", ["may-chu.vn", "kho", ""])
    def test_no_name_is_looked_up(self, host):
        with pytest.raises(Refusal, match="bằng số"):
            checked(f"postgresql://a:b@{host}/kho")

    @pytest.mark.parametrize(
        "written",
        ["", "kho", "mysql://a@127.0.0.1/kho", "postgresql://127.0.0.1", "postgresql://a@b:c/d"],
    )
    def test_something_else_says_how_it_looks(self, written):
        with pytest.raises(Refusal, match="postgresql://"):
            checked(written)

    def test_a_second_way_out_in_the_address_is_refused(self):
        """The driver would believe what stands behind the question mark."""
        for more in ("hostaddr=8.8.8.8", "service=x", "passfile=/etc/passwd"):
            with pytest.raises(Refusal, match="phần lạ"):
                checked(f"postgresql://a:b@127.0.0.1/kho?{more}")
        with pytest.raises(Refusal):
            checked("postgresql://a:b@127.0.0.1/kho?host=vi-du.vn")


def test_without_the_driver_only_the_store_is_not_to_be_had(monkeypatch):
    """The clerk's program does not carry it."""
    monkeypatch.setitem(__import__("sys").modules, "psycopg", None)
    store = open_store("postgresql://a:b@127.0.0.1/kho")
    with pytest.raises(Refusal, match="không kèm phần nối kho chung"), store.reading() as session:
        session.execute(text("SELECT 1"))


def test_a_server_that_is_not_there_is_a_trouble_with_words(tmp_path):
    pytest.importorskip("psycopg")
    store = open_store(f"postgresql://a@/kho?host={tmp_path}")
    with pytest.raises(Trouble, match="Không nối được kho chung"), store.reading() as session:
        session.execute(text("SELECT 1"))


@pytest.fixture(scope="module")
def address(postgres):
    """An empty database for all tests of the store."""
    return postgres.database()


class TestStore:
    @pytest.fixture
    def store(self, address):
        store = open_store(address)
        store.prepare("a" * 32, "Tỉnh ủy Sơn La")
        yield store
        store.close()

    def test_is_made_once_and_belongs_to_one_office(self, store):
        store.prepare("a" * 32, "Tỉnh ủy Sơn La")
        with pytest.raises(Refusal, match="của Tỉnh ủy Sơn La"):
            store.prepare("b" * 32, "Tỉnh ủy Lai Châu")

    def test_of_a_newer_program_is_refused(self, store, monkeypatch):
        monkeypatch.setattr(server, "FORMAT", 0)
        with pytest.raises(Refusal, match="phiên bản mới hơn"):
            store.prepare("a" * 32, "Tỉnh ủy Sơn La")

    def test_reading_cannot_write(self, store):
        with pytest.raises(DBAPIError, match="read-only"), store.reading() as session:
            session.execute(text("INSERT INTO shared_store VALUES (1, 'x', 'y')"))

    @pytest.mark.parametrize("statement", ["UPDATE operation SET who = 'x'", "DELETE FROM change"])
    def test_its_journal_is_never_changed(self, store, statement):
        with store.writing() as session:
            session.execute(
                text(
                    "INSERT INTO operation (id, at, who, command, label, chain) "
                    "VALUES (1, now(), 'a', 'b', 'c', 'd') ON CONFLICT DO NOTHING"
                )
            )
            session.execute(
                text(
                    'INSERT INTO "change" (operation_id, position, "table", "row") '
                    "VALUES (1, 0, 'a', 'b') ON CONFLICT DO NOTHING"
                )
            )
        with pytest.raises(DBAPIError, match="never changed"), store.writing() as session:
            session.execute(text(statement))

    def test_a_wrong_database_says_so(self, postgres):
        store = open_store(f"postgresql://postgres@/khong_co?host={postgres.folder}")
        with pytest.raises(Trouble, match="không có cơ sở dữ liệu"):
            store.prepare("a" * 32, "Tỉnh ủy Sơn La")
