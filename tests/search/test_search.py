"""Search by Pagefind: what is indexed, kept, and left out."""

from __future__ import annotations

import gzip
import importlib.util
import json
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest

from mubboo_sphinx.search import index, pagefind
from mubboo_sphinx.search.pagefind import PagefindError, make_index
from tests.support.outputs import differences, look
from tests.support.rebuild_site import Desk
from tests.support.sites import magazine, make_site, post

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

ON: dict[str, Any] = {"mubboo_search": True}
OURS: dict[str, Any] = ON | {"html_theme": "mubboo"}


def indexed(site: Site) -> str:
    """Return the texts of all pages that can be found."""
    fragments = sorted((site.out / "pagefind/fragment").glob("*"))
    return "\n".join(gzip.decompress(path.read_bytes()).decode() for path in fragments)


def test_articles_are_found_by_their_text_and_not_by_what_stands_around(
    build: Callable[..., Site],
) -> None:
    site = build(
        magazine(4) | {"other.md": "---\norphan: true\n---\n# Another page\n\nUnfound.\n"}, ON
    )
    text = indexed(site)
    assert text.count("All about") == 4
    assert "Related articles" not in text
    assert "Share" not in text
    assert "Unfound" not in text


def test_in_our_theme_other_documents_are_found_too(build: Callable[..., Site]) -> None:
    site = build(
        magazine(1) | {"other.md": "---\norphan: true\n---\n# Another page\n\nFound.\n"}, OURS
    )
    assert "Found." in indexed(site)


def test_search_can_be_narrowed_to_what_there_is(build: Callable[..., Site]) -> None:
    site = build(magazine(4), ON)
    filters = json.loads(site.read(f"pagefind/{index.FILTERS}"))
    assert [label for label, _ in filters["topic"]] == ["AI", "Industry", "Travel"]
    assert [label for label, _ in filters["author"]] == ["Ada Lovelace", "Mubboo Editorial Team"]
    names = {name for labels in filters.values() for _, name in labels}
    html = site.html("posts/p1")
    assert names - {name for name in names if f'data-pagefind-filter="{name}:1"' in html} == {
        name for label, name in filters["topic"] if label == "Travel"
    }


def test_drafts_are_not_found(build: Callable[..., Site]) -> None:
    site = build(magazine(1) | {"d.md": post("Secret", author=None, draft="true")}, ON)
    assert "Secret" not in indexed(site)


def test_the_same_pages_give_the_same_index(tmp_path: Path) -> None:
    one, other = Desk(tmp_path / "one"), Desk(tmp_path / "other")
    for desk in (one, other):
        desk.build(magazine(6), **OURS)
    assert differences("the same", one.output(), other.output()) == []


