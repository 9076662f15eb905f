"""The site's address and name: in one form everywhere, and told where they are unclear."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.sites import post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site


NAMES = (
    "posts/sp ace",
    "posts/q#h",
    "posts/ü",
    "posts/記事",
    "posts/a'b",
    "posts/50%",
    "posts/x&y",
)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_documents_of_any_name_have_valid_addresses(
    build: Callable[..., Site], builder: str, theme: str
) -> None:
    files = {f"{name}.md": post(f"T{at}", author=None) for at, name in enumerate(NAMES)}
    files["index.md"] = "# Front\n\n```{post-grid}\n```\n"
    conf = {"html_theme": theme, "html_baseurl": "https://mag.example/sub/"}
    # The links of all files are followed: see run_sphinx.
    site = build(files, conf, builder=builder)
    feed = site.read("blog/atom.xml")
    addresses = re.findall(r'<id>([^<]*)|href="([^"]*)"', feed)
    assert len(addresses) > 2 * len(NAMES)
    for one, other in addresses:
        assert re.fullmatch(r"https://[\x21\x23-\x3b\x3d\x3f-\x7e]+", one or other)
        assert "#" not in one


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", ["mubboo", "alabaster", "furo"])
def test_the_front_pages_canonical_address_is_the_sites(
    build: Callable[..., Site], builder: str, theme: str
) -> None:
    conf = {"html_theme": theme, "html_baseurl": "https://e.example/sub"}
    site = build({"a.md": post("A", author=None)}, conf, builder=builder)
    (link,) = [
        link["href"] for link in site.page("index").all(tag="link") if link["rel"] == "canonical"
    ]
    assert link == "https://e.example/sub/"


@pytest.mark.parametrize(
    ("conf", "name"),
    [
        ({"project": "The Mag", "blog_title": "The Blog"}, "The Blog"),
        ({"project": "The Mag"}, "The Mag"),
        ({"blog_title": "The Blog", "project": "Project name not set"}, "The Blog"),
        ({"project": "Project name not set"}, "Blog"),
    ],
)
def test_masthead_titles_and_feeds_say_the_same_name(
    build: Callable[..., Site], conf: dict[str, Any], name: str
) -> None:
    site = build({"a.md": post("A", author=None)}, conf | {"html_theme": "mubboo"})
    page = site.page("a")
    assert page.one("mubboo-brand").text == name
    assert page.one(tag="title").text == f"A · {name}"
    feed = site.read("blog/atom.xml")
    assert f"<title>{name}</title>" in feed
    for file in ("a.html", "index.html", "blog/atom.xml"):
        assert "documentation</" not in site.read(file)
        assert "Project name" not in site.read(file)


def test_a_title_of_the_sites_own_is_kept(build: Callable[..., Site]) -> None:
    conf = {"html_theme": "mubboo", "html_title": "Long title", "html_short_title": "Short"}
    page = build({"a.md": post("A", author=None)}, conf).page("a")
    assert page.one("mubboo-brand").text == "Short"
    assert page.one(tag="title").text == "A · Long title"


def test_an_address_is_enough_for_a_feed(build: Callable[..., Site]) -> None:
    site = build({"a.md": post("A", author=None)}, {"html_baseurl": "https://e.example"})
    assert "https://e.example/a.html" in site.read("blog/atom.xml")
