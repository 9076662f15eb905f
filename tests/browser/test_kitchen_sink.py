"""The kitchen sink in a real browser: what others write, in every theme and script."""
# ruff: noqa: RUF001 - Arabic letters are meant

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import THEMES
from tests.browser.test_article_page import violations
from tests.support.kitchen_sink import (
    ARTICLES,
    CONSTRUCTS,
    COVERS,
    PAGES,
    RIGHT_TO_LEFT,
    SCRIPTS,
    picture,
)
from tests.support.sites import post, run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.conftest import Pages
    from tests.support.sites import Site

    Look = Callable[..., Page]

every_theme = pytest.mark.parametrize("theme", THEMES)

ARABIC = "articles/scripts/arabic"
CODE = "pre, code, kbd, math, dt.sig, div.highlight"


@pytest.fixture
def look(pages: Pages, sink: Callable[..., Site]) -> Look:
    """Return a function that opens a page of the kitchen sink, or of another site."""

    def open_(
        docname: str,
        theme: str = "mubboo",
        *,
        site: Site | None = None,
        width: int = 1440,
        **options: Any,
    ) -> Page:
        address = ((site or sink(theme)).out / f"{docname}.html").as_uri()
        return pages.open(address, width=width, **options)

    return open_


def turn_to(page: Page, docname: str, now: str) -> None:
    """Go on to another page of the same site; `now` is the one that is open."""
    page.goto(page.url.partition("#")[0].replace(f"/{now}.html", f"/{docname}.html"))


def style(page: Page, selector: str, *names: str, pseudo: str | None = None) -> list[str]:
    """Return computed properties of the first element that a selector finds."""
    found: list[str] = page.locator(selector).first.evaluate(
        "(e, [names, pseudo]) => { const style = getComputedStyle(e, pseudo);"
        " return names.map(name => style.getPropertyValue(name)); }",
        [list(names), pseudo],
    )
    return found


def box(page: Page, selector: str) -> dict[str, float]:
    """Return where an element stands."""
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


def edges(page: Page, selector: str, *words: str) -> list[float]:
    """Return where words of an element's text begin, from the left."""
    found: list[float] = page.locator(selector).first.evaluate(
        """(e, words) => words.map(word => {
            const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
            for (let text; (text = walker.nextNode());) {
                const at = text.data.indexOf(word);
                if (at < 0) continue;
                const range = document.createRange();
                range.setStart(text, at); range.setEnd(text, at + word.length);
                return range.getBoundingClientRect().left;
            }
            return NaN; })""",
        list(words),
    )
    return found


# Code in text from right to left


@every_theme
@pytest.mark.parametrize("docname", RIGHT_TO_LEFT)
def test_code_in_a_right_to_left_article_runs_from_left_to_right(
    look: Look, theme: str, docname: str
) -> None:
    page = look(docname, theme)
    assert style(page, ".mubboo-article", "direction") == ["rtl"]
    parts = page.locator(".mubboo-article").locator(CODE)
    assert parts.count() >= 4
    wrong = parts.evaluate_all(
        "all => all.filter(e => { const style = getComputedStyle(e);"
        " return style.direction != 'ltr' || !style.unicodeBidi.startsWith('isolate'); })"
        ".map(e => e.outerHTML)"
    )
    assert wrong == []


@every_theme
def test_signs_of_code_stand_in_order_in_an_arabic_article(look: Look, theme: str) -> None:
    page = look(ARABIC, theme)
    for selector, *words in (
        ("p > code", "wash", "plates", "times", ")"),
        (".mubboo-article pre", "def", "wash"),
        ("dt.sig", "wash", "("),
        (".mubboo-article td code", "ls", "la"),
    ):
        places = edges(page, selector, *words)
        assert places == sorted(set(places)), selector
    keys = page.locator("p kbd").evaluate_all("all => all.map(e => e.getBoundingClientRect().left)")
    plus = edges(page, "p .mubboo-keys", "+")
    assert keys[0] < plus[0] < keys[1]


