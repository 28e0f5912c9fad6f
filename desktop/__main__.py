"""The program's entry: with a command headless, without one the window."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import desktop


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window or one headless command; return the status."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        # A Windows console may not speak UTF-8 by itself; there may be none at all.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if words == ["--version"]:
        # Known without reading the commands, which takes a second.
        print(desktop.__version__)  # noqa: T201 (a command, too)
        return 0
    if not words or words[0] == "--office":
        from desktop import app

        if len(words) not in (0, 2):
            from desktop.commands import line

            return line.WRONG_WORDS
        return app.run(Path(words[1]) if words else None)
    from desktop.app import DISPLAY
    from desktop.commands import line

    line.collect_seldom()
    return line.run(words, DISPLAY)


if __name__ == "__main__":
    sys.exit(main())
