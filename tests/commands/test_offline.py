"""Whatever reaches for a network is refused and named."""

from __future__ import annotations

import socket

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


def test_where_nothing_reaches_out_nothing_is_said():
    with offline.refused():
        (lambda: None)()
    assert offline.connections() == ()


def test_a_socket_opened_past_python_would_show(reached):
    """The table of the kernel knows it, where there is one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        one.bind(("127.0.0.1", 0))
        listed = offline.connections()
    assert bool(listed) == offline.Path("/proc/self/net/udp").exists()
    assert offline.connections() == ()
