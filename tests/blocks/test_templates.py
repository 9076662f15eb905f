"""A site's own templates win; a broken one says which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sphinx.errors import ThemeError

from tests.support.sites import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

CONF = {"templates_path": ["_templates"]}


def test_a_sites_own_template_wins(build: Callable[..., Site]) -> None:
    files = {
        "a.md": post(author="Ada & Co"),
        "_templates/mubboo/byline.html": "<p class='own'>By {{ view.authors[0].name }}, in"
        " {{ view.read_time.minutes }}</p>",
    }
    site = build(files, CONF | {"suppress_warnings": ["mubboo"]})
    page = site.page("a")
    assert page.one("own").text == "By Ada & Co, in 1"
    assert "Ada &amp; Co, in" in site.read("a.html")
    assert page.all("mubboo-byline") == []
    assert page.all("mubboo-topics")


def test_a_part_of_ours_can_be_replaced_alone(build: Callable[..., Site]) -> None:
    files = {
        "a.md": post("A", author=None),
        "b.md": post("B", author=None),
        "_templates/mubboo/card.html": "<li class='own'>{{ card.title }}</li>",
    }
    site = build(files, CONF)
    assert site.page("a").one("mubboo-related-posts").texts("own") == ["B"]
    assert site.page("blog/category/ai").texts("own") == ["B", "A"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{% if %}", "mubboo/byline.html, line 1"),
        ("{{ view.nonesuch.name }}", "mubboo/byline.html"),
        ("{% include 'mubboo/nonesuch.html' %}", "nonesuch.html"),
    ],
)
def test_a_broken_template_is_named(build: Callable[..., Site], text: str, words: str) -> None:
    files = {"a.md": post(author=None), "_templates/mubboo/byline.html": text}
    with pytest.raises(ThemeError, match=words) as raised:
        build(files, CONF)
    assert "'a'" in str(raised.value)


def test_a_changed_template_changes_all_pages(build: Callable[..., Site]) -> None:
    own = {"_templates/mubboo/byline.html": "<p class='own'>First</p>"}
    build({"a.md": post(author=None)} | own, CONF)
    site = build({"_templates/mubboo/byline.html": "<p class='own'>Second</p>"}, CONF)
    assert site.page("a").one("own").text == "Second"
