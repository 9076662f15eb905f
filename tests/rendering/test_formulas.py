"""Formulas that need no script."""

from __future__ import annotations

import importlib.util
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.sites import Site

MATHML = {"html_math_renderer": "mathml", "myst_enable_extensions": ["dollarmath"]}


def test_formulas_are_mathml(build: Callable[..., Site]) -> None:
    page = "# Title\n\nInline $\\frac{a}{b}$.\n\n$$\nx \\dots y\n$$ (named)\n\nSee {eq}`named`.\n"
    site = build({"index.md": page}, MATHML)
    assert site.warnings == ""
    html = site.html("index")
    assert html.count("<math ") == 2
    assert "<mfrac>" in html
    assert "\N{HORIZONTAL ELLIPSIS}" in html or "&#x02026;" in html
    assert '<span class="eqno">(1)' in html
    assert "mathjax@" not in html


def test_what_is_no_formula_is_shown_as_it_was_written(build: Callable[..., Site]) -> None:
    site = build({"index.md": "# Title\n\nInline $a_b_c <b>$.\n"}, MATHML)
    assert site.warned("index.md:3", "[mubboo.config]")
    assert "<code>a_b_c &lt;b&gt;</code>" in site.html("index")


def test_text_in_a_formula_is_no_markup(build: Callable[..., Site]) -> None:
    site = build({"index.md": "# Title\n\nInline $\\text{<script>x</script>}$.\n"}, MATHML)
    assert "<script>x" not in site.html("index")


MATHJAX = "/mathjax@"
FORMULA = {"index.md": "# Title\n\nInline $x$.\n\n$$\na = b\n$$\n"}
DOLLARS = {"myst_enable_extensions": ["dollarmath"]}


@pytest.fixture
def plain_install(monkeypatch: pytest.MonkeyPatch) -> None:
    find = importlib.util.find_spec
    monkeypatch.setattr(
        "mubboo_sphinx.rendering.formulas.find_spec",
        lambda name: None if name == "latex2mathml" else find(name),
    )


@pytest.mark.usefixtures("plain_install")
@pytest.mark.parametrize("theme", ["mubboo", "alabaster"])
@pytest.mark.parametrize("builder", ["html", "dirhtml", "singlehtml"])
def test_without_the_extra_formulas_are_left_to_mathjax(
    build: Callable[..., Site], theme: str, builder: str
) -> None:
    site = build(FORMULA, DOLLARS | {"html_theme": theme}, builder=builder)
    assert (site.status, site.warnings) == (0, "")
    assert MATHJAX in site.read("index.html")
    assert "<math" not in site.read("index.html")


@pytest.mark.usefixtures("plain_install")
def test_whoever_chooses_mathml_without_the_extra_is_told_what_to_install(
    build: Callable[..., Site],
) -> None:
    conf = (
        'extensions = ["mubboo_sphinx"]\nhtml_math_renderer = "mathml"\n'
        'myst_enable_extensions = ["dollarmath"]\n'
    )
    site = build(FORMULA | {"conf.py": conf})
    assert site.warned("conf.py:2", "mubboo-sphinx[math]", "[mubboo.config]")
    assert MATHJAX in site.read("index.html")


def test_nobody_gets_mathml_unasked(build: Callable[..., Site]) -> None:
    site = build(FORMULA, DOLLARS)
    assert site.warnings == ""
    assert MATHJAX in site.read("index.html")
    assert "<math" not in site.read("index.html")


EXTENSION = """
from docutils import nodes


def visit(self, node):
    self.body.append('<b class="theirs">formula</b>')
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("theirs", (visit, None), (visit, None))


extensions = ["mubboo_sphinx"]
mubboo_search = False
myst_enable_extensions = ["dollarmath"]
"""


def test_another_extensions_renderer_is_taken_as_sphinx_takes_it(
    build: Callable[..., Site],
) -> None:
    site = build(FORMULA | {"conf.py": EXTENSION})
    assert (site.status, site.warnings) == (0, "")
    assert site.html("index").count('<b class="theirs">') == 2


@pytest.mark.parametrize("name", ["sphinx.ext.imgmath", "sphinx.ext.jsmath"])
def test_sphinxs_other_renderers_can_be_chosen_by_loading_them(
    build: Callable[..., Site], name: str
) -> None:
    # imgmath needs LaTeX, and where there is none shows the source, with a warning of Sphinx's.
    module = name if name != "sphinx.ext.jsmath" else "sphinxcontrib.jsmath"
    conf = DOLLARS | {"extensions": ["mubboo_sphinx", module], "jsmath_path": "easy/load.js"}
    site = build(FORMULA, conf, dead_links=["_static/easy/load.js", "/_static/easy/load.js"])
    assert site.status == 0
    assert "Many math_renderers" not in site.warnings
    assert MATHJAX not in site.read("index.html")
