"""Our theme in a real browser, served as on the web: what it weighs, and what it does."""
# ruff: noqa: RUF001 - Arabic letters are meant

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from benchmarks.quality import MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT
from benchmarks.quality_browser import weigh
from benchmarks.serving import serve
from tests.browser.conftest import ARTICLE, COVER
from tests.browser.test_article_page import violations
from tests.support.sites import magazine, post, run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from tests.browser.conftest import Pages

    Visit = Callable[..., Page]

BODY = """\
Words with a note.[^first] And with another one.[^second]

{words}

## Code

```python
print("hello")
```

![What is seen](../posts/cover.svg)

## A wide table

| {head} |
| {line} |
| {head} |

{words}

## The end

{words}

[^first]: The first note, which is long enough to take two or three lines in a margin.
[^second]: The second note.
"""


def _sources() -> dict[str, str]:
    files = magazine(30) | {"posts/cover.svg": COVER}
    words = "\n\n".join(["Some words of an article that is long enough to be scrolled. " * 8] * 4)
    cells = [f"a rather wide cell {n}" for n in range(12)]
    body = BODY.format(words=words, head=" | ".join(cells), line=" | ".join(["---"] * 12))
    files[f"{ARTICLE}.md"] = post(
        "An article", author="[team, ada]", image="cover.svg", image_alt="A cover", series="S",
        image_caption="What it shows", image_credit="Somebody", description="Its summary.",
        date="2026-05-01", body=body,
    )  # fmt: skip
    return files


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("theme")
    write(folder / "source", _sources())
    blocks = ["topics", "share", "author-card", "series", "adjacent", "related-posts"]
    conf = {
        "html_theme": "mubboo",
        "mubboo_authors": "authors.yml",
        "mubboo_after_body": blocks,
        "mubboo_search": True,
    }
    site = run_sphinx(folder / "source", folder / "html", conf=conf)
    assert site.warnings == ""
    with serve(site.out) as served:
        yield served


@pytest.fixture
def visit(pages: Pages, address: str) -> Visit:
    """Return a function that opens a page of the site."""

    def open_(
        page: str = ARTICLE, width: int = 1440, *, script: bool = True, dark: bool = False
    ) -> Page:
        return pages.open(
            f"{address}/{page}.html",
            width=width,
            script=script,
            motion=True,
            color_scheme="dark" if dark else "light",
        )

    return open_


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("page", [ARTICLE, "index", "blog/category/ai", "404"])
def test_a_page_is_light_and_asks_nobody_else(browser: Browser, address: str, page: str) -> None:
    weight = weigh(browser, f"{address}/{page}.html")
    assert weight.bytes <= MOST_BYTES
    assert weight.requests <= MOST_REQUESTS
    assert weight.script <= MOST_SCRIPT
    assert weight.elsewhere == 0
    assert weight.shift == 0


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
def test_axe_finds_nothing_on_the_page_of_wrong_addresses(
    visit: Visit, width: int, *, dark: bool
) -> None:
    # Its style sheets are found from the root of a site.
    page = visit("no/such/page", width, dark=dark)
    assert page.locator("h1").inner_text() == "Page not found"
    assert violations(page) == []


def test_readers_choose_light_or_dark_and_are_remembered(visit: Visit) -> None:
    page = visit()
    light = background(page)
    switch = page.locator(".mubboo-switch")
    seen = []
    for _ in range(3):
        switch.click()
        seen.append((switch.get_attribute("aria-label"), background(page) == light))
    assert seen == [
        ("Colours: light", True),
        ("Colours: dark", False),
        ("Colours: as the system", True),
    ]
    switch.click()
    switch.click()
    page.goto(page.url.replace(ARTICLE, "index"))
    assert background(page) != light
    # Code follows, whose colours are in a style sheet of their own.
    assert page.locator("link[href*=pygments_dark]").get_attribute("media") == "all"


def test_without_scripts_no_control_shows_that_does_nothing(visit: Visit) -> None:
    page = visit(script=False)
    assert not page.locator(".mubboo-switch").is_visible()
    for control in (".mubboo-copy", ".mubboo-zoom", "dialog"):
        assert page.locator(control).count() == 0
    # Search is a link to its page.
    assert page.locator(".mubboo-open-search").get_attribute("href") == "../search.html"


def test_an_article_begins_with_its_summary_and_its_cover(visit: Visit) -> None:
    page = visit()
    assert page.locator(".mubboo-standfirst").inner_text() == "Its summary."
    assert page.locator(".mubboo-cover img").get_attribute("fetchpriority") == "high"
    assert page.locator(".mubboo-cover figcaption").inner_text() == "What it shows Somebody"


def test_code_is_copied(visit: Visit) -> None:
    page = visit()
    button = page.locator(".mubboo-copy").first
    assert button.inner_text() == "Copy"
    button.click()
    assert page.evaluate("navigator.clipboard.readText()") == 'print("hello")'
    assert button.inner_text() == "Copied"


def test_the_contents_follow_the_reader(visit: Visit) -> None:
    page = visit()
    page.locator("#the-end").evaluate("e => e.scrollIntoView({behavior: 'instant'})")
    current = page.locator(".mubboo-contents a[aria-current]")
    current.wait_for()
    assert current.inner_text() == "The end"
    page.locator("#code").evaluate("e => e.scrollIntoView({behavior: 'instant'})")
    page.wait_for_function(
        "document.querySelector('.mubboo-contents a[aria-current]')?.textContent == 'Code'"
    )


