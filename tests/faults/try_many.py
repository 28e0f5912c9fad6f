"""Wrong keys and spoiled files, as many as told: python -m tests.faults.try_many 5000 [SEED].

The tries are shared out among the kinds of `tries.KINDS`: passwords, recovery words, swapped slots,
and flipped bits and cuts in slots, office file and backup. None may open, and at the end the file
must open with each of its keys and hold what it held. The first fault ends it with status 1.
"""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path

from tests.faults.tries import KINDS, check, house


def main(times: int, seed: int) -> None:
    """Try so often, by the chances of this seed."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        made = house(Path(name))
        for at, (kind, attempt) in enumerate(KINDS.items()):
            count = times // len(KINDS) + (at < times % len(KINDS))
            for _ in range(count):
                attempt(made, chance)
            check(made)
            print(f"{kind}: {count} tries, none opened, none harmed", flush=True)


if __name__ == "__main__":
    main(
        int(sys.argv[1]) if len(sys.argv) > 1 else 5000,
        int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(2**32),
    )
