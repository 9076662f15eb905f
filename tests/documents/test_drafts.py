"""Drafts, and articles dated in the future, leave no trace of themselves."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.support.sites import dedent, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

WORD = "Xylograph"  # stands in each draft, in its title, text and topics, and nowhere else
APRIL_FIFTH = "1775390400"  # 2026-04-05T12:00:00Z

FRONT = dedent("""
    # Front page

    ```{post-grid}
    ```

    ```{toctree}
    :glob:

    drafts/*
    ```
    """)


def draft(name: str, *, date: str = "2026-04-05", **fields: object) -> str:
    return post(
        f"{WORD} {name}",
        date=date,
        category=f"[AI, {WORD}s]",
        tags=f"[{WORD.lower()}]",
        author=f"{WORD} {name}",
        series=f"The {WORD}",
        body=f"A {WORD.lower()} of {name}.",
        **fields,
    )


def rest(head: str) -> str:
    title = f"{WORD} in reST"
    return f"{head}\n\n{title}\n{'=' * len(title)}\n\nA {WORD.lower()}.\n"


DRAFTS = {
    "marked.md": draft("marked", draft="true"),
    "empty.md": draft("empty", draft=""),
    "word.md": draft("word", draft="yes"),
    "unclear.md": draft("unclear", draft="perhaps"),
    "future.md": draft("future", date="2026-04-06"),
    "tonight.md": draft("tonight", date="2026-04-05T12:00:01Z"),
    "elsewhere.md": draft("elsewhere", date="2026-04-05T08:00:01-04:00"),
    "in-words.md": draft("words", date="6 April 2026"),
    "ablogs-format.md": draft("format", date="06 April 2026"),
    "bad-yaml.md": draft("yaml", draft="true", description="a: b: c"),
    "future-bad-yaml.md": draft("yaml", date="2026-04-06", description="a: b: c"),
    "undated.md": draft("undated", date="").replace("date: \n", ""),
    "crlf.md": draft("crlf", draft="true").replace("\n", "\r\n"),
    "byte-order.md": f"\ufeff{draft('bom', draft='true')}",
    "long.md": draft("long", description="word " * 5000, draft="true"),
    "fence.md": f"# {WORD}\n\nA {WORD.lower()}.\n\n```{{post}} 2026-04-06\n```\n",
    "colons.md": f"# {WORD}\n\nA {WORD.lower()}.\n\n:::{{post}} 2026-04-06\n:::\n",
    "fields.rst": rest(":blogpost: true\n:date: 2026-04-05\n:draft: true"),
    "future-fields.rst": rest(":blogpost: true\n:date: 2026-04-06"),
    "comment.rst": rest(".. A comment\n   of two lines.\n\n:blogpost: true\n:draft: true"),
    "spaced.rst": rest(":blogpost: true\n\n:date:\n   2026-04-06"),
    "directive.rst": rest("").lstrip() + "\n.. post:: 2026-04-06\n   :author: ada\n",
    "eval.md": f"# {WORD}\n\nA {WORD.lower()}.\n\n```{{eval-rst}}\n.. post:: 2026-04-06\n```\n",
    "notebook.ipynb": json.dumps(
        {"cells": [{"cell_type": "markdown", "source": [draft("cell", draft="true"), "More."]}]}
    ),
    "late.rst": rest("").lstrip() + "\nword\n" * 4000 + "\n.. post:: Apr 6, 2026\n",
}  # fmt: skip

EXAMPLES = {
    "example.md": "# Example\n\n````md\n```{post} 2999-01-01\n```\n````\n",
    "example-rest.rst": ":orphan:\n\nExample\n=======\n\n::\n\n   .. post:: 2999-01-01\n",
    "no-post.md": "---\norphan: true\ndate: 2999-01-01\n---\n\n# Not a post\n",
}

PUBLISHED = {
    "noon.md": post("Noon", date="2026-04-05T12:00:00Z", author=None),
    "today.md": post("Today", date="2026-04-05", author=None),
    "not-a-draft.md": post("No draft", draft="false", date="2026-04-01", author=None),
}


def sources() -> dict[str, str]:
    return {"index.md": FRONT} | {f"drafts/{name}": text for name, text in DRAFTS.items()} | (
        {f"drafts/{name}": text for name, text in (PUBLISHED | EXAMPLES).items()}
    )  # fmt: skip


def traces(site: Site) -> list[str]:
    """Return the files of the output in whose name or bytes the word of the drafts stands."""
    word = WORD.lower()
    return [
        name
        for name in sorted(site.files())
        if word in name.lower() or word.encode() in (site.out / name).read_bytes().lower()
    ]


CONF = {
    # Not as MyST-NB reads one, but enough to see that nothing is read.
    "source_suffix": {".rst": "restructuredtext", ".md": "markdown", ".ipynb": "markdown"},
    "myst_enable_extensions": ["colon_fence"],
    "suppress_warnings": ["myst.topmatter"],
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", APRIL_FIFTH)
        return make_site(tmp_path_factory.mktemp("drafts"), sources(), CONF)


def test_a_draft_is_nowhere_in_the_output(site: Site) -> None:
    assert traces(site) == []


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_has_no_page_and_no_source(site: Site, name: str) -> None:
    assert [file for file in site.files() if f"drafts/{name.rpartition('.')[0]}." in file] == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_page_about_drafts_is_no_draft(site: Site, name: str) -> None:
    assert f"drafts/{name.rpartition('.')[0]}.html" in site.files()


def test_what_is_no_draft_is_published(site: Site) -> None:
    titles = site.page("index").texts("mubboo-card-title")
    assert titles == ["Noon", "Today", "No draft"]


def test_an_unclear_mark_is_warned_of(site: Site) -> None:
    line = DRAFTS["unclear.md"].splitlines().index("draft: perhaps") + 1
    (warning,) = site.warnings_of("drafts/unclear.md")
    assert warning.startswith(f"{line}: WARNING: 'draft' takes true or false")


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Site:
    names = ("marked.md", "future.md", "fields.rst", "directive.rst")
    files = {f"drafts/{name}": DRAFTS[name] for name in names} | {"index.md": FRONT}
    files |= {"drafts/today.md": PUBLISHED["today.md"]}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", APRIL_FIFTH)
        conf = CONF | {"mubboo_show_drafts": True}
        return make_site(tmp_path_factory.mktemp("preview"), files, conf)


@pytest.mark.parametrize("name", ["marked", "future", "fields"])
def test_a_preview_shows_drafts_marked(preview: Site, name: str) -> None:
    page = preview.page(f"drafts/{name}")
    assert page.one("mubboo-byline").texts("mubboo-draft") == ["Draft"]


def test_a_preview_marks_cards_of_drafts_only(preview: Site) -> None:
    cards = preview.page("index").all("mubboo-card")
    marked = [c.one("mubboo-card-title").text for c in cards if c.all("mubboo-draft")]
    assert len(cards) == 5
    assert len(marked) == 4
    assert "Today" not in marked


def test_the_clock_publishes(build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"a.md": draft("a", date="2026-04-06"), "b.md": post("B", date="2026-04-01")}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", APRIL_FIFTH)
    assert traces(build(files)) == []
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(APRIL_FIFTH) + 86400))
    site = build()
    assert {"a.html", "b.html", "blog/category/ai.html"} <= set(traces(site))


def test_without_a_clock_it_is_now(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    site = build({"a.md": draft("a", date="2999-01-01"), "b.md": post(date="2001-01-01")})
    assert traces(site) == []
    assert "b.html" in site.files()


def test_an_article_that_becomes_a_draft_leaves_all_other_pages(
    build: Callable[..., Site],
) -> None:
    published = draft("a", date="2026-04-01", related="[b]")
    others = {f"{n}.md": post(n.upper(), date="2026-03-01", author=None) for n in "bc"}
    files = {"index.md": "# Front page\n\n```{post-grid}\n```\n", "a.md": published, **others}
    conf = {
        "mubboo_after_body": ["related-posts", "adjacent", "series"],
    }
    before = build(files, conf)
    assert {"index.html", "b.html", "c.html", "searchindex.js"} <= set(traces(before))
    drafted = {"a.md": published.replace("date:", "draft: true\ndate:")}
    after, clean = build(drafted, conf), build(drafted, conf, out="clean")
    pages = [name for name in clean.files() if name.endswith(".html")]
    assert {"index.html", "b.html", "c.html", "blog/category/ai.html"} <= set(pages)
    assert {name for name in after.files() if name.endswith(".html")} == set(pages)
    # Sphinx's search index keeps the words of documents that are gone.
    assert set(traces(after)) <= {"searchindex.js"}
    assert [name for name in pages if after.read(name) != clean.read(name)] == []


LINKS = dedent("""
    # Front page

    [By MyST](draft.md), [by a path](path:draft.md), {doc}`by role <draft>`, {download}`draft.md`.
    """)


def test_a_link_to_a_draft_shows_its_text_alone(build: Callable[..., Site]) -> None:
    site = build({"index.md": LINKS, "draft.md": draft("linked", draft="true")})
    text = site.page("index").one("body").text
    assert "By MyST, by a path, by role, draft.md." in text
    assert "draft.html" not in site.html("index")
    assert not any("draft" in name for name in site.files())
    assert site.warned("index.md:3", "draft.md", "only the link's text", "[mubboo.front_matter]")
    # And it is a link when the draft appears.
    published = {"draft.md": draft("linked")}
    site = build(published)
    assert site.html("index").count('href="draft.html') == 2
    assert site.html("index").count('class="reference download internal"') == 2
    assert site.warnings_of("index.md") == []


@pytest.mark.parametrize("link", ["[text](path:draft.md)", "{download}`draft.md`"])
def test_a_download_comes_when_the_draft_appears(build: Callable[..., Site], link: str) -> None:
    build({"index.md": f"# Front\n\n{link}\n", "draft.md": draft("linked", draft="true")})
    assert "_downloads/" in build({"draft.md": draft("linked")}).html("index")


def test_an_article_appears_when_its_time_has_come_in_the_sites_zone(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = {"mubboo_timezone": "Asia/Tokyo"}
    files = {"a.md": post("Tomorrow", date="2026-04-06"), "b.md": post("Published", author=None)}
    # 2026-04-05T14:59:59Z is a second before midnight in Tokyo.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(APRIL_FIFTH) + 10799))
    assert "a.html" not in build(files, conf).files()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(APRIL_FIFTH) + 10800))
    site = build({}, conf)
    assert "a.html" in site.files()
    assert "Tomorrow" in site.html("blog")
    # And goes when the clock is put back.
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(APRIL_FIFTH) + 10799))
    assert "Tomorrow" not in build({}, conf).html("blog")
