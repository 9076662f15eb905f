"""Looks for a sequence of edits after which an incremental build differs from a clean one.

``python -m tests.property --minutes 60`` tries random sites and edits until the time is over or
one is found; without ``--minutes``, until one is found.
"""

from __future__ import annotations

import argparse
import sys
import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, settings

from tests.build.test_property import Step, law, run

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_ROUND = 10
"""Sites between two looks at the clock."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 1 if a counterexample was found, which is printed; else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.property", description=__doc__)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="how long to look")
    parser.add_argument("--shrink", action="store_true", help="look for a small one; takes minutes")
    options = parser.parse_args(arguments)
    end = time.monotonic() + options.minutes * 60
    counts = {"sites": 0, "steps": 0}
    attempt = _attempt(counts, shrink=options.shrink)
    while time.monotonic() < end:
        try:
            attempt()
        except BaseException as error:  # noqa: BLE001 - of any kind: it is what was looked for
            notes = "\n".join(getattr(error, "__notes__", ()))
            sys.stdout.write(f"{type(error).__name__}: {error}\n{notes}\nafter {counts}\n")
            return 1
        sys.stdout.write(f"{time.strftime('%H:%M:%S')} no counterexample in {counts}\n")
        sys.stdout.flush()
    return 0


def _attempt(counts: dict[str, int], *, shrink: bool) -> Callable[[], None]:
    phases = [Phase.explicit, Phase.reuse, Phase.generate, *([Phase.shrink] if shrink else [])]

    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=None,  # each round tries others
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    @law
    def attempt(count: int, seed: int, builder: str, plan: list[Step]) -> None:
        counts["sites"] += 1
        counts["steps"] += len(plan)
        run(count, seed, builder, plan)

    return attempt


if __name__ == "__main__":
    sys.exit(main())
