"""What other extensions rely on: the public names, the events, fields of a site's own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.errors import ConfigError

from mubboo_sphinx import api
from mubboo_sphinx.magazine.extra_fields import KINDS, read_extra_fields, wrong_fields
from mubboo_sphinx.magazine.raw_fields import RawFields
from tests.support.outputs import assert_same
from tests.support.sites import magazine, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

PUBLIC = [
    "Article",
    "Author",
    "Block",
    "BlockPlace",
    "Cover",
    "Magazine",
    "Topic",
    "add_block",
    "add_every_page_dependency",
    "add_metadata",
    "add_output_dependency",
    "add_page_dependency",
    "add_share_network",
    "magazine_of",
]


def test_the_public_surface_is_this() -> None:
    assert api.__all__ == PUBLIC
    assert all(getattr(api, name).__doc__ for name in PUBLIC)


CONF = """\
from dataclasses import replace

from mubboo_sphinx.api import Article, magazine_of

extensions = ["mubboo_sphinx"]
html_baseurl = "https://mag.example/"
html_theme = "alabaster"
mubboo_authors = "authors.yml"
mubboo_search = False


def read(app, article, document):
    if article.docname == "posts/p1":
        return replace(article, description=article.description + " Read it.")


def read_more(app, article, document):
    assert isinstance(article, Article)
    return replace(article, description=article.description + " Now.")


def assembled(app, magazine):
    assert magazine is magazine_of(app)
    (app.srcdir / "assembled.txt").write_text(" ".join(sorted(a.docname for a in magazine.catalog)))


def related(app, article, ranked):
    others = [name for name in reversed(ranked) if name != "posts/p2"]
    return [*others, "posts/none", article.docname]


def setup(app):
    app.connect("mubboo-article-read", read)
    app.connect("mubboo-article-read", read_more, priority=600)
    app.connect("mubboo-magazine-assembled", assembled)
    app.connect("mubboo-related", related)
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    conf = CONF.partition("def setup")[0]
    return make_site(tmp_path_factory.mktemp("plain"), magazine() | {"conf.py": conf})


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return make_site(tmp_path_factory.mktemp("changed"), magazine() | {"conf.py": CONF})


def cards(site: Site, docname: str) -> list[str]:
    return site.page(docname).one("mubboo-related-posts").texts("mubboo-card-title")


def test_a_handler_may_return_another_article(plain: Site, changed: Site) -> None:
    assert plain.warnings == changed.warnings == ""
    said = "What article 1 says of trains."
    assert plain.articles["posts/p1"].description == said
    # Each gets what the one before returned; cards, data and the page's head say the same.
    assert changed.articles["posts/p1"].description == f"{said} Read it. Now."
    assert changed.linked_data("posts/p1")["description"] == f"{said} Read it. Now."
    assert f"{said} Read it. Now." in changed.html("posts/p2")
    assert changed.articles["posts/p2"].description.endswith("checkouts. Now.")


def test_the_magazine_is_told_when_it_is_assembled(changed: Site) -> None:
    names = (changed.source / "assembled.txt").read_text().split()
    assert names == [f"posts/p{number}" for number in range(1, 7)]


def test_a_handler_may_rank_otherwise(plain: Site, changed: Site) -> None:
    usual = [each for each in cards(plain, "posts/p1") if "Article 2" not in each]
    others = cards(changed, "posts/p1")
    # Not what there is not, nor the article itself, nor what the handler took out.
    assert len(others) >= 3
    assert not [each for each in others if each.startswith(("Article 2", "Article 1"))]
    assert [each for each in others if each in usual] == usual[::-1]


def test_an_incremental_build_with_handlers_is_a_clean_one(tmp_path: Path) -> None:
    files = magazine() | {"conf.py": CONF}
    make_site(tmp_path / "one", files)
    edited = {"posts/p3.md": files["posts/p3.md"].replace("Article 3", "Third")}
    assert_same(make_site(tmp_path / "one", edited), make_site(tmp_path / "two", files | edited))


