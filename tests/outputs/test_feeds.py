"""Feeds, and ABlog's comments, in any theme."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from mubboo_sphinx.outputs import feeds
from mubboo_sphinx.outputs.content import article_html
from tests.support.sites import AVATAR, magazine, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx.application import Sphinx

    from tests.support.sites import Site

ATOM = "{http://www.w3.org/2005/Atom}"

FEED = {"blog_baseurl": "https://mag.example", "blog_title": 'The "Mag"'}


@pytest.mark.parametrize("theme", ["alabaster", "furo", "mubboo"])
def test_every_page_leads_to_the_feed(build: Callable[..., Site], theme: str) -> None:
    site = build(magazine(1), FEED | {"html_theme": theme})
    for page, href in {"posts/p1": "../blog/atom.xml", "index": "blog/atom.xml"}.items():
        assert f'href="{href}" title="The &#34;Mag&#34;"' in site.html(page)
    assert "blog/atom.xml" in site.files()


def test_without_an_address_there_is_no_feed(built: Site) -> None:
    assert "application/atom+xml" not in built.html("posts/p1")


def test_comments_stand_below_articles_that_want_them(build: Callable[..., Site]) -> None:
    files = magazine(0) | {
        "a.md": post('Say "</script>"'),
        "b.md": post("Quiet", nocomments="true"),
    }
    site = build(files, FEED | {"disqus_shortname": "mag"})
    assert 'id="disqus_thread"' in site.html("a")
    assert 'var disqus_identifier = "/a/"' in site.html("a")
    assert 'Say "</script>' not in site.html("a")
    assert "disqus" not in site.html("b")
    assert "disqus" not in site.html("index")


def entries(site: Site, path: str = "blog/atom.xml") -> dict[str, ET.Element]:
    root = ET.fromstring(site.read(path))  # noqa: S314 - our own
    return {str(entry.findtext(f"{ATOM}title")): entry for entry in root.findall(f"{ATOM}entry")}


def content(entry: ET.Element) -> str:
    return str(entry.findtext(f"{ATOM}content"))


LINKS = "See [that](b.md) and {ref}`here <mark>`.[^1]\n\n![A picture](p.svg)\n\n{download}`d.csv`"
FULL = LINKS + "\n\n(mark)=\n## More\n\nAll of it.\n\n[^1]: A note.\n"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_in_a_feed_are_whole(build: Callable[..., Site], builder: str) -> None:
    files = {"sub/a.md": post("A", author=None, body=FULL), "sub/b.md": post("B", author=None)}
    files |= {"sub/p.svg": AVATAR, "sub/d.csv": "a,b\n"}
    site = build(files, FEED | {"blog_feed_fulltext": True}, builder=builder)
    entry = entries(site)["A"]
    html = content(entry)
    page = (
        "https://mag.example/sub/{}/" if builder == "dirhtml" else "https://mag.example/sub/{}.html"
    )
    links = re.findall(r'(?:href|src)="([^#"][^"]*)"', html)
    assert links == [
        page.format("b"),
        f"{page.format('a')}#mark",
        "https://mag.example/_images/p.svg",
        next(link for link in links if link.endswith("/d.csv")),
    ]
    assert all(
        (site.out / link.removeprefix("https://mag.example/")).exists() for link in links[2:]
    )
    assert entry.findtext(f"{ATOM}id") == page.format("a")
    # The page's title and blocks are no part of the text; its sections keep their rank.
    assert "<h1" not in html
    assert "<h2>More</h2>" in html
    assert "mubboo-" not in html


def test_a_feed_names_all_authors_and_no_clock(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    files = magazine(0) | {
        "a.md": post("A", author="[team, ada]", date="2026-04-05T10:00:00+02:00"),
        "b.md": post("B", date="2026-04-04", updated="2026-04-06"),
        "undated.md": post("Undated", date=None),
        "draft.md": post("Draft", draft="true"),
    }
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    site = build(files, FEED | {"mubboo_show_drafts": True, "suppress_warnings": ["mubboo"]})
    found = entries(site)
    assert list(found) == ["A", "B"]
    names = [each.text for each in found["A"].findall(f"{ATOM}author/{ATOM}name")]
    assert names == ["Mubboo Editorial Team", "Ada Lovelace"]
    assert found["A"].findtext(f"{ATOM}published") == "2026-04-05T10:00:00+02:00"
    assert found["B"].findtext(f"{ATOM}published") == "2026-04-04T00:00:00+00:00"
    head = site.read("blog/atom.xml").partition("<entry>")[0]
    assert "<updated>2026-04-06T00:00:00+00:00</updated>" in head


def test_each_list_has_its_feed(build: Callable[..., Site]) -> None:
    conf = FEED | {"blog_feed_archives": True, "blog_feed_length": 1}
    site = build(magazine(3), conf)
    paths = {name for name in site.files() if name.endswith("atom.xml")}
    assert {"blog/atom.xml", "blog/category/ai/atom.xml", "blog/author/ada-lovelace/atom.xml",
            "blog/tag/tag1/atom.xml", "blog/2026/atom.xml"} <= paths  # fmt: skip
    ids = [re.search(r"<id>(.*?)</id>", site.read(name)) for name in paths]
    assert len({found[1] for found in ids if found}) == len(paths)
    assert all(len(entries(site, name)) == 1 for name in paths)


def test_ablogs_templates_of_feeds_still_work(build: Callable[..., Site]) -> None:
    text = "{{ title }}{% for tag in post.tags %} #{{ tag.name }}{% endfor %}"
    conf = FEED | {"blog_feed_templates": {"atom": {}, "social": {"content": text}}}
    site = build({"a.md": post("A & B", author=None, tags="one")}, conf)
    assert content(entries(site, "blog/social.xml")["A & B"]) == "A & B #one"


def test_titles_alone_are_a_feed_too(build: Callable[..., Site]) -> None:
    site = build({"a.md": post("A", author=None)}, FEED | {"blog_feed_titles": True})
    assert entries(site)["A"].find(f"{ATOM}content") is None


def test_an_article_is_rendered_for_feeds_when_its_text_changes(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered: list[str] = []

    def noting(app: Sphinx, docname: str, page_url: str, *, whole: bool) -> str:
        rendered.append(docname)
        return article_html(app, docname, page_url, whole=whole)

    monkeypatch.setattr(feeds, "article_html", noting)
    conf = FEED | {"blog_feed_archives": True}
    build(magazine(3), conf)
    assert sorted(rendered) == ["posts/p1", "posts/p2", "posts/p3"]
    rendered.clear()
    build({"posts/p2.md": magazine(3)["posts/p2.md"] + "\nMore.\n"}, conf)
    assert rendered == ["posts/p2"]


def test_the_environment_holds_no_copy_of_a_document(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    build({"a.md": post("A", author=None, body="Short.\n\n" + "Xylograph. " * 999)})
    pickled = (tmp_path / "doctrees-html" / "environment.pickle").read_bytes()
    assert pickled.count(b"Xylograph. Xylograph.") == 0
