"""Articles in reStructuredText: fields at the top, or ABlog's `post` directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import AUTHORS, AVATAR, dedent, make_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

FILES = {
    "index.md": "# Front page\n",
    "authors.yml": AUTHORS,
    "avatars/team.svg": AVATAR,
    "fields.rst": dedent("""
        :blogpost: true
        :date: 2026-04-05
        :author: team, ada
        :category: AI, Industry
        :tags: one, two
        :description: What it says.
        :image: /avatars/team.svg
        :read_time: 7

        Fields
        ======

        Some words of an article.
        """),
    "bad-fields.rst": dedent("""
        :blogpost: true
        :read_time: a while
        :date: 2026-04-02
        :author: aada
        :updatd: 2026-05-01

        Bad fields
        ==========

        Some words of an article.

        .. update:: soon

           Still here.
        """),
    "directive.rst": dedent("""
        Directive
        =========

        .. post:: 5 April, 2026
           :author: team, ada
           :category: AI, Industry
           :tags: one, two

        Some words of an article.
        """),
    "bad-directive.rst": dedent("""
        Bad directive
        =============

        .. post:: 2026-04-02
           :author: aada

        Some words of an article.
        """),
    "bad-date.rst": ":blogpost: true\n:date: soon\n:read_tme: 3\n\nBad date\n========\n\nText.\n",
    "bad-post.rst": "Bad post\n========\n\n.. post:: soon\n\nText.\n",
    "bare-directive.rst": "Bare directive\n==============\n\n.. post::\n\nSome words.\n",
    "both.rst": dedent("""
        :description: From the field.
        :author: ada

        Both
        ====

        .. post:: 2026-04-05
           :author: team

        Some words of an article.
        """),
    "markdown-directive.md": "# In Markdown\n\n```{post} 2026-04-05\n:author: ada\n```\n\nWords.\n",
    "two.rst": dedent("""
        Two posts
        =========

        The first
        ---------

        .. post:: 2026-04-05

        Some words of an article.

        The second
        ----------

        .. post:: soon

           Still here.
        """),
    "untitled.rst": ":blogpost: true\n:date: 2026-04-05\n:author: ada\n\nOnly a paragraph.\n",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("rest"), FILES)


@pytest.mark.parametrize("name", ["fields", "directive"])
def test_a_rest_article_looks_like_any_other(site: Site, name: str) -> None:
    page = site.page(name)
    assert site.warnings_of(f"{name}.rst") == []
    assert page.one("mubboo-authors").text == "Mubboo Editorial Team, Ada Lovelace"
    assert page.one("dt-published").text == "April 5, 2026"
    badges = page.all("mubboo-topics")[0].texts("mubboo-badge")
    assert badges == ["AI", "Industry", "one", "two"]
    assert len(page.all("mubboo-author-card")[0].all("h-card")) == 2


def test_fields_of_ours_are_read(site: Site) -> None:
    page = site.page("fields")
    assert page.one("p-summary")["value"] == "What it says."
    assert "7 min read" in page.one("mubboo-byline").text
    card = next(c for c in site.page("blog").all("mubboo-card") if "Fields" in c.text)
    assert card.one("mubboo-card-cover")["src"].endswith(".svg")


def test_the_directives_title_is_the_heading(build: Callable[..., Site]) -> None:
    text = "On the page\n===========\n\n.. post:: 2026-04-05\n   :title: Another\n\nWords.\n"
    site = build({"a.rst": text})
    assert site.page("blog").texts("mubboo-card-link") == ["On the page"]
    assert site.warned("a.rst:4", "'title' is 'Another'", "[mubboo.front_matter]")


def test_a_directives_option_wins_over_a_field(site: Site) -> None:
    page = site.page("both")
    assert page.one("mubboo-authors").text == "Mubboo Editorial Team"
    assert page.one("p-summary")["value"] == "From the field."


def test_the_directive_works_in_markdown(site: Site) -> None:
    assert site.warnings_of("markdown-directive.md") == []
    assert site.page("markdown-directive").one("p-author").text == "Ada Lovelace"


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("bad-fields.rst", 2, "'read_time' takes a number"),
        ("bad-date.rst", 2, "'date' holds the article back: 'soon' is not a date"),
        ("bad-date.rst", 3, "Did you mean 'read_time'?"),
        ("bad-post.rst", 4, "'date' holds the article back: 'soon' is not a date"),
        ("bad-fields.rst", 5, "Did you mean 'updated'?"),
        ("bad-fields.rst", 12, "cannot read the update's date"),
        ("bad-directive.rst", 4, "in 2 articles: shown as a guest. Did you mean 'ada'?"),
        ("bare-directive.rst", 1, "'date' is missing"),
        ("two.rst", 14, "only the first post of a document is an article"),
        ("untitled.rst", 1, "the article has no title"),
    ],
)
def test_faults_are_warned_of_with_their_lines(
    site: Site, source: str, line: int, words: str
) -> None:
    found = [warning for warning in site.warnings_of(source) if words in warning]
    assert [warning.partition(":")[0] for warning in found] == [str(line)]


def test_faulty_pages_are_built(site: Site) -> None:
    assert site.status == 0
    assert "Still here." in site.page("bad-fields").text
    assert "Still here." in site.page("two").text
    assert "bad-date.html" not in site.files()
    assert "bad-post.html" not in site.files()
    assert "bare-directive.html" not in site.files()
    for name in ("bad-fields", "bad-directive", "untitled", "two"):
        assert site.page(name).one("mubboo-article")
    assert len(site.page("blog").all("mubboo-card")) == 8
