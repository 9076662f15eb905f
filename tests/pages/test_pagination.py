"""Lists of many articles: pages of a size that a reader can take in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.pages.listings import Collection
from tests.support.rebuild_site import Desk
from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

COUNT = 23


def posts(count: int = COUNT) -> dict[str, str]:
    return {"index.md": "# Front\n"} | {
        f"p{number:02}.md": post(
            f"Post {number:02}", date=f"2026-03-{number:02}", author=None, category="AI"
        )
        for number in range(1, count + 1)
    }


@pytest.fixture(scope="module", params=["html", "dirhtml"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("pagination")
    return make_site(folder, posts(), {"mubboo_page_size": 5}, builder=request.param)


def page_of(site: Site, name: str) -> str:
    return name if site.out.name == "html" else f"{name}/index"


def test_each_article_is_on_one_page_in_order(site: Site) -> None:
    pages = ["blog/category/ai", *(f"blog/category/ai/page-{n}" for n in range(2, 6))]
    titles = [
        title
        for page in pages
        for title in site.page(page_of(site, page)).texts("mubboo-card-title")
    ]
    assert titles == [f"Post {number:02}" for number in range(COUNT, 0, -1)]
    assert not (site.out / f"{page_of(site, 'blog/category/ai/page-6')}.html").exists()


def test_a_page_says_where_it_stands(site: Site) -> None:
    first = site.page(page_of(site, "blog/category/ai"))
    third = site.page(page_of(site, "blog/category/ai/page-3"))
    assert first.one("mubboo-collection-count").text == "23 articles · Page 1 of 5"
    assert third.one("mubboo-collection-count").text == "23 articles · Page 3 of 5"
    assert first.one(tag="title").text.startswith("AI —")
    assert third.one(tag="title").text.startswith("AI, page 3 —")
    assert third.one("mubboo-collection-title").text == "AI"


def test_pages_name_those_before_and_after_and_themselves(site: Site) -> None:
    links = {
        link["rel"]: link["href"]
        for link in site.page(page_of(site, "blog/category/ai/page-2")).all(tag="link")
        if link["rel"] in ("prev", "next", "canonical")
    }
    own = {
        "html": ("../ai.html", "page-3.html", "page-2.html"),
        "dirhtml": ("../", "../page-3/", "page-2/"),
    }[site.out.name]
    assert links == {
        "prev": own[0],
        "next": own[1],
        "canonical": f"https://mag.example/blog/category/ai/{own[2]}",
    }
    ends = (
        site.html(page_of(site, "blog/category/ai")),
        site.html(page_of(site, "blog/category/ai/page-5")),
    )
    assert ['rel="prev"' in end for end in ends] == [False, True]
    assert ['rel="next"' in end for end in ends] == [True, False]


def test_readers_go_from_page_to_page(site: Site) -> None:
    navigation = site.page(page_of(site, "blog/category/ai/page-3")).one("mubboo-pagination")
    links = navigation.all("mubboo-pagination-link", "a")
    assert [link.text for link in links] == ["Previous page", "1", "2", "4", "5", "Next page"]
    here = site.out / f"{page_of(site, 'blog/category/ai/page-3')}.html"
    for link in links:
        target = (here.parent / link["href"]).resolve()
        assert (target / "index.html" if target.is_dir() else target).is_file()
    assert navigation.one("mubboo-current").text == "3"


def test_a_short_list_has_one_page_and_no_such_links(site: Site) -> None:
    assert site.page(page_of(site, "blog/2026")).all("mubboo-pagination")
    assert not site.page(page_of(site, "blog/archive")).all("mubboo-pagination")


def test_pages_describe_themselves(site: Site) -> None:
    html = site.html(page_of(site, "blog/category/ai/page-2"))
    assert '<meta name="description" content="Category: AI, page 2. 23 articles." />' in html


def test_all_may_stand_on_one_page(build: Callable[..., Site]) -> None:
    site = build(posts(30), {"mubboo_page_size": 0})
    assert len(site.page("blog/category/ai").all("mubboo-card")) == 30
    assert not any("page-" in name for name in site.files())


def test_by_default_there_are_two_dozen(build: Callable[..., Site]) -> None:
    site = build(posts(25))
    assert len(site.page("blog").all("mubboo-card")) == 24
    assert len(site.page("blog/page-2").all("mubboo-card")) == 1


@pytest.mark.parametrize(
    ("count", "number", "offered"),
    [
        (1, 1, [1]),
        (4, 1, [1, 2, 3, 4]),
        (5, 1, [1, 2, 0, 5]),
        (5, 3, [1, 2, 3, 4, 5]),
        (9, 5, [1, 0, 4, 5, 6, 0, 9]),
        (9, 4, [1, 2, 3, 4, 5, 0, 9]),
        (9, 9, [1, 0, 8, 9]),
        (400, 200, [1, 0, 199, 200, 201, 0, 400]),
    ],
)
def test_few_numbers_are_offered_however_many_pages(
    count: int, number: int, offered: list[int]
) -> None:
    articles = tuple(range(count))
    pages = list(Collection("p", "", "P", articles).pages(1))  # type: ignore[arg-type]
    assert [each for each, _ in pages[number - 1].numbers()] == offered


def test_pages_come_and_go_with_their_articles(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.build(posts(6), mubboo_page_size=2)
    assert "blog/page-3.html" in desk.output().contents
    desk.remove("p01.md")
    desk.remove("p02.md")
    desk.rebuild()
    assert "blog/page-3.html" not in desk.output().contents
    desk.rebuild({"p07.md": post("New", date="2026-04-01", author=None)})
    desk.rebuild(mubboo_page_size=3)
