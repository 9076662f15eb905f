"""Headings with references: tables of contents and neighbours show the words of the page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.rebuild_site import Desk
from tests.support.sites import post

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sites import Site

FILES = {
    "index.md": "# Front\n\n```{toctree}\n:maxdepth: 2\na\nb\nc\nd\n```\n",
    "a.md": post(
        "About {ref}`sec-b` here",
        author=None,
        body="Words.\n\n## Part {ref}`sec-z` and {doc}`b` and [](b.md) and `code`\n\nMore.\n",
    ),
    "b.md": "(sec-b)=\n# Beta\n\nWords.\n\n(sec-z)=\n## Zed\n\nMore.\n",
    "c.rst": "Of :doc:`a`\n=============\n\nWords.\n",
    "d.md": "# Plain\n\nWords.\n",
}
THEMES = pytest.mark.parametrize("theme", ["mubboo", "furo", "alabaster"])


def conf(theme: str) -> dict[str, Any]:
    return {"html_theme": theme, "html_title": "T", "mubboo_search": False}


def contents(site: Site, page: str = "index") -> list[str]:
    """Return the entries of a page's table of contents."""
    (tree,) = (each for each in site.page(page).all("toctree-wrapper"))
    return [" ".join(link.text.split()) for link in tree.all(tag="a")]


@THEMES
def test_a_table_of_contents_says_what_the_page_says(tmp_path: Path, theme: str) -> None:
    site = Desk(tmp_path, conf(theme)).build(FILES)
    assert contents(site) == [
        "About Beta here",
        "Part Zed and Beta and Beta and code",
        "Beta",
        "Zed",
        "Of About Beta here",
        "Plain",
    ]
    for page in ("index", "a", "b", "c", "d"):
        for written in ("sec-b here", "Part sec-z", "Of a<"):
            assert f">{written}" not in site.html(page), (page, written)
            assert f"About {written}" not in site.html(page), (page, written)


@THEMES
@pytest.mark.parametrize("jobs", [1, 2])
def test_it_follows_what_the_heading_leads_to(tmp_path: Path, theme: str, jobs: int) -> None:
    desk = Desk(tmp_path / "one", conf(theme))
    desk.build(FILES)
    changed = {"b.md": FILES["b.md"].replace("Beta", "Gamma").replace("Zed", "Zett")}
    site = desk.rebuild(changed)
    assert contents(site)[:2] == ["About Gamma here", "Part Zett and Gamma and Gamma and code"]
    assert contents(site)[4] == "Of About Gamma here"
    clean = Desk(tmp_path / "two", conf(theme))
    clean.build(FILES | changed, jobs=jobs)
    assert desk.output().contents == clean.output().contents


def test_titles_that_lead_to_each_other_end(tmp_path: Path) -> None:
    desk = Desk(tmp_path, conf("alabaster"))
    files = {
        "index.md": "# F\n\n```{toctree}\na\nb\n```\n",
        "a.md": "# A of [](b.md)\n",
        "b.md": "# B of [](a.md)\n",
    }
    first = contents(desk.build(files))
    assert first[0].startswith("A of B of")
    for number in range(3):
        site = desk.rebuild({"index.md": files["index.md"] + f"\nEdit {number}.\n"})
        assert contents(site) == first


def test_a_heading_whose_reference_leads_nowhere_keeps_what_was_written(tmp_path: Path) -> None:
    files = {"index.md": "# F\n\n```{toctree}\na\n```\n", "a.md": "# On {ref}`nothing`\n"}
    site = Desk(tmp_path, conf("alabaster") | {"suppress_warnings": ["ref"]}).build(files)
    assert contents(site) == ["On nothing"]


def test_a_download_in_a_heading_is_its_words_in_lists(tmp_path: Path) -> None:
    files = {
        "index.md": "# F\n\n```{toctree}\na\nb\n```\n",
        "a.md": "# Get {download}`data <x.csv>`\n\n## Part {download}`x.csv`\n",
        "b.rst": "Rest :download:`more <x.csv>`\n=============================\n",
        "x.csv": "1\n",
    }
    site = Desk(tmp_path, conf("alabaster")).build(files)
    assert contents(site) == ["Get data", "Part x.csv", "Rest more"]


def test_a_number_in_a_heading_is_known_everywhere(tmp_path: Path) -> None:
    body = (
        "See {numref}`picture %s <fig>`.\n\n## Of {numref}`picture {number} <fig>`\n\n"
        "```{figure} https://example.org/p.png\n:name: fig\n\nWords\n```\n"
    )
    files = {"index.md": "# F\n\n```{toctree}\na\n```\n", "a.md": post("A", author=None, body=body)}
    site = Desk(tmp_path, conf("alabaster") | {"numfig": True}).build(files)
    assert contents(site) == ["A", "Of picture 1"]
    assert 'content="See picture 1."' in site.html("a")


@THEMES
def test_numbers_of_sections_come_and_go_with_their_option(tmp_path: Path, theme: str) -> None:
    plain = "# F\n\n```{toctree}\na\nb\n```\n"
    numbered = plain.replace("a\nb", ":numbered:\na\nb")
    page = "# {0}\n\n## Part\n\nWords.\n"
    desk = Desk(tmp_path, conf(theme) | {"numfig": True})
    desk.build({"index.md": plain, "a.md": page.format("A"), "b.md": page.format("B")})
    site = desk.rebuild({"index.md": numbered})
    assert contents(site) == ["1. A", "1.1. Part", "2. B", "2.1. Part"]
    if theme == "alabaster":
        assert "2. B" in site.html("a")  # the link to the next page
    site = desk.rebuild({"index.md": numbered.replace("a\nb", "b\na")})
    assert contents(site) == ["1. B", "1.1. Part", "2. A", "2.1. Part"]
    site = desk.rebuild({"index.md": plain})
    assert contents(site) == ["A", "Part", "B", "Part"]
