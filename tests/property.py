"""Looks for an edit after which an incremental build differs from a clean one.

``python -m tests.property --minutes 60`` tries random sites and random edits, others each time,
until the time is over or a counterexample is found: that is made small and printed, and the
command ends with status 1. What failed last is tried first the next time.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.database import DirectoryBasedExampleDatabase

from tests.support.cases import Judge
from tests.support.drawing import CASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.cases import Case

_DATABASE = ".hypothesis/examples"
_ROUND = 20
"""Sites between two lines of the log."""


def search(judge: Judge, number: int, end: float) -> None:
    """Try some cases, drawn from a seed; raise what one raises."""

    @settings(
        max_examples=_ROUND,
        deadline=None,
        database=DirectoryBasedExampleDatabase(_DATABASE),
        phases=[Phase.reuse, Phase.generate],
        suppress_health_check=[HealthCheck.too_slow],
        report_multiple_bugs=False,
    )
    @seed(number)
    @given(case=CASES)
    def attempt(case: Case) -> None:
        if judge.failed or time.monotonic() < end:
            judge.try_(case)

    attempt()


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 1 if a counterexample was found, which is printed; else 0."""
    parser = argparse.ArgumentParser(prog="python -m tests.property", description=__doc__)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="how long to look")
    parser.add_argument(
        "--small", type=float, default=10, metavar="MINUTES", help="how long to make it small"
    )
    options = parser.parse_args(arguments)
    judge = Judge(options.small * 60)
    end = time.monotonic() + options.minutes * 60
    while time.monotonic() < end:
        number = secrets.randbits(32)
        try:
            search(judge, number, end)
        except Exception as error:  # noqa: BLE001 - of any kind: it is what was looked for
            _tell(f"A counterexample (seed {number}), after {_told(judge.counts)}:")
            notes = getattr(error, "__notes__", ())
            _tell("\n".join([f"{type(error).__name__}: {error}", *notes]))
            return 1
        _tell(f"{time.strftime('%H:%M:%S')} no counterexample in {_told(judge.counts)}")
    return 0


def _told(counts: dict[str, int]) -> str:
    return ", ".join(f"{number} {what}" for what, number in sorted(counts.items()))


def _tell(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
