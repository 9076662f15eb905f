"""Every builder of Sphinx runs to its end; what it makes is whole."""

from __future__ import annotations

import json
import zipfile
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree as ET

import pytest

from tests.support.html import parse_html
from tests.support.sites import AVATAR, BASE_URL, magazine, make_site, post, run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.html import Element
    from tests.support.sites import Site

BUILDERS = ["html", "dirhtml", "singlehtml", "epub", "latex", "text", "man", "texinfo", "gettext",
            "linkcheck", "json", "pickle", "xml", "pseudoxml", "dummy"]  # fmt: skip

# In print, an article is a chapter: here they stand in a table of contents as well.
INDEX = """\
# Front page

```{post-grid}
:count: 3
```

```{toctree}
:glob:

posts/*
```
"""

BLOCKS = "".join(
    f"```{{{name}}}\n```\n\n"
    for name in ("topics", "byline", "read-time", "share", "adjacent", "series", "author-card",
                 "related-posts", "post-grid")
)  # fmt: skip

CONF = {
    "mubboo_authors": "authors.yml",
    "mubboo_after_body": [
        "topics",
        "share",
        "author-card",
        "related-posts",
        "adjacent",
        "series",
        "read-time",
    ],
    "version": "1",
    "copyright": "2026",
}


def sources() -> dict[str, str]:
    return magazine(4) | {
        "index.md": INDEX,
        "cover.svg": AVATAR,
        "posts/blocks.md": post(
            "All blocks", author="[team, ada]", series="A series", image="/cover.svg", body=BLOCKS
        ),
        "posts/labelled.md": post(
            "Labels before blocks",
            author="ada",
            body="[Down](#below).\n\n(below)=\n```{related-posts}\n```\n\n"
            "```{index} cards\n```\n```{share}\n```\n\n(time)=\n```{read-time}\n```",
        ),
        "posts/bare.md": "---\nblogpost: true\ndate: 2026-04-05\n---\n\n# Bare\n",
    }


