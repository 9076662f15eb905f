"""JSON-LD and meta tags: data that says what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.sites import AUTHORS, AVATAR, BASE_URL, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

FILES = {
    "index.md": "# Front page\n",
    "authors.yml": AUTHORS,
    "avatars/team.svg": AVATAR,
    "covers/a.svg": AVATAR,
    "full.md": post(
        "A full *article*",
        author="[team, ada, A guest]",
        date="2026-04-05T10:00:00Z",
        updated="2026-04-09",
        tags="[one, AI, two]",
        description="What it says & does.",
        image="covers/a.svg",
        image_alt="A square",
        series="The long way",
        read_time="7",
        language="en-GB",
    ),
    "bare.md": "---\nblogpost: true\n---\n\n# Bare\n\nThe first paragraph.\n",
    "elsewhere.md": post("Elsewhere", canonical_link="https://first.example/a"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    conf = {"suppress_warnings": ["mubboo"], "mubboo_publish_undated": True}
    return make_site(tmp_path_factory.mktemp("data"), FILES, conf)


def test_an_article_says_what_is_seen(site: Site) -> None:
    data, page = site.linked_data("full"), site.page("full")
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == page.one("p-name", "data")["value"] == "A full article"
    assert data["description"] == page.one("p-summary")["value"] == "What it says & does."
    assert data["url"] == data["mainEntityOfPage"] == f"{BASE_URL}full.html"
    assert data["datePublished"] == page.one("dt-published")["datetime"]
    assert data["dateModified"] == page.one("dt-updated")["datetime"] == "2026-04-09"
    assert [author["name"] for author in data["author"]] == page.one("mubboo-byline").texts(
        "p-author"
    )
    assert data["articleSection"] + data["keywords"] == page.texts("p-category")
    assert data["timeRequired"] == "PT7M"
    assert "7 min read" in page.one("mubboo-byline").text
    assert data["inLanguage"] == "en-GB"
    assert data["isPartOf"] == {
        "@type": "CreativeWorkSeries",
        "name": "The long way",
        "url": f"{BASE_URL}blog/series/the-long-way.html",
    }
    assert data["publisher"] == {
        "@type": "Organization",
        "name": "Test magazine",
        "url": BASE_URL,
    }


def test_authors_are_people_or_organizations(site: Site) -> None:
    team, ada, guest = site.linked_data("full")["author"]
    assert team["@type"] == "Organization"
    assert team["url"] == "https://example.org/"
    assert team["description"] == "What a reader should know of them."
    assert "https://github.com/mubboo" in team["sameAs"]
    assert "jobTitle" not in team
    assert ada["@type"] == "Person"
    assert ada["jobTitle"] == "Analyst"
    assert ada["url"] == f"{BASE_URL}blog/author/ada-lovelace.html"
    assert guest == {
        "@type": "Person",
        "name": "A guest",
        "url": f"{BASE_URL}blog/author/a-guest.html",
    }


def test_the_cover_is_a_file_of_the_site(site: Site) -> None:
    image = site.linked_data("full")["image"]
    assert image.startswith(BASE_URL)
    assert (site.out / image.removeprefix(BASE_URL)).is_file()


def test_what_is_not_known_is_left_out(site: Site) -> None:
    data = site.linked_data("bare")
    assert data["description"] == "The first paragraph."
    left_out = {"datePublished", "dateModified", "author", "image", "keywords", "articleSection"}
    assert left_out.isdisjoint(data)
    assert not [key for key, value in data.items() if value in ("", [], {}, None)]


def test_a_canonical_address_is_the_only_one(site: Site) -> None:
    assert site.linked_data("elsewhere")["url"] == "https://first.example/a"
    assert site.page("elsewhere").one("u-url", "data")["value"] == "https://first.example/a"


def test_the_description_is_in_the_head_once(site: Site) -> None:
    for name, text in (("full", "What it says & does."), ("bare", "The first paragraph.")):
        metas = site.page(name).all(tag="meta")
        found = [m["content"] for m in metas if m.attributes.get("name") == "description"]
        assert found == [text]


def test_a_description_that_the_writer_put_there_stays(build: Callable[..., Site]) -> None:
    meta = "myst:\n  html_meta:\n    description: By hand\n"
    site = build({"a.md": post(author=None).replace("---\n", f"---\n{meta}", 1)})
    metas = site.page("a").all(tag="meta")
    found = [m["content"] for m in metas if m.attributes.get("name") == "description"]
    assert found == ["By hand"]


def test_pages_that_are_no_article_have_none(site: Site) -> None:
    assert "ld+json" not in site.read("index.html")
    assert "ld+json" not in site.read("blog.html")


def test_without_an_address_nothing_is_made_up(build: Callable[..., Site]) -> None:
    site = build(
        {"a.md": post(author="Guest", image="c.svg"), "c.svg": AVATAR},
        {"html_baseurl": "", "suppress_warnings": ["mubboo"]},
    )
    data = site.linked_data("a")
    assert {"url", "mainEntityOfPage", "image"}.isdisjoint(data)
    assert data["author"] == [{"@type": "Person", "name": "Guest"}]


def test_dirhtml_names_its_own_addresses(build: Callable[..., Site]) -> None:
    site = build({"a.md": post(author=None)}, builder="dirhtml")
    assert site.linked_data("a/index")["url"] == f"{BASE_URL}a/"