@every_theme
def test_code_on_a_page_that_is_no_article_runs_from_left_to_right_in_a_right_to_left_site(
    look: Look, theme: str, tmp_path: Path
) -> None:
    body = 'كلمات `wash(plates)` ثم {kbd}`Ctrl+C` و{math}`a+b`.\n\n```python\nwash("صحن")\n```\n'
    files = {"index.md": "# مجلة\n", "a.md": post("مقال", author=None)}
    files["about.md"] = f"---\norphan: true\n---\n# من نحن\n\n{body}"
    write(tmp_path / "source", files)
    conf = {"html_theme": theme, "language": "ar", "html_math_renderer": "mathml"}
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    page = look("about", site=site)
    # Some themes say no direction; scripts and readers' style sheets may.
    page.evaluate("document.documentElement.dir = 'rtl'")
    for part in ("section pre", "section code", "section kbd", "section math"):
        direction, isolation = style(page, part, "direction", "unicode-bidi")
        assert direction == "ltr", part
        assert isolation.startswith("isolate"), part
    first, second = page.locator("section kbd").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().left)"
    )
    assert first < second


def test_topics_keep_the_order_of_their_signs_in_a_right_to_left_article(look: Look) -> None:
    page = look(ARABIC)
    badge = page.locator(".mubboo-card a.mubboo-badge", has_text="C++").first
    assert badge.evaluate("e => getComputedStyle(e).direction") == "ltr"


# Formulas


@every_theme
def test_formulas_ask_for_a_mathematical_font_and_draw_roots(look: Look, theme: str) -> None:
    page = look("articles/constructs/formulas", theme)
    (family,) = style(page, "math", "font-family")
    wanted = ["Latin Modern Math", "STIX Two Math", "Cambria Math", "DejaVu Math TeX Gyre"]
    assert [each.strip(' "') for each in family.split(",")] == [*wanted, "Noto Sans Math", "math"]
    assert box(page, "msqrt")["width"] > box(page, "msqrt > *")["width"] + 2


# What docutils and Sphinx write


SPHINX = "articles/constructs/sphinx"
REST = "articles/constructs/rest"


@pytest.mark.parametrize("docname", [SPHINX, REST])
def test_a_sidebar_stands_beside_the_text_where_there_is_room(look: Look, docname: str) -> None:
    page = look(docname)
    beside, text = box(page, "aside.sidebar"), box(page, "aside.sidebar + p")
    assert beside["y"] < text["y"] + text["height"]
    assert beside["x"] > text["x"] + 100
    assert style(page, ".sidebar-title", "font-weight") == ["700"]
    narrow = look(docname, width=360)
    assert box(narrow, "aside.sidebar")["width"] > 280


@pytest.mark.parametrize("docname", [SPHINX, REST])
def test_topic_rubric_and_contents_look_like_what_they_are(look: Look, docname: str) -> None:
    page = look(docname)
    for part in ("aside.topic", "nav.contents"):
        assert style(page, part, "border-top-style", "padding-left") != ["none", "0px"]
    assert style(page, "p.rubric", "font-weight") == ["700"]
    assert style(page, "p.centered", "text-align") == ["center"]
    outer, inner = box(page, ".line-block .line"), box(page, ".line-block .line-block .line")
    assert inner["x"] > outer["x"] + 10
    title = page.locator("section > h2").first
    assert style(page, "section > h2", "color") == style(page, "h1", "color")
    back = title.locator("a.toc-backref")
    for link in back.all():
        color, line = link.evaluate(
            "e => [getComputedStyle(e).color, getComputedStyle(e).textDecorationLine]"
        )
        assert [color] == style(page, "h1", "color")
        assert line == "none"


def test_changes_of_versions_stand_out(look: Look) -> None:
    page = look(SPHINX)
    for name in ("versionadded", "versionchanged", "deprecated", "versionremoved"):
        part = f"div.{name}"
        assert style(page, part, "border-inline-start-style") == ["solid"]
        assert style(page, f"{part} .versionmodified", "font-weight") == ["600"]
        assert style(page, f"{part} .versionmodified", "border-inline-start-style") == ["none"]


