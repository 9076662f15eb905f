"""Measures built pages in a browser: weight, requests, shifts of layout, accessibility, markup.

``python -m benchmarks.quality SITE`` takes a folder of HTML and prints tables, for a page of each
kind in it. ``--lighthouse`` and ``--nu`` ask Lighthouse and the Nu HTML checker as well, where
npm's packages `lighthouse` and `vnu-jar` are installed.
"""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.quality_browser import browser, violations, weigh
from benchmarks.quality_tools import ToolMissingError, lighthouse, nu_errors
from benchmarks.report import markdown
from benchmarks.serving import serve
from benchmarks.session import say

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES, MOST_SCRIPT, MOST_REQUESTS = 35_000, 6_000, 8
"""Of an article's page, without its pictures, over the wire."""
WIDTHS = (320, 768, 1440)
SCORES = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
"""The least that Lighthouse should say. It asks a search page to be found by search engines."""
_KINDS = (
    ("front page", "index.html"),
    ("category", "blog/category/*.html"),
    ("tag", "blog/tag/*.html"),
    ("author", "blog/author/*.html"),
    ("series", "blog/series/*.html"),
    ("year", "blog/[0-9][0-9][0-9][0-9].html"),
    ("month", "blog/[0-9][0-9][0-9][0-9]/[0-9][0-9].html"),
    ("second page", "blog/page-2.html"),
    ("list of categories", "blog/category.html"),
    ("archive", "blog/archive.html"),
    ("all articles", "blog.html"),
    ("search", "search.html"),
    ("404", "404.html"),
    ("index", "genindex.html"),
)
_ARTICLE = re.compile(r'class="mubboo-article\b')


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables; return 1 where something is not as it should be."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.quality", description=__doc__)
    parser.add_argument("site", type=Path, help="folder of built HTML")
    parser.add_argument("--pages", nargs="+", help="only these, by path (one of each kind)")
    parser.add_argument("--lighthouse", action="store_true", help="ask Lighthouse")
    parser.add_argument("--nu", action="store_true", help="ask the Nu HTML checker")
    options = parser.parse_args(arguments)
    pages = dict(zip(options.pages, options.pages, strict=True)) if options.pages else {}
    pages = pages or kinds(options.site)
    if not pages:
        say(f"no page in {options.site}")
        return 1
    good = True
    with serve(options.site) as address:
        good &= _weights(address, pages)
        good &= _accessibility(address, pages)
        if options.lighthouse:
            good &= _lighthouse(address, pages)
    if options.nu:
        good &= _nu(options.site, pages)
    return 0 if good else 1


def kinds(site: Path) -> dict[str, str]:
    """Return a page of each kind that there is, by the kind's name."""
    found = {}
    for path in sorted(site.rglob("*.html")):
        if _ARTICLE.search(path.read_text(encoding="utf-8")):
            found["article"] = path.relative_to(site).as_posix()
            break
    for kind, pattern in _KINDS:
        names = sorted(path.relative_to(site).as_posix() for path in site.glob(pattern))
        if names:
            found[kind] = names[0]
    return found


def _weights(address: str, pages: dict[str, str]) -> bool:
    heads = ["page", "requests", "kB", "of it HTML", "CSS", "script", "elsewhere", "shift"]
    rows, good = [heads], True
    with browser() as chromium:
        for kind, page in pages.items():
            weight = weigh(chromium, f"{address}/{page}")
            rows.append([kind, *weight.cells()])
            good &= not weight.elsewhere and weight.shift == 0
            if kind == "article":
                good &= weight.bytes <= MOST_BYTES and weight.requests <= MOST_REQUESTS
                good &= weight.script <= MOST_SCRIPT
    sys.stdout.write(f"Without pictures, gzip, at 360 px\n\n{markdown(rows)}\n\n")
    return good


def _accessibility(address: str, pages: dict[str, str]) -> bool:
    rows = [["page", *(f"{width} px {scheme}" for width in WIDTHS for scheme in ("light", "dark"))]]
    good = True
    with browser() as chromium:
        for kind, page in pages.items():
            cells = []
            for width in WIDTHS:
                for scheme in ("light", "dark"):
                    found = violations(chromium, f"{address}/{page}", width, scheme)
                    for each in found:
                        say(f"{kind}, {width} px, {scheme}: {each}")
                    cells.append(str(len(found)))
                    good &= not found
            rows.append([kind, *cells])
    sys.stdout.write(f"What axe finds (WCAG 2.2 AA, best practices)\n\n{markdown(rows)}\n\n")
    return good


def _lighthouse(address: str, pages: dict[str, str]) -> bool:
    rows, good = [["page", *SCORES]], True
    try:
        for kind, page in pages.items():
            scores, failed = lighthouse(f"{address}/{page}", tuple(SCORES))
            for each in failed:
                say(f"{kind}: {each}")
            rows.append([kind, *(str(scores[name]) for name in SCORES)])
            good &= all(scores[name] >= least for name, least in SCORES.items())
    except ToolMissingError as error:
        say(f"Lighthouse is not asked: {error}")
        return good
    sys.stdout.write(f"Lighthouse, mobile\n\n{markdown(rows)}\n\n")
    return good


def _nu(site: Path, pages: dict[str, str]) -> bool:
    try:
        errors = nu_errors([site / page for page in pages.values()])
    except ToolMissingError as error:
        say(f"the Nu checker is not asked: {error}")
        return True
    for each in errors:
        say(each)
    sys.stdout.write(f"Nu HTML checker: {len(errors)} errors in {len(pages)} pages\n")
    return not errors


if __name__ == "__main__":
    sys.exit(main())
