"""What a build leaves behind is what the next one counts on."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx

from tests.support.sites import AVATAR, magazine, post, run_sphinx, sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.support.sites import Site

THEIRS = """
extensions = ["mubboo_sphinx"]
html_theme = "alabaster"
mubboo_authors = "authors.yml"
calls = __import__("pathlib").Path(__file__).with_name("calls")

def pages(app):
    first = not calls.exists()
    calls.touch()
    if first:  # as viewcode does for modules that did not change
        yield "theirs/page", {"title": "Theirs", "body": "<p>Theirs</p>"}, "page.html"

def setup(app):
    app.connect("html-collect-pages", pages)
"""


def test_pages_of_other_extensions_are_theirs(build: Callable[..., Site]) -> None:
    build(magazine(2) | {"conf.py": THEIRS})
    site = build({"posts/p1.md": post("Changed")})
    assert "theirs/page.html" in site.files()


def test_a_build_of_some_files_leaves_the_others_to_the_next(
    build: Callable[..., Site], monkeypatch: Any
) -> None:
    build(magazine(3))
    # A title on the front page and on cards changes, and only the article itself is written.
    write_all = Sphinx.build

    def write_one(self: Sphinx, *_: object) -> None:
        write_all(self, False, [self.srcdir / "posts" / "p3.md"])  # noqa: FBT003

    monkeypatch.setattr(Sphinx, "build", write_one)
    changed = {"posts/p3.md": magazine(3)["posts/p3.md"].replace("# Article 3", "# Another 3")}
    assert "Another 3" not in build(changed).html("index")
    monkeypatch.undo()
    assert "Another 3" in build({}).html("index")


def test_two_folders_of_output_may_share_what_was_read(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    build(magazine(2), out="first")
    source = tmp_path / "source"
    (tmp_path / "doctrees-second").symlink_to(tmp_path / "doctrees-first")
    conf = {"mubboo_authors": "authors.yml"}
    run_sphinx(source, tmp_path / "second", conf=conf)
    changed = {"posts/p2.md": magazine(2)["posts/p2.md"].replace("# Article 2", "# Another 2")}
    assert "Another 2" in build(changed, out="first").html("index")
    assert "Another 2" in run_sphinx(source, tmp_path / "second", conf=conf).html("index")


LEDGERS = {"atom", "files", "index", "listings", "not", "output", "place", "shown", "warned"}


def test_a_list_that_was_cut_off_stops_nothing(build: Callable[..., Site], tmp_path: Path) -> None:
    build(magazine(1))
    ledgers = list((tmp_path / "doctrees-html").glob("mubboo-*.json"))
    assert {path.name.split("-")[1].removesuffix(".json") for path in ledgers} == LEDGERS
    for kept in (0, 5, -3):
        for path in ledgers:
            path.write_bytes(path.read_bytes()[:kept])
        assert build({"posts/p1.md": post(f"Changed, {kept}")}).warnings == ""


def test_a_slip_in_the_mark_of_a_post_leaks_no_draft(build: Callable[..., Site]) -> None:
    draft = "---\nblogpost: ture\ndraft: true\n---\n# Secret\n\nUnspeakable.\n"
    lost = "---\nblogpost: maybe\ndate: 2026-04-05\norphan: true\n---\n# Not lost\n"
    site = build(magazine(0) | {"draft.md": draft, "lost.md": lost})
    assert not any("draft" in name for name in site.files())
    assert "Unspeakable" not in "".join(_texts(site))
    assert site.warned("lost.md:2", "blogpost", "[mubboo.front_matter]")


def test_a_redirect_takes_no_page_and_leaves_no_folder(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    files = {
        "a.md": post("A", redirect="index"),
        "b.md": post("B", redirect="../../evil", date="2026-04-04"),
        "c.md": post("C", redirect="old/c", date="2026-04-03"),
    }
    site = build(magazine(0) | files)
    assert "Front page" in site.html("index")
    assert not list(tmp_path.rglob("evil*"))
    assert "../c.html" in site.html("old/c")
    assert site.warned("a.md", "redirect", "[mubboo.front_matter]")
    assert site.warned("b.md", "redirect", "[mubboo.front_matter]")
    assert not site.warned("c.md")
    assert build({}).warnings == site.warnings


def _texts(site: Site) -> Iterator[str]:
    for name in site.files():
        yield (site.out / name).read_text(encoding="utf-8", errors="replace")


NOTING = """
extensions = ["mubboo_sphinx"]
html_theme = "alabaster"
mubboo_authors = "authors.yml"

