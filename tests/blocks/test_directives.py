"""Each block as a directive, in Markdown and in reST."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import AUTHORS, AVATAR, dedent, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.html import Element
    from tests.support.sites import Site

OF_AN_ARTICLE = ["topics", "byline", "read-time", "share", "adjacent", "series", "author-card",
                 "related-posts"]  # fmt: skip

MARKDOWN = "".join(f"```{{{name}}}\n```\n\n" for name in OF_AN_ARTICLE)
REST = "".join(f".. {name}::\n\n" for name in OF_AN_ARTICLE)
FIELDS = ":blogpost: true\n:date: 2026-04-05\n:author: team\n:category: AI\n:series: Words\n\n"

GRIDS = dedent("""
    # Grids

    ```{post-grid}
    :count: 2
    ```

    ```{post-grid}
    :category: travel
    ```

    ```{post-grid}
    :tag: slow
    :author: ada
    ```

    ```{post-grid}
    p3
    /p1.md

    p2
    ```

    ```{post-grid}
    :count: 1

    p2
    p1
    ```

    ## Below

    ```{post-grid}
    ```

    ```{author-card} ada, team
    ```

    ```{author-card} team ada
    ```
    """)

WRONG = dedent("""
    # Wrong

    ```{byline}
    ```

    ```{author-card} aad
    ```

    ```{post-grid}
    :category: Travle
    ```

    ```{post-grid}
    p11
    ```

    ```{post-grid}
    :author: nobody
    ```

    ```{post-grid}
    :tag: solw
    ```

    ```{post-grid}
    :count: many
    ```

    ```{related-posts}
    :cuont: 2
    ```

    A last paragraph.
    """)

LABELLED = dedent("""
    # Labelled

    [Down](#below), and [nothing](#none).

    (below)=
    ```{author-card} ada
    ```

    (none)=
    ```{post-grid}
    :tag: nothing-has-it
    ```
    """)

FILES = {
    "index.md": "# Front page\n\n```{toctree}\ngrids\nwrong\ngrids-rest\nlabelled\n```\n",
    "authors.yml": AUTHORS,
    "avatars/team.svg": AVATAR,
    "markdown.md": post("Markdown", category="AI", series="Words", body=MARKDOWN),
    "rest.rst": f"{FIELDS}reST\n====\n\n{REST}",
    "p1.md": post("P1", date="2026-03-01", author="ada", category="Travel", tags="slow"),
    "p2.md": post("P2", date="2026-03-02", author="team", category="Travel", tags="slow"),
    "p3.md": post("P3", date="2026-03-03", author="ada", category="Food", tags="fast"),
    "counted.md": post(
        "Counted", date="2026-03-04", body="```{related-posts}\n:count: 1\n```\n", series="Words"
    ),
    "grids.md": GRIDS,
    "grids-rest.rst": dedent("""
        reST
        ====

        .. post-grid::
           :tag: fast

        .. post-grid::

           p2
           p1

        .. author-card:: ada
        """),
    "wrong.md": WRONG,
    "labelled.md": LABELLED,
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    places = ("before_title", "after_title", "after_body")
    conf: dict[str, list[str]] = {f"mubboo_{place}": [] for place in places}
    return make_site(tmp_path_factory.mktemp("directives"), FILES, conf)


def grids(site: Site, docname: str) -> list[Element]:
    return site.page(docname).all("mubboo-post-grid")


@pytest.mark.parametrize("docname", ["markdown", "rest"])
@pytest.mark.parametrize("block", OF_AN_ARTICLE)
def test_each_block_is_a_directive(site: Site, docname: str, block: str) -> None:
    # A read time stands in bylines and on cards too, but not as a paragraph.
    root = site.page(docname).one(f"mubboo-{block}", "p" if block == "read-time" else "")
    assert root.text


@pytest.mark.parametrize("docname", ["markdown", "rest", "grids", "grids-rest", "counted"])
def test_right_directives_are_warned_of_nowhere(site: Site, docname: str) -> None:
    assert not site.warned(f"/{docname}.")


def test_related_posts_takes_a_count(site: Site) -> None:
    assert len(site.page("counted").one("mubboo-related-posts").all("mubboo-card")) == 1


def test_a_grid_shows_the_newest(site: Site) -> None:
    newest = grids(site, "grids")[0].texts("mubboo-card-title")
    assert len(newest) == 2
    assert set(newest) == {"Markdown", "reST"}


def test_a_grid_selects_by_category_tag_and_author(site: Site) -> None:
    assert grids(site, "grids")[1].texts("mubboo-card-title") == ["P2", "P1"]
    assert grids(site, "grids")[2].texts("mubboo-card-title") == ["P1"]


def test_a_grid_shows_named_documents_in_their_order(site: Site) -> None:
    assert grids(site, "grids")[3].texts("mubboo-card-title") == ["P3", "P1", "P2"]
    assert grids(site, "grids")[4].texts("mubboo-card-title") == ["P2"]


def test_a_grid_shows_everything_by_default(site: Site) -> None:
    assert len(grids(site, "grids")[5].all("mubboo-card")) == 6


def test_grids_in_rest(site: Site) -> None:
    by_tag, named = grids(site, "grids-rest")
    assert by_tag.texts("mubboo-card-title") == ["P3"]
    assert named.texts("mubboo-card-title") == ["P2", "P1"]
    assert site.page("grids-rest").texts("mubboo-author-name") == ["Ada Lovelace"]


def test_headings_are_one_below_their_section(site: Site) -> None:
    levels = [grid.all("mubboo-card-title")[0].tag for grid in grids(site, "grids")]
    assert levels[0] == "h2"
    assert levels[5] == "h3"


def test_author_cards_of_given_keys(site: Site) -> None:
    first, second = site.page("grids").all("mubboo-author-card")
    assert first.texts("mubboo-author-name") == ["Ada Lovelace", "Mubboo Editorial Team"]
    assert second.texts("mubboo-author-name") == ["Mubboo Editorial Team", "Ada Lovelace"]


@pytest.mark.parametrize(
    ("line", "kind", "words"),
    [
        (3, "front_matter", ("'byline'", "this page is not an article", "blogpost: true")),
        (6, "author", ("'aad'", "Did you mean 'ada'?")),
        (9, "related", ("no article has the category 'Travle'", "Did you mean 'Travel'?")),
        (13, "related", ("'p11', which is not a published article",)),
        (17, "related", ("no article has the author 'nobody'",)),
        (21, "related", ("no article has the tag 'solw'", "Did you mean 'slow'?")),
    ],
)
def test_what_a_block_cannot_show_is_warned_of(
    site: Site, line: int, kind: str, words: tuple[str, ...]
) -> None:
    (warning,) = [each for each in site.warnings_of("wrong.md") if each.startswith(f"{line}: ")]
    assert f"[mubboo.{kind}]" in warning
    assert [word for word in words if word not in warning] == []


def test_wrong_options_of_a_directive_are_docutils_to_say(site: Site) -> None:
    found = [each for each in site.warnings_of("wrong.md") if "[mubboo." not in each]
    assert [each.partition(":")[0] for each in found] == ["26", "30"]


def test_a_page_with_faults_is_whole(site: Site) -> None:
    assert "A last paragraph." in site.page("wrong").text
    assert site.page("wrong").all("mubboo-byline") == []


def test_a_grid_leaves_out_what_another_shows(build: Callable[..., Site]) -> None:
    files = {f"p{n}.md": post(f"P{n}", author=None, date=f"2026-03-0{n}") for n in range(1, 5)}
    files["skip.md"] = "# Skip\n\n```{post-grid}\n:skip: 1\n:count: 2\n```\n"
    files["named.md"] = "# Named\n\n```{post-grid}\n:skip: 1\n:count: 2\np1\np3\np4\np2\n```\n"
    files["all.md"] = "# All\n\n```{post-grid}\n:skip: 3\np1\np3\np4\np2\n```\n"
    site = build(files)
    titles = {name: site.page(name).texts("mubboo-card-title") for name in ("skip", "named", "all")}
    assert titles == {"skip": ["P3", "P2"], "named": ["P3", "P4"], "all": ["P2"]}


@pytest.mark.parametrize(
    ("option", "text", "page"),
    [
        (":category: travel", "More: Travel", "blog/category/travel.html"),
        (":tag: SLOW", "More: slow", "blog/tag/slow.html"),
        (":author: ada", "More: Ada", "blog/author/ada.html"),
        (":count: 1", "All articles", "blog.html"),
    ],
)
def test_a_grid_leads_to_all_that_it_stands_for(
    build: Callable[..., Site], option: str, text: str, page: str
) -> None:
    grid = f"# Front\n\n```{{post-grid}}\n:more:\n:lead:\n{option}\n```\n"
    files = {"a.md": post("A", author="ada", category="Travel", tags="slow"), "front.md": grid}
    site = build(files, {"mubboo_authors": {"ada": {"name": "Ada"}}})
    front = site.page("front")
    link = front.one("mubboo-more-link")
    assert (link.text, link["href"]) == (text, page)
    assert len(front.all("mubboo-lead")) == 1


def test_a_label_before_a_block_is_where_links_lead(site: Site) -> None:
    page = site.page("labelled")
    links = {link["href"] for link in page.all(tag="a")}
    places = [each.attributes.get("id") for each in page.all(tag="span")]
    for name in ("below", "none"):
        assert f"#{name}" in links
        assert places.count(name) == 1