ADDING = """\
from mubboo_sphinx.api import add_metadata, add_share_network

extensions = ["mubboo_sphinx"]
html_baseurl = "https://mag.example/"
html_theme = "alabaster"
mubboo_authors = "authors.yml"
mubboo_search = False
mubboo_share = ["lemmy", "x", "lemy"]


def tags(app, page, article):
    if article is None:
        return {"robots": "max-image-preview:large"} if page == "index" else {}
    return {"og:title": article.title, "own": '"><b>' + (app.srcdir / "own.txt").read_text()}


def setup(app):
    add_share_network(app, "lemmy", "Lemmy & co", "https://lemmy.example/post?u={url}&t={title}")
    add_metadata(app, tags)
"""


def test_others_add_a_network_to_share_on(tmp_path: Path) -> None:
    files = magazine() | {"conf.py": ADDING, "own.txt": "one"}
    site = make_site(tmp_path, files)
    links = site.page("posts/p1").one("mubboo-share").all("mubboo-share-link")
    assert [link.text for link in links] == ["Lemmy & co", "X"]
    wanted = (
        "https://lemmy.example/post?u=https%3A%2F%2Fmag.example%2Fposts%2Fp1.html&t=Article%201"
    )
    assert links[0].attributes["href"].startswith(wanted)
    # A slip is told with the nearest, which may be a network of theirs.
    assert site.warned("conf.py:8", "'lemy'", "Did you mean 'lemmy'?")
    # Without an address of the site there is nothing to share there.
    conf = ADDING.replace('html_baseurl = "https://mag.example/"\n', "")
    bare = make_site(tmp_path / "bare", files | {"conf.py": conf})
    assert "Lemmy" not in bare.read("posts/p1.html")


def test_others_add_metadata_escaped_and_written_again_when_it_changes(tmp_path: Path) -> None:
    files = magazine() | {"conf.py": ADDING, "own.txt": "one"}
    site = make_site(tmp_path, files)
    page = site.read("posts/p1.html")
    assert '<meta property="og:title" content="Article 1 on trains" />' in page
    assert '<meta name="own" content="&#34;&gt;&lt;b&gt;one" />' in page
    assert 'content="max-image-preview:large"' in site.read("index.html")
    assert "max-image-preview" not in page
    again = make_site(tmp_path, {"own.txt": "two"})
    assert again.documents_read == []
    assert "&lt;b&gt;two" in again.read("posts/p1.html")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert({url})",
        "https://x.example/",
        "https://x.example/{page}",
        "https://x.example/{}",
        "{url}",
        "//x/{url}",
    ],
)
def test_an_address_that_cannot_share_is_refused(tmp_path: Path, address: str) -> None:
    conf = ADDING.replace("https://lemmy.example/post?u={url}&t={title}", address)
    with pytest.raises(ConfigError, match="is not an http, https or mailto address"):
        make_site(tmp_path, magazine() | {"conf.py": conf, "own.txt": ""})


EXTRA = {
    "rating": "number",
    "verdict": "text",
    "tested": "flag",
    "bought": "date",
    "pros": "list",
    "shop": "link",
}
FIELDS: dict[str, Any] = {
    "rating": 4.5,
    "verdict": "Buy <it> & smile",
    "tested": "true",
    "bought": "2026-03-02",
    "pros": "[light, cheap]",
    "shop": "https://shop.example/a?b=1&c=2",
}
CARD = """\
{%- macro own(extra) -%}
{%- if extra %}<p class="own">{{ extra.rating }}|{{ extra.verdict }}|{{ extra.tested }}|\
{{ extra.bought.text }}|{{ extra.bought.iso }}|{{ extra.pros | join("+") }}|\
<a href="{{ extra.shop }}">shop</a></p>{% endif -%}
{%- endmacro -%}
{{ own(view.extra) }}
"""


