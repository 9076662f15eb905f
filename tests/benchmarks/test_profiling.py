"""Where the time of a build goes: each moment counts once, to what was meant."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.profiling import RULES, category

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("place", "meant"),
    [
        ("x/site-packages/yaml/reader.py:Reader.peek", "front matter: YAML"),
        ("x/mubboo_sphinx/magazine/related/ranking.py:Ranker.rank", "related articles"),
        ("x/mubboo_sphinx/magazine/terms.py:count_terms", "facts of articles"),
        ("x/mubboo_sphinx/fast/fast_findall.py:_of_class", None),
        ("x/docutils/nodes.py:Element.append", None),
    ],
)
def test_a_place_counts_to_what_it_is_for(place: str, meant: str | None) -> None:
    assert category(place) == meant


def test_a_build_is_told_apart(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.profiling", "--articles", "12"]
    env = os.environ | {"TMPDIR": str(tmp_path)}
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=ROOT, timeout=300, env=env
    )
    assert done.returncode == 0, done.stderr
    rows = [line.split("|")[1].strip() for line in done.stdout.splitlines() if line[:1] == "|"]
    assert len({"Markdown: parsing", "imports", "transforms", "blocks of articles"} & {*rows}) >= 3
    assert {*rows[2:-1]} <= {*(row[0] for row in RULES), "start, end, the rest"} | {
        "other processes (Pagefind)"
    }
    assert rows[-1] == "all"