def test_pictures_are_enlarged_and_closed_by_the_keyboard(visit: Visit) -> None:
    page = visit()
    button = page.locator("section .mubboo-zoom").last
    assert button.get_attribute("aria-label") == "Enlarge the picture: What is seen"
    button.press("Enter")
    large = page.locator("dialog.mubboo-zoomed img")
    large.wait_for()  # until the large picture has come
    page.keyboard.press("Escape")
    large.wait_for(state="detached")
    assert page.evaluate("document.activeElement.className") == "mubboo-zoom"


def test_a_wide_table_scrolls_by_itself(visit: Visit) -> None:
    page = visit(width=360)
    table = page.locator("table.docutils")
    assert table.evaluate("t => t.scrollWidth > t.clientWidth")
    assert table.get_attribute("tabindex") == "0"
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_notes_stand_beside_the_text_where_there_is_room(visit: Visit) -> None:
    page = visit(width=1500)
    text = page.locator(".mubboo-content").bounding_box()
    references = [each.bounding_box() for each in page.locator("a.footnote-reference").all()]
    notes = [each.bounding_box() for each in page.locator("aside.footnote").all()]
    assert text
    assert len(references) == len(notes) == 2
    for note in notes:
        assert note
        assert note["x"] >= 0
        assert note["x"] + note["width"] < text["x"]
    first, second = notes
    assert first and second and references[0]  # noqa: PT018 - for the types
    assert abs(first["y"] - references[0]["y"]) < 30
    # Both are called for in one line: the second waits until the first has ended.
    assert second["y"] >= first["y"] + first["height"]
    narrow = visit(width=1200)
    note = narrow.locator("aside.footnote").first.bounding_box()
    end = narrow.locator("#the-end").bounding_box()
    assert note and end  # noqa: PT018 - for the types
    assert note["y"] > end["y"]


def test_search_finds_articles_and_narrows_by_topic_and_author(visit: Visit) -> None:
    page = visit("index")
    page.keyboard.press("/")
    dialog = page.locator("dialog.mubboo-search")
    dialog.locator("input").fill("today")
    results = dialog.locator(".mubboo-search-results li")
    results.first.wait_for()
    assert "Article" in results.first.inner_text()
    everything = dialog.locator(".mubboo-search-status").inner_text()
    dialog.locator("select[name=topic]").select_option("Travel")
    page.wait_for_function(
        "old => document.querySelector('.mubboo-search-status').textContent != old", arg=everything
    )
    narrowed = dialog.locator(".mubboo-search-status").inner_text()
    assert 0 < int(narrowed.split()[-1]) < int(everything.split()[-1])
    results.first.locator("a").click()
    page.wait_for_url("**/posts/*.html")
    assert "Travel" in page.locator(".mubboo-topics").first.inner_text()


def test_the_page_of_search_takes_words_from_its_address(visit: Visit) -> None:
    page = visit("index")
    page.goto(page.url.replace("index.html", "search.html?q=kitchens"))
    page.locator(".mubboo-search-results li").first.wait_for()
    assert page.locator(".mubboo-search-page input").input_value() == "kitchens"


def test_a_wrong_address_however_deep_shows_the_sites_own_page(
    browser: Browser, address: str
) -> None:
    page = browser.new_page()
    failed = []
    page.on(
        "response", lambda response: failed.append(response.url) if response.status > 399 else None
    )
    page.goto(f"{address}/no/such/page/at/all.html")
    assert page.locator("h1").inner_text() == "Page not found"
    assert len(failed) == 1
    page.locator(".mubboo-card-link").first.click()
    page.wait_for_url("**/posts/*.html")
    page.close()


@pytest.mark.parametrize("page", [ARTICLE, "index", "blog/category/ai"])
def test_at_four_times_the_size_nothing_is_cut_off(visit: Visit, page: str) -> None:
    # 1280 px at 400 % are 320 px.
    opened = visit(page, width=320)
    assert opened.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [360, 1440])
def test_a_right_to_left_page_is_a_mirror(
    browser: Browser, width: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("arabic")
    body = "كلمات المقال هنا.\n\n## قسم\n\nكلمات."
    files = {
        "index.md": "# مجلة\n\n```{post-grid}\n:lead:\n```\n",
        "a.md": post("مقال", author=None, body=body),
    }
    write(folder / "source", files)
    conf = {"html_theme": "mubboo", "language": "ar"}
    site = run_sphinx(folder / "source", folder / "html", conf=conf)
    page = browser.new_page(viewport={"width": width, "height": 900})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site.out / "search.html").as_uri())
    page.goto((site.out / "a.html").as_uri())
    # Sphinx brings a script with translations, which needs another that articles do not load.
    assert errors == []
    brand = page.locator(".mubboo-brand").bounding_box()
    tools = page.locator(".mubboo-tools").bounding_box()
    assert brand and tools  # noqa: PT018 - for the types
    assert brand["x"] > tools["x"]
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".mubboo-nav a").first.inner_text() == "AI"
    page.close()
