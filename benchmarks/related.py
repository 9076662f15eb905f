"""Measures rankings of related articles: how well they agree with authors' links, what they cost.

``python -m benchmarks.related --corpus DIR`` takes a folder of blogs, each with `posts.jsonl.gz`
and `links.jsonl`, and prints tables: our ranking beside simple ones. ``--rankings FILE`` writes
our fifty best for each post. ``--articles N ...`` times ours on made-up magazines instead.
"""

from __future__ import annotations

import argparse
import json
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from statistics import mean
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from benchmarks.ranking_methods import METHODS, OURS
from benchmarks.ranking_runs import KEPT, Result, run_on_blogs, run_on_magazine
from benchmarks.ranking_scores import interval
from benchmarks.report import markdown
from benchmarks.session import positive, say

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
R = TypeVar("R")


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where there is no blog."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.related", description=__doc__)
    data = parser.add_mutually_exclusive_group(required=True)
    data.add_argument("--corpus", type=Path, metavar="DIR", help="folder of blogs")
    data.add_argument("--articles", type=positive, nargs="+", metavar="N", help="made-up magazines")
    parser.add_argument(
        "--rankings", type=Path, metavar="FILE", help=f"write our {KEPT} best of each post to FILE"
    )
    parser.add_argument(
        "--methods", nargs="+", choices=METHODS, default=list(METHODS), help="what to measure (all)"
    )
    options = parser.parse_args(arguments)
    if options.articles:
        sys.stdout.write(_costs(options.articles))
        return 0
    results: list[Result] = []
    for method in dict.fromkeys(options.methods):
        results += _apart(run_on_blogs, method, options.corpus)
    if not results:
        say(f"no blog in {options.corpus}: a folder with posts.jsonl.gz and links.jsonl")
        return 1
    tables = [_by_blog(results), _by_method(results), _differences(results)]
    sys.stdout.write("\n\n".join(filter(None, tables)) + "\n")
    if options.rankings:
        _write(options.rankings, [result for result in results if result.method == OURS])
    return 0


def _apart(function: Callable[P, R], *arguments: P.args, **options: P.kwargs) -> R:
    """Call a function in a process of its own, so that memory is its own too."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(function, *arguments, **options).result()


def _costs(numbers: Sequence[int]) -> str:
    rows = [["articles", "words each", "CPU s", "peak MB", "of which articles"]]
    for number in numbers:
        cost = _apart(run_on_magazine, number)
        rows.append(
            [
                str(number),
                f"{cost.words:.0f}",
                f"{cost.seconds:.2f}",
                f"{cost.megabytes:.0f}",
                f"{cost.megabytes_before:.0f}",
            ]
        )
    return markdown(rows) + "\n"


def _methods(results: Sequence[Result]) -> list[str]:
    return list(dict.fromkeys(result.method for result in results))


def _by_blog(results: Sequence[Result]) -> str:
    methods = _methods(results)
    rows = [["blog", "posts", "with truth", *(f"nDCG@4 {method}" for method in methods)]]
    for blog in dict.fromkeys(result.blog for result in results):
        found = {result.method: result for result in results if result.blog == blog}
        first = found[methods[0]]
        cells = [_with_interval([found[method].scores["nDCG@4"]]) for method in methods]
        rows.append([blog, str(first.posts), str(len(first.scores["nDCG@4"])), *cells])
    return markdown(rows)


def _by_method(results: Sequence[Result]) -> str:
    measures = list(results[0].scores)
    rows = [["method, mean over blogs", *measures, "CPU s", "peak MB"]]
    for method in _methods(results):
        own = [result for result in results if result.method == method]
        cells = [_with_interval([result.scores[measure] for result in own]) for measure in measures]
        seconds = sum(result.seconds for result in own)
        megabytes = max(result.megabytes for result in own)
        rows.append([method, *cells, f"{seconds:.2f}", f"{megabytes:.0f}"])
    return markdown(rows)


def _differences(results: Sequence[Result]) -> str:
    """Return how much better ours is, post by post, or nothing where it was not measured."""
    ours = {result.blog: result for result in results if result.method == OURS}
    others = [method for method in _methods(results) if method != OURS]
    if not ours or not others:
        return ""
    measures = list(results[0].scores)
    rows = [["ours less", *measures]]
    for method in others:
        own = [result for result in results if result.method == method]
        cells = [
            _with_interval(
                [
                    [a - b for a, b in zip(ours[each.blog].scores[m], each.scores[m], strict=True)]
                    for each in own
                ],
                sign="+",
            )
            for m in measures
        ]
        rows.append([method, *cells])
    return markdown(rows)


def _with_interval(groups: list[list[float]], sign: str = "") -> str:
    low, high = interval(groups)
    middle = mean(map(mean, filter(None, groups)))
    return f"{middle:{sign}.3f} ({low:{sign}.3f} to {high:{sign}.3f})"


def _write(path: Path, results: Sequence[Result]) -> None:
    with path.open("w", encoding="utf-8") as file:
        for result in results:
            for post, related in result.ranking.items():
                line = {"corpus": result.blog, "id": post, "related": list(related)}
                file.write(json.dumps(line, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    sys.exit(main())
