"""What carries the mark of a draft is never published, wherever and however it is written."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.rebuild_site import Desk
from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

WORD = "Sesame"
PATTERN: dict[str, Any] = {"blog_post_pattern": ["posts/*.md", "posts/*.rst", "posts/*.ipynb"]}
FRONT = "draft: true\ndate: 2026-01-01\ntitle: Sesame"
MARKED = {
    "posts/blank.md": f"\n\n---\n{FRONT}\n---\n# Sesame\n\nSesame.\n",
    "posts/comment.md": f"<!-- licence:\nMIT -->\n---\n{FRONT}\n---\n# Sesame\n\nSesame.\n",
    "posts/percent.md": f"% licence\n\n---\n{FRONT}\n---\n# Sesame\n\nSesame.\n",
    "posts/mark.md": f"\ufeff---\n{FRONT}\n---\n# Sesame\n\nSesame.\n",
    "posts/unclosed.md": f"---\n{FRONT}\n\n# Sesame\n\nSesame.\n",
    "posts/toml.md": '+++\ndraft = true\ntitle = "Sesame"\ndate = 2026-01-01\n+++\n# Sesame\n',
    "posts/toml-bad.md": "+++\ndraft = true\ntitle = Sesame\n+++\n# Sesame\n",
    "posts/toml-late.md": "\n+++\ndraft = true\n+++\n# Sesame\n",
    "posts/below.rst": "Sesame\n======\n\n:draft: true\n:date: 2026-01-01\n\nSesame.\n",
    "posts/no-yaml.md": "---\ntitle: a: b\nPublished: false\n---\n# Sesame\n",
    "posts/future-toml.md": "+++\ndate = 2999-01-01\n+++\n# Sesame\n",
    "pages/page.md": "---\norphan: true\ndraft: true\n---\n# Sesame\n",
    "pages/page.rst": ":orphan:\n:draft: true\n\nSesame\n======\n",
    "pages/status.md": "---\norphan: true\nstatus: draft\n---\n# Sesame\n",
    "deep/er/out-of-reach.md": "---\ndraft: true\ndate: 2026-01-01\n---\n# Sesame\n",
}
QUIET = {"pages/page.md", "pages/page.rst", "deep/er/out-of-reach.md", "posts/mark.md"}
"""A clear mark where it belongs needs no word."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    files = {**MARKED, "index.md": "# Front\n", "posts/a.md": post("Open", author=None)}
    return make_site(tmp_path_factory.mktemp("held"), files, PATTERN)


@pytest.mark.parametrize("name", MARKED)
def test_a_document_with_the_mark_of_a_draft_is_not_published(site: Site, name: str) -> None:
    assert name.rpartition(".")[0] not in {page.removesuffix(".html") for page in site.files()}
    warned = [line for line in site.warnings_of(name) if "[mubboo." in line]
    assert bool(warned) is (name not in QUIET)


def test_nothing_of_what_is_held_back_is_anywhere(site: Site) -> None:
    for file in site.files():
        content = (site.out / file).read_bytes()
        assert WORD.lower().encode() not in content.lower(), file
        assert b"draft: true" not in content, file
    assert "posts/a.html" in site.files()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("posts/blank.md", ("3", "Move its '---' to the first line")),
        ("posts/comment.md", ("3", "Move its '---' to the first line")),
        ("posts/unclosed.md", ("1", "opened in line 1 is not closed")),
        ("posts/toml.md", ("1", "in TOML")),
        ("posts/below.rst", ("4", "above the title")),
        ("posts/no-yaml.md", ("3", "Write 'draft: true'")),
    ],
)
def test_a_writer_is_told_what_to_move(site: Site, name: str, said: tuple[str, str]) -> None:
    line, words = said
    assert any(found.startswith(f"{line}: ") and words in found for found in site.warnings_of(name))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("posts/b.md", "\n---\ndate: 2026-01-01\nauthor: ada\n---\n# Title\n\nWords.\n"),
        ("posts/c.rst", "Title\n=====\n\n:date: 2026-01-01\n:tags: a\n\nWords.\n"),
        ("posts/d.md", '+++\ntitle = "T"\ndate = 2026-01-01\n+++\n# Title\n\nWords.\n'),
    ],
)
def test_misplaced_front_matter_without_a_mark_is_told_and_published(
    build: Callable[..., Site], name: str, text: str
) -> None:
    site = build({name: text}, PATTERN)
    assert site.warned(name, "ove", "[mubboo.front_matter]") or site.warned(name, "YAML")
    assert f"{name.partition('.')[0]}.html" in site.files()


