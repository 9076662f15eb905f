"""What a build reads and writes: what has changed by content, whatever the files' times say."""

from __future__ import annotations

import os
import re
import time
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.rebuild_site import Desk
from tests.support.sites import magazine

if TYPE_CHECKING:
    from pathlib import Path

STATIC: dict[str, Any] = {"html_static_path": ["_static"], "html_css_files": ["own.css"]}
BYLINE = {"_templates/mubboo/byline.html": "<p>By a xylographer</p>\n"}
SECOND = 1_000_000_000
DAMAGED = ("posts/p2.html", "index.html", "blog/category/ai.html", "searchindex.js",
           "_images/team.svg", "genindex.html")  # fmt: skip
P2 = magazine(3)["posts/p2.md"]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1775995200")
    one = Desk(tmp_path, {"mubboo_authors": "authors.yml", "templates_path": ["_templates"]})
    one.write(magazine(3) | {"_static/own.css": "a { margin: 1px }\n"})
    return one


def checksums(desk: Desk) -> set[str]:
    """Return the checksums of a style sheet that pages ask for; "" where one asks for none."""
    pages = [text.decode() for name, text in desk.output().contents.items() if ".html" in name]
    found = [re.search(r"own\.css\?v=(\w+)", page) for page in pages]
    return {each.group(1) if each else "" for each in found}


def test_a_style_sheet_has_another_checksum_on_every_page(desk: Desk) -> None:
    seen = []
    desk.build(**STATIC)
    for margin in (1, 2, 3):
        desk.rebuild({"_static/own.css": f"a {{ margin: {margin}px }}\n"})
        seen.append(checksums(desk))
    assert [len(each) for each in seen] == [1, 1, 1]
    assert len(set.union(*seen)) == 3


def set_times(folder: Path, nanoseconds: int) -> None:
    for path in folder.rglob("*"):
        os.utime(path, ns=(nanoseconds, nanoseconds))


@pytest.mark.parametrize("name", ["posts/p2.md", "authors.yml", "avatars/team.svg"])
def test_an_edit_of_the_same_size_and_time_is_noticed(desk: Desk, name: str) -> None:
    desk.build()
    path = desk.source / name
    old, text = path.stat(), path.read_text()
    changed = text.translate(str.maketrans("W9", "X8"))
    assert changed != text
    path.write_text(changed)
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert path.stat().st_size == old.st_size
    desk.rebuild()


def test_a_copy_of_an_old_time_is_not_taken_for_the_one_before(desk: Desk) -> None:
    desk.build(**STATIC)
    path = desk.source / "_static/own.css"
    old = path.stat()
    path.write_text("a { margin: 2px }\n", encoding="utf-8")
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    desk.build()
    copied = desk.folder / "html/_static/own.css"
    before = copied.stat().st_mtime_ns
    set_times(desk.source, time.time_ns())
    desk.build(html_short_title="Short")
    assert copied.stat().st_mtime_ns == before, "its bytes are the same"


@pytest.mark.parametrize("offset", [-3600 * SECOND, 60 * SECOND])
def test_other_times_alone_make_nothing_read_or_written(desk: Desk, offset: int) -> None:
    desk.build(**STATIC)
    before = desk.output()
    set_times(desk.source, time.time_ns() + offset)
    site = desk.build()
    assert site.documents_read == []
    assert desk.output() == before


def test_one_word_writes_what_differs(desk: Desk) -> None:
    desk.build(**STATIC)
    before = desk.output()
    site = desk.rebuild({"posts/p2.md": P2 + "Xylograph.\n"})
    assert site.documents_read == ["posts/p2"]
    after = desk.output()
    written = {name for name, at in after.times.items() if before.times[name] != at}
    assert written == {"posts/p2.html", "_sources/posts/p2.md.txt", "searchindex.js"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_nothing_is_written_again(desk: Desk, jobs: int) -> None:
    desk.build(**STATIC)
    before = desk.output()
    site = desk.build(jobs=jobs)
    assert site.documents_read == []
    assert desk.output() == before


def test_a_template_that_comes_and_goes(desk: Desk) -> None:
    desk.build()
    before = desk.output().contents
    desk.rebuild(BYLINE)
    assert {f"posts/p{n}.html" for n in (1, 2, 3)} <= desk.containing("xylographer")
    desk.remove(*BYLINE)
    desk.rebuild()
    assert desk.output().contents == before
