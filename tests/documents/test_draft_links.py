"""What pages show of the drafts that they link to or include, and when that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.support.outputs import assert_same
from tests.support.rebuild_site import Desk
from tests.support.sites import make_site, post

if TYPE_CHECKING:
    from pathlib import Path

NOON = 1775390400  # 2026-04-05T12:00:00Z
WORD = "Sesame"
CONF: dict[str, Any] = {"html_theme": "mubboo", "blog_post_pattern": ["posts/*.md"], "numfig": True,
                        "myst_enable_extensions": ["attrs_inline"]}  # fmt: skip
DRAFT = f"---\ndraft: true\ndate: 2026-04-01\n---\n\n# {WORD} street\n\n{WORD}, at length.\n"
OPEN = DRAFT.replace("draft: true\n", "")


def page(text: str) -> str:
    return post("Linking", author=None, body=text)


LINKS = {
    "See [](later.md).": "See later.",
    "See [](/posts/later.md).": "See later.",
    "See [](later.md#part).": "See later.",
    "See <project:later.md>.": "See later.",
    "See [that one](later.md).": "See that one.",
    "See [**that** `one`](later.md 'Title').": "See that one.",
    "See [that][].\n\n[that]: later.md": "See that.",
    "See {doc}`later`.": "See later.",
    "See {doc}`that one </posts/later>`.": "See that one.",
    "See {download}`later.md`.": "See later.md.",
    "See <path:later.md>.": "See later.md.",
    "```{eval-rst}\nSee :doc:`later`.\n```": "See later.",
    "See [one](later.md){.own #own}.": "See one.",
    "See [](later.md){.own}.": "See later.",
}


@pytest.mark.parametrize("text", LINKS)
def test_a_link_to_a_draft_is_readable_text_and_warned_of(tmp_path: Path, text: str) -> None:
    files = {"index.md": "# Front\n", "posts/a.md": page(text), "posts/later.md": DRAFT}
    site = make_site(tmp_path, files, CONF)
    (paragraph,) = [
        each for each in site.page("posts/a").all(tag="p") if each.text.startswith("See ")
    ]
    assert " ".join(paragraph.text.split()) == LINKS[text]
    assert paragraph.all(tag="a") == []
    (warning,) = site.warnings.splitlines()
    assert warning.startswith(f"{site.source}/posts/a.md:")
    assert "held back" in warning
    assert warning.endswith("[mubboo.front_matter]")
    assert site.articles["posts/a"].description == LINKS[text]


def test_a_link_to_the_index_of_a_folder_shows_the_name_of_the_folder(tmp_path: Path) -> None:
    files = {
        "index.md": "# Front\n\nSee [](posts/later/index.md).\n",
        "posts/later/index.md": DRAFT,
    }
    site = make_site(tmp_path, files, CONF)
    assert "See later." in site.page("index").text
    assert site.warnings_of("index.md")[0].startswith("3: ")


def test_a_picture_and_a_card_that_link_to_a_draft(tmp_path: Path) -> None:
    card = "```{card} Card\n:link: later\n:link-type: doc\n\nText\n```"
    text = f"[![Seen](/p.svg)](later.md)\n\n{card}"
    files = {
        "index.md": "# Front\n",
        "posts/a.md": page(text),
        "posts/later.md": DRAFT,
        "p.svg": '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path/></svg>',
    }
    site = make_site(tmp_path, files, CONF)
    shown = site.page("posts/a")
    assert [each.attributes["alt"] for each in shown.all(tag="img")] == ["Seen"]
    (body,) = shown.all("sd-card-body")
    assert body.text.split() == ["Card", "Text"]
    assert "later" not in shown.text


def test_a_button_that_leads_to_a_draft_keeps_its_words(tmp_path: Path) -> None:
    text = "```{button-ref} later\n:ref-type: doc\n:color: primary\n\nGo *there*\n```"
    text += "\n\n```{button-ref} later\n:ref-type: doc\n```"
    files = {"index.md": "# Front\n", "posts/a.md": page(text), "posts/later.md": DRAFT}
    site = make_site(tmp_path, files, CONF)
    words = [each.text.strip() for each in site.page("posts/a").all(tag="p")]
    assert {"Go there", "later"} <= set(words)
    assert site.warned("posts/a.md:", "held back")


def test_a_reference_in_a_title_and_in_rest(tmp_path: Path) -> None:
    files = {
        "index.rst": "Front\n=====\n\nSee :doc:`posts/later` and :doc:`this <posts/later>`.\n",
        "posts/a.md": "---\ndate: 2026-04-01\n---\n\n# After [](later.md)\n\nWords.\n",
        "posts/later.md": DRAFT,
    }
    site = make_site(tmp_path, files, CONF)
    assert "See posts/later and this." in " ".join(site.page("index").text.split())
    assert site.articles["posts/a"].title == "After later"
    assert len(site.warnings_of("index.rst")) == len(["of both"])


INCLUDED = {
    "include": "```{include} later.md\n```",
    "include, literal": "```{include} later.md\n:literal:\n```",
    "include, code": "```{include} later.md\n:code: text\n```",
    "include of a part": "```{include} later.md\n:start-line: 5\n```",
    "literalinclude": "```{literalinclude} later.md\n```",
    "literalinclude with a caption": "```{literalinclude} later.md\n:caption: Said\n:name: it\n```",
    "literalinclude of a part": "```{literalinclude} later.md\n:start-at: Sesame\n```",
    "reST": "```{eval-rst}\n.. include:: later.md\n```",
    "reST, literal": "```{eval-rst}\n.. include:: later.md\n   :literal:\n```",
    "reST, code": "```{eval-rst}\n.. include:: later.md\n   :code:\n```",
    "reST, another parser": "```{eval-rst}\n.. include:: later.md\n   :parser: myst\n```",
    "raw": "```{raw} html\n:file: later.md\n```",
    "csv-table": "```{csv-table}\n:file: later.md\n```",
    "reST, csv-table": "```{eval-rst}\n.. csv-table:: T\n   :file: /posts/later.md\n```",
    "from a file between": "```{include} /part.txt\n```",
}


@pytest.mark.parametrize("name", INCLUDED)
def test_nothing_of_a_draft_is_included(tmp_path: Path, name: str) -> None:
    files = {
        "index.md": "# Front\n",
        "posts/a.md": page(f"Before.\n\n{INCLUDED[name]}\n\nAfter."),
        "part.txt": "```{include} /posts/later.md\n```\n",
        "posts/later.md": DRAFT,
    }
    site = make_site(tmp_path, files, CONF)
    for file in site.files():
        content = (site.out / file).read_bytes()
        own = b":start-at: sesame"  # of the article's source, as it was written
        assert WORD.lower().encode() not in content.lower().replace(own, b""), file
    assert "After." in site.page("posts/a").text
    assert site.warned("posts/a.md:", "held back", "[mubboo.front_matter]")


SHOWN = (
    "See [](later.md) and {doc}`later` and [words](/posts/later.md).",
    "{download}`later.md`",
    INCLUDED["include"],
    INCLUDED["literalinclude"],
    INCLUDED["from a file between"],
)


@pytest.mark.parametrize("text", SHOWN)
def test_a_page_changes_when_a_draft_comes_and_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    desk = Desk(tmp_path, dict(CONF))
    part = {"part.txt": "```{include} /posts/later.md\n```\n"}
    desk.rebuild({"index.md": "# Front\n", "posts/a.md": page(text), **part})
    for content in (DRAFT, None, OPEN, DRAFT, OPEN, None, DRAFT):
        if content is None:
            desk.remove("posts/later.md")
            site = desk.rebuild()
        else:
            site = desk.rebuild({"posts/later.md": content})
        held = content == DRAFT
        assert bool(desk.containing(WORD)) is (content == OPEN)
        assert any("held back" in each for each in site.warnings_of("posts/a.md")) is held
    desk.rebuild(mubboo_show_drafts=True)
    assert "posts/a.html" in desk.containing(WORD) or "download" in text
    desk.rebuild(mubboo_show_drafts=False)
    assert desk.containing(WORD) == set()


@pytest.mark.parametrize("text", SHOWN)
def test_a_page_changes_when_the_day_of_an_article_comes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    desk = Desk(tmp_path, dict(CONF))
    waiting = OPEN.replace("2026-04-01", "2026-04-06")
    part = {"part.txt": "```{include} /posts/later.md\n```\n"}
    files = {"index.md": "# Front\n", "posts/a.md": page(text), "posts/later.md": waiting, **part}
    desk.rebuild(files)
    assert desk.containing(WORD) == set()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON + 86400))
    desk.rebuild()
    assert "posts/later.html" in desk.containing(WORD)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOON))
    desk.rebuild()
    assert desk.containing(WORD) == set()


def test_a_page_changes_when_the_draft_comes_in_another_format(tmp_path: Path) -> None:
    desk = Desk(tmp_path, dict(CONF))
    text = page("See {doc}`later`.")
    site = desk.rebuild({"index.md": "# Front\n", "posts/a.md": text, "posts/later.md": DRAFT})
    assert "See later." in site.page("posts/a").text
    desk.remove("posts/later.md")
    site = desk.rebuild({"posts/later.rst": f":orphan:\n\n{WORD}\n======\n\nWords.\n"})
    assert f"See {WORD}." in site.page("posts/a").text


def test_what_is_read_in_parallel_is_told_and_left_out_alike(tmp_path: Path) -> None:
    text = "See [](later.md).\n\n```{include} later.md\n```"
    files = {f"posts/a{number}.md": page(text) for number in range(12)}
    files |= {"index.md": "# Front\n", "posts/later.md": DRAFT}
    serial = make_site(tmp_path / "one", files, CONF)
    parallel = make_site(tmp_path / "two", files, CONF, jobs=2)
    assert_same(parallel, serial)
    told = [site.warnings.replace(str(site.source), "") for site in (serial, parallel)]
    assert told[0] == told[1]
    assert told[0].count("held back") == 2 * 12
