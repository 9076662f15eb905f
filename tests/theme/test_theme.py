"""`html_theme = "mubboo"`: what stands around an article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.sites import magazine, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

OURS = {"html_theme": "mubboo"}


def test_the_masthead_leads_to_the_largest_categories(build: Callable[..., Site]) -> None:
    options = {"html_theme_options": {"sections": "2"}}
    site = build(magazine(), OURS | options)
    masthead = site.html("index").partition("</header>")[0]
    assert '<a href="blog/category/ai.html">AI</a>' in masthead
    assert '<a href="blog/category/industry.html">Industry</a>' in masthead
    assert "travel.html" not in masthead


def test_the_masthead_links_the_documents_that_the_site_names(build: Callable[..., Site]) -> None:
    files = magazine(1) | {"about.md": "---\norphan: true\n---\n# About & us\n"}
    site = build(files, OURS | {"html_theme_options": {"links": "about, nowhere"}})
    masthead = site.html("posts/p1").partition("</header>")[0]
    assert '<a href="../about.html">About &amp; us</a>' in masthead
    assert "nowhere" not in masthead


def test_a_new_category_reaches_the_masthead_of_every_page(build: Callable[..., Site]) -> None:
    about = {"about.md": "---\norphan: true\n---\n# About us\n"}
    build(magazine(2) | about, OURS)
    site = build({"posts/new.md": post("New", category="[Gardens]")}, OURS)
    for page in ("about", "index", "posts/p1"):
        assert ">Gardens</a>" in site.html(page).partition("</header>")[0], page


def test_titles_and_labels_are_text(build: Callable[..., Site]) -> None:
    files = magazine(0) | {"a.md": post("A <b>bold</b> title", category='["<i>x</i>"]')}
    site = build(files, OURS | {"project": "<u>Mag</u>", "html_title": "<u>Mag</u>"})
    page = site.html("a")
    assert "<i>x" not in page
    assert "<u>Mag" not in page


def test_search_and_builders_of_data_work_with_the_theme(build: Callable[..., Site]) -> None:
    site = build(magazine(1), OURS)
    assert 'id="search-results"' in site.html("search")
    for builder in ("json", "pickle", "singlehtml", "epub"):
        built = build({}, OURS, builder=builder)
        assert built.status == 0
        assert "Traceback" not in built.warnings


def test_a_right_to_left_site_runs_from_right_to_left(build: Callable[..., Site]) -> None:
    site = build(magazine(1), OURS | {"language": "ar"})
    assert 'lang="ar" dir="rtl"' in site.html("index")
    site = build(magazine(1), {"language": "ar"}, out="alabaster")
    assert 'class="mubboo-article h-entry" lang="ar" dir="rtl"' in site.html("posts/p1")


def test_a_theme_may_inherit_ours(build: Callable[..., Site]) -> None:
    files = magazine(1) | {"themes/mine/theme.toml": '[theme]\ninherit = "mubboo"\n'}
    conf = 'extensions = ["mubboo_sphinx"]\nhtml_theme = "mine"\nhtml_theme_path = ["themes"]\n'
    site = build(files | {"conf.py": conf + 'mubboo_authors = "authors.yml"\n'})
    assert site.warnings == ""
    assert "mubboo-masthead" in site.html("index")


def test_a_wrong_option_of_the_theme_is_warned_of(build: Callable[..., Site]) -> None:
    conf = 'extensions = ["mubboo_sphinx"]\nhtml_theme = "mubboo"\n'
    conf += 'html_theme_options = {"sections": "many"}\n'
    site = build(magazine(0) | {"conf.py": conf, "a.md": post(author=None)})
    assert site.warned("conf.py:3", "sections", "[mubboo.config]")
    assert "a.html" in site.files()
