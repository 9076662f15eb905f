"""Pages of topics, authors and years."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.settings import LIST_NAMES
from tests.support.rebuild_site import Desk
from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

FILES = {
    "index.md": "# Front page\n",
    "new.md": post(
        "New", date="2026-04-05", category="AI", tags="x", author="ada", series="The long way"
    ),
    "old.md": post(
        "Old",
        date="2025-12-31",
        category="[AI, Art]",
        tags="y",
        author="ada",
        series="The long way",
        body="```{series}\n```",
    ),
    "undated.md": post("Undated", date=None, category="Art", author="bo", tags="x"),
}
CONF = {
    "mubboo_authors": {"ada": {"name": "Ada Lovelace", "bio": "Of the *Engine*."},
                       "bo": {"name": "Bo Peep"}, "cy": {"name": "Cy"}},
    "mubboo_publish_undated": True,
}  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("pages"), FILES, CONF)


@pytest.mark.parametrize(
    ("name", "kind", "title", "cards"),
    [
        ("blog", "", "All articles", ["New", "Old", "Undated"]),
        ("blog/category/ai", "Category", "AI", ["New", "Old"]),
        ("blog/category/art", "Category", "Art", ["Old", "Undated"]),
        ("blog/tag/x", "Tag", "x", ["New", "Undated"]),
        ("blog/author/ada-lovelace", "Author", "Ada Lovelace", ["New", "Old"]),
        ("blog/author/bo-peep", "Author", "Bo Peep", ["Undated"]),
        ("blog/2026", "Archive", "2026", ["New"]),
        ("blog/2025", "Archive", "2025", ["Old"]),
        ("blog/2025/12", "Archive", "December 2025", ["Old"]),
        ("blog/series/the-long-way", "Series", "The long way", ["Old", "New"]),
    ],
)
def test_a_page_lists_its_articles_newest_first(
    site: Site, name: str, kind: str, title: str, cards: list[str]
) -> None:
    page = site.page(name)
    assert page.one("mubboo-collection-title").text == title
    assert page.texts("mubboo-collection-kind") == ([kind] if kind else [])
    count = f"{len(cards)} article{'s' if len(cards) > 1 else ''}"
    assert page.one("mubboo-collection-count").text == count
    assert page.texts("mubboo-card-title") == cards


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("blog/category", ["AI 2 articles", "Art 2 articles"]),
        ("blog/tag", ["x 2 articles", "y 1 article"]),
        ("blog/author", ["Ada Lovelace 2 articles", "Bo Peep 1 article"]),
        ("blog/series", ["The long way 2 articles"]),
    ],
)
def test_a_page_lists_all_of_a_kind(site: Site, name: str, entries: list[str]) -> None:
    items = site.page(name).one("mubboo-collection-list").all(tag="li")
    assert [item.text for item in items] == entries


def test_the_archive_lists_years_and_their_months(site: Site) -> None:
    archive = site.page("blog/archive")
    assert archive.texts("mubboo-collection-count") == ["1 article", "1 article"]
    assert archive.texts("mubboo-collection-parts") == ["April 2026 1", "December 2025 1"]
    links = [link["href"] for link in archive.all("mubboo-collection-link")]
    assert links == ["2026.html", "2026/04.html", "2025.html", "2025/12.html"]
    assert site.page("blog/2026").texts("mubboo-collection-parts") == ["April 2026 1"]


def test_a_part_of_a_series_leads_to_all_of_it(site: Site) -> None:
    link = site.page("old").one("mubboo-series").one("mubboo-heading").one(tag="a")
    assert link["href"] == "blog/series/the-long-way.html"


def test_an_authors_page_begins_with_the_card(site: Site) -> None:
    card = site.page("blog/author/ada-lovelace").one("mubboo-author-card")
    assert "Of the Engine." in card.text


def test_an_author_who_wrote_nothing_has_no_page(site: Site) -> None:
    assert "blog/author/cy.html" not in site.files()


def test_pages_have_the_themes_chrome_and_one_heading(site: Site) -> None:
    for name in ("blog", "blog/category/ai", "blog/author"):
        page = site.page(name)
        assert page.all("sphinxsidebar")
        assert len(page.one("body", "div").all(tag="h1")) == 1
        assert page.one(tag="title").text.startswith(page.one("mubboo-collection-title").text)


def test_a_site_without_articles_has_no_such_pages(build: Callable[..., Site]) -> None:
    site = build({"a.md": "---\norphan: true\n---\n\n# A page\n"})
    assert site.warnings == ""
    assert [name for name in site.files() if name.startswith("blog/") and ".html" in name] == []


def test_the_blogs_path_is_ablogs_option(build: Callable[..., Site]) -> None:
    site = build({"a.md": post(author=None)}, {"blog_path": "news"})
    assert {"news.html", "news/category/ai.html", "news/2026.html"} <= site.files()
    badge = site.page("a").all("mubboo-badge")[0]
    assert badge["href"] == "news/category/ai.html"


def test_ablogs_references_lead_there(build: Callable[..., Site]) -> None:
    body = "{ref}`category-ai`, {ref}`blog-posts`, {ref}`author-ada` and {ref}`blog-tags`."
    files = {"a.md": post(author="ada", tags="x", body=body)}
    site = build(files, {"mubboo_authors": {"ada": {"name": "Ada Lovelace"}}})
    assert site.warnings == ""
    links = {a["href"] for a in site.page("a").one("mubboo-article").all("internal", "a")}
    assert links == {
        "blog/category/ai.html",
        "blog.html",
        "blog/author/ada-lovelace.html",
        "blog/tag.html",
    }
    assert all((site.out / link).is_file() for link in links)


def test_many_articles_in_one_day_have_one_order(build: Callable[..., Site]) -> None:
    files = {f"{name}.md": post(name.upper(), author=None) for name in "bca"}
    site = build(files)
    assert site.page("blog").texts("mubboo-card-title") == ["C", "B", "A"]
    assert site.page("blog/2026").texts("mubboo-card-title") == ["C", "B", "A"]


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_pages_of_lists_can_be_left_out(tmp_path: Path, theme: str) -> None:
    conf = CONF | {
        "html_theme": theme,
        "blog_feed_archives": True,
        "html_sidebars": {"**": ["ablog/postcard.html", "ablog/tagcloud.html",
                                 "ablog/archives.html"]},
    }  # fmt: skip
    desk = Desk(tmp_path, conf)
    whole = desk.build(FILES).files()
    # All links are followed: see run_sphinx.
    site = desk.rebuild(mubboo_lists=[])
    assert {name for name in whole - site.files() if not name.endswith(".html")} == set()
    lists = ("blog/category/", "blog/tag", "blog/author", "blog/series", "blog/20", "blog/archive")
    pages = {name for name in site.files() if name.endswith(".html")}
    assert {name for name in pages if name.startswith(lists)} == set()
    assert "blog.html" in pages
    badges = site.page("new").all("mubboo-category")
    assert badges
    assert {badge.tag for badge in badges} == {"span"}
    assert "Ada Lovelace" in site.page("new").one("mubboo-byline").text
    # A page that was written by hand is linked to.
    hand = {"blog/category/ai.md": "---\norphan: true\n---\n\n# Of AI, by hand\n"}
    site = desk.rebuild(hand, mubboo_lists=["tag"])
    assert 'href="blog/category/ai.html"' in site.html("new")
    assert "blog/tag/x.html" in site.files()
    assert desk.rebuild(mubboo_lists=list(LIST_NAMES)).files() >= whole
