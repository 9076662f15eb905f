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


class Pages:
    """Pages of the browser, used again: to make one takes longer than to load what it shows."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: dict[bool, list[Page]] = {True: [], False: []}
        self._taken: list[tuple[bool, Page]] = []

    def open(
        self, url: str, *, width: int, script: bool = True, motion: bool = False, **media: Any
    ) -> Page:
        """Return a page at an address, as a reader opens it who was never there."""
        page = self._free[script].pop() if self._free[script] else self._new(script=script)
        self._taken.append((script, page))
        page.set_viewport_size({"width": width, "height": 900})
        usual = {
            "media": "screen",
            "color_scheme": "light",
            "forced_colors": "none",
            "reduced_motion": "no-preference" if motion else "reduce",
        }
        page.emulate_media(**(usual | media))
        page.goto(url)
        return page

    def give_back(self) -> None:
        """Have the pages of a test ready for the next one: nothing is remembered."""
        for script, page in self._taken:
            page.mouse.move(0, 0)
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
            self._free[script].append(page)
        self._taken = []

    def _new(self, *, script: bool) -> Page:
        context = self._browser.new_context(
            java_script_enabled=script, permissions=["clipboard-read", "clipboard-write"]
        )
        return context.new_page()


@pytest.fixture(scope="session")
def shared_pages(browser: Browser) -> Pages:
    return Pages(browser)


@pytest.fixture
def pages(shared_pages: Pages) -> Iterator[Pages]:
    """Return what opens pages; they are given back when the test ends."""
    yield shared_pages
    shared_pages.give_back()


@pytest.fixture
def open_page(pages: Pages, themed: Callable[[str], Site]) -> Callable[..., Page]:
    """Return a function that opens a page of the magazine in a theme, width and colour scheme."""

    def visit(
        theme: str,
        docname: str = ARTICLE,
        *,
        width: int = 1440,
        dark: bool = False,
        script: bool = True,
    ) -> Page:
        address = (themed(theme).out / f"{docname}.html").as_uri()
        scheme = "dark" if dark else "light"
        return pages.open(address, width=width, script=script, color_scheme=scheme)

    return visit
