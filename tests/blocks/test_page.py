"""An article's page: which blocks, in which order, and what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import BASE_URL, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

BLOCKS = [
    "mubboo-topics",
    "mubboo-byline",
    "mubboo-share",
    "mubboo-author-card",
    "mubboo-related-posts",
]

FILES = {
    "index.md": "# Front page\n",
    "pinned.md": post("Pinned", author=None, related="[p4, /p0, p4, 'p1.md']", date="2026-03-01"),
    "lonely.md": post("Lonely", author=None, related="false", share="false", date="2026-03-02"),
    "picky.md": post("Picky", author=None, unrelated="[p0, p1]", date="2026-03-03"),
    "part-2.md": post("Part two", author=None, series="Long way", date="2026-02-02"),
    "part-1.md": post("Part one", author=None, series="Long way", date="2026-02-01"),
    "part-3.md": post("Part three", author=None, series="Long way", date="2026-02-03"),
    "linked.md": post(
        "Linked", author=None, external_link="https://other.example/x", date="2026-03-05"
    ),
    **{f"p{n}.md": post(f"P{n}", author=None, date=f"2026-04-0{n + 1}") for n in range(5)},
}
CONF = {"mubboo_after_body": ["share", "related-posts", "adjacent", "series", "read-time"]}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("page"), FILES, CONF)


def order(site: Site, docname: str) -> list[str]:
    """Return the roots of the blocks, the title and the first paragraph, as they come."""
    seen = []
    for element in site.page(docname).one("mubboo-article"):
        if element.tag in ("h1", "p") and not any(c.startswith("mubboo") for c in element.classes):
            seen.append(element.tag)
        seen += [name for name in element.classes if name in BLOCKS]
    return [name for i, name in enumerate(seen) if name != "p" or "p" not in seen[:i]]


def test_the_order_of_a_page(built: Site) -> None:
    assert order(built, "posts/p1") == [
        "mubboo-topics",
        "h1",
        "mubboo-byline",
        "p",
        "mubboo-topics",
        "mubboo-share",
        "mubboo-author-card",
        "mubboo-related-posts",
    ]


def test_a_page_says_all_that_a_magazines_does(built: Site) -> None:
    page = built.page("posts/p1")
    above, below = page.all("mubboo-topics")
    assert above.texts("mubboo-badge") == below.texts("mubboo-badge")
    assert above.texts("mubboo-badge") == ["AI", "Industry", "trains", "tag1"]
    byline = page.one("mubboo-byline")
    assert byline.one("mubboo-meta").text == "April 1, 2026 · 2 min read"
    assert byline.all("mubboo-avatar")[0]["src"].endswith(".svg")
    assert page.one("mubboo-share").texts("mubboo-share-link") == ["LinkedIn", "X"]
    assert len(page.one("mubboo-author-card").all("mubboo-author")) == 2
    cards = page.one("mubboo-related-posts").all("mubboo-card")
    assert len(cards) == 4
    for card in cards:
        assert card.texts("mubboo-badge")
        assert card.one("mubboo-card-description").text.startswith("What article")
        assert card.one("mubboo-meta").text.startswith("2 min read · Apr ")


def test_share_links_name_the_page(built: Site) -> None:
    linkedin, x = (a["href"] for a in built.page("posts/p1").all("mubboo-share-link"))
    url = "https%3A%2F%2Fmag.example%2Fposts%2Fp1.html"
    assert linkedin == f"https://www.linkedin.com/sharing/share-offsite/?url={url}"
    assert x == f"https://x.com/intent/post?text=Article%201%20on%20trains&url={url}"


def test_microformats(built: Site) -> None:
    entry = built.page("posts/p1").one("h-entry")
    assert entry.one("p-name", "data")["value"] == "Article 1 on trains"
    assert entry.one("p-summary")["value"] == "What article 1 says of trains."
    assert entry.one("u-url", "data")["value"] == f"{BASE_URL}posts/p1.html"
    assert entry.one("dt-published")["datetime"] == "2026-04-01"
    authors = entry.all("p-author")
    assert [a.one("p-name").text for a in authors] == ["Mubboo Editorial Team", "Ada Lovelace"]
    assert all("h-card" in author.classes for author in authors)
    # Said once, though the topics are shown twice and stand on cards as well.
    assert entry.texts("p-category") == ["AI", "Industry", "trains", "tag1"]


def test_a_page_that_is_no_article_has_no_blocks_but_its_own(built: Site) -> None:
    page = built.page("index")
    assert page.all("h-entry") == []
    assert page.all("mubboo-byline") == []
    assert len(page.one("mubboo-post-grid").all("mubboo-card")) == 3


def test_pinned_articles_come_first_in_the_writers_order(site: Site) -> None:
    assert site.warnings == ""
    related = site.page("pinned").one("mubboo-related-posts").texts("mubboo-card-title")
    assert related[:3] == ["P4", "P0", "P1"]
    assert len(related) == len(set(related)) == 4


def test_no_related_posts_and_no_share_links_where_the_writer_says_so(site: Site) -> None:
    page = site.page("lonely")
    assert page.all("mubboo-related-posts") == []
    assert page.all("mubboo-share") == []
    # Others may be sent there all the same.
    assert "lonely.html" in [a["href"] for a in site.page("picky").all("mubboo-adjacent-link")]


def test_unrelated_articles_are_never_shown(site: Site) -> None:
    related = site.page("picky").one("mubboo-related-posts").texts("mubboo-card-title")
    assert {"P0", "P1"}.isdisjoint(related)
    assert len(related) == 4


def test_an_article_is_not_related_to_itself(site: Site) -> None:
    for name in ("pinned", "p0", "p1", "part-1"):
        page = site.page(name)
        title = page.one("p-name", "data")["value"]
        assert title not in page.one("mubboo-related-posts").texts("mubboo-card-title")


def test_a_series_says_the_place_and_the_other_parts(site: Site) -> None:
    series = site.page("part-2").one("mubboo-series")
    assert series.one("mubboo-series-place").text == "Part 2 of 3"
    assert series.one("mubboo-heading").text == "Long way"
    assert [item.text for item in series.all(tag="li")] == ["Part one", "Part two", "Part three"]
    links = [a["href"] for a in series.all("mubboo-series-link")]
    assert links == ["blog/series/long-way.html", "part-1.html", "part-3.html"]
    assert series.one("mubboo-current").text == "Part two"
    assert series.one("mubboo-current")["aria-current"] == "page"
    assert site.page("p0").all("mubboo-series") == []


def test_adjacent_articles_are_the_next_by_date(site: Site) -> None:
    def neighbours(name: str) -> dict[str, tuple[str, str]]:
        links = site.page(name).one("mubboo-adjacent").all(tag="a")
        return {a["rel"]: (a["href"], a.one("mubboo-adjacent-title").text) for a in links}

    assert neighbours("p1") == {"prev": ("p0.html", "P0"), "next": ("p2.html", "P2")}
    assert neighbours("p4") == {"prev": ("p3.html", "P3")}
    assert neighbours("part-1") == {"next": ("part-2.html", "Part two")}


def test_an_article_on_another_site_is_linked_there(site: Site) -> None:
    page = site.page("p0")
    (link,) = [a for a in page.all("mubboo-adjacent-link") if "Linked" in a.text]
    assert link["href"] == "https://other.example/x"


def test_the_read_time_alone_is_a_block(site: Site) -> None:
    assert site.page("p0").all("mubboo-read-time")[-1].text == "1 min read"


def test_every_list_places_every_block(build: Callable[..., Site]) -> None:
    files = {f"p{n}.md": post(f"P{n}", author=None, series="S") for n in range(3)}
    # The editor's word: the series and its neighbours show the others already.
    files["p1.md"] = post("P1", author=None, series="S", related="[p0]")
    blocks = ["read-time", "series", "adjacent", "related-posts", "share", "byline", "topics"]
    conf = {
        "mubboo_before_title": blocks,
        "mubboo_after_title": blocks,
        "mubboo_after_body": blocks,
    }
    site = build(files, conf)
    assert site.warnings == ""
    roots = [
        name.removeprefix("mubboo-")
        for element in site.page("p1").one("mubboo-article")
        for name in ["h1", *element.classes]
        if (name == "h1" and element.tag == "h1") or name.removeprefix("mubboo-") in blocks
    ]
    # A read time stands in bylines and on cards as well.
    whole = [name for name in roots if name != "read-time"]
    assert whole == [*blocks[1:], "h1", *blocks[1:], *blocks[1:]]
    assert roots[0] == "read-time"


def test_an_article_without_a_heading_or_text_has_its_blocks(build: Callable[..., Site]) -> None:
    site = build({"empty.md": post("", author=None, body="")})
    page = site.page("empty")
    assert page.one("mubboo-byline").text == "April 5, 2026 · 1 min read"
    assert len(page.all("mubboo-topics")) == 2


def test_footnotes_stay_with_the_text(build: Callable[..., Site]) -> None:
    text = "Said by some.[^1]\n\n## A section\n\nMore.\n\n[^1]: The source of it.\n"
    page = build({"a.md": post(author=None, body=text)}).page("a").one("mubboo-article").text
    assert page.index("The source of it.") < page.index("Share")


def test_without_an_address_links_share_the_title(build: Callable[..., Site]) -> None:
    site = build({"a.md": post(author=None)}, {"html_baseurl": ""})
    hrefs = [a["href"] for a in site.page("a").all("mubboo-share-link")]
    assert hrefs[1] == "https://x.com/intent/post?text=A%20title"
    assert site.page("a").all("u-url", "data") == []
