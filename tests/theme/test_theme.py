"""`html_theme = "mubboo"`: what stands around an article."""

from __future__ import annotations

import posixpath
import re
from importlib import metadata
from typing import TYPE_CHECKING

import pytest

from mubboo_sphinx.settings import BLOCK_NAMES
from tests.support.html import parse_html
from tests.support.sites import AVATAR, magazine, post

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


PAGES = {
    "index.md": "# F\n\n```{toctree}\n:hidden:\nabout\nUs <team/index>\nForge <https://forge.example>\na\n"
    "```\n",
    "about.md": "# About this magazine\n",
    "team/index.md": "# The team\n\n```{toctree}\nfirst\n```\n",
    "team/first.md": "# First\n",
}


def menu(site: Site, page: str) -> list[tuple[str, str]]:
    return [(link.text, link["href"]) for link in site.page(page).one("mubboo-nav").all(tag="a")]


def test_pages_of_the_front_pages_contents_are_in_the_menu(build: Callable[..., Site]) -> None:
    article = post("A", author=None, category=None)
    site = build(PAGES | {"a.md": article}, OURS)
    assert menu(site, "team/first") == [
        ("About this magazine", "../about.html"),
        ("Us", "../team/index.html"),
        ("Forge", "https://forge.example"),
    ]
    site = build({"a.md": article.replace("date", "category: News\ndate")}, OURS)
    assert [label for label, _ in menu(site, "index")] == [
        "News", "About this magazine", "Us", "Forge"
    ]  # fmt: skip
    site = build({"about.md": "# Who we are\n"}, OURS)
    assert [label for label, _ in menu(site, "team/first")][1] == "Who we are"


def test_a_site_may_have_no_such_menu_and_none_is_longer_than_a_line(
    build: Callable[..., Site],
) -> None:
    files = {f"p{n}.md": f"# Page {n}\n" for n in range(9)}
    files["index.md"] = "# F\n\n```{toctree}\n:glob:\n*\n```\n"
    assert len(menu(build(files, OURS), "index")) == 6
    site = build(files, OURS | {"html_theme_options": {"links": []}})
    assert site.page("index").all("mubboo-nav") == []


def test_the_masthead_links_the_documents_that_the_site_names(build: Callable[..., Site]) -> None:
    files = magazine(1) | {"about.md": "---\norphan: true\n---\n# About & us\n"}
    site = build(files, OURS | {"html_theme_options": {"links": "about, nowhere"}})
    masthead = site.html("posts/p1").partition("</header>")[0]
    assert '<a href="../about.html">About &amp; us</a>' in masthead
    assert "nowhere" not in masthead


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_links_around_a_page_lead_from_every_folder_to_the_same_pages(
    build: Callable[..., Site], builder: str
) -> None:
    # Folders of one depth: lists of topics, months, authors, second pages, articles; and a
    # category whose name is that of a page number.
    files = magazine(0) | {"about.md": "---\norphan: true\n---\n# About\n"}
    for number, category in enumerate(["C1", "C2", "2", "C1", "C2", "2"], start=1):
        files[f"p/deep/z{number}.md"] = post(
            f"Z {number}", date=f"2026-0{number}-01", category=f"['{category}']", tags="[y]"
        )
        files[f"q{number}.md"] = post(f"Q {number}", date=f"2025-0{number}-01", category="[C1]")
    options = {"links": "about, p/deep/z1", "footer_links": "p/deep/z2, about"}
    conf = OURS | {"html_theme_options": options, "mubboo_page_size": 2, "html_logo": "logo.svg"}
    # Each link is followed: see run_sphinx. Here, that all pages have the same ones.
    site = build(files | {"logo.svg": AVATAR}, conf, builder=builder)
    around = set()
    for file in site.files():
        if file.endswith(".html") and not file.startswith(("_static", "genindex", "404")):
            page = parse_html(site.read(file))
            links = [
                posixpath.normpath(posixpath.join("/", posixpath.dirname(file), link["href"]))
                for part in (page.one(tag="header", class_="mubboo-masthead"),
                             page.one(class_="mubboo-footer-inner"))
                for link in part.all(tag="a")
            ]  # fmt: skip
            around.add(tuple(links))
    assert len(around) == 1
    assert len(around.pop()) > 10


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


def parts(site: Site, docname: str) -> list[str]:
    """Return the blocks of an article, in order."""
    article = site.page(docname).one("mubboo-article")
    known = {f"mubboo-{name}": name for name in BLOCK_NAMES}
    return [known[each.classes[0]] for each in article if (each.classes and each.classes[0] in known
            and each.tag not in ("span", "p")) or "mubboo-standfirst" in each.classes]  # fmt: skip


