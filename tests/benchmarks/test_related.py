"""The benchmark of related articles, on a blog of three posts."""

from __future__ import annotations

import gzip
import json
from typing import TYPE_CHECKING

import pytest

from benchmarks.blogs import read_blogs
from benchmarks.ranking_methods import METHODS
from benchmarks.ranking_scores import interval, scores
from benchmarks.related import main

if TYPE_CHECKING:
    from pathlib import Path


def post(name: str, text: str, **fields: object) -> dict[str, object]:
    known = {"title": name, "date": "2026-04-05", "author": [], "category": ["AI"], "tags": []}
    return {"id": name, "excerpt": "", "headings": [], "text": text, **known, **fields}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with one blog, whose first two posts belong together."""
    posts = [
        post("a", "trains and tracks", tags=["rail"], date="2026-04-01"),
        post("b", "trains and stations", tags=["rail"]),
        post("c", "kitchens and stoves", tags=["food"], date="2026-04-09"),
    ]
    (tmp_path / "blog").mkdir()
    with gzip.open(tmp_path / "blog" / "posts.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(each) + "\n" for each in posts)
    link = json.dumps({"src": "a", "dst": "b", "anchor": "there"})
    (tmp_path / "blog" / "links.jsonl").write_text(f"{link}\n", encoding="utf-8")
    return tmp_path


def test_links_are_truth_both_ways(folder: Path) -> None:
    (blog,) = read_blogs(folder)
    assert blog.truth == {"a": frozenset({"b"}), "b": frozenset({"a"})}
    assert [article.docname for article in blog.articles] == ["a", "b", "c"]


def test_a_list_of_links_is_no_truth(folder: Path) -> None:
    names = [f"p{number}" for number in range(9)]
    with gzip.open(folder / "blog" / "posts.jsonl.gz", "at", encoding="utf-8") as file:
        file.writelines(json.dumps(post(name, "words")) + "\n" for name in names)
    with (folder / "blog" / "links.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps({"src": "c", "dst": name}) + "\n" for name in names)
    (blog,) = read_blogs(folder)
    assert blog.truth.keys() == {"a", "b"}


@pytest.mark.parametrize("method", METHODS)
def test_each_method_ranks_others_only(folder: Path, method: str) -> None:
    (blog,) = read_blogs(folder)
    ranking = METHODS[method](blog.articles, 2)
    assert all(name not in found for name, found in ranking.items())
    expected = "c" if method == "newest in category" else "b"
    assert ranking["a"][0] == expected


def test_scores_go_from_nothing_to_one() -> None:
    truth = {"a": frozenset({"b"}), "b": frozenset({"a", "c"})}
    best = scores({"a": ("b",), "b": ("c", "a")}, truth)
    assert best == {"nDCG@4": [1, 1], "recall@4": [1, 1], "MRR": [1, 1]}
    late = scores({"a": ("x", "b"), "b": ()}, truth)
    assert late["nDCG@4"] == [pytest.approx(0.6309, abs=1e-4), 0]
    assert late["recall@4"] == [1, 0]
    assert late["MRR"] == [0.5, 0]


def test_an_interval_holds_the_mean_and_is_the_same_each_time() -> None:
    groups = [[0.0, 1.0] * 20, [0.5] * 40]
    low, high = interval(groups)
    assert low < 0.5 < high
    assert interval(groups) == (low, high)


def test_rankings_are_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "rankings.jsonl"
    assert main(["--corpus", str(folder), "--rankings", str(path)]) == 0
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    assert lines[0]["corpus"] == "blog"
    assert lines[0]["related"][0] == "b"
    assert "mean over blogs" in capsys.readouterr().out


def test_ours_is_compared_with_the_others(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--corpus", str(folder), "--methods", "ours", "newest in category"]) == 0
    (line,) = [each for each in capsys.readouterr().out.splitlines() if "| newest" in each][1:]
    assert "+0.500" in line  # of two posts with truth, the other is wrong about one


def test_made_up_magazines_are_timed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--articles", "3", "6"]) == 0
    rows = capsys.readouterr().out.splitlines()
    assert [row.split("|")[1].strip() for row in rows] == ["articles", "--------", "3", "6"]


def test_a_folder_without_blogs_is_told(tmp_path: Path) -> None:
    assert main(["--corpus", str(tmp_path)]) == 1