def test_fields_of_a_sites_own_reach_articles_and_templates(build: Callable[..., Site]) -> None:
    files = {
        "a.md": post("A", author=None, **FIELDS),
        "b.md": post("B", author=None),
        "_templates/mubboo/byline.html": CARD,
    }
    conf = {"mubboo_extra_fields": EXTRA, "templates_path": ["_templates"]}
    site = build(files, conf)
    assert site.warnings == ""
    extra = site.articles["a"].extra
    assert list(extra) == list(EXTRA)
    assert (extra["rating"], extra["tested"], extra["pros"]) == (4.5, True, ("light", "cheap"))
    assert site.articles["b"].extra == {}
    said = re.search(r'<p class="own">(.*?)</p>', site.html("a"))
    assert said
    # Escaped as every text is.
    assert said[1].split("|")[:6] == [
        "4.5", "Buy &lt;it&gt; &amp; smile", "True", "March 2, 2026", "2026-03-02", "light+cheap",
    ]  # fmt: skip
    assert 'href="https://shop.example/a?b=1&amp;c=2"' in said[1]
    assert 'class="own"' not in site.html("b")


def test_a_changed_field_is_seen_in_the_next_build(build: Callable[..., Site]) -> None:
    conf = {"mubboo_extra_fields": {"rating": "number"}, "templates_path": ["_templates"]}
    files = {"_templates/mubboo/byline.html": "<b>{{ view.extra.rating }}</b>"}
    build(files | {"a.md": post("A", author=None, rating=4)}, conf)
    site = build({"a.md": post("A", author=None, rating=5)}, conf)
    assert "<b>5</b>" in site.read("a.html")
    # A field that is declared later is read then.
    other = build({}, conf | {"mubboo_extra_fields": {"rating": "text"}})
    assert other.articles["a"].extra == {"rating": "5"}


WRONG = {
    "rating": ("many", "takes a number, not 'many'"),
    "tested": ("maybe", "takes true or false, not 'maybe'"),
    "bought": ("soon", "is ignored"),
    "shop": ("javascript:alert(1)", "takes an http(s) URL"),
    "verdict": ("[a, b]", "takes a text"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_told_with_its_line_and_left_out(
    build: Callable[..., Site], name: str
) -> None:
    value, message = WRONG[name]
    source = post("A", author=None, **{name: value})
    site = build({"a.md": source}, {"mubboo_extra_fields": EXTRA})
    line = 1 + next(at for at, text in enumerate(source.splitlines()) if text.startswith(name))
    (warned,) = site.warnings_of("a.md")
    assert warned.startswith(f"{line}: WARNING: '{name}' ")
    assert message in warned
    assert not site.articles["a"].extra.get(name)


def test_a_slip_of_a_fields_name_is_told(build: Callable[..., Site]) -> None:
    site = build({"a.md": post("A", author=None, ratin=4)}, {"mubboo_extra_fields": EXTRA})
    assert site.warned("'ratin' is not a field of an article. Did you mean 'rating'?")


@pytest.mark.parametrize("number", [True, ".inf", "nan", float("inf"), 10**400, [], {}, "4,5"])
def test_what_is_no_number_is_refused(number: object) -> None:
    found, problems = read_extra_fields(RawFields({"n": number}), {"n": "number"})
    assert found == {}
    assert len(problems) == 1


@pytest.mark.parametrize(("number", "read"), [(4, 4), ("4.5", 4.5), ("7", 7), (0, 0), (-1.5, -1.5)])
def test_numbers_are_read(number: object, read: float) -> None:
    assert read_extra_fields(RawFields({"n": number}), {"n": "number"}) == ({"n": read}, [])


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], "takes a dict"),
        ({"rating": "stars"}, "not 'rating': 'stars'"),
        ({1: "text"}, "not 1: 'text'"),
        ({"date": "text"}, "names 'date', which is a field already"),
        ({"canonical_link": "link"}, "is a field already"),
        ({"rating": "number"}, ""),
    ],
)
def test_the_option_is_checked(value: object, message: str) -> None:
    found = wrong_fields(value)
    assert message in found
    assert bool(found) == bool(message)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "flag"])
def test_a_field_without_a_value_is_left_out(kind: str) -> None:
    assert read_extra_fields(RawFields({"x": None}), {"x": kind}) == ({}, [])
