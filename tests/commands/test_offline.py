"""Whatever reaches for a network is refused and named."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from desktop.commands import offline
from desktop.errors import Trouble


def test_a_connection_is_refused_and_named_at_the_end(reached):
    """Also if what tried it hides its failure."""

    def reach() -> None:
        with offline.refused(), pytest.raises(PermissionError):
            socket.create_connection(("192.0.2.1", 80))

    with pytest.raises(Trouble, match=r"kết nối mạng: socket\.getaddrinfo .*192\.0\.2\.1"):
        reach()
    assert any("192.0.2.1" in one for one in reached)


def test_the_guard_of_all_tests_hears_a_name_looked_up(reached):
    socket.gethostbyname("127.0.0.1")
    assert any(one.startswith("socket.gethostbyname") for one in reached)


def test_work_on_the_disk_is_not_refused(tmp_path):
    with offline.refused():
        (tmp_path / "giay").write_text("mực")
    assert (tmp_path / "giay").read_text() == "mực"


def test_a_socket_opened_past_python_shows_where_the_kernel_tells(reached):
    before = offline.connections()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        opened = len(offline.connections()) - len(before)
    assert opened == int(Path("/proc/self/net/udp").exists())
    assert offline.connections() == before


@pytest.mark.parametrize(
    ("event", "arguments", "out"),
    [
        ("socket.__new__", (None, socket.AF_INET, 1, 0), True),
        ("socket.__new__", (None, socket.AF_INET6, 2, 0), True),
        ("socket.__new__", (None, 1, 1, 0), False),
        ("socket.connect", (None, ("192.0.2.1", 80)), True),
        ("socket.connect", (None, "/run/x.sock"), False),
        ("socket.sendmsg", (None, None), False),
        ("socket.bind", (None, b"\0x"), False),
        ("socket.getaddrinfo", ("vi-du.vn", "80", 0, 0, 0), True),
        ("open", ("giay", "r", 0), False),
    ],
)
def test_a_socket_between_processes_of_the_machine_reaches_no_network(event, arguments, out):
    assert offline.reaches_out(event, arguments) is out
