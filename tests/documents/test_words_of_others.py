"""References in titles and descriptions read as on the page, also when their targets change."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.rebuild_site import Desk
from tests.support.sites import AVATAR, post

if TYPE_CHECKING:
    from pathlib import Path

CONF: dict[str, Any] = {
    "numfig": True,
    "blog_baseurl": "https://mag.example/",
    "mubboo_authors": {},
    "myst_enable_extensions": ["dollarmath", "amsmath"],
}
INDEX = "# Front\n\n```{post-grid}\n```\n\n```{toctree}\n:glob:\n\n*\n```\n"
TARGET = "(sec-a)=\n## Alpha section\n\n```{figure} p.svg\n:name: fig-a\n\nCaption\n```\n\n"
TARGET += "```{math}\n:label: eq-a\n\na = b\n```\n"
SEE = "See {ref}`sec-a` and {numref}`fig-a` and {eq}`eq-a` and {doc}`four` and [](five.md)."
SEE_REST = "See :ref:`sec-a` and :numref:`fig-a` and :eq:`eq-a` and :doc:`four`."
FILES = {
    "index.md": INDEX,
    "p.svg": AVATAR,
    "a.md": post("About {ref}`sec-a`", author=None, body=f"{SEE}\n\n{TARGET}"),
    "b.rst": ":blogpost: true\n:date: 2026-04-04\n\n"
    f"Of :doc:`four`\n==============\n\n{SEE_REST}\n",
    "four.md": "# Four\n",
    "five.md": "# Five\n",
}


def said(desk: Desk, name: str) -> dict[str, tuple[str, str]]:
    """Return title and description of an article, wherever they stand."""
    output = {path: text.decode() for path, text in desk.output().contents.items()
              if path.endswith((".html", ".xml"))}  # fmt: skip
    page = output[f"{name}.html"]
    data = json.loads(re.findall(r'ld\+json">(.*?)</script>', page, re.DOTALL)[0])
    meta = re.findall(r'name="description" content="([^"]*)"', page)[0]
    card = re.search(
        rf'href="{name}.html">([^<]*)</a></h\d>\s*<p class="mubboo-card-description"[^>]*>([^<]*)',
        output["index.html"],
    )
    entry = next(
        part for part in output["blog/atom.xml"].split("<entry>") if f"/{name}.html" in part
    )
    title = re.findall(r"<title>([^<]*)</title>", entry)[0]
    summary = re.findall(r"<summary[^>]*>([^<]*)</summary>", entry)[0]
    assert card
    return {
        "data": (data["headline"], data["description"]),
        "head": (re.findall(r"<title>(.*?) (?:&#8212;|·)", page)[0], meta),
        "card": (card[1], card[2]),
        "feed": (title, summary),
    }


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_references_read_as_on_the_page(tmp_path: Path, theme: str) -> None:
    desk = Desk(tmp_path, CONF | {"html_theme": theme})
    site = desk.build(FILES)
    assert site.warnings == ""
    words = "See Alpha section and Fig. 1 and (1) and Four and Five."
    assert set(said(desk, "a").values()) == {("About Alpha section", words)}
    assert words in site.page("a").text
    rest = "See Alpha section and Fig. 1 and (1) and Four."
    assert set(said(desk, "b").values()) == {("Of Four", rest)}


def test_they_follow_what_they_lead_to(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CONF)
    desk.build(FILES)
    desk.rebuild({"four.md": "# Number four\n", "five.md": "# The *fifth* one\n"})
    assert "Number four and The fifth one." in said(desk, "a")["card"][1]
    assert said(desk, "b")["card"][0] == "Of Number four"
    desk.rebuild({"a.md": FILES["a.md"].replace("Alpha section", "Beta section")})
    assert said(desk, "b")["feed"][1].startswith("See Beta section")
    # Another figure before it has its number now.
    desk.rebuild({"0.md": "# First\n\n```{figure} p.svg\n:name: fig-0\n\nCaption\n```\n"})
    assert "Fig. 2" in said(desk, "a")["data"][1]
    desk.remove("0.md")
    desk.rebuild()
    assert "Fig. 1" in said(desk, "a")["data"][1]


def test_a_list_of_references_is_as_long_as_on_the_page(tmp_path: Path) -> None:
    names = ["one", "two", "three", "four", "five"]
    links = "\n".join(f"- [](long-{name}.md)" for name in names)
    title = "A rather long title of seven words"
    files = {f"long-{name}.md": f"# {title}\n" for name in names}
    files |= {"index.md": INDEX, "a.md": post("Reading list", author=None, body=links)}
    site = Desk(tmp_path, CONF).build(files)
    words = json.loads(re.findall(r'ld\+json">(.*?)</script>', site.read("a.html"), re.DOTALL)[0])[
        "wordCount"
    ]
    assert words == len(names) * len(title.split())


def test_a_reference_that_leads_nowhere_leaves_what_was_written(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CONF)
    text = post("A", author=None, body="See {ref}`nowhere` and {doc}`gone`.")
    site = desk.build({"index.md": INDEX, "a.md": text})
    assert site.warned("nowhere")
    assert said(desk, "a")["card"][1] == "See nowhere and gone."


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "singlehtml", "dirhtml"])
def test_other_builders_read_them_too(tmp_path: Path, builder: str) -> None:
    desk = Desk(tmp_path, CONF | {"version": "1"})
    desk.write(FILES)
    from tests.support.sites import run_sphinx  # noqa: PLC0415

    # Sphinx leaves these to documents within its one page.
    dead = [f"#document-a#{name}" for name in ("sec-a", "fig-a", "equation-eq-a")]
    site = run_sphinx(desk.source, tmp_path / builder, builder, desk.conf, dead_links=dead)
    assert site.status == 0
    assert "\ue0f0" not in "".join(
        path.read_text("utf-8", "replace") for path in site.out.rglob("*") if path.is_file()
    )
