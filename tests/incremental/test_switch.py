"""Incremental builds as an extension: alone, switched off, and without a private name."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

import pytest
import sphinx.builders.html
import sphinx.environment
from sphinx.builders.html import _assets
from sphinx.search import IndexBuilder

from mubboo_sphinx.sphinx_tools.private_names import PrivateName, have_all
from tests.support.kitchen_sink import kitchen_sink
from tests.support.outputs import Files, differing, look
from tests.support.sites import Site, magazine, post, run_sphinx, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


ALONE = {"extensions": ["mubboo_sphinx.incremental"], "html_baseurl": "https://plain.example/"}
PLAIN = {
    "index.rst": "Front\n=====\n\n.. toctree::\n\n   a\n   b\n\n:ref:`of-b`\n",
    "a.rst": "A\n=\n\nWords of A. :doc:`b`\n",
    "b.rst": ".. _of-b:\n\nB\n=\n\nWords of B.\n",
}


ENV_VERSION = re.compile(rb'"envversion":\{[^}]*\}|envversion:\{[^}]*\}')


def output(found: Site) -> Files:
    """Return the files of a site, but for what Sphinx notes of its extensions and options.

    The search index names the versions of the extensions; `.buildinfo` has options with which
    pages are written again.
    """
    files = look(found.out)
    index = files.contents.get("searchindex.js", b"")
    noted = {"searchindex.js": ENV_VERSION.sub(b"", index), ".buildinfo": b""}
    return Files({**files.contents, **noted}, files.times)


def site(folder: Path, files: dict[str, str], conf: dict[str, Any], **options: Any) -> Site:
    write(folder / "source", files)
    return run_sphinx(folder / "source", folder / "html", conf=conf, **options)


def test_a_site_of_plain_sphinx_may_load_it_alone(tmp_path: Path) -> None:
    before = site(tmp_path, PLAIN, ALONE)
    assert before.warnings == ""
    assert "mubboo" not in before.read("a.html")
    # A fresh checkout has new file times; nothing is read for them.
    for file in (tmp_path / "source").iterdir():
        os.utime(file, (2_000_000_000, 2_000_000_000))
    assert run_sphinx(tmp_path / "source", tmp_path / "html", conf=ALONE).documents_read == []
    # What others show of a document is written again with it, and what is gone is removed.
    changed = {**PLAIN, "b.rst": PLAIN["b.rst"].replace("B\n=", "Bees\n===="), "a.rst": "A\n=\n"}
    after = site(tmp_path, changed, ALONE)
    assert sorted(after.documents_read) == ["a", "b"]
    clean = site(tmp_path / "clean", changed, ALONE)
    assert differing(output(after), output(clean)) == []
    assert "Bees" in after.read("index.html")


def test_the_output_is_that_of_plain_sphinx(tmp_path: Path) -> None:
    with_it = site(tmp_path / "with", PLAIN, ALONE)
    without = site(tmp_path / "without", PLAIN, ALONE | {"extensions": []})
    names = {name for name in without.files() if name.endswith((".html", ".rst.txt", ".css"))}
    assert {
        name for name in with_it.files() if name.endswith((".html", ".rst.txt", ".css"))
    } == names
    assert [name for name in sorted(names) if with_it.read(name) != without.read(name)] == []


OTHERS = """\
from pathlib import Path

from mubboo_sphinx.incremental.inputs import add_page_dependency

extensions = ["mubboo_sphinx.incremental"]


def word(app, docname):
    return Path(app.srcdir, "word.txt").read_text() if docname == "a" else ""


def show(app, pagename, template, context, document):
    context["body"] = context.get("body", "") + word(app, pagename)


def setup(app):
    add_page_dependency(app, word)
    app.connect("html-page-context", show)
