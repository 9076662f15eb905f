"""The article page as a reader meets it, in every theme."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import ARTICLE, PAGES, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    OpenPage = Callable[..., Page]

PARTS = (
    ".mubboo-article > .mubboo-topics",
    ".mubboo-article h1",
    ".mubboo-byline",
    ".mubboo-article section > p:not([class])",
    ".mubboo-article > .mubboo-topics >> nth=1",
    ".mubboo-share",
    ".mubboo-author-card",
    ".mubboo-series",
    ".mubboo-adjacent",
    ".mubboo-related-posts",
)
BLOCKS = (
    ".mubboo-topics",
    ".mubboo-byline",
    ".mubboo-share",
    ".mubboo-author-card",
    ".mubboo-series",
    ".mubboo-adjacent",
    ".mubboo-related-posts",
    ".mubboo-post-grid",
    ".mubboo-collection",
    ".mubboo-collections",
)
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

every_theme = pytest.mark.parametrize("theme", THEMES)


def violations(page: Page, within: list[str] | None = None) -> list[str]:
    """Return what axe finds wrong in the parts of a page that are named, or in all of it."""
    context = {"include": [[each] for each in within]} if within else None
    # To tell of what is right as well takes axe a third of its time.
    options = {
        "runOnly": {"type": "tag", "values": AXE_TAGS},
        "resultTypes": ["violations"],
        # From a disk, axe asks for the style sheets in vain.
        "preload": page.url.startswith("http"),
    }
    results = Axe().run(page, context, options)
    return [
        f"{found['id']}: {node['html'][:200]} {node.get('failureSummary', '')}"
        for found in results.response["violations"]
        for node in found["nodes"]
    ]


@every_theme
@pytest.mark.parametrize("width", [360, 1440])
def test_the_parts_stand_in_order(open_page: OpenPage, theme: str, width: int) -> None:
    page = open_page(theme, width=width)
    tops = []
    # Ours begins an article with its summary and its cover.
    own = {".mubboo-byline": (".mubboo-standfirst", ".mubboo-byline", ".mubboo-cover")}
    parts = [
        each
        for part in PARTS
        for each in (own.get(part, (part,)) if theme == "mubboo" else (part,))
    ]
    for part in parts:
        box = page.locator(part).first.bounding_box()
        assert box, f"{part} is not on the page"
        assert box["height"] > 0
        tops.append(box["y"])
    assert tops == sorted(tops)


@every_theme
def test_the_byline_says_who_when_and_how_long(open_page: OpenPage, theme: str) -> None:
    page = open_page(theme)
    byline = page.locator(".mubboo-byline")
    assert byline.locator(".mubboo-authors").inner_text() == "Mubboo Editorial Team, Ada Lovelace"
    assert byline.locator(".mubboo-meta").inner_text() == "April 5, 2026 · 2 min read"
    card = page.locator(".mubboo-related-posts .mubboo-card").first
    assert card.locator(".mubboo-meta").inner_text().startswith("2 min read · Apr ")


@every_theme
def test_four_related_cards_show_topics_title_and_description(
    open_page: OpenPage, theme: str
) -> None:
    cards = open_page(theme).locator(".mubboo-related-posts .mubboo-card")
    assert cards.count() == 4
    for card in cards.all():
        assert card.locator(".mubboo-badge").count() >= 1
        assert card.locator(".mubboo-card-title").inner_text().startswith("Article ")
        assert card.locator(".mubboo-card-description").inner_text().startswith("What article ")


@every_theme
@pytest.mark.parametrize("docname", PAGES)
def test_every_link_leads_to_a_page_that_exists(
    open_page: OpenPage, theme: str, docname: str
) -> None:
    page = open_page(theme, docname)
    links = page.eval_on_selector_all(
        "main a, [role=main] a, .mubboo-article a, .mubboo-collection a",
        "links => links.map(a => a.href)",
    )
    files = [unquote(urlsplit(link).path) for link in links if link.startswith("file:")]
    assert files
    assert [path for path in files if not Path(path).is_file()] == []


@every_theme
@pytest.mark.parametrize("width", [320, 360, 768])
@pytest.mark.parametrize("docname", ["index", ARTICLE, "blog/category/ai"])
def test_nothing_sticks_out_on_a_narrow_screen(
    open_page: OpenPage, theme: str, width: int, docname: str
) -> None:
    page = open_page(theme, docname, width=width)
    out = page.evaluate(
        """width => [...document.querySelectorAll('[class*="mubboo-"]')]
            .filter(e => !e.closest('.mubboo-skip, .mubboo-contents'))
            .filter(e => { const box = e.getBoundingClientRect();
                           return box.width && (box.right > width + 1 || box.left < -1); })
            .map(e => e.className)""",
        width,
    )
    assert out == []


@every_theme
def test_pictures_are_there(open_page: OpenPage, theme: str) -> None:
    page = open_page(theme)
    assert page.locator(".mubboo-card-cover").count() >= 1
    broken = page.evaluate(
        """async () => {
            const images = [...document.querySelectorAll('img[class*="mubboo-"]')];
            for (const image of images) image.loading = 'eager';
            await Promise.all(images.map(image => image.decode().catch(() => {})));
            return images.filter(image => !image.naturalWidth).map(image => image.src);
        }"""
    )
    assert broken == []


@every_theme
def test_everything_is_there_without_javascript(open_page: OpenPage, theme: str) -> None:
    page = open_page(theme, script=False)
    for part in PARTS:
        assert page.locator(part).first.is_visible(), part


@every_theme
def test_the_keyboard_reaches_every_link_and_shows_where_it_is(
    open_page: OpenPage, theme: str
) -> None:
    page = open_page(theme)
    wanted = page.eval_on_selector_all(
        ".mubboo-article a[class*='mubboo-']", "links => links.map(a => a.href)"
    )
    page.locator(".mubboo-badge").first.focus()
    reached = []
    for _ in range(150):
        focus = page.evaluate(
            """() => { const e = document.activeElement;
                if (!e || !e.matches('.mubboo-article a[class*="mubboo-"]')) return null;
                const seen = [getComputedStyle(e), getComputedStyle(e, '::after')];
                return {href: e.href, shown: seen.some(s => s.outlineStyle != 'none' &&
                        parseFloat(s.outlineWidth) >= 1.5)}; }"""
        )
        if focus:
            assert focus["shown"], f"no outline on {focus['href']}"
            reached.append(focus["href"])
        if len(reached) == len(wanted):
            break
        page.keyboard.press("Tab")
    assert reached == wanted


@every_theme
def test_a_click_anywhere_on_a_card_opens_the_article(open_page: OpenPage, theme: str) -> None:
    page = open_page(theme, script=False)
    card = page.locator(".mubboo-related-posts .mubboo-card").first
    target = card.locator(".mubboo-card-link").evaluate("a => a.href")
    text = card.locator(".mubboo-card-description")
    text.scroll_into_view_if_needed()
    box = text.bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(target, timeout=5000)


@every_theme
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("docname", PAGES)
def test_axe_finds_nothing_in_the_blocks(
    open_page: OpenPage, theme: str, docname: str, *, dark: bool
) -> None:
    page = open_page(theme, docname, dark=dark)
    present = [block for block in BLOCKS if page.locator(block).count()]
    assert present
    assert violations(page, present) == []


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1440])
@pytest.mark.parametrize(
    "docname", [*PAGES, "blog/2026", "blog/archive", "blog/series/a-series", "search"]
)
def test_axe_finds_nothing_on_any_page_of_our_theme(
    open_page: OpenPage, docname: str, width: int, *, dark: bool
) -> None:
    assert violations(open_page("mubboo", docname, width=width, dark=dark)) == []


@pytest.mark.parametrize("theme", ["furo", "pydata_sphinx_theme", "sphinx_book_theme", "mubboo"])
def test_blocks_are_dark_where_the_theme_is(open_page: OpenPage, theme: str) -> None:
    def lightness(*, dark: bool) -> float:
        color = (
            open_page(theme, dark=dark)
            .locator(".mubboo-card-title")
            .first.evaluate(
                """e => { const canvas = document.createElement('canvas').getContext('2d');
                canvas.fillStyle = getComputedStyle(e).color; canvas.fillRect(0, 0, 1, 1);
                return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3); }"""
            )
        )
        return float(sum(color)) / 3

    assert lightness(dark=False) < 100
    assert lightness(dark=True) > 150
