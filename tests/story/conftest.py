"""The story is told on the window, so it starts from what the tests of screens start from."""

from __future__ import annotations

from tests.screens.conftest import _dressed, _look, _nothing_left_behind, ask, background

__all__ = ["_dressed", "_look", "_nothing_left_behind", "ask", "background"]