def test_an_article_has_its_summary_cover_series_and_neighbours(build: Callable[..., Site]) -> None:
    files = magazine(3) | {
        "a.svg": AVATAR,
        "a.md": post("A", image="a.svg", series="S", description="Its summary."),
    }
    expected = ["topics", "standfirst", "byline", "cover", "series", "topics", "share",
                "author-card", "related-posts", "adjacent"]  # fmt: skip
    assert parts(build(files, OURS), "a") == expected
    # What conf.py names stands where it says.
    conf = OURS | {"mubboo_before_title": ["cover"], "mubboo_after_body": ["adjacent", "topics"]}
    assert parts(build({}, conf), "a") == [
        "cover", "standfirst", "byline", "series", "adjacent", "topics",
    ]  # fmt: skip
    off = {"standfirst": False, "cover": "false", "neighbours": False}
    assert parts(build({}, OURS | {"html_theme_options": off}), "a") == [
        "topics", "byline", "topics", "share", "author-card", "related-posts",
    ]  # fmt: skip


def test_options_become_custom_properties(build: Callable[..., Site]) -> None:
    options = {
        "accent": ["#00695c", "hsl(170 60% 60%)"],
        "font_title": "'Gill Sans', Georgia, serif",
        "measure": "min(40rem, 90vw)",
    }
    html = build(magazine(1), OURS | {"html_theme_options": options}).html("index")
    (style,) = re.findall(r"<style>(.*?)</style>", html)
    assert ":root { --mubboo-accent: #00695c; --mubboo-font-title: 'Gill Sans', Georgia" in style
    assert "--mubboo-measure: min(40rem, 90vw);" in style
    assert style.count("--mubboo-accent: hsl(170 60% 60%);") == 2


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("accent", "red} body{display:none", "'accent' takes a colour of CSS"),
        ("accent", "</style><script>", "'accent' takes a colour of CSS"),
        ("accent", "url(https://evil.example)", "'accent' takes a colour of CSS"),
        ("accent", "greenish", "'accent' takes a colour of CSS, such as '#0a6' or 'teal'"),
        ("accent", "#12", "'accent' takes a colour of CSS"),
        ("accent", ["teal", "rgb(1 2 3))"], "'accent' takes a colour of CSS"),
        ("measure", "wide please", "'measure' takes a length of CSS, such as '40rem'"),
        ("measure", "40", "'measure' takes a length of CSS"),
        ("wide", "calc(1px + (2px)", "'wide' takes a length of CSS"),
        ("accent", ["red", "blue", "green"], "two: for light pages and dark ones"),
        ("font_text", "Georgia; color: red", "'font_text' takes families of fonts"),
        ("theme_switch", "perhaps", "takes True or False"),
        ("links", 3, "takes names"),
        ("social", {"gthub": "ada"}, "Did you mean 'github'?"),
        ("social", ["github"], "takes a dict"),
        ("sections", None, "takes a number or a list"),
    ],
)
def test_a_wrong_option_is_said_and_left_out(
    build: Callable[..., Site], name: str, value: object, words: str
) -> None:
    site = build(magazine(1), OURS | {"html_theme_options": {name: value}})
    assert site.warned(words, "[mubboo.config]")
    assert "evil" not in site.html("index")
    assert "display:none" not in site.html("index")


def test_sections_links_social_pages_and_feed_stand_around_every_page(
    build: Callable[..., Site],
) -> None:
    options = {
        "sections": ["Travel", "no such", "AI"],
        "footer_links": ["about"],
        "social": {"github": "corner-desk", "mastodon": "@desk@example.social"},
    }
    files = magazine(3) | {"about.md": "---\norphan: true\n---\n# About us\n"}
    conf = OURS | {"html_theme_options": options, "blog_baseurl": "https://mag.example"}
    page = build(files, conf).page("posts/p1")
    sections = [link.text for link in page.one("mubboo-nav").all(tag="a")]
    assert sections == ["Travel", "AI"]
    footer = page.one("mubboo-footer")
    links = {link.text: link["href"] for link in footer.all(tag="a")}
    assert links["About us"] == "../about.html"
    assert links["Feed"] == "../blog/atom.xml"
    assert links["Archive"] == "../blog/archive.html"
    assert [link["href"] for link in footer.all("mubboo-social")] == [
        "https://github.com/corner-desk",
        "https://example.social/@desk",
    ]