def note(app, docname, source):
    with open(app.srcdir / "read.txt", "a") as file:
        file.write(docname + "\\n")

def setup(app):
    app.connect("source-read", note)
"""


@pytest.mark.parametrize(
    "text",
    [
        "[text](nowhere.md)",  # while writing
        "{unknown-role}`text`",  # while reading
    ],
)
def test_where_warnings_are_errors_they_come_again(tmp_path: Path, text: str) -> None:
    source, out = tmp_path / "source", tmp_path / "html"
    write(source, {"conf.py": 'extensions = ["mubboo_sphinx"]\n', "index.md": "# Front\n"})
    write(source, {"a.md": post(author=None), "b.md": f"---\norphan: true\n---\n# B\n\n{text}\n"})
    assert sphinx_build("-W", "--keep-going", source, out).returncode == 1
    again = sphinx_build("-W", "--keep-going", source, out)
    assert again.returncode == 1
    assert "b.md:6" in again.stderr
    write(source, {"b.md": "---\norphan: true\n---\n# B\n"})
    assert sphinx_build("-W", "--keep-going", source, out).returncode == 0


def test_where_warnings_are_errors_those_of_no_page_come_again(tmp_path: Path) -> None:
    source, out = tmp_path / "source", tmp_path / "html"
    write(source, {"conf.py": 'extensions = ["mubboo_sphinx"]\n', "index.md": "# Front\n"})
    write(source, {"b.md": "# In no table of contents\n"})
    for _ in range(2):
        done = sphinx_build("-W", "--keep-going", source, out)
        assert done.returncode == 1
        assert "toc.not_included" in done.stderr


def test_a_cache_moves_with_its_sources(tmp_path: Path) -> None:
    source = tmp_path / "one" / "source"
    write(source, magazine(2) | {"conf.py": NOTING})
    assert sphinx_build(source, tmp_path / "one" / "html").returncode == 0
    shutil.copytree(tmp_path / "one", tmp_path / "two")
    shutil.rmtree(tmp_path / "one")
    moved = tmp_path / "two"
    (moved / "source" / "read.txt").unlink()
    times = {path: path.stat().st_mtime_ns for path in (moved / "html").rglob("*.html")}
    assert sphinx_build(moved / "source", moved / "html").returncode == 0
    assert not (moved / "source" / "read.txt").exists()
    assert {path: path.stat().st_mtime_ns for path in times} == times
    # And a picture that an article depends on is found where it is now.
    write(moved / "source", {"avatars/team.svg": AVATAR.replace("96", "95")})
    write(moved / "source", {"posts/p1.md": post("Changed")})
    assert sphinx_build(moved / "source", moved / "html").returncode == 0
    assert (moved / "source" / "read.txt").read_text().split() == ["posts/p1"]


def test_a_warning_says_its_kind_once_and_counts_once(tmp_path: Path) -> None:
    source = tmp_path / "source"
    write(source, {"conf.py": 'extensions = ["mubboo_sphinx"]\n', "index.md": "# Front\n"})
    write(source, {"a.md": post(author=None, date="soon")})
    done = sphinx_build(source, tmp_path / "html")
    assert done.stderr.count("[mubboo.date]") == 1
    assert "1 warning." in done.stdout
