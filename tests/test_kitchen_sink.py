"""The kitchen sink builds without a word, in every theme and form."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from tests.support.kitchen_sink import ARTICLES, PAGES, kitchen_sink

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.sites import Site

RENDERED = {"html_math_renderer": "mathml"}
THEMES = ("mubboo", "alabaster", "furo", "pydata_sphinx_theme", "sphinx_book_theme")


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_kitchen_sink_builds_without_a_warning(
    sink: Callable[..., Site], theme: str, builder: str
) -> None:
    site = sink(theme, builder)
    assert site.warnings == ""
    assert site.status == 0
    names = {name.removesuffix("/index.html").removesuffix(".html") for name in site.files()}
    assert {*ARTICLES, *PAGES} - {"index"} <= names
    assert set(site.articles) == set(ARTICLES)


@pytest.mark.parametrize("builder", ["html", "dirhtml"])
def test_the_kitchen_sink_is_the_same_to_the_byte_when_it_is_built_again_elsewhere(
    sink: Callable[..., Site], tmp_path: Path, builder: str
) -> None:
    one = sink("mubboo", builder)
    two = kitchen_sink(tmp_path / "else" / "where", "mubboo", builder, RENDERED)
    assert two.files() == one.files()
    differing = [
        name
        for name in sorted(one.files())
        if (one.out / name).read_bytes() != (two.out / name).read_bytes()
    ]
    assert differing == []


def test_the_kitchen_sink_builds_with_what_a_plain_install_has(tmp_path: Path) -> None:
    conf = {"html_math_renderer": "mathjax", "mubboo_search": False}
    assert kitchen_sink(tmp_path, conf=conf).warnings == ""


@pytest.mark.skipif(not find_spec("pagefind"), reason="needs the extra `search`")
def test_the_kitchen_sink_builds_with_every_extra(tmp_path: Path) -> None:
    conf = {"html_math_renderer": "mathml", "mubboo_search": True}
    site = kitchen_sink(tmp_path, conf=conf)
    assert site.warnings == ""
    assert "pagefind/pagefind.js" in site.files()
