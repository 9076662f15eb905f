"""Other people's extensions beside ours, in builds that follow another."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx
from sphinx.builders.dirhtml import DirectoryHTMLBuilder
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.support.rebuild_site import Desk
from tests.support.sites import magazine, run_sphinx, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.sites import Site

NOTEBOOK = json.dumps(
    {
        "cells": [{"cell_type": "markdown", "metadata": {}, "source": "# A notebook\n\nWords."}],
        "metadata": {"orphan": True},
        "nbformat": 4,
        "nbformat_minor": 4,
    }
)


def addresses(site: Site) -> list[str]:
    return re.findall(r"<loc>([^<]*)</loc>", site.read("sitemap.xml"))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("jobs", [1, 2])
def test_sphinx_sitemap_keeps_the_pages_that_were_not_written(
    tmp_path: Path, builder: str, jobs: int
) -> None:
    conf = {
        "extensions": ["mubboo_sphinx", "sphinx_sitemap"],
        "mubboo_authors": "authors.yml",
        "sitemap_url_scheme": "{link}",
    }
    desk = Desk(tmp_path, conf)

    def build(out: str = "html") -> Site:
        return run_sphinx(desk.source, tmp_path / out, builder, conf, jobs=jobs)

    desk.write(magazine(4))
    first = addresses(build())
    end = "/" if builder == "dirhtml" else ".html"
    assert f"https://mag.example/posts/p1{end}" in first
    assert f"https://mag.example/blog/category/ai{end}" in first
    assert first == sorted(first)
    desk.write({"posts/p1.md": magazine(4)["posts/p1.md"] + "\nOne word more.\n"})
    assert addresses(build()) == first
    assert addresses(build()) == first
    desk.remove("posts/p2.md")
    second = addresses(build())
    assert f"https://mag.example/posts/p2{end}" not in second
    assert second == addresses(build("clean"))


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
def test_style_sheets_of_myst_nb_have_the_same_address_in_each_build(
    tmp_path: Path, theme: str
) -> None:
    conf = {
        "extensions": ["myst_nb", "mubboo_sphinx"],
        "mubboo_authors": "authors.yml",
        "html_theme": theme,
        "nb_execution_mode": "off",
    }
    desk = Desk(tmp_path, conf)
    desk.build(magazine(2) | {"book.ipynb": NOTEBOOK})
    desk.rebuild({"posts/p1.md": magazine(2)["posts/p1.md"] + "\nOne word more.\n"})
    site = desk.rebuild({"posts/p3.md": magazine(3)["posts/p3.md"]})
    assert re.search(r'href="[^"]*mystnb\.[^"]*\.css', site.read("book.html"))


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("own", ["old.md", "old.html"])
def test_rediraffes_redirects_are_there_in_each_build(
    tmp_path: Path, builder: str, own: str
) -> None:
    conf = {
        "extensions": ["mubboo_sphinx", "sphinxext.rediraffe"],
        "mubboo_authors": "authors.yml",
        "rediraffe_redirects": {own: "posts/p1.md", "deep/er.md": "posts/p2.md"},
    }
    desk = Desk(tmp_path, conf)
    desk.write(magazine(2))
    end = ".html" if builder == "html" else "/index.html"
    for edit in ({}, {}, {"posts/p1.md": magazine(2)["posts/p1.md"] + "\nMore.\n"}):
        desk.write(edit)
        site = run_sphinx(desk.source, tmp_path / "html", builder, conf)
        assert site.warnings == ""
        assert f"deep/er{end}" in site.files()
        assert "posts/p2" in site.read(f"deep/er{end}")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_builders_class_is_sphinxs_own(tmp_path: Path, builder: str) -> None:
    seen: list[type] = []
    source = tmp_path / "source"
    source.mkdir()
    (source / "index.md").write_text("# F\n", encoding="utf-8")
    (source / "conf.py").write_text("extensions = ['mubboo_sphinx']\n", encoding="utf-8")
    with patch_docutils(), docutils_namespace():
        app = Sphinx(source, source, tmp_path / "o", tmp_path / "d", builder, status=None,
                     warning=io.StringIO())  # fmt: skip
        app.connect("build-finished", lambda app, _: seen.append(type(app.builder)))
        app.build()
    assert seen == [{"html": StandaloneHTMLBuilder, "dirhtml": DirectoryHTMLBuilder}[builder]]


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", ["sphinx_book_theme", "pydata_sphinx_theme", "mubboo"])
def test_no_theme_links_to_sources_that_are_not_copied(
    tmp_path: Path, builder: str, theme: str
) -> None:
    write(tmp_path / "source", magazine(1))
    conf = {"html_theme": theme, "html_copy_source": False, "mubboo_authors": "authors.yml"}
    # All links are followed: see run_sphinx.
    site = run_sphinx(tmp_path / "source", tmp_path / "out", builder, conf)
    assert "_sources/" not in site.read("index.html")
