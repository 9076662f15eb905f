"""Redirects: from where an article was, in whatever form a writer knows the address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.magazine.links import former_page
from tests.support.html import parse_html
from tests.support.sites import BASE_URL, magazine, make_site, post

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sites import Site

BUILDERS = pytest.mark.parametrize("builder", ["html", "dirhtml"])


@pytest.mark.parametrize(
    ("written", "page"),
    [
        ("old/a", "old/a"),
        ("/old/a", "old/a"),
        ("old/a/", "old/a/index"),
        ("/old/a.html", "old/a.html"),
        ("old//./a", "old/a"),
        ("old/caf%C3%A9", "old/café"),
        ("alt/日本語", "alt/日本語"),
        ("old/a#part", "old/a"),
        ("old/a?page=2", "old/a"),
        ("/", "index"),
        ("", None),
        ("#part", None),
        ("../evil", None),
        ("old/%2e%2e/%2e%2e/evil", None),
        ("old/..", None),
        ("//evil.example/a", None),
        ("https://evil.example/a", None),
        ("c:/windows", None),
        ("old\\a", None),
        ("old/a\x00", None),
        ("a" * 300, None),
        (".doctrees/a", None),
        (".well-known/a", ".well-known/a"),
    ],
)
def test_a_former_address_is_understood_as_a_writer_knows_it(
    written: str, page: str | None
) -> None:
    assert former_page(written) == page


def _redirected(folder: Path, redirect: str, builder: str = "html", **conf: object) -> Site:
    files = magazine(1) | {"posts/déjà vu.md": post("Seen & heard", redirect=redirect)}
    return make_site(folder, files, conf, builder=builder)


@BUILDERS
@pytest.mark.parametrize(
    ("redirect", "files"),
    [
        ("old/a/", ("old/a/index.html", "old/a/index.html")),
        ("old/a", ("old/a.html", "old/a/index.html")),
        ("/old/a.html", ("old/a.html", "old/a.html")),
        ("alt/größe", ("alt/größe.html", "alt/größe/index.html")),
        ("'deep/er/2020/01/02/a b'", ("deep/er/2020/01/02/a b.html",
                                      "deep/er/2020/01/02/a b/index.html")),
    ],
)  # fmt: skip
def test_a_redirect_leads_to_the_article_at_once(
    tmp_path: Path, builder: str, redirect: str, files: tuple[str, str]
) -> None:
    base = "https://example.org/sub/"
    site = _redirected(tmp_path, redirect, builder, html_baseurl=base)
    assert site.warnings == ""
    file = files[builder == "dirhtml"]
    page = parse_html(site.read(file))
    (link,) = page.all(tag="a")
    up = "../" * file.count("/")
    quoted = "posts/d%C3%A9j%C3%A0%20vu" + (".html" if builder == "html" else "/")
    assert link["href"] == up + quoted
    assert link.text == "Seen & heard"
    metas = {each.attributes.get("http-equiv") or each.attributes.get("name"): each
             for each in page.all(tag="meta")}  # fmt: skip
    assert metas["refresh"]["content"] == f"0; url={up}{quoted}"
    assert metas["robots"]["content"] == "noindex"
    (canonical,) = [e["href"] for e in page.all(tag="link") if e["rel"] == "canonical"]
    assert canonical == base + quoted


def test_one_wrong_redirect_leaves_the_others(tmp_path: Path) -> None:
    site = _redirected(tmp_path, "[old/a, ../evil, 'https://x.example/', old/b#part, /abs]")
    assert {"old/a.html", "old/b.html", "abs.html"} <= site.files()
    warnings = site.warnings_of("posts/déjà vu.md")
    assert len(warnings) == 3
    assert all("[mubboo.front_matter]" in each for each in warnings)


@pytest.mark.parametrize("taken", ["index", "/", "posts/p1", "posts/p1.html", "search", "blog",
                                   "Index.html", "index.html/a", "blog/category/ai"])  # fmt: skip
def test_a_redirect_takes_no_page_of_the_site(tmp_path: Path, taken: str) -> None:
    site = _redirected(tmp_path, f"'{taken}'")
    assert site.warned("'redirect' names", "[mubboo.front_matter]")
    assert "Front page" in site.html("index")


@pytest.mark.parametrize("taken", ["robots.txt/a", "extra/page.html", "Lone.html", "_static/a",
                                   "_images/p", "py-modindex", "pagefind/x"])  # fmt: skip
def test_a_redirect_takes_no_file_that_something_else_makes(tmp_path: Path, taken: str) -> None:
    files = {
        "public/robots.txt": "x",
        "public/extra/page.html": "Mine",
        "lone.html": "Mine",
        "module.rst": "M\n=\n\n.. py:module:: wash\n",
    }
    files |= {"index.md": "# F\n", "a.md": post("A", author=None, redirect=f"'{taken}'")}
    files["conf.py"] = """