@pytest.mark.parametrize("theme", ["mubboo", "alabaster", "pydata_sphinx_theme"])
def test_pagefind_makes_the_same_of_a_page_and_of_its_readable_part(
    theme: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    conf = ON | {"html_theme": theme}
    files = magazine(3) | {
        "about.md": "# About\n\nWhat `data-pagefind-body` and `</main>` mean.\n",
        "posts/fr.md": post("Un titre", language="fr", body="Le `data-pagefind-body`.\n\n## Suite"),
    }
    part = make_site(tmp_path / "part", files, conf)
    monkeypatch.setattr(index, "readable_part", lambda page: page)
    whole = make_site(tmp_path / "whole", files, conf)
    found = look(part.out / "pagefind"), look(whole.out / "pagefind")
    assert found[0].contents.keys() == found[1].contents.keys()
    assert found[0].contents == found[1].contents


def test_a_page_that_marks_nothing_is_handed_over_whole() -> None:
    for page in (
        "<html><body><main>Text</main></body></html>",
        "<html><body><div data-pagefind-body>Text</div></body></html>",
        "<html><body><main data-pagefind-body>A</main><p data-pagefind-body>B</p></body></html>",
    ):
        assert index.readable_part(page) == page
    page = '<html lang="en"><head></head><body><main data-pagefind-body>A</main>Foot</body></html>'
    assert "Foot" not in index.readable_part(page)
    assert '<html lang="en">' in index.readable_part(page)


def test_the_index_follows_the_pages(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.build(magazine(3), **OURS)
    desk.rebuild({"posts/p1.md": post("Another title", body="Another text.")})
    desk.remove("posts/p2.md")
    desk.rebuild()
    desk.rebuild(mubboo_search=False)
    assert not [name for name in desk.output().contents if name.startswith("pagefind/")]
    desk.rebuild(mubboo_search=True)


def test_nothing_is_indexed_where_nothing_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path)
    desk.build(magazine(2), **OURS)
    before = look(desk.folder / "html")
    monkeypatch.setattr(index, "make_index", lambda *_: pytest.fail("indexed again"))
    desk.build()
    assert look(desk.folder / "html") == before


def test_our_theme_needs_no_second_index(build: Callable[..., Site]) -> None:
    site = build(magazine(1), OURS)
    assert "searchindex.js" not in site.files()
    assert "searchindex.js" not in site.html("search")
    site = build({}, {"mubboo_search": False, "html_theme": "mubboo"})
    assert "searchindex.js" in site.files()
    assert "searchtools.js" in site.html("search")
    site = build({}, ON)
    assert "searchindex.js" in site.files()


def test_what_pagefind_cannot_do_is_warned_of(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/true")
    site = build(magazine(1), ON)
    assert site.warned("Pagefind could not index the site", "without an answer", "[mubboo.config]")
    assert "posts/p1.html" in site.files()


def fake_pagefind(folder: Path, script: str) -> Path:
    program = folder / "fake-pagefind"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


@pytest.mark.parametrize("script", ["exit 3", "head -c 10 >/dev/null; exit 3", "echo nonsense,"])
def test_search_comes_back_once_pagefind_works_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    desk = Desk(tmp_path, {"mubboo_authors": "authors.yml"})
    with monkeypatch.context() as patched:
        patched.setenv("PAGEFIND_BINARY_PATH", str(fake_pagefind(tmp_path, script)))
        for _ in range(2):  # it is said until it is mended
            site = desk.build(magazine(2), **OURS)
            assert site.warned("Pagefind could not index the site", "[mubboo.config]")
            assert "pagefind/pagefind.js" not in site.files()
    site = desk.build()
    assert site.warnings == ""
    assert "pagefind/pagefind.js" in site.files()
    desk.rebuild()
    desk.rebuild({"posts/p1.md": post("Another", body="Text.")})


@pytest.mark.parametrize("script", ["sleep 60", "while read -r line; do :; done; sleep 60"])
def test_a_pagefind_that_hangs_does_not_hang_the_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str
) -> None:
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(fake_pagefind(tmp_path, f"exec 2>&-; {script}")))
    monkeypatch.setattr(pagefind, "ANSWERS_WITHIN", 1)
    started = time.monotonic()
    site = Desk(tmp_path).build(magazine(1), **OURS)
    assert time.monotonic() - started < 30
    assert site.warned("Pagefind", "no answer within 1 s", "[mubboo.config]")


def test_who_asks_for_pagefind_where_it_is_not_installed_is_told(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: None if name == "pagefind" else find(name)
    )
    conf = 'extensions = ["mubboo_sphinx"]\n'
    assert build({"conf.py": conf}).warnings == ""
    site = build({"conf.py": f"{conf}mubboo_search = True\n"})
    assert site.warned("conf.py:2", "mubboo-sphinx[search]", "[mubboo.config]")


def test_a_pagefind_that_has_ended_is_one_without_an_answer(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start = subprocess.Popen

    def start_and_wait(*arguments: Any, **options: Any) -> Any:
        process = start(*arguments, **options)
        process.wait()
        return process

    monkeypatch.setenv("PAGEFIND_BINARY_PATH", "/bin/true")
    monkeypatch.setattr(subprocess, "Popen", start_and_wait)
    # What it could not be told is still there when its input is closed.
    with pytest.raises(PagefindError, match="without an answer"):
        make_index([("page.html", "<p>words</p>")])


def test_without_pagefind_sphinx_searches(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "importlib.util.find_spec", lambda name: None if name == "pagefind" else find(name)
    )
    site = build(magazine(1), OURS)
    assert not any(name.startswith("pagefind/") for name in site.files())
    assert "searchtools.js" in site.html("search")
    assert "data-pagefind=" not in site.html("index")