def test_a_search_page_of_sphinx_loads_its_scripts(build: Callable[..., Site]) -> None:
    site = build(magazine(1), OURS)
    assert "_static/doctools.js" in site.html("search")
    assert "_static/doctools.js" not in site.html("index")


def test_what_an_option_names_and_is_not_there_is_said(build: Callable[..., Site]) -> None:
    options = {"sections": ["Travel", "Industri"], "links": ["abuot"], "footer_links": ["nowhere"]}
    files = magazine(3) | {"about.md": "---\norphan: true\n---\n# About us\n"}
    site = build(files, OURS | {"html_theme_options": options})
    assert site.warned("'sections'", "'Industri'", "Did you mean 'Industry'?", "[mubboo.config]")
    assert site.warned("'links'", "'abuot'", "Did you mean 'about'?")
    assert site.warned("'footer_links'", "'nowhere'")
    # Again where nothing changed, or `-W` would fail once and then succeed.
    assert build({}, OURS | {"html_theme_options": options}).warned("'sections'", "'Industri'")


def test_a_page_loads_what_it_uses(build: Callable[..., Site]) -> None:
    tabs = ":::{tab-set}\n```{tab-item} A\nB\n```\n:::\n"
    files = magazine(1) | {"tabs.md": f"---\norphan: true\n---\n# Tabs\n\n{tabs}"}
    own = {"html_static_path": ["own"], "html_css_files": ["redesign.css"]}
    own |= {"html_js_files": ["mydoctools.js"], "myst_enable_extensions": ["colon_fence"]}
    files |= {"own/redesign.css": "", "own/mydoctools.js": ""}
    conf = "".join(f"{name} = {value!r}\n" for name, value in (OURS | own).items())
    files["conf.py"] = f"extensions = ['mubboo_sphinx']\nmubboo_authors = 'authors.yml'\n{conf}"
    site = build(files)
    loaded = {name: site.html(name).count("sphinx-design") for name in ("tabs", "posts/p1")}
    assert loaded["tabs"] > 0
    assert loaded["posts/p1"] == 0
    assert "/doctools.js" not in site.html("posts/p1")
    # What is the site's own stays, whatever its name.
    assert "redesign.css" in site.html("posts/p1")
    assert "mydoctools.js" in site.html("posts/p1")


def test_every_page_says_what_it_is(build: Callable[..., Site]) -> None:
    files = magazine(2) | {"about.md": "---\norphan: true\n---\n# About & us\n\nWe <3 words.\n"}
    site = build(files, OURS)
    for name in sorted(site.files()):
        if name.endswith(".html"):
            found = re.findall(r'<meta name="description" content="([^"]*)"', site.read(name))
            assert len(found) == 1, name
    assert 'content="We &lt;3 words."' in site.html("about")


def scripts(site: Site, docname: str) -> list[str]:
    """Return the addresses of a page's scripts."""
    return [
        each["src"] for each in site.page(docname).all(tag="script") if "src" in each.attributes
    ]


def test_every_script_of_the_theme_has_a_checksum(build: Callable[..., Site]) -> None:
    site = build(magazine(1), OURS)
    (script,) = scripts(site, "posts/p1")
    assert re.fullmatch(r"\.\./_static/mubboo-theme\.js\?v=[0-9a-f]{8}", script)
    # The index of Sphinx's search is written after its page.
    searching = [each for each in scripts(site, "search") if each != "searchindex.js"]
    assert {"mubboo-theme.js", "searchtools.js", "language_data.js", "doctools.js"} <= {
        each.partition("?")[0].removeprefix("_static/") for each in searching
    }
    assert [each for each in searching if "?v=" not in each] == []


def test_a_page_names_the_version_of_pagefind_whose_script_it_loads(
    build: Callable[..., Site],
) -> None:
    site = build(magazine(1), OURS | {"mubboo_search": True})
    root = site.page("posts/p1").one(tag="html")
    assert root["data-pagefind"] == "../pagefind/"
    assert root["data-pagefind-version"] == metadata.version("pagefind")
    assert scripts(site, "search") == scripts(site, "index")
    assert "searchtools" not in site.html("search")


@pytest.mark.parametrize(
    "credit", ["Photo: X", "© 2026 X", "Foto: X", "CC BY 4.0, X", "X", "Public domain"]
)
def test_a_credit_is_what_its_writer_wrote(build: Callable[..., Site], credit: str) -> None:
    files = {"a.svg": AVATAR, "a.md": post(author=None, image="a.svg", image_credit=f'"{credit}"')}
    site = build(files, OURS)
    assert site.page("a").one("mubboo-credit").text == credit
    assert "©" not in site.read("_static/mubboo-theme.css")