def test_pictures_stand_at_the_side_that_they_name(look: Look) -> None:
    page = look(SPHINX)
    column = box(page, ".mubboo-article section")
    left, right = box(page, "figure.align-left"), box(page, "figure.align-right")
    assert abs(left["x"] - column["x"]) < 2
    assert abs(right["x"] + right["width"] - column["x"] - column["width"]) < 2
    for side in ("left", "right"):
        figure, text = box(page, f"figure.align-{side}"), box(page, f"figure.align-{side} + p")
        assert text["y"] < figure["y"] + figure["height"]
    middle = column["x"] + column["width"] / 2
    for part in ("figure.align-center img", "img.align-center", "table.align-center"):
        found = box(page, part)
        assert abs(found["x"] + found["width"] / 2 - middle) < 3, part
    small = look(SPHINX, width=360)
    assert style(small, "figure.align-left", "float") == ["none"]


def test_a_picture_that_takes_a_share_of_the_column_keeps_it(look: Look) -> None:
    page = look(REST)
    column, picture = box(page, ".mubboo-article section"), box(page, "figure.align-center img")
    assert abs(picture["width"] - 0.6 * column["width"]) < 4


def test_a_picture_in_a_line_of_text_stays_in_it(look: Look) -> None:
    page = look(SPHINX)
    assert page.locator("p > img[alt='In a paragraph']").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_only_light_and_only_dark_show_one_picture(look: Look, scheme: str) -> None:
    other = {"light": "dark", "dark": "light"}[scheme]
    page = look(SPHINX, color_scheme=scheme)
    assert page.locator(f"img.only-{scheme}").is_visible()
    assert not page.locator(f"img.only-{other}").is_visible()
    # What a reader chooses wins over the system, and paper is light.
    page.evaluate("choice => { document.documentElement.dataset.theme = choice }", other)
    assert page.locator(f"img.only-{other}").is_visible()
    assert not page.locator(f"img.only-{scheme}").is_visible()
    page.emulate_media(media="print")
    assert page.locator("img.only-light").is_visible()
    assert not page.locator("img.only-dark").is_visible()


def test_numbers_of_lines_stand_apart_from_the_code(look: Look) -> None:
    page = look("articles/constructs/code")
    padding, select = style(page, ".highlight span.linenos", "padding-right", "user-select")
    assert float(padding.removesuffix("px")) > 10
    assert select == "none"


def test_a_task_has_a_box_and_no_bullet(look: Look) -> None:
    page = look(SPHINX)
    assert style(page, "li.task-list-item", "list-style-type") == ["none"]
    assert page.locator("li.task-list-item input").count() == 2
    item = "ul.contains-task-list > li:not(.task-list-item)"
    assert style(page, item, "list-style-type") == ["disc"]


def test_signatures_are_code_and_say_what_they_describe(look: Look) -> None:
    page = look(SPHINX)
    family, weight = style(page, "dt.sig", "font-family", "font-weight")
    assert "monospace" in family
    assert weight == "400"
    assert style(page, "dt.sig .sig-name", "font-weight") == ["700"]
    assert style(page, "dt.sig em", "font-style") == ["normal"]


def test_keys_look_like_keys(look: Look) -> None:
    assert style(look(SPHINX), "kbd", "border-top-style") == ["solid"]


@pytest.mark.parametrize("width", [320, 360, 768, 1440])
def test_no_page_of_the_kitchen_sink_is_wider_than_the_screen(look: Look, width: int) -> None:
    page = look("index", width=width)
    now = "index"
    for docname in (*CONSTRUCTS, *SCRIPTS, "about"):
        turn_to(page, docname, now)
        now = docname
        assert page.evaluate("document.documentElement.scrollWidth") <= width, docname


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("docname", [*CONSTRUCTS[1:3], *SCRIPTS, COVERS[0]])
def test_axe_finds_nothing_in_what_others_write(look: Look, docname: str, scheme: str) -> None:
    assert violations(look(docname, color_scheme=scheme)) == []


# Covers


