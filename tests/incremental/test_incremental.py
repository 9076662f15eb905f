"""Incremental is clean, and parallel is serial: the same pages, byte for byte."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.sites import AUTHORS, AVATAR, magazine, make_site, post, run_sphinx, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sites import Site

CONF: dict[str, Any] = {
    "mubboo_authors": "authors.yml",
    "mubboo_after_body": ["topics", "share", "author-card", "related-posts", "adjacent", "series"],
    "suppress_warnings": ["mubboo"],
}

SOURCES = magazine(4) | {
    "cover.svg": AVATAR,
    "covered.md": post("With a cover", image="cover.svg", date="2026-04-10", author="guest"),
    "part.md": post("Of a series", series="Words", date="2026-04-11", author=None),
}
P3 = SOURCES["posts/p3.md"]
WIDE = AVATAR.replace("96 96", "48 96")

EDITS: dict[str, tuple[dict[str, str], dict[str, Any]]] = {
    "a title": ({"posts/p3.md": P3.replace("# Article 3", "# Another title")}, {}),
    "a date": ({"posts/p3.md": P3.replace("2026-04-03", "2027-01-01")}, {}),
    "a description": ({"posts/p3.md": P3.replace("What article", "All that article")}, {}),
    "words": ({"posts/p3.md": P3 + "All about trains. Trains of today. " * 300}, {}),
    "topics": ({"posts/p3.md": P3.replace("[Travel]", "[AI, Brand new]")}, {}),
    "a series": ({"posts/p3.md": P3.replace("date:", "series: Words\ndate:")}, {}),
    "a cover": ({"posts/p3.md": P3.replace("date:", "image: /cover.svg\ndate:")}, {}),
    "the author": ({"posts/p3.md": P3.replace("author: [team, ada]", "author: ada")}, {}),
    "no post": ({"posts/p3.md": P3.replace("blogpost: true", "blogpost: false")}, {}),
    "an author's name": ({"authors.yml": AUTHORS.replace("Ada Love", "Augusta Ada Love")}, {}),
    "a bio": ({"authors.yml": AUTHORS.replace("Wrote of", "Thought of")}, {}),
    "an avatar": ({"avatars/team.svg": WIDE}, {}),
    "a new author": ({"authors.yml": AUTHORS + "guest: {name: Gus Guest, role: Guest}\n"}, {}),
    "a new post": ({"new.md": post("Brand new", date="2026-05-01", category="[Fresh]")}, {}),
    "a grid": ({"index.md": "# Front page\n\n```{post-grid}\n:tag: trains\n```\n"}, {}),
    "a link": ({"posts/p3.md": f"{P3}\n[There](p1.md)\n"}, {"mubboo_related_explain": True}),
    "mubboo_related_count": ({}, {"mubboo_related_count": 1}),
    "mubboo_related_same_category": ({}, {"mubboo_related_same_category": True}),
    "mubboo_related_exclude_authors": ({}, {"mubboo_related_exclude_authors": ["ada"]}),
    "mubboo_related_max_age": ({}, {"mubboo_related_max_age": 1}),
    "mubboo_related_explain": ({}, {"mubboo_related_explain": True}),
    "mubboo_share": ({}, {"mubboo_share": ["mastodon"]}),
    "mubboo_before_title": ({}, {"mubboo_before_title": ["read-time", "topics"]}),
    "mubboo_after_body": ({}, {"mubboo_after_body": []}),
    "mubboo_reading_speed": ({}, {"mubboo_reading_speed": 100}),
    "mubboo_date_format": ({}, {"mubboo_date_format": "short"}),
    "html_baseurl": ({}, {"html_baseurl": "https://moved.example/"}),
    "blog_title": ({}, {"blog_title": "Another name"}),
    "blog_path": ({}, {"blog_path": "news"}),
}  # fmt: skip


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a site that has been built, to be put back before each edit."""
    folder = tmp_path_factory.mktemp("incremental")
    make_site(folder / "site", SOURCES, CONF)
    shutil.copytree(folder / "site", folder / "kept")
    return folder


@pytest.fixture
def site(before: Path) -> Path:
    # Always the same folder: Sphinx reads everything again in another one.
    shutil.rmtree(before / "site")
    shutil.copytree(before / "kept", before / "site")
    return before / "site"


