"""Random cases, for hypothesis."""

from __future__ import annotations

from hypothesis import strategies as st

from tests.support.cases import PLAIN, Case
from tests.support.edit_history import Step
from tests.support.edits import KINDS, Edit


def _edit_of(kind: str) -> st.SearchStrategy[Edit]:
    at = st.integers(0, 5) if KINDS[kind].at_article else st.just(0)
    return st.builds(Edit, st.just(kind), at, st.sampled_from(KINDS[kind].values))


EDITS = st.sampled_from(list(KINDS)).flatmap(_edit_of)
STEPS = st.builds(
    Step,
    st.lists(EDITS, max_size=3).map(tuple),
    times=st.sampled_from(["now", "now", "now", "all new", "all old", "put back", "checked out"]),
    jobs=st.sampled_from([1, 1, 1, 1, 2]),
    damage=st.sampled_from(["none"] * 6 + ["removed", "cut short"]),
)
THEMES = ["mubboo"] * 6 + ["alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme"]
"""Ours is proven most: as an option among a hundred it was hardly ever chosen."""
CASES = st.builds(
    Case,
    st.integers(2, len(PLAIN)),
    st.lists(EDITS, max_size=20).map(tuple),
    st.sampled_from(["html", "html", "html", "dirhtml"]),
    st.lists(STEPS, min_size=1, max_size=4).map(tuple),
    st.sampled_from([False] * 6 + [True]),
    st.sampled_from(THEMES),
)