@every_theme
@pytest.mark.parametrize("width", [832, 1440])
def test_a_lead_card_with_a_raster_cover_fills_the_hero(look: Look, theme: str, width: int) -> None:
    page = look("index", theme, width=width)
    assert page.locator(".mubboo-lead picture > source").count() == 1
    card, picture = box(page, ".mubboo-lead"), box(page, ".mubboo-lead img")
    body = box(page, ".mubboo-lead .mubboo-card-body")
    if theme == "mubboo":
        assert picture["width"] > 0.5 * card["width"]
        assert body["x"] >= picture["x"] + picture["width"]
        assert body["y"] < picture["y"] + picture["height"]
    else:
        assert body["y"] >= picture["y"] + picture["height"] - 1


@every_theme
def test_a_portrait_cover_is_no_higher_than_a_screen(
    look: Look, theme: str, tmp_path: Path
) -> None:
    files: dict[str, str | bytes] = {"index.md": "# Front\n"}
    files |= {"a.md": post(author=None, image="tower.jpg", image_alt="A tower")}
    files |= {"b.md": post(author=None, image="stamp.png", image_alt="A stamp")}
    files |= {"tower.jpg": picture("a.jpg", 900, 1600), "stamp.png": picture("a.png", 120, 80)}
    write(tmp_path / "source", files)
    conf = {"html_theme": theme, "mubboo_after_title": ["byline", "cover"]}
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    tower = box(look("a", site=site), ".mubboo-cover img")
    assert 300 < tower["height"] <= 0.85 * 900
    stamp = box(look("b", site=site), ".mubboo-cover img")
    assert (round(stamp["width"]), round(stamp["height"])) == (120, 80)


@pytest.mark.parametrize("docname", [COVERS[0], COVERS[1], COVERS[3]])
def test_a_cover_can_be_enlarged_whatever_its_format(look: Look, docname: str) -> None:
    page = look(docname)
    button = page.locator(".mubboo-cover button.mubboo-zoom")
    button.click()
    large = page.locator("dialog.mubboo-zoomed img")
    large.wait_for()  # until the large picture has come
    # The picture itself, not a smaller one that was made of it.
    assert not (large.get_attribute("src") or "").endswith(".webp")


def test_a_credit_is_shown_as_it_was_written(look: Look) -> None:
    page = look(COVERS[0])
    assert page.locator(".mubboo-credit").inner_text() == "Photo: The Desk"
    assert style(page, ".mubboo-credit", "content", pseudo="::before") == ['"· "']
    for docname in (COVERS[1], COVERS[3]):
        page = look(docname)
        assert style(page, ".mubboo-credit", "content", pseudo="::before") == ["none"]


# Scripts


@every_theme
def test_scripts_without_italics_are_not_slanted(look: Look, theme: str) -> None:
    page = look(SCRIPTS[0], theme)
    for before, docname in zip((None, *SCRIPTS), SCRIPTS, strict=False):
        if before:
            turn_to(page, docname, before)
        emphasis = ".mubboo-article em:not([class])"
        assert style(page, ".mubboo-article", "font-synthesis-style") == ["none"], docname
        slant, weight, marks = style(
            page, emphasis, "font-style", "font-weight", "text-emphasis-style"
        )
        assert slant == "normal", docname
        # It is emphasis still.
        assert int(weight) >= 600 or marks != "none", docname


@every_theme
def test_hindi_titles_keep_their_distance_from_the_badges(look: Look, theme: str) -> None:
    page = look("index", theme)
    title = page.locator(".mubboo-card-title[lang=hi]").first
    size, line, tracking = title.evaluate(
        "e => { const s = getComputedStyle(e);"
        " return [s.fontSize, s.lineHeight, s.letterSpacing]; }"
    )
    assert float(line[:-2]) >= 1.4 * float(size[:-2])
    assert tracking in ("normal", "0px")
    card = page.locator(".mubboo-card:has(.mubboo-card-title[lang=hi])").first
    badge = card.locator(".mubboo-card-topics").bounding_box()
    own = title.bounding_box()
    assert badge
    assert own
    assert own["y"] >= badge["y"] + badge["height"] + 4


