"""No text is markup: whatever stands in metadata is read as written, everywhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from tests.support.sites import Site

EVIL = "\"'><xss onclick=alert(1)></script></title><!--<xss>]]>&lt;{{ 7*7 }}{% x %}\\u003c"
TAME = "A harmless text"
LINKS = ("javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x", "//x.y",
         "java\tscript:alert(1)", 'https://x.y/"onclick=alert(1)')  # fmt: skip


def authors(text: str) -> dict[str, Any]:
    """Return authors whose every text is `text`, and some whose links are refused."""
    known: dict[str, Any] = {
        "evil": {"name": text, "role": text, "bio": text, "avatar": "av.svg",
                 "url": LINKS[-1], "socials": {"github": LINKS[-1]}},
        "initials": {"name": text},
    }  # fmt: skip
    for number, link in enumerate(LINKS[:-1]):
        known[f"link{number}"] = {
            "name": f"Link {number}",
            "url": link,
            "email": f"a@b.cd?{link}",
            "avatar": link if ":" in link else "",
            "bio": f"[click]({link}) <{link}> ![pic]({link}) {text}",
            "socials": {"x": link, "mastodon": link, "nonesuch": link},
        }
    return known


def sources(text: str) -> dict[str, str]:
    quoted = json.dumps(text)
    keys = ["evil", "initials", *(f"link{n}" for n in range(len(LINKS) - 1))]
    article = post(
        "",
        author=json.dumps([*keys, f"Guest {text}"]),
        category=json.dumps([f"Cat {text}"]),
        tags=json.dumps([f"Tag {text}"]),
        description=quoted,
        series=quoted,
        image="av.svg",
        image_alt=quoted,
        canonical_link=json.dumps(LINKS[-1]),
        unrelated="code",  # or it is found related by the hostile words
        body="Words.",
    )
    article = article.replace("---\n", f"---\ntitle: {quoted}\n", 1)
    return {
        "index.md": f"# Front page\n\n```{{post-grid}}\n:category: {'Cat ' + text}\n```\n",
        "av.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        "evil.md": article,
        "other.md": post("Other", date="2026-04-04", author="evil", category=json.dumps(
            [f"Cat {text}"]), series=quoted, unrelated="code"),
        "code.md": post("`<xss onclick=alert(1)>` & *more*", author="evil", category="Code",
                        related="false"),
    }  # fmt: skip


def build_with(factory: pytest.TempPathFactory, text: str, builder: str = "html") -> Site:
    blocks = ["topics", "share", "author-card", "related-posts", "adjacent", "series"]
    conf = {
        "mubboo_authors": authors(text),
        "mubboo_after_body": blocks,
        "suppress_warnings": ["mubboo"],
    }
    return make_site(factory.mktemp("hostile"), sources(text), conf, builder=builder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_with(tmp_path_factory, EVIL)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build_with(tmp_path_factory, TAME)


def pages(site: Site) -> list[str]:
    names = sorted(n.removesuffix(".html") for n in site.files() if n.endswith(".html"))
    # Not those that lead on from a topic's former address: a harmless label had no other.
    return [name for name in names if 'http-equiv="refresh"' not in site.html(name)]


def skeleton(site: Site, page: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the page's elements and the names of their attributes, without any text."""
    return [(each.tag, tuple(sorted(each.attributes))) for each in site.page(page)]


@pytest.mark.parametrize("name", ["index", "evil", "other", "code", "blog", "blog/2026",
                                  "blog/category", "blog/tag", "blog/author"])  # fmt: skip
def test_a_page_has_the_elements_of_a_harmless_one(
    hostile: Site, harmless: Site, name: str
) -> None:
    assert skeleton(hostile, name) == skeleton(harmless, name)


def test_pages_of_topics_and_authors_have_the_elements_of_harmless_ones(
    hostile: Site, harmless: Site
) -> None:
    assert len(pages(hostile)) == len(pages(harmless))
    evil = [skeleton(hostile, name) for name in pages(hostile)]
    tame = [skeleton(harmless, name) for name in pages(harmless)]
    assert [each for each in evil if each not in tame] == []


def test_nothing_runs_and_no_link_is_unsafe(hostile: Site) -> None:
    for name in pages(hostile):
        for element in hostile.page(name):
            assert element.tag != "xss", name
            assert not [a for a in element.attributes if a.startswith("on")], (name, element.tag)
            for attribute in ("href", "src"):
                value = element.attributes.get(attribute, "").strip().lower()
                scheme = value.partition(":")[0] if ":" in value else "https"
                assert scheme in ("https", "http", "mailto"), (name, value)
            if element.tag == "script" and element.attributes.get("type") != "application/ld+json":
                assert "alert" not in element.text


def test_readers_read_what_was_written(hostile: Site) -> None:
    shown = " ".join(EVIL.split())
    page = hostile.page("evil")
    assert page.one("mubboo-article").one(tag="h1").text.startswith(shown)
    assert page.one("p-name", "data")["value"] == shown
    assert page.one("p-summary")["value"] == shown
    topics = page.all("mubboo-topics")[0].texts("mubboo-badge")
    assert topics == [f"Cat {shown}", f"Tag {shown}"]
    assert page.one("mubboo-byline").texts("p-author")[0] == shown
    assert page.one("mubboo-byline").texts("p-author")[-1] == f"Guest {shown}"
    assert page.all("mubboo-author-role")[0].text == shown
    assert page.one("mubboo-series").one("mubboo-heading").text == shown
    card = hostile.page("index").all("mubboo-card")[0]
    assert card.one("mubboo-card-title").text == shown
    assert card.one("mubboo-card-description").text == shown
    assert card.one("mubboo-card-cover")["alt"] == shown
    assert "<xss onclick=alert(1)> & more" in hostile.page("blog").texts("mubboo-card-title")


def test_a_pages_title_and_description_are_text(hostile: Site) -> None:
    page = hostile.page("evil")
    (description,) = [m["content"] for m in page.all(tag="meta") if
                      m.attributes.get("name") == "description"]  # fmt: skip
    assert description == " ".join(EVIL.split())
    collection = next(n for n in pages(hostile) if n.startswith("blog/category/cat"))
    assert EVIL.split(maxsplit=1)[0] in hostile.page(collection).one(tag="title").text


def test_structured_data_is_data(hostile: Site) -> None:
    (script,) = [
        each
        for each in hostile.page("evil").all(tag="script")
        if each.attributes.get("type") == "application/ld+json"
    ]
    data = json.loads(script.text)
    shown = " ".join(EVIL.split())
    assert data["headline"] == data["description"] == data["isPartOf"]["name"] == shown
    assert data["articleSection"] == [f"Cat {shown}"]
    assert data["author"][0]["name"] == shown
    raw = hostile.read("evil.html").partition("application/ld+json")[2].partition("</script>")[0]
    assert not set("<>&") & set(raw.partition(">")[2])


def test_refused_links_are_not_there(hostile: Site) -> None:
    page = hostile.page("evil")
    for author in page.one("mubboo-author-card").all("mubboo-author"):
        if author.one("mubboo-author-name").text.startswith("Link"):
            assert author.all("mubboo-social") == []
            assert author.one("mubboo-author-bio").all(tag="a") == []
            assert author.all(tag="img") == []


@pytest.mark.parametrize("builder", ["epub", "latex", "text", "man", "texinfo", "json"])
def test_other_formats_take_it(tmp_path_factory: pytest.TempPathFactory, builder: str) -> None:
    assert build_with(tmp_path_factory, EVIL, builder).status == 0