"""


def test_other_extensions_tell_what_their_pages_show(tmp_path: Path) -> None:
    files = PLAIN | {"conf.py": OTHERS, "word.txt": "<p>one</p>"}
    first = site(tmp_path, files, {})
    written = (first.out / "b.html").stat().st_mtime_ns
    assert "<p>one</p>" in first.read("a.html")
    second = site(tmp_path, {"word.txt": "<p>two</p>"}, {})
    assert second.documents_read == []
    assert "<p>two</p>" in second.read("a.html")
    assert (second.out / "b.html").stat().st_mtime_ns == written


@pytest.mark.parametrize("switch", ["mubboo_incremental", "mubboo_fast"])
@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_a_clean_build_is_the_same_with_it_and_without(
    tmp_path: Path, theme: str, switch: str
) -> None:
    conf = {"mubboo_authors": "authors.yml", "html_theme": theme}
    on = site(tmp_path / "on", magazine(), conf)
    off = site(tmp_path / "off", magazine(), conf | {switch: False})
    assert off.warnings == on.warnings == ""
    assert differing(output(on), output(off)) == []


@pytest.mark.parametrize("switch", ["mubboo_incremental", "mubboo_fast"])
def test_the_kitchen_sink_is_the_same_with_it_and_without(
    sink: Callable[..., Site], tmp_path: Path, switch: str
) -> None:
    on = sink("mubboo", "html")
    off = kitchen_sink(tmp_path, conf={"html_math_renderer": "mathml", switch: False})
    assert off.warnings == ""
    assert differing(output(on), output(off)) == []


@pytest.mark.parametrize("written", ["0", "False", "no", False, 0])
def test_it_is_switched_off_on_the_command_line_too(tmp_path: Path, written: object) -> None:
    conf = {"mubboo_authors": "authors.yml", "mubboo_incremental": written}
    first = site(tmp_path, magazine(), conf)
    for file in (tmp_path / "source").rglob("*.md"):
        os.utime(file, (2_000_000_000, 2_000_000_000))
    # Sphinx's own rule: what has a new time is read again.
    second = run_sphinx(tmp_path / "source", tmp_path / "html", conf=conf)
    assert first.warnings == second.warnings == ""
    assert "posts/p1" in second.documents_read


NAMES = [
    (_assets, "_file_checksum_inner"),
    (sphinx.environment, "FilenameUniqDict"),
    (IndexBuilder, "__init__"),
]


class OtherNames(sphinx.environment.FilenameUniqDict):  # type: ignore[misc,name-defined]
    """Works as Sphinx's; its own method does not say what it makes."""

    def __init__(self) -> None:
        super().__init__()


def renamed(made: Callable[..., None]) -> Callable[..., None]:
    """Return a method that works, and does not name what it makes as this release does."""

    def make(self: object, *arguments: object) -> None:
        made(self, *arguments)

    return make


@pytest.mark.parametrize(("owner", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_release_without_a_private_name_gets_one_warning_and_a_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    kept = getattr(owner, name)
    if name == "_file_checksum_inner":
        monkeypatch.delattr(owner, name)
        monkeypatch.setattr(sphinx.builders.html, "_file_checksum", lambda *_: "")
    elif name == "FilenameUniqDict":
        monkeypatch.setattr(owner, name, OtherNames)
    else:
        monkeypatch.setattr(owner, name, renamed(kept))
    found = site(tmp_path, magazine(), {"mubboo_authors": "authors.yml"})
    assert found.warnings.count("WARNING") == 1
    assert found.warned("mubboo_sphinx.incremental is switched off", "[mubboo.config]")
    assert "Article 1 on trains" in found.read("posts/p1.html")


def test_a_missing_name_is_named(caplog: pytest.LogCaptureFixture) -> None:
    assert have_all([PrivateName(IndexBuilder.__init__, "_mapping")], "x")
    assert not PrivateName(IndexBuilder.__init__, "_no_such_name").exists()
    assert str(PrivateName(IndexBuilder.__init__, "_mapping")) == "IndexBuilder._mapping"
    assert str(PrivateName(_assets, "_gone")) == "sphinx.builders.html._assets._gone"
    assert not caplog.records


def test_a_misspelt_switch_is_told_with_the_nearest(tmp_path: Path) -> None:
    conf = 'extensions = ["mubboo_sphinx"]\nmubboo_search = False\nmubboo_incrementl = False\n'
    found = site(tmp_path, {"index.md": "# Front\n", "conf.py": conf}, {})
    assert found.warned("conf.py:3", "no option mubboo_incrementl", "'mubboo_incremental'")


@pytest.mark.parametrize("switch", ["mubboo_incremental", "mubboo_fast"])
def test_pages_of_the_sites_own_and_odd_addresses_are_the_same_too(
    tmp_path: Path, switch: str
) -> None:
    files = magazine() | {
        "search.md": "# Search\n\nOurs.\n",
        "genindex.md": "# Index\n\nOurs.\n",
        "posts/sp ace.md": post("Spaced", author="ada", redirect="old/a"),
    }
    conf = {"mubboo_authors": "authors.yml"}
    on, off = (
        site(tmp_path / name, files, conf | {switch: name == "on"}, builder="dirhtml")
        for name in ("on", "off")
    )
    assert differing(output(on), output(off)) == []
    assert "Ours." in off.read("search/index.html")
    assert "sp%20ace" in off.read("index.html")


def test_without_it_an_option_has_all_pages_written_again(tmp_path: Path) -> None:
    conf = {"mubboo_authors": "authors.yml", "mubboo_incremental": False}
    site(tmp_path, magazine(), conf)
    after = run_sphinx(
        tmp_path / "source", tmp_path / "html", conf=conf | {"mubboo_share": ["mastodon"]}
    )
    assert after.documents_read == []
    assert "Mastodon" in after.page("posts/p1").one("mubboo-share").text