@pytest.fixture(scope="module")
def built_by(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """Return a function that builds the site with a builder, each once."""
    folder = tmp_path_factory.mktemp("builders")
    write(folder / "source", sources())
    return cache(lambda builder: run_sphinx(folder / "source", folder / builder, builder, CONF))


@pytest.mark.parametrize("builder", BUILDERS)
def test_a_builder_runs_to_its_end(builder: str, built_by: Callable[[str], Site]) -> None:
    site = built_by(builder)
    assert site.status == 0
    assert site.warnings == ""


@pytest.mark.parametrize(
    ("builder", "file"),
    [("text", "posts/p1.txt"), ("latex", "testmagazine.tex"), ("man", "testmagazine.1"),
     ("texinfo", "testmagazine.texi")],
)  # fmt: skip
def test_print_names_authors_date_and_read_time(
    builder: str, file: str, built_by: Callable[[str], Site]
) -> None:
    text = " ".join(built_by(builder).read(file).split())
    text = text.replace("{}", "").replace("\\(bu", "·")
    assert "By Mubboo Editorial Team and Ada Lovelace" in text
    assert "April 1, 2026" in text
    assert "2 min read" in text
    # The author card in plain words, and no links that lead nowhere on paper.
    assert "Ada Lovelace, Analyst. Wrote of the Analytical Engine." in text
    assert "What a reader should know of them." in text
    assert "LinkedIn" not in text


def test_text_puts_the_byline_below_the_title(built_by: Callable[[str], Site]) -> None:
    lines = [line for line in built_by("text").read("posts/p1.txt").splitlines() if line]
    assert lines[0] == "Article 1 on trains"
    assert lines[2].startswith("By Mubboo Editorial Team and Ada Lovelace")


def test_an_epub_holds_bylines_and_every_file_that_it_names(
    built_by: Callable[[str], Site],
) -> None:
    site = built_by("epub")
    (name,) = [name for name in site.files() if name.endswith(".epub")]
    with zipfile.ZipFile(site.out / name) as book:
        names = set(book.namelist())
        page = book.read("posts/p1.xhtml").decode()
        broken = [
            (each, link)
            for each in names
            if each.endswith(".xhtml")
            for link in addresses(parse_html(book.read(each).decode()))
            if not urlsplit(link).scheme
            and urlsplit(link).path
            and resolve(each, unquote(urlsplit(link).path)) not in names
        ]
    byline = parse_html(page).one("mubboo-byline").text
    assert "Mubboo Editorial Team, Ada Lovelace" in byline
    assert "April 1, 2026 · 2 min read" in byline
    assert broken == []


def test_an_epub_is_well_formed_and_names_no_address_of_its_own(
    built_by: Callable[[str], Site],
) -> None:
    site = built_by("epub")
    pages = [name for name in site.files() if name.endswith(".xhtml")]
    assert "posts/blocks.xhtml" in pages
    for name in pages:
        ET.fromstring(site.read(name))  # noqa: S314 - what we have just written
        # Readers of a book have no use for addresses that are in no browser.
        assert f"{BASE_URL}posts" not in unquote(site.read(name))


def test_json_pages_hold_the_blocks(built_by: Callable[[str], Site]) -> None:
    data = json.loads(built_by("json").read("posts/p1.fjson"))
    assert "mubboo-byline" in data["body"]
    assert data["title"] == "Article 1 on trains"


def test_one_page_for_all_has_every_article(built_by: Callable[[str], Site]) -> None:
    page = built_by("singlehtml").page("index")
    articles = page.all("mubboo-article")
    assert len(articles) == 7
    titles = [article.one("p-name", "data")["value"] for article in articles]
    assert titles.count("All blocks") == 1
    ids = {each["id"] for each in page if "id" in each.attributes}
    links = [each["href"] for each in page.all(tag="a") if each["href"].startswith("#")]
    assert [link for link in links if link[1:] not in {*ids, ""}] == []


def addresses(page: Element) -> list[str]:
    """Return all that a page refers to."""
    names = ("href", "src")
    return [each[name] for each in page for name in names if name in each.attributes]


def resolve(page: str, link: str) -> str:
    """Return the file that a link on `page` names."""
    parts = page.split("/")[:-1]
    for part in link.split("/"):
        if part == "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_every_link_leads_to_a_file_and_a_place_on_it(
    builder: str, built_by: Callable[[str], Site]
) -> None:
    site = built_by(builder)
    files = site.files()
    pages = {name: parse_html(site.read(name)) for name in sorted(files) if name.endswith(".html")}
    ids = {
        name: {each["id"] for each in page if "id" in each.attributes}
        for name, page in pages.items()
    }
    broken = []
    for name, page in pages.items():
        for address in addresses(page):
            # The site's own address is another way to write its root.
            start = "" if address.startswith(BASE_URL) else name
            url = urlsplit(address.removeprefix(BASE_URL))
            if url.scheme or url.netloc:
                continue
            # The page of wrong addresses is shown at any: its own begin at the root.
            start = "" if url.path.startswith("/") else start
            path = unquote(url.path).removeprefix("/")
            target = resolve(start, path) if url.path or not start else name
            target += "index.html" if target == "" or target.endswith("/") else ""
            missing = url.fragment and unquote(url.fragment) not in ids.get(target, {url.fragment})
            if target not in files or missing:
                broken.append((name, address))
    assert broken == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_ids_are_unique(builder: str, built_by: Callable[[str], Site]) -> None:
    site = built_by(builder)
    for name in sorted(site.files()):
        if name.endswith(".html"):
            ids = [each["id"] for each in parse_html(site.read(name)) if "id" in each.attributes]
            assert len(ids) == len(set(ids)), name


def test_a_builder_without_html_leaves_the_html_as_it_is(tmp_path: Path) -> None:
    files = magazine(2) | {"index.md": INDEX}
    conf = {"mubboo_authors": "authors.yml"}
    before = make_site(tmp_path, files, conf)
    pages = {n: before.read(n) for n in before.files() if n.endswith(".html")}
    # One environment for both, as `make html text` has.
    run_sphinx(tmp_path / "source", tmp_path / "text", "text", conf)
    after = run_sphinx(tmp_path / "source", tmp_path / "html", "html", conf)
    assert {n: after.read(n) for n in after.files() if n.endswith(".html")} == pages
