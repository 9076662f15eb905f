"""Edits after which Sphinx and ABlog leave something stale, or behind: shown, and healed.

Each is built with ABlog alone too, so that no healing outlives its cause.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from ablog.blog import Blog

from tests.support.sites import AVATAR, dedent, make_site

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sites import Site

ABLOG: dict[str, Any] = {"extensions": ["myst_parser", "ablog"]}
SIDEBAR = {"html_sidebars": {"**": ["ablog/recentposts.html"]}}
FEEDS = {"blog_baseurl": "https://mag.example/"}
LIST = dedent("""
    # Front page

    ```{postlist} 5
    :excerpts:
    ```
    """)


def article(title: str, day: int, category: str = "AI", text: str = "Some words.") -> str:
    """Return an article that ABlog alone understands."""
    head = f"---\nblogpost: true\ndate: 2026-04-{day:02}\ncategory: {category}\norphan: true\n---\n"
    return f"{head}\n# {title}\n\n{text}\n"


POSTS = {"a.md": article("First", 1), "b.md": article("Second", 2), "c.md": article("Third", 3)}
PICTURE = {"picture.svg": AVATAR}
PICTURED = {"c.md": article("Third", 3, text="Words.\n\n![A picture](picture.svg)")}
TWINS = {"a.md": article("Same", 1, text="One."), "b.md": article("Same", 1, text="Two.")}


@dataclass(frozen=True)
class Row:
    """An edit, and the files that it leaves stale, or behind, without us."""

    stale: set[str]
    edit: dict[str, str | None]
    files: dict[str, str] = field(default_factory=dict)
    conf: dict[str, Any] = field(default_factory=dict)


ROWS = {
    "the title of the newest post, on every page with recent posts": Row(
        {"a.html", "index.html"}, {"c.md": article("Renamed", 3)}, conf=SIDEBAR
    ),
    "the title of the newest post, beside its neighbour": Row(
        {"b.html"},
        {"c.md": article("Renamed", 3)},
        conf={"html_sidebars": {"**": ["ablog/postnavy.html"]}},
    ),
    "the excerpt of the newest post": Row(
        {"index.html"}, {"c.md": article("Third", 3, text="Other words.")}, {"index.md": LIST}
    ),
    "a post that is deleted": Row(
        {"c.html", "_sources/c.md.txt", "_images/picture.svg", "index.html"},
        {"c.md": None},
        {"index.md": LIST} | PICTURE | PICTURED,
    ),
    "a category that changes": Row(
        {"blog/category/ai.html", "blog/category/ai/atom.xml"},
        {"c.md": article("Third", 3, "Travel")},
        {"a.md": article("First", 1, "Travel"), "b.md": article("Second", 2, "Travel")},
        FEEDS | {"blog_feed_archives": True},
    ),
    "a post that is added by its place": Row(
        {"index.html"},
        {"posts/new.md": "---\ndate: 2026-04-09\norphan: true\n---\n\n# New\n\nNew words.\n"},
        {"index.md": LIST},
        {"blog_post_pattern": "posts/*.md"},
    ),
    "nothing at all, with pictures in excerpts": Row(
        {"blog/atom.xml"}, {}, PICTURE | PICTURED, FEEDS | {"post_auto_image": 1}
    ),
    "one word, with pictures in excerpts": Row(
        {"blog/atom.xml"},
        {"a.md": article("First", 1, text="Some words more.")},
        PICTURE | PICTURED,
        FEEDS | {"post_auto_image": 1},
    ),
    "one word, with the whole text in the feed": Row(
        {"blog/atom.xml"},
        {"a.md": article("First", 1, text="Some words more.")},
        PICTURE | PICTURED,
        FEEDS | {"blog_feed_fulltext": True},
    ),
    "one of two posts of the same date and title": Row(
        {"blog/atom.xml"},
        {"a.md": article("Same", 1, text="One more.")},
        TWINS,
        FEEDS,
    ),
    "a document named like another's label": Row(
        {"index.html"},
        {
            "news.md": article("News", 5, text="Other words."),
            "index.md": "# Front\n\n{ref}`news`, again.\n",
        },
        {
            "news.md": article("News", 5),
            "z.md": "---\norphan: true\n---\n# Z\n\n(news)=\n## Labelled\n",
            "index.md": "# Front\n\n{ref}`news`.\n",
        },
    ),
    "an index entry, where another document is edited": Row(
        {"searchindex.js"},
        {"a.md": article("First", 1, text="Some words more.")},
        {"c.md": article("Third", 3, text="```{index} single: ferry\n```\n\nWords.")},
    ),
    "the words of a document that is gone": Row(
        {"searchindex.js"}, {"c.md": None}, {"c.md": article("Xylograph", 3)}
    ),
    "two pictures of one name": Row(
        {"a.html", "_images/same1.svg"},
        {"a.md": article("First", 1, text="![One](one/same.svg)")},
        {
            "b.md": article("Second", 2, text="![Two](two/same.svg)"),
            "one/same.svg": AVATAR,
            "two/same.svg": AVATAR.replace("96", "48"),
        },
    ),
    "a style sheet": Row(
        {"a.html", "b.html"},
        {"_static/own.css": "a { margin: 2px }"},
        {"_static/own.css": "a { margin: 1px }"},
        {"html_static_path": ["_static"], "html_css_files": ["own.css"]},
    ),
    "a static file that is gone": Row(
        {"_static/more.txt"},
        {"_static/more.txt": None},
        {"_static/more.txt": "More.", "_static/own.css": "a {}"},
        {"html_static_path": ["_static"]},
    ),
    "an extra file that is gone": Row(
        {"humans.txt"},
        {"_extra/humans.txt": None},
        {"_extra/humans.txt": "We.", "_extra/robots.txt": "All."},
        {"html_extra_path": ["_extra"]},
    ),
    "a title that another document refers to": Row(
        {"a.html"},
        {"c.md": article("Renamed", 3)},
        {"a.md": article("First", 1, text="See [](c.md).")},
    ),
    "a document that another one was looking for": Row(
        {"a.html"},
        {"d.md": article("Found", 4)},
        {"a.md": article("First", 1, text="See [that](d.md)."), "d.txt": ""},
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def _blog_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Blog, "_dict", {})
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1779000000")


def contents(site: Site) -> dict[str, bytes]:
    return {name: (site.out / name).read_bytes() for name in site.files()}


def stale_after(row: Row, folder: Path, conf: dict[str, Any]) -> set[str]:
    """Build, edit and build again; return the files that a clean build makes otherwise."""

    def build(files: dict[str, str], out: str) -> Site:
        Blog._dict.clear()  # as in a process of its own
        return make_site(folder, files, conf, out=out)

    conf = {"suppress_warnings": ["myst.xref_missing"]} | row.conf | conf
    files = {"index.md": "# Front page\n"} | POSTS | row.files
    build(files, "html")
    for name, text in row.edit.items():
        if text is None:
            (folder / "source" / name).unlink()
    edited = {name: text for name, text in row.edit.items() if text is not None}
    incremental = contents(build(edited, "html"))
    clean = contents(build({}, "clean"))
    names = incremental.keys() | clean.keys()
    return {name for name in names if incremental.get(name) != clean.get(name)}


@pytest.mark.parametrize("name", ROWS)
def test_nothing_is_stale(name: str, tmp_path: Path) -> None:
    assert stale_after(ROWS[name], tmp_path, {}) == set()


@pytest.mark.parametrize("name", ROWS)
def test_with_ablog_alone_it_is(name: str, tmp_path: Path) -> None:
    assert ROWS[name].stale - stale_after(ROWS[name], tmp_path, ABLOG) == set()
