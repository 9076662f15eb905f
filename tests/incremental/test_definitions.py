"""Labels and terms that several documents define are settled by name, whatever was read last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.outputs import assert_same
from tests.support.rebuild_site import Desk
from tests.support.sites import run_sphinx

if TYPE_CHECKING:
    from pathlib import Path

SEE = "See {ref}`shared`, [](#shared), {ref}`x <bare>` and {term}`Ferry`."


def document(name: str, text: str = "Words.") -> str:
    return (
        f"---\norphan: true\n---\n# Page {name}\n\n{text}\n\n(shared)=\n## Section of {name}\n\n"
        f"(bare)=\nA paragraph.\n\n```{{glossary}}\nFerry\n  A boat of {name}.\n```\n"
    )


FILES = {name: document(name) for name in ("a.md", "b.md", "c.md")}
FILES |= {"index.md": f"# Front\n\n{SEE}\n", "z.md": f"---\norphan: true\n---\n# Z\n\n{SEE}\n"}


def winner(desk: Desk) -> set[str]:
    page = desk.output().contents["index.html"].decode()
    return set(re.findall(r'href="([abc])\.html#', page))


@pytest.mark.parametrize("edited", ["a.md", "b.md", "c.md"])
def test_whose_a_doubled_label_is_does_not_depend_on_what_was_read_last(
    tmp_path: Path, edited: str
) -> None:
    desk = Desk(tmp_path)
    assert desk.build(FILES).warned("duplicate label shared")
    assert winner(desk) == {"c"}
    desk.rebuild({edited: document(edited, "Other words.")})
    assert winner(desk) == {"c"}


def test_a_doubled_label_that_goes_leaves_it_to_the_others(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.build(FILES)
    desk.remove("c.md")
    desk.rebuild()
    assert winner(desk) == {"b"}
    desk.rebuild({"b.md": "---\norphan: true\n---\n# B\n"})
    assert winner(desk) == {"a"}
    desk.rebuild({"c.md": document("c")})
    assert winner(desk) == {"c"}


def test_doubled_labels_are_settled_alike_by_parallel_reading(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    more = {f"p{number}.md": document(f"p{number}") for number in range(12)}
    site = desk.build(FILES | more)
    parallel = run_sphinx(desk.source, tmp_path / "parallel", conf=desk.conf, jobs=3)
    assert_same(site, parallel)