def contents(site: Site) -> dict[str, bytes]:
    return {name: (site.out / name).read_bytes() for name in sorted(site.files())}


def differing(incremental: Site, clean: Site) -> list[str]:
    """Return the files that an incremental build left otherwise than a clean one makes them."""
    left, right = contents(incremental), contents(clean)
    return sorted(name for name in left | right if left.get(name) != right.get(name))


@pytest.mark.parametrize("edit", EDITS)
def test_an_incremental_build_leaves_the_pages_of_a_clean_one(edit: str, site: Path) -> None:
    files, conf = EDITS[edit]
    write(site / "source", files)
    incremental = run_sphinx(site / "source", site / "html", conf=CONF | conf)
    clean = run_sphinx(site / "source", site / "clean", conf=CONF | conf)
    assert differing(incremental, clean) == []
    assert incremental.warnings == clean.warnings


def test_a_removed_post_leaves_nothing(site: Path) -> None:
    (site / "source/posts/p3.md").unlink()
    incremental = run_sphinx(site / "source", site / "html", conf=CONF)
    clean = run_sphinx(site / "source", site / "clean", conf=CONF)
    assert differing(incremental, clean) == []
    assert not any("p3" in name for name in incremental.files())
    again = run_sphinx(site / "source", site / "html", conf=CONF)
    assert differing(again, clean) == []


def test_warnings_come_again_in_every_build(tmp_path: Path) -> None:
    files = {"index.md": "# Front\n", "a.md": post(updated="soon", author="nobody")}
    conf = {"mubboo_authors": {"ada": {"name": "Ada"}}}
    first = make_site(tmp_path, files, conf)
    second = make_site(tmp_path, {}, conf)
    assert len(first.warnings.splitlines()) == 2
    assert second.warnings == first.warnings


def test_a_build_after_no_change_writes_no_article_and_changes_no_byte(site: Path) -> None:
    html = site / "html"
    # Sphinx writes its search page and index, and pages that are no documents, every time.
    documents = [html / f"{name.removesuffix('.md')}.html" for name in SOURCES if ".md" in name]
    times = [path.stat().st_mtime_ns for path in documents]
    contents = {path: path.read_bytes() for path in html.rglob("*") if path.is_file()}
    run_sphinx(site / "source", html, conf=CONF)
    assert [path.stat().st_mtime_ns for path in documents] == times
    assert {path: path.read_bytes() for path in html.rglob("*") if path.is_file()} == contents


def test_only_pages_that_show_the_change_are_written(site: Path) -> None:
    html = site / "html"
    before = {path: path.stat().st_mtime_ns for path in html.rglob("posts/*.html")}
    bio = AUTHORS.replace("What a reader", "All that a reader")
    write(site / "source", {"authors.yml": bio})
    run_sphinx(site / "source", html, conf=CONF)
    written = {path.stem for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert written == {"p1", "p3"}  # those of the team


def test_pages_of_topics_follow_though_no_article_shows_the_change(tmp_path: Path) -> None:
    conf: dict[str, Any] = {"mubboo_after_body": []}
    files = {"index.md": "# Front page\n", "a.md": post(author=None)}
    make_site(tmp_path, files, conf)
    changed = conf | {"mubboo_date_format_short": "yyyy"}
    incremental = make_site(tmp_path, {}, changed)
    assert incremental.page("blog").one(tag="time").text == "2026"
    assert differing(incremental, make_site(tmp_path, {}, changed, out="clean")) == []


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_parallel_is_serial(tmp_path: Path, builder: str) -> None:
    serial = make_site(tmp_path, SOURCES, CONF, builder=builder, out="serial")
    parallel = make_site(tmp_path, {}, CONF, builder=builder, out="parallel", jobs=2)
    assert differing(parallel, serial) == []
    assert parallel.warnings == serial.warnings


def test_the_same_sources_make_the_same_pages_anywhere(tmp_path: Path) -> None:
    first = make_site(tmp_path / "one", SOURCES, CONF)
    second = make_site(tmp_path / "another" / "folder", dict(reversed(SOURCES.items())), CONF)
    assert differing(first, second) == []
