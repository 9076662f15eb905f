"""Pages in a real Chromium. Without one these tests fail: `make test` installs it."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING, Any

import pytest

from benchmarks.quality_browser import BROWSERS
from tests.support.sites import Site, magazine, run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

THEMES = ("alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme", "mubboo")
ARTICLE = "posts/p5"
PAGES = ("index", ARTICLE, "blog", "blog/category", "blog/category/ai", "blog/author/ada-lovelace")
ALL_BLOCKS = ["topics", "share", "author-card", "series", "adjacent", "related-posts"]

COVER = """\
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="675" viewBox="0 0 1200 675">
<path fill="#246" d="M0 0h1200v675H0z"/></svg>
"""


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """Use the system's Chromium where there is one, else the one that Playwright installed."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    # Chromium's sandbox does not start for root.
    sandbox = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    quiet = ["--disable-gpu", "--disable-background-networking"]
    return {"args": [*sandbox, *quiet], **({"executable_path": path} if path else {})}


def _sources() -> dict[str, str]:
    files = magazine(10)
    for name in ("posts/p1", "posts/p3", ARTICLE):
        series = "blogpost: true\nseries: A series"
        files[f"{name}.md"] = files[f"{name}.md"].replace("blogpost: true", series)
    files["posts/cover.svg"] = COVER
    for name in (ARTICLE, "posts/p2", "posts/p4"):
        files[f"{name}.md"] = files[f"{name}.md"].replace(
            "blogpost: true", "blogpost: true\nimage: cover.svg\nimage_alt: A cover"
        )
    return files


@pytest.fixture(scope="session")
def themed(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """Return a function that gives the magazine in a theme, with all blocks, built once."""
    sites: dict[str, Site] = {}

    def site(theme: str) -> Site:
        if theme not in sites:
            folder = tmp_path_factory.mktemp(theme)
            write(folder / "source", _sources())
            conf = {
                "html_theme": theme,
                "mubboo_authors": "authors.yml",
                "mubboo_after_body": ALL_BLOCKS,
            }
            sites[theme] = run_sphinx(folder / "source", folder / "html", conf=conf)
        return sites[theme]

    return site


@pytest.fixture
def open_page(browser: Browser, themed: Callable[[str], Site]) -> Iterator[Callable[..., Page]]:
    """Return a function that opens a page of the magazine in a theme, width and colour scheme."""
    contexts = []

    def visit(
        theme: str,
        docname: str = ARTICLE,
        *,
        width: int = 1440,
        dark: bool = False,
        script: bool = True,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            reduced_motion="reduce",
        )
        contexts.append(context)
        page = context.new_page()
        page.goto((themed(theme).out / f"{docname}.html").as_uri())
        return page

    yield visit
    for context in contexts:
        context.close()
