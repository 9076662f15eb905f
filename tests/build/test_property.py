"""Whatever is edited, an incremental build leaves the files of a clean one, byte for byte."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support.edits import EDITS, PLANS, Edit
from tests.support.trials import Trial
from tests.support.worlds import make_world

edits = st.builds(
    Edit, st.sampled_from(sorted(EDITS)), which=st.integers(0, 20), value=st.integers(0, 40)
)
steps = st.tuples(
    st.lists(edits, min_size=1, max_size=3),
    st.sampled_from(PLANS),
    st.sampled_from([1, 1, 1, 2, 4]),
)
Step = tuple[list[Edit], str, int]


def run(count: int, seed: int, builder: str, plan: list[Step]) -> None:
    """Build a site, take the steps, and compare after each."""
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(Path(folder), make_world(count, seed), builder)
        for step in plan:
            trial.check(*step)
        if seed == 0:
            trial.check_elsewhere()


law = given(
    count=st.integers(1, 5),
    seed=st.integers(0, 3),
    builder=st.sampled_from(["html", "html", "dirhtml"]),
    plan=st.lists(steps, min_size=1, max_size=3),
)


@settings(
    max_examples=12,
    deadline=None,
    derandomize=True,  # CI tries the same each time; `python -m tests.property` looks further
    suppress_health_check=list(HealthCheck),
)
@law
def test_incremental_is_clean(count: int, seed: int, builder: str, plan: list[Step]) -> None:
    run(count, seed, builder, plan)