UNDATED = {"suppress_warnings": ["docutils", "myst"], "mubboo_publish_undated": True}


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\n---\n\ndraft: true is how you mark one.\n",
        "---\n\nA line, and then text. Date: none.\n",
        "# Title\n\n```yaml\n---\ndraft: true\n---\n```\n",
        "<!-- What 'draft: true' does is told below. -->\n# Title\n",
    ],
)
def test_a_page_that_speaks_of_drafts_is_published(build: Callable[..., Site], text: str) -> None:
    site = build({"posts/b.md": text}, PATTERN | UNDATED)
    assert "posts/b.html" in site.files()


def notebook(first: str, **metadata: object) -> str:
    cells = [
        {"cell_type": "markdown", "metadata": {}, "source": first},
        {"cell_type": "markdown", "metadata": {}, "source": "Sesame."},
    ]
    return json.dumps({"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4})


NOTEBOOKS = {"extensions": ["myst_nb", "mubboo_sphinx"], "nb_execution_mode": "off", **PATTERN}


@pytest.mark.parametrize(
    "text",
    [
        notebook("# Sesame", draft=True, date="2030-01-01"),
        notebook("# Sesame", date="2999-01-01"),
        notebook("# Sesame", blogpost=True, date="2999-01-01"),
        notebook("---\ndraft: true\ndate: 2026-01-01\n---\n# Sesame"),
        notebook("---\ndate: 2999-01-01\n---\n# Sesame"),
        notebook("# Sesame", published=False),
    ],
)
def test_a_notebook_that_is_a_draft_is_not_published(tmp_path: Path, text: str) -> None:
    desk = Desk(tmp_path, NOTEBOOKS)
    desk.build({"index.md": "# Front\n", "posts/book.ipynb": text})
    assert desk.containing(WORD) == set()


@pytest.mark.parametrize("in_cell", [True, False])
def test_labels_of_a_notebook_are_what_was_typed(tmp_path: Path, in_cell: bool) -> None:  # noqa: FBT001
    text = notebook("# A title\n\nWords.", date="2026-01-01", tags=["LABEL", "true"])
    if in_cell:
        text = notebook("---\ndate: 2026-01-01\ntags: [3.10, true]\n---\n# A title\n\nWords.")
    text = text.replace('"LABEL"', "3.10")
    site = Desk(tmp_path, NOTEBOOKS).build({"index.md": "# Front\n", "posts/book.ipynb": text})
    assert site.articles["posts/book"].tags == ("3.10", "true")
    assert "front_matter" not in site.warnings


def test_the_fields_of_a_notebooks_first_cell_are_its_front_matter(tmp_path: Path) -> None:
    text = notebook("---\ndate: 2026-01-01\ntags: [a, b]\n---\n# A title\n\nWords.")
    site = Desk(tmp_path, NOTEBOOKS).build({"index.md": "# Front\n", "posts/book.ipynb": text})
    article = site.articles["posts/book"]
    assert (article.title, article.tags) == ("A title", ("a", "b"))
    assert str(article.date) == "2026-01-01"
    assert "tags:" not in site.page("posts/book").text


@pytest.mark.parametrize(
    "mark", ["status: draft", "publishDate: 2999-01-01", "expiryDate: 2020-01-01", "wip: true"]
)
def test_what_is_held_back_is_shown_and_marked_in_a_preview(tmp_path: Path, mark: str) -> None:
    files = {
        "index.md": "# Front\n",
        "posts/a.md": f"---\ndate: 2026-01-01\n{mark}\n---\n# A\n",
    }
    desk = Desk(tmp_path, PATTERN | {"mubboo_show_drafts": True})
    assert "mubboo-draft" in desk.build(files).read("posts/a.html")
    desk.rebuild(mubboo_show_drafts=False)
    assert "posts/a.html" not in desk.output().contents


@pytest.mark.parametrize(
    ("link", "text"), [("[](b.md)", "b"), ("[the draft](b.md)", "the draft"), ("{doc}`b`", "b")]
)
def test_a_link_to_a_draft_reads_well_and_follows_the_draft(
    tmp_path: Path, link: str, text: str
) -> None:
    desk = Desk(tmp_path, {"suppress_warnings": ["myst.xref_missing", "ref.doc"]})
    draft = post("Sesame", author=None, draft="true")
    desk.build({"index.md": "# Front\n", "a.md": post("A", author=None, body=f"See {link}.")})
    for content in (draft, draft.replace("true\n---", "false\n---"), draft):
        site = desk.rebuild({"b.md": content})
        if content == draft:
            assert f"See {text}." in site.page("a").text
            assert "b.html" not in site.read("a.html")
            assert site.warned("a.md:9", "held back", "[mubboo.front_matter]")
        else:
            assert 'href="b.html"' in site.read("a.html")
    desk.remove("b.md")
    desk.rebuild()


def test_an_article_goes_when_it_has_expired(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775390400")  # 2026-04-05
    desk = Desk(tmp_path)
    text = post("Sesame", author=None, date="2026-04-01", expires="2026-04-06")
    desk.build({"index.md": "# Front\n\n```{post-grid}\n```\n", "a.md": text})
    assert "a.html" in desk.output().contents
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(1775390400 + 86400))
    desk.rebuild()
    assert desk.containing(WORD) == set()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775390400")
    desk.rebuild()
    assert "a.html" in desk.output().contents


@pytest.mark.parametrize(
    ("files", "conf", "said"),
    [
        ({}, {"blog_post_pattern": "articles/*.md"}, "matches no document"),
        ({"articles/x/index.md": "# A\n"}, {"blog_post_pattern": ["articles/*"]}, "articles/**/*"),
        ({"a.md": "---\nblogppost: true\n---\n# A\n"}, {}, "Did you mean 'blogpost'?"),
        ({"a.md": "---\nblog_post: true\n---\n# A\n"}, {}, "Did you mean 'blogpost'?"),
        ({"a.md": "---\nblog-post: yes\n---\n# A\n"}, {}, "Did you mean 'blogpost'?"),
        ({"a.rst": ":blogpots: true\n\nA\n=\n"}, {}, "Did you mean 'blogpost'?"),
    ],
)
def test_a_magazine_that_is_empty_for_a_slip_says_so(
    build: Callable[..., Site], files: dict[str, str], conf: dict[str, Any], said: str
) -> None:
    site = build({"index.md": "# Front\n", **files}, conf)
    assert site.warned(said, "[mubboo.")


def test_a_pattern_that_only_drafts_match_is_in_use(build: Callable[..., Site]) -> None:
    text = "---\ndate: 2026-04-05\ndraft: true\n---\n# A\n"
    assert build({"posts/a.md": text}, {"blog_post_pattern": "posts/*.md"}).warnings == ""


def test_a_pattern_that_reaches_the_front_page_makes_no_article_of_it(
    build: Callable[..., Site],
) -> None:
    files = {"index.md": "# Front\n", "a.md": post("A", author=None)}
    site = build(files, {"blog_post_pattern": "*.md", "suppress_warnings": ["toc"]})
    assert site.warnings == ""
    assert set(site.articles) == {"a"}
