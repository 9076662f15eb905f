"""The wheel without extras: a magazine of everything builds, and what needs an extra says so."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import mubboo_sphinx
from tests.support.kitchen_sink import ARTICLES, write_kitchen_sink
from tests.support.sites import magazine, post, sphinx_build, write
from tools.check_links import LinkCheck

if TYPE_CHECKING:
    import subprocess

ROOT = Path(__file__).parents[2]
NOTEBOOK = {
    "cells": [
        {"cell_type": "markdown", "metadata": {}, "source": "# A notebook\n\nIts words, and $x$."},
        {
            "cell_type": "code",
            "metadata": {},
            "execution_count": 1,
            "source": "1 + 1",
            "outputs": [],
        },
    ],
    "metadata": {
        "blogpost": True,
        "date": "2026-04-05",
        "kernelspec": {"name": "python3"},
        "language_info": {"name": "python", "pygments_lexer": "python3"},
    },
    "nbformat": 4,
    "nbformat_minor": 4,
}


def build(
    source: Path, out: Path, *options: str, builder: str = "html"
) -> subprocess.CompletedProcess[str]:
    return sphinx_build("-W", "--keep-going", "-q", "-b", builder, *options, source, out)


def test_this_is_the_wheel_and_no_extra_is_there() -> None:
    assert not Path(mubboo_sphinx.__file__).is_relative_to(ROOT / "src")
    for name in ("pagefind", "cbor2", "latex2mathml"):
        assert find_spec(name) is None, name


@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_a_magazine_of_everything_builds_without_a_warning(
    tmp_path: Path, theme: str, builder: str
) -> None:
    write_kitchen_sink(tmp_path / "source")
    done = build(
        tmp_path / "source", tmp_path / "out", "-D", f"html_theme={theme}", builder=builder
    )
    assert (done.returncode, done.stderr) == (0, "")
    end = "/index.html" if builder == "dirhtml" else ".html"
    assert all((tmp_path / "out" / f"{name}{end}").is_file() for name in ARTICLES)
    assert list(LinkCheck(tmp_path / "out", ("https://sink.example/",)).dead_links()) == []
    # Without Pagefind readers have Sphinx's search, and without latex2mathml MathJax.
    assert (tmp_path / "out" / "searchindex.js").is_file()
    formulas = (tmp_path / "out" / f"articles/constructs/formulas{end}").read_text("utf-8")
    assert "mathjax" in formulas.lower()


def test_a_notebook_is_an_article(tmp_path: Path) -> None:
    conf = (
        'extensions = ["myst_nb", "mubboo_sphinx"]\nhtml_theme = "mubboo"\n'
        'nb_execution_mode = "off"\nmubboo_authors = "authors.yml"\n'
        'myst_enable_extensions = ["dollarmath"]\n'
    )
    files = {**magazine(2), "conf.py": conf, "posts/book.ipynb": json.dumps(NOTEBOOK)}
    write(tmp_path / "source", files)
    done = build(tmp_path / "source", tmp_path / "out")
    assert (done.returncode, done.stderr) == (0, "")
    assert "mubboo-byline" in (tmp_path / "out/posts/book.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ('html_math_renderer = "mathml"\n', "mubboo-sphinx[math]"),
        ("mubboo_search = True\n", "mubboo-sphinx[search]"),
    ],
)
def test_what_needs_an_extra_says_so(tmp_path: Path, option: str, said: str) -> None:
    conf = 'extensions = ["mubboo_sphinx"]\nhtml_theme = "mubboo"\n'
    files = {"conf.py": conf + option, "index.md": "# Front\n", "a.md": post("A", author=None)}
    write(tmp_path / "source", files)
    done = build(tmp_path / "source", tmp_path / "out")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode != 0
    assert (tmp_path / "out" / "a.html").is_file()
