"""What a cache is good for, and when not: by what there is, and not by when it was written."""

from __future__ import annotations

import gc
import os
import shutil
import time
import weakref
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx

from mubboo_sphinx.incremental import versions
from mubboo_sphinx.incremental.builder import IncrementalHTMLBuilder
from tests.support.outputs import look
from tests.support.sites import AVATAR, magazine, post, run_sphinx, sphinx_build, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

CONF = """
extensions = ["mubboo_sphinx", "own"]
html_theme = "alabaster"
mubboo_authors = "authors.yml"
import sys
sys.path.insert(0, __import__("os").path.dirname(__file__))
"""
OWN = """
def note(app, docname, source):
    source[0] += "\\nAdded by the site's own extension.\\n"
    with open(app.srcdir.parent / "read.txt", "a") as file:
        file.write(docname + "\\n")

def setup(app):
    app.connect("source-read", note)
"""
COVERED = {"covered.md": post("Covered", image="cover.svg"), "cover.svg": AVATAR}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a site that has been built in a process of its own."""
    write(tmp_path / "source", magazine(3) | COVERED | {"conf.py": CONF, "own.py": OWN})
    read_in(tmp_path)
    return tmp_path


def read_in(folder: Path) -> list[str]:
    """Build; return the documents that were read."""
    done = sphinx_build("-W", "-d", folder / "doctrees", folder / "source", folder / "html")
    assert done.returncode == 0, done.stderr
    noted = folder / "read.txt"
    read = noted.read_text().split() if noted.exists() else []
    noted.unlink(missing_ok=True)
    return sorted(read)


def check_out(folder: Path) -> None:
    """Write the sources anew, in another order and at another time."""
    files = {path: path.read_bytes() for path in (folder / "source").rglob("*") if path.is_file()}
    shutil.rmtree(folder / "source")
    for path, content in reversed(list(files.items())):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def test_a_fresh_checkout_reads_and_writes_nothing(folder: Path) -> None:
    before = look(folder / "html")
    check_out(folder)
    assert read_in(folder) == []
    assert look(folder / "html") == before


def test_a_fresh_checkout_reads_and_writes_what_was_edited(folder: Path) -> None:
    before = look(folder / "html")
    check_out(folder)
    write(folder / "source", {"covered.md": post("Covered", image="cover.svg", body="Others.")})
    assert read_in(folder) == ["covered"]
    after = look(folder / "html")
    changed = {name for name in after.times if after.times[name] != before.times.get(name)}
    assert "covered.html" in changed
    assert changed == {
        name for name in after.contents if after.contents[name] != before.contents.get(name)
    }


def test_a_picture_that_an_article_depends_on_is_seen(folder: Path) -> None:
    write(folder / "source", {"cover.svg": AVATAR.replace("96 96", "48 96")})
    assert read_in(folder) == ["covered"]
    assert 'viewBox="0 0 48 96"' in next((folder / "html/_images").glob("cover*")).read_text()


def test_the_sites_own_extension_is_a_reason_to_read_everything(folder: Path) -> None:
    write(folder / "source", {"own.py": OWN.replace("Added by", "Given by")})
    assert len(read_in(folder)) == 5
    assert "Given by" in (folder / "html" / "index.html").read_text()


def test_an_authors_name_is_no_reason_to_read_anything(folder: Path) -> None:
    path = folder / "source" / "authors.yml"
    path.write_text(path.read_text().replace("Ada Lovelace", "Augusta Ada"))
    assert read_in(folder) == []
    assert "Augusta Ada" in (folder / "html" / "posts" / "p1.html").read_text()


@pytest.mark.parametrize("name", ["sphinx", "myst_parser", "alabaster", "docutils", "ablog"])
def test_another_version_is_a_reason_to_read_and_write_everything(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    site = build(magazine(2))
    real = versions._distribution_version

    def other(package: str) -> str:
        return f"{real(package)}.post1" if package == name else real(package)

    monkeypatch.setattr(versions, "_distribution_version", other)
    conf = {"mubboo_authors": "authors.yml"}
    again = run_sphinx(site.source, site.out, conf=conf)
    assert sorted(again.documents_read) == ["index", "posts/p1", "posts/p2"]


def test_neither_hash_seed_nor_time_nor_folder_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outputs = []
    for seed, place in (("1", "one"), ("2", "two/deeper"), ("4", "four")):
        monkeypatch.setenv("PYTHONHASHSEED", seed)
        source = tmp_path / place / "source"
        files = {"conf.py": CONF.replace(', "own"', "") + 'blog_baseurl = "https://mag.example"\n'}
        write(source, magazine(4) | COVERED | files)
        for path in source.rglob("*"):
            os.utime(path, (int(seed) * 10**8, int(seed) * 10**8))
        out = tmp_path / place / "html"
        assert sphinx_build(f"-j{seed}", "-d", tmp_path / seed, source, out).returncode == 0
        outputs.append(look(out).contents)
    assert outputs[0] == outputs[1] == outputs[2]


@pytest.mark.parametrize("harm", ["gone", "cut off", "changed in place"])
@pytest.mark.parametrize(
    "name", ["posts/p1.html", "index.html", "blog/category/ai.html", "searchindex.js",
             "_static/mubboo.css", "objects.inv", "_sources/posts/p1.md.txt"]
)  # fmt: skip
def test_what_was_harmed_is_made_again(
    build: Callable[..., Site], tmp_path: Path, name: str, harm: str
) -> None:
    build(magazine(2))
    before = look(tmp_path / "html").contents
    path = tmp_path / "html" / name
    times = path.stat().st_atime_ns, path.stat().st_mtime_ns
    if harm == "gone":
        path.unlink()
    elif harm == "cut off":
        path.write_bytes(before[name][:7])
    else:
        path.write_bytes(before[name] + b" ")
        os.utime(path, ns=times)
    build({})
    assert look(tmp_path / "html").contents == before


def test_a_file_of_somebody_else_is_theirs(build: Callable[..., Site], tmp_path: Path) -> None:
    build(magazine(2))
    write(tmp_path / "html", {"CNAME": "mag.example", "pagefind/index.js": "//"})
    build({"posts/p1.md": post("Changed")})
    assert {"CNAME", "pagefind/index.js"} <= look(tmp_path / "html").contents.keys()


def test_what_comes_after_a_build_makes_nothing_written_again(
    build: Callable[..., Site], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    write_documents = IncrementalHTMLBuilder.write_documents

    def noting(self: IncrementalHTMLBuilder, docnames: set[str]) -> None:
        written.extend(docnames)
        write_documents(self, docnames)

    monkeypatch.setattr(IncrementalHTMLBuilder, "write_documents", noting)
    build(magazine(2))
    for number in range(3):
        # As a search engine does that reads the finished pages.
        write(tmp_path / "html", {"search/index.js": f"// {number}", f"search/{number}.bin": ""})
        written.clear()
        time.sleep(0.05)
        build({"posts/p1.md": post(f"Changed {number}")} if number == 1 else {})
        assert "posts/p2" not in written or number == 1
        assert number == 1 or not written
        (tmp_path / "html" / "search" / f"{number}.bin").unlink()


def test_python_looks_for_garbage_again_after_a_build(build: Callable[..., Site]) -> None:
    build(magazine(1))
    assert gc.isenabled()
    build(magazine(2))
    assert gc.isenabled()


# What the property test has found.


def test_a_download_of_the_same_size_and_time_is_copied(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    site = build({"index.md": "# Front\n\n{download}`data.csv`\n", "data.csv": "a,b\n"})
    data = site.source / "data.csv"
    times = data.stat().st_atime_ns, data.stat().st_mtime_ns
    data.write_text("c,d\n")
    os.utime(data, ns=times)
    build({})
    (copy,) = (tmp_path / "html" / "_downloads").rglob("data.csv")
    assert copy.read_text() == "c,d\n"


def test_what_was_harmed_and_is_to_go_goes(build: Callable[..., Site], tmp_path: Path) -> None:
    build({"a.md": post("A", tags="[one]"), "b.md": post("B", tags="[two]", date="2026-04-04")})
    path = tmp_path / "html" / "blog" / "tag" / "one.html"
    path.write_bytes(path.read_bytes()[:9])
    site = build({"a.md": post("A", tags="[two]")})
    assert "blog/tag/one.html" not in site.files()


def test_lists_follow_the_sections_of_the_masthead(build: Callable[..., Site]) -> None:
    conf = {"html_theme": "mubboo"}
    tagged = {"tags": "[one]", "author": "ada"}
    build({"a.md": post("A", category="[AI]", **tagged)}, conf)
    site = build({"a.md": post("A", category=None, **tagged)}, conf)
    assert site.html("blog/tag").count('href="category/ai.html"') == 0


def test_a_build_that_is_over_is_forgotten(
    build: Callable[..., Site], monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[weakref.ref[Sphinx]] = []
    begin = Sphinx.__init__

    def noting(self: Sphinx, *arguments: Any, **options: Any) -> None:
        begun.append(weakref.ref(self))
        begin(self, *arguments, **options)

    monkeypatch.setattr(Sphinx, "__init__", noting)
    for _ in range(4):
        build(magazine(1), {"blog_baseurl": "https://mag.example/"})
    gc.unfreeze()
    gc.collect()
    # Sphinx keeps the last one.
    assert sum(app() is not None for app in begun) <= 1


def test_a_site_of_another_language_before_it_leaves_no_word(
    build: Callable[..., Site], tmp_path: Path
) -> None:
    before = build(magazine(1), out="before")
    build({}, {"language": "de"}, out="german")
    after = build({}, out="after")
    assert look(before.out).contents == look(after.out).contents
    assert "Dokumentation" in (tmp_path / "german" / "index.html").read_text()
