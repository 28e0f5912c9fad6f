"""A process killed at any moment loses nothing acknowledged and leaves a file that opens.

`python -m tests.faults.kill_many 1000` does the same a thousand times.
"""

from __future__ import annotations

import random

import pytest

from tests.faults.kills import KINDS, kill

KILLS = 2


@pytest.mark.parametrize("kind", KINDS)
def test_a_cut_loses_nothing_and_leaves_what_opens(tmp_path, kind):
    kill(kind, tmp_path / kind, KILLS, random.Random())
