"""Formulas that need no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
