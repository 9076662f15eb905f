"""What ABlog showed beside and below a post: not twice, and not lost."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.rebuild_site import Desk
from tests.support.sites import post

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "index.md": "# Front\n",
    "a.md": post("A", date="2026-01-01", author=None, tags="x", location="Rome"),
    "b.md": post("B", date="2026-01-02", author="Bo", tags="x", language="de"),
    "c.md": post("C", date="2026-01-03", author="Bo", category=None),
}
SIDEBAR: dict[str, Any] = {
    "extensions": ["myst_parser", "ablog", "mubboo_sphinx"],
    "html_sidebars": {"**": ["ablog/postcard.html"]},
}


def test_a_postcard_says_what_the_blocks_do_not(tmp_path: Path) -> None:
    desk = Desk(tmp_path, SIDEBAR)
    site = desk.build(FILES)
    card = site.page("a").one("ablog__postcard")
    assert card.all(tag="h2") == []
    links = [link["href"] for link in card.all(tag="a")]
    assert links == ["blog/location/rome.html"]
    assert site.page("c").all("ablog__postcard") == []
    # Without blocks it is ABlog's.
    site = desk.rebuild(mubboo_before_title=[], mubboo_after_title=[], mubboo_after_body=[])
    card = site.page("b").one("ablog__postcard")
    assert card.one(tag="h2").text.strip() == "02 January 2026"
    links = [link["href"] for link in card.all(tag="a")]
    assert links == [
        "blog/author/bo.html",
        "blog/language/de.html",
        "blog/category/ai.html",
        "blog/category/industry.html",
        "blog/tag/x.html",
    ]


def test_a_postcard_of_the_sites_own_wins(tmp_path: Path) -> None:
    own = {"_templates/ablog/postcard.html": "<p class='own'>Mine</p>"}
    site = Desk(tmp_path, SIDEBAR | {"templates_path": ["_templates"]}).build(FILES | own)
    assert site.page("a").one("own").text == "Mine"


@pytest.mark.parametrize(
    ("conf", "has"),
    [
        ({}, True),
        ({"extensions": ["mubboo_sphinx"]}, False),
        ({"mubboo_after_body": ["topics"]}, False),
        ({"post_show_prev_next": False}, False),
        ({"skip_injecting_base_ablog_templates": True}, False),
        ({"html_theme": "furo"}, True),
    ],
)
def test_neighbours_stay_where_ablog_showed_them(
    tmp_path: Path,
    conf: dict[str, Any],
    has: bool,  # noqa: FBT001
) -> None:
    values = {"extensions": ["myst_parser", "ablog", "mubboo_sphinx"]} | conf
    text = "\n".join(f"{name} = {value!r}" for name, value in values.items())
    desk = Desk(tmp_path, {"project": "P"})
    site = desk.build(FILES | {"conf.py": text})
    found = site.page("b").all("mubboo-adjacent")
    assert len(found) == has
    if has:
        assert [link["href"] for link in found[0].all(tag="a")] == ["a.html", "c.html"]
        assert len(site.page("b").all("mubboo-related-posts")) == 1


def test_a_template_of_the_sites_own_shows_them_once(tmp_path: Path) -> None:
    page = (
        '{% extends "!page.html" %}{% block body %}{{ super() }}'
        '{% if pagename in ablog %}{% include "ablog/postnavy.html" %}{% endif %}{% endblock %}'
    )
    text = "extensions = ['myst_parser', 'ablog', 'mubboo_sphinx']\ntemplates_path = ['_t']\n"
    site = Desk(tmp_path, {"project": "P"}).build(FILES | {"conf.py": text, "_t/page.html": page})
    assert site.page("b").all("mubboo-adjacent") == []
    assert len(site.page("b").all("ablog__prev-next")) == 1