def test_letters_of_arabic_titles_are_not_moved_together(look: Look) -> None:
    for docname in SCRIPTS:
        tracking, size, line = style(
            look(docname), "h1", "letter-spacing", "font-size", "line-height"
        )
        if docname != "articles/scripts/hebrew":
            assert tracking in ("normal", "0px"), docname
            assert float(line[:-2]) >= 1.29 * float(size[:-2]), docname


@pytest.mark.parametrize("language", ["", "ar"])
def test_the_note_beside_an_arabic_article_is_across_from_the_contents(
    look: Look, language: str, tmp_path: Path
) -> None:
    site = None
    if language:
        text = "كلمات.[^1]\n\n## قسم\n\nكلمات.\n\n[^1]: حاشية.\n"
        write(tmp_path / "source", {"index.md": "# مجلة\n", "a.md": post(author=None, body=text)})
        conf = {"html_theme": "mubboo", "language": language}
        site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    page = look("a" if language else ARABIC, site=site, width=1500)
    note, text_box = box(page, "aside.footnote"), box(page, ".mubboo-content")
    contents = box(page, ".mubboo-contents")
    if contents["x"] > text_box["x"]:
        assert note["x"] + note["width"] < text_box["x"]
    else:
        assert note["x"] > text_box["x"] + text_box["width"]
    assert note["x"] >= 0
    assert note["x"] + note["width"] <= 1500


# Getting about


def test_the_outline_of_a_focused_section_is_whole(look: Look) -> None:
    page = look("index")
    page.locator(".mubboo-nav a").first.focus()
    page.keyboard.press("Tab")
    offset = style(page, ".mubboo-nav a:focus-visible", "outline-offset", "outline-style")
    assert offset == ["-2px", "solid"]


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("script", [True, False])
def test_on_a_narrow_screen_the_section_at_hand_is_in_sight(
    look: Look, language: str, tmp_path: Path, *, script: bool
) -> None:
    names = [f"A rather long section {number}" for number in range(6)]
    files = {"index.md": "# Front\n"}
    for number, name in enumerate(names):
        files[f"a{number}.md"] = post(author=None, category=f"[{name}]")
    write(tmp_path / "source", files)
    conf = {"html_theme": "mubboo", "language": language}
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    page = look("blog/category/a-rather-long-section-5", site=site, width=360, script=script)
    current = box(page, ".mubboo-nav [aria-current]")
    assert current["x"] >= 0
    assert current["x"] + current["width"] <= 361


def test_without_javascript_the_search_page_leads_to_the_archive(look: Look) -> None:
    page = look("search", script=False)
    assert not page.locator(".mubboo-search-page input").is_visible()
    page.locator(".mubboo-search-page a", has_text="Archive").click()
    page.wait_for_url("**/blog/archive.html")


def test_from_a_disk_the_switch_of_colours_works(look: Look) -> None:
    page = look("about")
    page.locator(".mubboo-switch").click()
    assert page.locator(".mubboo-switch").get_attribute("aria-label") == "Colours: light"
    page.locator(".mubboo-switch").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    # So does the search of Sphinx, whose index is a script.
    page = look("search")
    page.locator(".mubboo-search-page input").fill("sink")
    page.locator(".mubboo-search-page button").click()
    page.locator("#search-results li").first.wait_for()


def test_from_a_disk_the_search_of_pagefind_says_that_it_needs_a_server(
    look: Look, tmp_path: Path
) -> None:
    write(tmp_path / "source", {"index.md": "# Front\n", "a.md": post(author=None)})
    conf = {"html_theme": "mubboo", "mubboo_search": True}
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    page = look("search", site=site)
    assert not page.locator(".mubboo-search-page input").is_visible()
    said = page.locator(".mubboo-needs-server")
    assert said.is_visible()
    assert "needs a web server" in said.inner_text()
    said.locator("a").click()
    page.wait_for_url("**/blog/archive.html")
    page.locator(".mubboo-open-search").click()
    page.wait_for_url("**/search.html")


