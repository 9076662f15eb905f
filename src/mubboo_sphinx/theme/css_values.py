"""Values of CSS that a site writes: colours and lengths, as CSS Color 4 and Values 4 have them."""
# ruff: noqa: SIM905 - lists of names read better as words

from __future__ import annotations

import re

from PIL.ImageColor import colormap

_HEX = re.compile(r"#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(r"([a-z-]+)\((.+)\)", re.IGNORECASE)
# Nothing may end the declaration that it stands in.
_INSIDE = re.compile(r"[\w\s.,%()#/*+-]+")
_COLOUR_FUNCTIONS = frozenset(
    "rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark var".split()
)
_OTHER_COLOURS = frozenset(
    "transparent currentcolor rebeccapurple accentcolor accentcolortext activetext buttonborder"
    " buttonface buttontext canvas canvastext field fieldtext graytext highlight highlighttext"
    " linktext mark marktext selecteditem selecteditemtext visitedtext".split()
)
_LENGTH_FUNCTIONS = frozenset("calc min max clamp var fit-content".split())
_UNITS = (
    "px em rem ex rex cap rcap ch rch ic ric lh rlh cm mm q in pt pc %"
    " vw vh vi vb vmin vmax svw svh lvw lvh dvw dvh cqw cqh cqi cqb cqmin cqmax"
).split()
_LENGTH = re.compile(
    r"\+?(?:\d+\.?\d*|\.\d+)(?:" + "|".join(map(re.escape, _UNITS)) + ")|0", re.IGNORECASE
)


def is_colour(text: str) -> bool:
    """Tell whether a text is a colour: by name or digits, or by one of CSS's functions."""
    text = text.strip()
    name = text.casefold()
    is_named = name in colormap or name in _OTHER_COLOURS
    return is_named or bool(_HEX.fullmatch(text)) or _is_call(text, _COLOUR_FUNCTIONS)


def is_length(text: str) -> bool:
    """Tell whether a text is a length with its unit, or a sum of some."""
    text = text.strip()
    return bool(_LENGTH.fullmatch(text)) or _is_call(text, _LENGTH_FUNCTIONS)


def _is_call(text: str, functions: frozenset[str]) -> bool:
    found = _FUNCTION.fullmatch(text)
    if not found or found[1].casefold() not in functions or not _INSIDE.fullmatch(found[2]):
        return False
    depth = 0
    for char in found[2]:
        depth += {"(": 1, ")": -1}.get(char, 0)
        if depth < 0:
            return False
    return depth == 0
