"""Feeds, and ABlog's comments, in any theme."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree as ET

import pytest

from mubboo_sphinx.feeds import feeds
from mubboo_sphinx.feeds.content import article_html
from mubboo_sphinx.magazine.feed import Feed, atom
from tests.support.html import parse_html
from tests.support.sites import AUTHORS, AVATAR, magazine, post

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


def test_without_an_address_there_is_no_feed(build: Callable[..., Site]) -> None:
    site = build(magazine(1), {"html_baseurl": ""})
    assert "application/atom+xml" not in site.html("posts/p1")
    assert not [name for name in site.files() if name.endswith(".xml")]


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
FULL = LINKS + "\n\n(mark)=\n## More\n\nAll of <a href='b'>it</a>.\n\n[^1]: A note.\n"


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_addresses_in_a_feed_are_whole(build: Callable[..., Site], builder: str) -> None:
    files = {"sub/a.md": post("A", author=None, body=FULL), "sub/b.md": post("B", author=None)}
    files |= {"sub/p.svg": AVATAR, "sub/d.csv": "a,b\n"}
    raw = "https://mag.example/sub/a/b" if builder == "dirhtml" else "https://mag.example/sub/b"
    conf = FEED | {"blog_feed_fulltext": True}
    site = build(files, conf, builder=builder, dead_links=["b", raw])
    entry = entries(site)["A"]
    html = content(entry)
    page = (
        "https://mag.example/sub/{}/" if builder == "dirhtml" else "https://mag.example/sub/{}.html"
    )
    links = re.findall(r'(?:href|src)="([^"]*)"', html)
    assert links == [
        page.format("b"),
        f"{page.format('a')}#mark",
        f"{page.format('a')}#id2",
        "https://mag.example/_images/p.svg",
        next(link for link in links if link.endswith("/d.csv")),
        raw,
        f"{page.format('a')}#id1",
    ]
    assert all(
        (site.out / link.removeprefix("https://mag.example/")).exists() for link in links[3:5]
    )
    assert entry.findtext(f"{ATOM}id") == page.format("a")
    # The page's title and blocks are no part of the text; its sections keep their rank.
    assert "<h1" not in html
    assert "<h2>More</h2>" in html
    assert "mubboo-" not in html


NUMBERED = {
    "index.md": "# Front\n\n```{toctree}\n:numbered:\na\n```\n",
    "a.md": post(
        "A",
        author=None,
        body="```{figure} p.svg\n:name: fig\nA caption\n```\n\n{numref}`fig`\n\n## More\n",
    ),
    "p.svg": AVATAR,
}


def test_a_feed_numbers_what_the_page_numbers(build: Callable[..., Site]) -> None:
    site = build(NUMBERED, FEED | {"blog_feed_fulltext": True, "numfig": True})
    text = parse_html(content(entries(site)["A"])).text
    assert text == "Fig. 1.1 A caption Fig. 1.1 1.1. More"


def test_what_is_wrong_is_warned_of_once(build: Callable[..., Site]) -> None:
    body = "{doc}`missing` and {ref}`nothing`"
    site = build({"a.md": post("A", author=None, body=body)}, FEED | {"blog_feed_fulltext": True})
    assert len(site.warnings_of("a.md")) == 2


@pytest.mark.parametrize("whole", [False, True])
def test_no_paragraph_stands_in_another(build: Callable[..., Site], *, whole: bool) -> None:
    body = "One.\n\n- Two\n\n  Three.\n\n:::{note}\nFour.\n:::\n\n![P](p.svg)\n"
    conf = FEED | {"blog_feed_fulltext": whole, "post_auto_image": 1, "post_auto_excerpt": 3}
    site = build({"a.md": post("A", author=None, body=body), "p.svg": AVATAR}, conf)
    html = parse_html(content(entries(site)["A"]))
    assert html.one(tag="img")["src"] == "https://mag.example/_images/p.svg"
    assert html.texts(tag="p")[0] == "One."
    assert not any(inner.tag == "p" for each in html.all(tag="p") for inner in each)


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


PLACES = {
    "a.md": post("A", author=None, location="Paris", language="de"),
    "b.md": post("B", author=None, location="here", tags="none"),
    "c.md": post("C", author=None, date=None, tags="undated"),
    "blog/location/paris.md": "---\norphan: true\n---\n\n# Of Paris\n",
}
PLACED = FEED | {
    "blog_feed_archives": True,
    "blog_locations": {"here": ("São Paulo", None)},
    "blog_languages": {"de": ("Deutsch", None)},
    "mubboo_publish_undated": True,
}


def test_places_and_languages_have_pages_and_feeds_as_with_ablog(
    build: Callable[..., Site],
) -> None:
    site = build(PLACES, PLACED)
    assert site.warnings == ""
    home = {}
    for path, title in {
        "location/paris": "A",
        "location/sao-paulo": "B",
        "language/deutsch": "A",
    }.items():
        assert list(entries(site, f"blog/{path}/atom.xml")) == [title]
        root = ET.fromstring(site.read(f"blog/{path}/atom.xml"))  # noqa: S314 - our own
        (link,) = [each for each in root.findall(f"{ATOM}link") if each.get("rel") == "alternate"]
        home[path] = link.get("href")
        assert len(site.page(f"blog/{path}").all("mubboo-card-title")) == (path != "location/paris")
    assert home == {path: f"https://mag.example/blog/{path}.html" for path in home}
    assert ">São Paulo</h1>" in site.html("blog/location/sao-paulo")
    assert 'href="language/deutsch.html">Deutsch</a>' in site.html("blog/language")
    # As with ABlog, no feed of nothing.
    assert "blog/tag/undated.html" in site.files()
    assert "blog/tag/undated/atom.xml" not in site.files()


def feed_links(site: Site, page: str) -> dict[str, str]:
    links = site.page(page).all(tag="link")
    feeds = [each for each in links if each.attributes.get("type") == "application/atom+xml"]
    return {each["title"]: each["href"] for each in feeds}


def test_a_list_leads_to_its_own_feed_too(build: Callable[..., Site]) -> None:
    site = build(PLACES, PLACED | {"blog_title": "Mag"})
    assert feed_links(site, "a") == {"Mag": "blog/atom.xml"}
    own = {"Mag": "../atom.xml", "Mag - AI": "ai/atom.xml"}
    assert feed_links(site, "blog/category/ai") == own
    assert feed_links(site, "blog") == {"Mag": "blog/atom.xml"}
    assert feed_links(site, "blog/tag/undated") == {"Mag": "../atom.xml"}


def test_links_lead_to_a_feed_that_is_there(build: Callable[..., Site]) -> None:
    site = build(magazine(1), FEED | {"blog_feed_templates": {"news": {}}})
    assert list(feed_links(site, "index").values()) == ["blog/news.xml"]
    assert "blog/news.xml" in site.files()
    book = build({}, FEED, builder="singlehtml")
    assert feed_links(book, "index") == {}


def test_ablogs_templates_of_feeds_still_work(build: Callable[..., Site]) -> None:
    text = "{{ title }}{% for tag in post.tags %} #{{ tag.name }}{% endfor %}"
    conf = FEED | {"blog_feed_templates": {"atom": {}, "social": {"content": text}}}
    site = build({"a.md": post("A & B", author=None, tags="one")}, conf)
    assert content(entries(site, "blog/social.xml")["A & B"]) == "A & B #one"
    assert "some words" in content(entries(site)["A & B"]).lower()


def test_templates_know_what_ablogs_manual_says(build: Callable[..., Site]) -> None:
    names = "feed_title", "feed_url", "pagename", "post_url", "post.title", "blog.blog_title"
    text = "|".join(f"{{{{ {name} }}}}" for name in (*names, "feed_posts|length", "feed_length"))
    text += "{% if app and not feed_fulltext %}|{{ summary }}|{{ content }}{% endif %}"
    conf = FEED | {"blog_feed_templates": {"atom": {"title": text, "summary": "{{ title }}"}}}
    glued = "https://mag.example/blog/atom.xml|blog|https://mag.example/a.html|A|The"
    article = post("A", author=None, tags="one", body="Hi.")
    site = build({"a.md": article}, conf, dead_links=[glued])
    ((title, entry),) = entries(site).items()
    assert title == (
        'The "Mag"|https://mag.example/blog/atom.xml|blog|https://mag.example/a.html|A|The "Mag"'
        "|1|None|Hi.|<p>Hi.</p>"
    )
    assert entry.findtext(f"{ATOM}summary") == "A"


@pytest.mark.parametrize(
    ("templates", "warning"),
    [
        ({"atom": {"titel": "x"}}, "['titel'] is left out: title, summary and content have"),
        ({"atom": {"title": "{% if %}"}}, "['atom']['title'] cannot be rendered: TemplateSyntax"),
        ({"atom": {"title": "{{ 1 / 0 }}"}}, "['title'] cannot be rendered: ZeroDivisionError"),
        ({"atom": {"title": "{{ a.b.c }}"}}, "['title'] cannot be rendered: UndefinedError"),
        ({"atom": None}, "cannot be {'atom': None}: {'atom': {}} is used instead."),
    ],
)
def test_a_bad_template_is_warned_of_and_left_out(
    build: Callable[..., Site], templates: dict[str, object], warning: str
) -> None:
    files = {"a.md": post("A", author=None), "b.md": post("B", author=None)}
    site = build(files, FEED | {"blog_feed_templates": templates})
    (line,) = site.warnings.splitlines()
    assert warning in line
    assert list(entries(site)) == ["B", "A"]


@pytest.mark.parametrize(("length", "count"), [(1, 1), (0, 2), (-1, 2), (9, 2), ("1", 2)])
def test_a_feed_is_as_long_as_it_is_to_be(
    build: Callable[..., Site], length: object, count: int
) -> None:
    files = {"a.md": post("A", author=None), "b.md": post("B", author=None)}
    site = build(files, FEED | {"blog_feed_length": length})
    assert len(entries(site)) == count
    assert ("blog_feed_length cannot be '1': None is used" in site.warnings) == (length == "1")


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


FEED_EDITS: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "nothing": ({}, {}),
    "a word": ({"posts/p2.md": magazine(4)["posts/p2.md"] + "\nMore.\n"}, {}),
    "a title": ({"posts/p2.md": magazine(4)["posts/p2.md"].replace("# Article", "# News")}, {}),
    "a topic": ({"posts/p2.md": magazine(4)["posts/p2.md"].replace("AI, ", "")}, {}),
    "a name": ({"authors.yml": AUTHORS.replace("Ada Love", "Augusta Ada Love")}, {}),
    "a linked title": ({"linked.md": post("Another")}, {}),
    "a post": ({"posts/new.md": post("New", date="2026-06-01", tags="tag1")}, {}),
    "a place": ({"linked.md": post("Linked", location="Rome")}, {}),
    "excerpts": ({}, {"blog_feed_fulltext": False}),
    "longer excerpts": ({}, {"blog_feed_fulltext": False, "post_auto_excerpt": 2}),
    "titles": ({}, {"blog_feed_titles": True}),
    "another site": ({}, {"blog_baseurl": "https://moved.example/", "blog_title": "Moved"}),
    "no lists": ({}, {"blog_feed_archives": False}),
    "no feeds": ({}, {"blog_baseurl": "", "html_baseurl": ""}),
    "a template": ({}, {"blog_feed_templates": {"atom": {"title": "{{ feed_title }}"}}}),
    "another zone": ({}, {"mubboo_timezone": "Asia/Tokyo"}),
}  # fmt: skip


@pytest.mark.parametrize("edit", FEED_EDITS)
def test_an_incremental_build_leaves_the_feeds_of_a_clean_one(
    build: Callable[..., Site], edit: str
) -> None:
    link = post("Linking", body="See [](linked.md). ![P](p.svg)", location="Paris")
    files = magazine(4) | {"linking.md": link, "linked.md": post("Linked"), "p.svg": AVATAR}
    conf: dict[str, Any] = FEED | {"blog_feed_archives": True, "blog_feed_fulltext": True}
    conf |= {"post_auto_image": 1}
    build(files, conf)
    changed, options = FEED_EDITS[edit]
    incremental = build(changed, conf | options)
    clean = build({}, conf | options, out="clean", jobs=2)
    feeds_of = [
        {name: site.read(name) for name in site.files() if name.endswith(".xml")}
        for site in (incremental, clean)
    ]
    assert feeds_of[0] == feeds_of[1]
    assert bool(feeds_of[0]) == (edit != "no feeds")


def test_feeds_that_did_not_change_are_not_written(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []

    def noting(feed: Feed) -> str:
        written.append(feed.url.removeprefix("https://mag.example/blog/"))
        return atom(feed)

    monkeypatch.setattr(feeds, "atom", noting)
    conf = FEED | {"blog_feed_archives": True}
    files = {"a.md": post("A", author=None, category="One"), "b.md": post("B", category="Two")}
    site = build(magazine(0) | files, conf)
    assert len(written) == 5
    written.clear()
    build({"a.md": post("A", author=None, category="One", body="Other words.")}, conf)
    assert sorted(written) == ["2026/atom.xml", "atom.xml", "category/one/atom.xml"]
    written.clear()
    # What somebody else did to one is mended.
    (site.out / "blog/category/two/atom.xml").unlink()
    (site.out / "blog/category/one/atom.xml").write_text("changed")
    build({}, conf)
    assert sorted(written) == ["category/one/atom.xml", "category/two/atom.xml"]
    assert list(entries(site, "blog/category/one/atom.xml")) == ["A"]


def test_feeds_are_the_same_anywhere(build: Callable[..., Site], tmp_path: Path) -> None:
    conf = FEED | {"blog_feed_archives": True, "blog_feed_fulltext": True}
    first = build(magazine(3), conf)
    shutil.copytree(tmp_path / "source", tmp_path / "elsewhere/deep/source")
    script = (
        "import sys; from pathlib import Path; from tests.support.sites import run_sphinx;"
        "run_sphinx(Path(sys.argv[1]), Path(sys.argv[2]), conf=eval(sys.argv[3]))"
    )
    settings = {"mubboo_authors": "authors.yml"} | conf
    out = tmp_path / "elsewhere/html"
    subprocess.run(
        [sys.executable, "-c", script, tmp_path / "elsewhere/deep/source", out, repr(settings)],
        env=os.environ | {"TZ": "Asia/Tokyo", "PYTHONHASHSEED": "7"},
        check=True,
    )
    names = [name for name in first.files() if name.endswith(".xml")]
    assert len(names) > 5
    for name in names:
        assert (out / name).read_text(encoding="utf-8") == first.read(name)


def test_a_feed_is_valid_atom(build: Callable[..., Site]) -> None:
    """RFC 4287, section 4: what a feed and an entry must have, and once."""
    hostile = '"<b>&amp; ]]> \\u0007 </title>"'
    files = magazine(2) | {
        "a.md": post(r"\<b\>&amp; ]]>", description=hostile, tags=f"[{hostile}]"),
        "b.md": post("B", author=None, category=None),
    }
    site = build(files, FEED | {"blog_feed_archives": True, "blog_feed_subtitle": "All <news>"})
    paths = [name for name in site.files() if name.endswith(".xml")]
    for path in paths:
        root = ET.fromstring(site.read(path))  # noqa: S314 - our own
        ids = [str(each.text) for each in root.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids)
        links = [(each.get("rel"), each.get("href")) for each in root.findall(f"{ATOM}link")]
        assert [rel for rel, _ in links] == ["alternate", "self"]
        assert links[1][1] == f"https://mag.example/{quote(path)}"
        for element in (root, *root.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"{ATOM}{name}")) == 1
        assert len(root.findall(f"{ATOM}author")) == 1
        for name in ("updated", "published"):
            for each in root.iter(f"{ATOM}{name}"):
                assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", str(each.text))
    (summary,) = [
        entry.findtext(f"{ATOM}summary")
        for title, entry in entries(site).items()
        if title == "<b>& ]]>"
    ]
    assert summary == "<b>&amp; ]]> </title>"