@every_theme
def test_forced_colours_show_which_tab_is_open(look: Look, theme: str) -> None:
    page = look("articles/constructs/design", theme, forced_colors="active")
    colours = page.locator(".sd-tab-set").first.evaluate(
        "e => [...e.querySelectorAll(':scope > label')]"
        ".map(label => getComputedStyle(label).borderBottomColor)"
    )
    assert len(set(colours)) == 2


@pytest.mark.parametrize("sizes", ['viewBox="0 0 200 50"', 'width="400" height="100"'])
def test_a_logo_has_a_size(look: Look, sizes: str, tmp_path: Path) -> None:
    logo = f'<svg xmlns="http://www.w3.org/2000/svg" {sizes}><path d="M0 0h200v50H0z"/></svg>'
    write(tmp_path / "source", {"index.md": "# Front\n", "logo.svg": logo})
    conf = {"html_theme": "mubboo", "html_logo": "logo.svg"}
    site = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    for width in (360, 1440):
        found = box(look("index", site=site, width=width), ".mubboo-logo")
        assert (round(found["width"]), round(found["height"])) == (160, 40)


# Paper


@every_theme
def test_on_paper_dropdowns_are_open_and_all_tabs_there(look: Look, theme: str) -> None:
    page = look("articles/constructs/design", theme)
    page.emulate_media(media="print")
    for words in (
        "Words of the closed dropdown.",
        "Words of the second tab.",
        "Words of the first",
    ):
        found = page.get_by_text(words).first
        place = found.bounding_box()
        assert place, words
        assert place["height"] > 0, words
    labels = [box(page, f".sd-tab-set >> nth=0 >> label >> nth={n}")["y"] for n in (0, 1)]
    texts = [box(page, f".sd-tab-set >> nth=0 >> .sd-tab-content >> nth={n}")["y"] for n in (0, 1)]
    assert labels[0] < texts[0] < labels[1] < texts[1]


@every_theme
def test_on_paper_no_card_is_cut(look: Look, theme: str) -> None:
    page = look("index", theme)
    page.emulate_media(media="print")
    assert set(
        page.locator(".mubboo-card").evaluate_all(
            "all => all.map(e => getComputedStyle(e).breakInside)"
        )
    ) == {"avoid"}


@every_theme
def test_on_paper_titles_and_captions_stay_with_what_follows(look: Look, theme: str) -> None:
    for docname, parts in (
        (SPHINX, ("h2", ".rubric", ".admonition-title", ".topic-title", "caption", "dt")),
        ("articles/constructs/code", (".code-block-caption",)),
        ("articles/constructs/design", (".sd-summary-title", ".sd-tab-set > label")),
    ):
        page = look(docname, theme)
        page.emulate_media(media="print")
        for part in parts:
            within = f".mubboo-article {part}"
            assert style(page, within, "break-after") == ["avoid"], part
    page = look(SPHINX, theme)
    page.emulate_media(media="print")
    assert style(page, "figcaption", "break-before", "break-after") == ["avoid", "auto"]


def test_on_paper_a_page_that_a_reader_made_dark_is_light(look: Look) -> None:
    page = look(SPHINX)
    page.evaluate("document.documentElement.dataset.theme = 'dark'")
    page.emulate_media(media="print")
    assert style(page, "body", "background-color", "color") == [
        "rgb(255, 255, 255)",
        "rgb(0, 0, 0)",
    ]


# All of it


@every_theme
def test_pages_of_the_kitchen_sink_raise_no_error_and_show_their_pictures(
    look: Look, theme: str
) -> None:
    errors: list[str] = []
    now = "index"
    page = look(now, theme)
    page.on("pageerror", lambda error: errors.append(f"{page.url}: {error}"))
    for docname in (*ARTICLES, *PAGES):
        turn_to(page, docname, now)
        now = docname
        assert broken_pictures(page) == [], docname
    assert errors == []


def broken_pictures(page: Page) -> list[str]:
    found: list[str] = page.evaluate(
        """async () => { const images = [...document.images];
            for (const image of images) image.loading = 'eager';
            await Promise.all(images.map(image => image.decode().catch(() => {})));
            return images.filter(image => !image.naturalWidth).map(image => image.src); }"""
    )
    return found
