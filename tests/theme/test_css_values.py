"""Colours and lengths of CSS are told from other words."""

from __future__ import annotations

import pytest

from mubboo_sphinx.theme.css_values import is_colour, is_length


@pytest.mark.parametrize(
    "text",
    [
        *("teal", "RebeccaPurple", "transparent", "currentColor", "CanvasText"),
        *("#abc", "#abcd", "#a1b2c3", "#A1B2C3D4"),
        *("rgb(1 2 3 / 40%)", "rgba(1, 2, 3, .4)", "hsl(170deg 60% 60%)", "oklch(60% 0.1 180)"),
        *("color-mix(in oklab, teal 40%, #fff)", "light-dark(#000, #fff)", "var(--site-accent)"),
    ],
)
def test_a_colour_is_known(text: str) -> None:
    assert is_colour(text)
    assert not is_length(text) or text.startswith("var(")


@pytest.mark.parametrize(
    "text",
    ["greenish", "#12", "#12345", "#ggg", "rgb(1 2 3", "rgb(1))(2)", "rgb()", "url(a)", "rgb(1;2)",
     "", "expression(1)", "rgb(1){", "12px"],
)  # fmt: skip
def test_what_is_no_colour_is_none(text: str) -> None:
    assert not is_colour(text)


@pytest.mark.parametrize(
    "text",
    ["0", "40rem", "65ch", ".5em", "12.5px", "80%", "90VW", "min(40rem, 90vw)",
     "calc(10px + (2 * 1rem))", "clamp(20rem, 50vw, 60rem)", "var(--w)"],
)  # fmt: skip
def test_a_length_is_known(text: str) -> None:
    assert is_length(text)


@pytest.mark.parametrize(
    "text", ["40", "wide", "wide please", "40 rem", "40rems", "-4px", "min(1px", "1px;", "px", ""]
)
def test_what_is_no_length_is_none(text: str) -> None:
    assert not is_length(text)
