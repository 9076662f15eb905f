"""Where a site is and what it is called: in its pages, its feeds and its data alike."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from mubboo_sphinx.magazine.site_address import inner_path, site_address
from tests.support.sites import magazine, make_site, post

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sites import Site

ATOM = "{http://www.w3.org/2005/Atom}"
BUILDERS = pytest.mark.parametrize("builder", ["html", "dirhtml"])


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/", "https://example.org/"),
        ("example.org/blog", "https://example.org/blog/"),
        ("//example.org", "https://example.org/"),
        ("localhost:8000", "http://localhost:8000/"),
        ("127.0.0.1:8000/x", "http://127.0.0.1:8000/x/"),
        ("localhost.example.org", "https://localhost.example.org/"),
        ("https://example.org/index.html", "https://example.org/"),
        ("https://example.org/en/index.html", "https://example.org/en/"),
        (" https://example.org/ ", "https://example.org/"),
        ("https://bücher.example/äb", "https://xn--bcher-kva.example/%C3%A4b/"),
        ("http://[::1]:8000/x", "http://[::1]:8000/x/"),
    ],
)
def test_an_address_of_a_site_that_is_clear_is_put_right(written: str, address: str) -> None:
    assert site_address(written) == (address, "")


@pytest.mark.parametrize(
    "written", ["/", "/blog/", "file:///x", "blog", "https://", "https://a b/", "https://[x", "a:b",
                "https://x.example:port/", "index.html", "home.htm", "javascript:alert(1)", 'https://x.example/">']
)  # fmt: skip
def test_an_address_of_a_site_that_is_none_is_told(written: str) -> None:
    address, wrong = site_address(written)
    assert address == ""
    assert "as in 'https://example.org/'" in wrong


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://example.org/home.html", "https://example.org/"),
        ("https://example.org/a/Home.HTM", "https://example.org/a/"),
        ("https://example.org/index.php", "https://example.org/"),
        ("https://example.org/?a=1", "https://example.org/"),
        ("https://me:secret@example.org/", "https://example.org/"),
    ],
)
def test_the_address_of_a_page_is_taken_for_its_folder_and_told(written: str, address: str) -> None:
    taken, wrong = site_address(written)
    assert taken == address
    assert ", without " in wrong


@pytest.mark.parametrize("written", ["..", "../x", "a/../../x", "/x", "", ".", "c:/x", "a\\b"])
def test_a_folder_outside_of_the_output_is_refused(written: str) -> None:
    assert inner_path(written) is None


@pytest.mark.parametrize("path", ["..", "../out2", "/mubboo-elsewhere", ""])
def test_a_blog_path_that_leaves_the_output_is_refused(tmp_path: Path, path: str) -> None:
    site = make_site(tmp_path, magazine(2), {"blog_path": path})
    assert site.warned("blog_path", "[mubboo.config]")
    assert "blog/atom.xml" in site.files()
    assert "blog/category/ai.html" in site.files()
    assert {each.name for each in tmp_path.iterdir() if each.is_dir()} == {
        "source", "html", "doctrees-html"
    }  # fmt: skip


def test_a_blog_path_with_a_slash_at_its_end_is_understood(tmp_path: Path) -> None:
    site = make_site(tmp_path, magazine(2), {"blog_path": "news/"})
    assert site.warnings == ""
    assert "news/atom.xml" in site.files()


def test_a_feed_whose_name_leaves_the_output_is_refused(tmp_path: Path) -> None:
    templates: dict[str, dict[str, str]] = {"../../../evil": {}, "atom": {}}
    site = make_site(tmp_path, magazine(1), {"blog_feed_templates": templates})
    assert site.warned("blog_feed_templates", "evil", "[mubboo.config]")
    assert not [*tmp_path.parent.glob("evil*"), *tmp_path.rglob("evil*")]
    assert "blog/atom.xml" in site.files()


def _feed(site: Site) -> ET.Element:
    return ET.fromstring(site.read("blog/atom.xml"))  # noqa: S314 - our own


def test_html_baseurl_alone_gives_a_feed_of_the_projects_name(tmp_path: Path) -> None:
    conf = {"html_baseurl": "https://example.org", "project": "The Gazette"}
    site = make_site(tmp_path, magazine(2), conf)
    assert site.warnings == ""
    assert _feed(site).findtext(f"{ATOM}title") == "The Gazette"
    assert _feed(site).findtext(f"{ATOM}id") == "https://example.org/"


@pytest.mark.parametrize("title", ["Our News", "Blog"])
def test_blog_title_names_feeds(tmp_path: Path, title: str) -> None:
    conf = {"blog_baseurl": "https://example.org", "blog_title": title, "html_baseurl": ""}
    site = make_site(tmp_path, magazine(2), conf)
    assert _feed(site).findtext(f"{ATOM}title") == title
    # As ABlog has it: it would be a new feed to its readers.
    assert _feed(site).findtext(f"{ATOM}id") == "https://example.org"


@pytest.mark.parametrize(
    ("conf", "name"),
    [
        ({"project": "X", "release": "1.0"}, "X"),
        ({"project": "X", "blog_title": "News"}, "News"),
        ({"project": "Project name not set"}, "Blog"),
        ({"project": "X", "html_title": "Mine"}, "Mine"),
    ],
)
def test_the_site_is_called_by_its_name_and_no_documentation(
    tmp_path: Path, conf: dict[str, str], name: str
) -> None:
    site = make_site(tmp_path, magazine(1), {"html_theme": "mubboo"} | conf)
    page = site.page("posts/p1")
    assert page.one(tag="title").text.endswith(name)
    assert "documentation" not in site.read("posts/p1.html").replace("documentation_options", "")
    assert page.one("mubboo-brand").text == name


def test_addresses_of_a_site_that_differ_are_told(tmp_path: Path) -> None:
    conf = {"html_baseurl": "https://a.example/", "blog_baseurl": "https://b.example/"}
    site = make_site(tmp_path, magazine(1), conf)
    assert site.warned("blog_baseurl", "https://a.example/", "[mubboo.config]")


@pytest.mark.parametrize("written", ["https://a.example", "https://a.example/index.html"])
def test_addresses_of_a_site_that_mean_the_same_are_not_told(tmp_path: Path, written: str) -> None:
    conf = {"html_baseurl": "https://a.example/", "blog_baseurl": written}
    assert make_site(tmp_path, magazine(1), conf).warnings == ""


THEMES = pytest.mark.parametrize(
    "theme", ["mubboo", "alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme"]
)


@BUILDERS
@THEMES
def test_the_front_pages_canonical_is_the_folders_address(
    tmp_path: Path, builder: str, theme: str
) -> None:
    conf = {"html_baseurl": "example.org/blog/index.html", "html_theme": theme}
    site = make_site(tmp_path, magazine(1), conf, builder=builder)
    links = site.page("index").all(tag="link")
    assert [e["href"] for e in links if e["rel"] == "canonical"] == ["https://example.org/blog/"]


HARD_NAMES = ("sp ace", "q#h", "q?h", "50%", "50%25", "a&b", "it's", "déjà", "日本語", "a+b", "x;y",
              'quo"te', "a:b", "(a)", "[b]")  # fmt: skip


@BUILDERS
def test_documents_of_hard_names_have_addresses_that_lead_to_them(
    tmp_path: Path, builder: str
) -> None:
    files = {f"posts/{name}.md": post(f"About {n}", category="[C++, 'a b']")
             for n, name in enumerate(HARD_NAMES)}  # fmt: skip
    base = "https://example.org/sub/"
    # The links of the site are followed when it is built.
    site = make_site(tmp_path, magazine(1) | files, {"html_baseurl": base}, builder=builder)
    entries = _feed(site).findall(f"{ATOM}entry")
    assert len(entries) == len(HARD_NAMES) + 1
    end = ".html" if builder == "html" else "/index.html"
    for entry in entries:
        url = str(entry.findtext(f"{ATOM}id"))
        assert url.isascii()
        assert not set(url) & set(' "<>#?')
        path = unquote(urlsplit(url).path.removeprefix("/sub/"))
        file = path if builder == "html" else f"{path}index.html"
        text = (site.out / file).read_text(encoding="utf-8")
        assert f'<link rel="canonical" href="{url.replace("&", "&amp;")}"' in text.replace(
            "&#39;", "'"
        )
        data = site.linked_data(file.removesuffix(".html"))
        assert data["url"] == url
        assert file.endswith(end)


@BUILDERS
@THEMES
def test_no_theme_links_to_a_hard_name_as_it_is(tmp_path: Path, builder: str, theme: str) -> None:
    files = {"posts/q#h ü?.md": post("Q", redirect="old/50%/")}
    # The links of the site are followed when it is built.
    site = make_site(tmp_path, magazine(2) | files, {"html_theme": theme}, builder=builder)
    assert site.warnings == ""
