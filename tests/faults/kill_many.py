"""Kills work at random moments, as often as told: python -m tests.faults.kill_many 1000 [SEED].

The kills are shared out among the kinds of `kills.KINDS`. Each kind begins with a fresh office
every 25 kills. After every kill no acknowledged change may be lost, every file must open, and every
backup that is listed must restore. Prints what was done; the first fault ends it with status 1. A
thousand take a quarter of an hour or so.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from pathlib import Path

from tests.faults.kills import KINDS, kill

AT_ONCE = 25


def main(times: int, seed: int) -> None:
    """Kill so often, by the chances of this seed."""
    chance = random.Random(seed)
    begun = time.monotonic()
    left = {kind: times // len(KINDS) + (at < times % len(KINDS)) for at, kind in enumerate(KINDS)}
    done = dict.fromkeys(KINDS, 0)
    while any(left.values()):
        for kind in KINDS:
            now = min(AT_ONCE, left[kind])
            with tempfile.TemporaryDirectory() as name:
                kill(kind, Path(name) / kind, now, chance)
            left[kind] -= now
            done[kind] += now
        minutes = (time.monotonic() - begun) / 60
        told = ", ".join(f"{kind} {count}" for kind, count in done.items())
        print(f"{sum(done.values())} kills, none lost anything ({told}); {minutes:.1f} minutes")


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 1000,
        int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32),
    )
