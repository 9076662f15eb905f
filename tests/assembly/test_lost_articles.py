"""An article that nobody would see is told of, and when what is held back appears."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from mubboo_sphinx.cli import main
from tests.support.sites import post, write

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

ARTICLE = "---\ndate: 2026-01-01\n---\n# A title\n\nWords.\n"
PATTERN: dict[str, Any] = {"blog_post_pattern": "articles/*.md"}
FRONT = "# Front\n\n```{toctree}\n:glob:\narticles/**\n```\n"
A = {"index.md": FRONT, "articles/a.md": ARTICLE}


@pytest.mark.parametrize(
    "name",
    ["articles/V.MD", "articles/v.markdown", "articles/deep/v.mkd", "v.Md", "articles/v.RST"],
)
def test_a_file_that_is_not_read_is_told(build: Callable[..., Site], name: str) -> None:
    site = build(A | {name: ARTICLE}, PATTERN)
    suffix = name[name.rindex(".") :]
    wanted = "v.rst" if suffix == ".RST" else "v.md"
    (warning,) = site.warnings_of(name)
    assert f"Sphinx reads no '{suffix}' file" in warning
    assert f"Name it '{wanted}'" in warning.replace("V.md", "v.md")
    # Again where nothing changed, or `-W` would fail once and then succeed.
    assert build(None, PATTERN).warnings_of(name) == [warning]


@pytest.mark.parametrize(
    ("files", "conf"),
    [
        ({"notes.markdown": "# Notes\n"}, {}),
        ({"_build/old.markdown": ARTICLE}, {"exclude_patterns": ["_build"]}),
        ({"files/a.markdown": ARTICLE}, {"html_extra_path": ["files"]}),
    ],
)
def test_a_file_that_is_no_article_is_not(
    build: Callable[..., Site], files: dict[str, str], conf: dict[str, Any]
) -> None:
    assert build(A | files, PATTERN | conf).warnings == ""


@pytest.mark.parametrize("pattern", ["articles/*", "articles/*.md", ["articles/*"]])
def test_a_bundle_that_no_pattern_reaches_is_told(
    build: Callable[..., Site], pattern: object
) -> None:
    bundle = {"articles/v/index.md": ARTICLE, "articles/notes/plain.md": "# No date\n"}
    site = build(A | bundle, {"blog_post_pattern": pattern})
    (warning,) = site.warnings_of("articles/v/index.md")
    assert "has a 'date' but is not an article" in warning
    assert "Write 'articles/**/*.md' there, or 'blogpost: true' here." in warning
    assert site.warnings_of("articles/notes/plain.md") == []
    site = build(None, {"blog_post_pattern": "articles/**/*.md", "mubboo_publish_undated": True})
    assert site.warnings == ""
    assert {"articles/a", "articles/v/index"} <= site.articles.keys()


@pytest.mark.parametrize(
    ("files", "said"),
    [
        ({"b.md": post(draft="true")}, "mubboo: 1 draft held back."),
        (
            {"b.md": post(date="2062-05-05"), "c.md": post(date="2061-01-02T03:04:00+00:00")},
            "mubboo: 2 scheduled articles held back; the next, 'c', appears on 2061-01-02 03:04",
        ),
        (
            {"b.md": post(date="2062-05-05", draft="true"), "c.md": post(date="2062-05-05")},
            "mubboo: 1 draft and 1 scheduled article held back; the next, 'c', appears on 2062",
        ),
        ({"b.md": post(date="soon")}, "mubboo: 1 draft held back."),
        ({}, ""),
    ],
)
def test_the_end_of_a_build_says_what_waits(
    tmp_path: Path, files: dict[str, str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "source", A | files | {"conf.py": "extensions = ['mubboo_sphinx']\n"})
    for _ in range(2):
        status = io.StringIO()
        with patch_docutils(), docutils_namespace():
            source, out = tmp_path / "source", tmp_path / "out"
            app = Sphinx(source, source, out, tmp_path / "doctrees", "html", status=status)
            app.build()
        lines = [line for line in status.getvalue().splitlines() if line.startswith("mubboo:")]
        assert len(lines) == bool(said)
        assert said in "".join(lines)
    capsys.readouterr()
    main(["list", str(tmp_path / "source"), "--drafts"])
    listed = capsys.readouterr().out
    assert ("c (scheduled)" in listed) is ("scheduled" in said)
    assert ("b (draft)" in listed) is ("draft" in said)
