"""Whatever is edited, an incremental build leaves the files of a clean one, and writes no other.

A random site is edited at random; after each step, every file of its output is compared, byte by
byte, with a clean build. Bounded here: ``python -m tests.property`` looks further.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import HealthCheck, Phase, given, settings

from tests.support.cases import Judge
from tests.support.drawing import CASES

if TYPE_CHECKING:
    from tests.support.cases import Case

JUDGE = Judge(seconds=60)


@settings(
    max_examples=8,  # of some four seconds each
    deadline=None,  # an example is some builds: their time says nothing on a busy machine
    derandomize=True,  # CI tries the same each time
    phases=[Phase.generate],  # the judge makes small what fails
    suppress_health_check=[HealthCheck.too_slow],  # nor does this time
)
@given(case=CASES)
def test_incremental_builds_are_clean_and_thrifty(case: Case) -> None:
    JUDGE.try_(case)