extensions = ["mubboo_sphinx"]
html_baseurl = "https://mag.example/"
html_extra_path = ["public", "lone.html"]
exclude_patterns = ["public"]
"""
    site = make_site(tmp_path, files)
    assert site.warned("'redirect' names", "[mubboo.front_matter]")
    assert site.read("extra/page.html") == "Mine"


@pytest.mark.parametrize("name", ["old/a.htm", "old/A.HTML"])
def test_a_file_of_another_ending_is_itself(tmp_path: Path, name: str) -> None:
    site = _redirected(tmp_path, f"'/{name}'")
    assert site.warnings == ""
    assert "posts/d%C3%A9j%C3%A0%20vu.html" in site.read(name)


def test_a_wait_that_the_site_chose_is_kept(tmp_path: Path) -> None:
    site = _redirected(tmp_path, "old/a", post_redirect_refresh=3)
    assert 'content="3; url=' in site.html("old/a")


@BUILDERS
def test_the_former_address_of_a_topic_leads_to_the_new(tmp_path: Path, builder: str) -> None:
    files = {"a.md": post("A", author=None, category="C++"),
             "b.md": post("B", author=None, category="[C#, C]", tags=".NET")}  # fmt: skip
    conf = {"blog_feed_archives": True}
    site = make_site(tmp_path, {"index.md": "# F\n"} | files, conf, builder=builder)
    end = ".html" if builder == "html" else "/index.html"
    assert "A" in site.read(f"blog/category/c-plus-plus{end}")
    assert "refresh" not in site.read(f"blog/category/c{end}")
    redirect = site.read(f"blog/tag/net{end}")
    feed = site.read("blog/tag/net/atom.xml")
    assert "<title>B</title>" in feed
    target = "dotnet.html" if builder == "html" else "../dotnet/"
    assert f"url={target}" in redirect
    assert f'rel="canonical" href="{BASE_URL}blog/tag/dotnet' in redirect


def test_the_address_of_a_topic_keeps_its_meaning(tmp_path: Path) -> None:
    first = {"index.md": "# F\n", "a.md": post("A", author=None, category="C++")}
    site = make_site(tmp_path, first)
    assert "A" in site.page("blog/category/c-plus-plus").texts("mubboo-card-title")
    site = make_site(tmp_path, {"b.md": post("B", author=None, category="C")})
    assert site.page("blog/category/c-plus-plus").texts("mubboo-card-title") == ["A"]
    assert site.page("blog/category/c").texts("mubboo-card-title") == ["B"]


def test_a_site_chooses_the_slugs_of_its_topics(tmp_path: Path) -> None:
    files = {"index.md": "# F\n", "a.md": post("A", author=None, category="C++")}
    conf = {"mubboo_topics": {"c++": {"slug": "cpp"}}}
    site = make_site(tmp_path, files, conf)
    assert site.warnings == ""
    assert site.page("blog/category/cpp").texts("mubboo-card-title") == ["A"]
    assert "url=cpp.html" in site.html("blog/category/c-plus-plus")


@pytest.mark.parametrize(
    ("topics", "words"),
    [
        ({"C++": {"slog": "cpp"}}, "Did you mean 'slug'?"),
        ({"C++": {"slug": "../evil"}}, "takes letters"),
        ({"C++": {"slug": "con"}}, "Windows"),
        ({"C++": "cpp"}, "takes fields"),
        ({"C++": {"slug": "x"}, "C": {"slug": "x"}}, "another topic's"),
        ({"C++": {"slug": 3}}, "takes letters"),
    ],
)
def test_a_wrong_topic_is_told(tmp_path: Path, topics: dict[str, object], words: str) -> None:
    files = {"index.md": "# F\n", "a.md": post("A", author=None, category="C++")}
    site = make_site(tmp_path, files, {"mubboo_topics": topics})
    assert site.warned("mubboo_topics", words, "[mubboo.config]")


def test_labels_that_differ_in_case_or_form_are_one_topic(tmp_path: Path) -> None:
    labels = ["Café", "CAFÉ", "Cafe\u0301", "Café"]
    files = {f"p{n}.md": post(f"P{n}", author=None, category=f"'{each}'")
             for n, each in enumerate(labels)}  # fmt: skip
    site = make_site(tmp_path, {"index.md": "# F\n"} | files)
    assert site.warned("'CAF\u00c9' (1), 'Cafe\\u0301' (1), 'Caf\u00e9' (2)", "called 'Caf\u00e9'")
    page = site.page("blog/category/cafe")
    assert page.one("mubboo-collection-title").text == "Café"
    assert len(page.texts("mubboo-card-title")) == 4


def test_a_slug_that_is_another_topics_address_is_told(tmp_path: Path) -> None:
    files = {"a.md": post("A", author=None, category="C++"),
             "b.md": post("B", author=None, category="C")}  # fmt: skip
    conf = {"mubboo_topics": {"C++": {"slug": "c"}}}
    site = make_site(tmp_path, {"index.md": "# F\n"} | files, conf)
    assert site.page("blog/category/c").texts("mubboo-card-title") == ["A"]
    assert site.warned("mubboo_topics", "'C'", "[mubboo.config]")


def test_authors_of_one_name_keep_their_addresses(tmp_path: Path) -> None:
    authors = "ada:\n  name: Ada\n"
    files = {"index.md": "# F\n", "authors.yml": authors, "a.md": post("A", author="ada")}
    assert "blog/author/ada.html" in make_site(tmp_path, files).files()
    files["authors.yml"] += "other:\n  name: Ada\nthird:\n  name: Ada\n  slug: ada-3\n"
    files["b.md"] = post("B", author="[other, third]")
    site = make_site(tmp_path, files)
    assert site.page("blog/author/ada").texts("mubboo-card-title") == ["A"]
    assert site.page("blog/author/ada-other").texts("mubboo-card-title") == ["B"]
    assert site.page("blog/author/ada-3").texts("mubboo-card-title") == ["B"]


def test_guests_keep_the_addresses_that_ablog_gave_them(tmp_path: Path) -> None:
    files = {"index.md": "# F\n", "a.md": post("A", author="J. R. O'Neill")}
    assert "blog/author/j-r-oneill.html" in make_site(tmp_path, files).files()


def test_a_guest_of_an_authors_name_is_that_author(tmp_path: Path) -> None:
    files = {"index.md": "# F\n", "authors.yml": "ada:\n  name: Ada Lovelace\n",
             "a.md": post("A", author="ada"), "b.md": post("B", author="ada lovelace"),
             "c.md": post("C", author="[Ada Lovelace, ada]")}  # fmt: skip
    site = make_site(tmp_path, files)
    assert site.warnings == ""
    assert len(site.page("blog/author/ada-lovelace").texts("mubboo-card-title")) == 3
    assert len([name for name in site.files() if name.startswith("blog/author/")
                and name.endswith(".html")]) == 1  # fmt: skip
