"""Whether a file is the picture that its name promises, found by its first bytes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from warnings import catch_warnings
from xml.etree import ElementTree as ET

import imagesize

if TYPE_CHECKING:
    import os

MOST_PIXELS = 50_000_000
"""Of a picture that is made smaller: decoded, it takes 200 MB."""
MOST_PIXELS_OF_JPEG = 8 * MOST_PIXELS
"""JPEG is decoded at the size that is asked for."""
_MOST_OF_SVG = 20_000_000
"""Bytes; browsers take long for a drawing of more, and so do we to read it."""
_JPEG = (".jpg", ".jpeg")
_ROOT = re.compile(r"(?:\{.*\})?svg")


def picture_fault(path: str | os.PathLike[str]) -> str:
    """Return what is wrong with a picture that nobody will see, as the end of a sentence.

    An empty string where it is one, or is no file at all: that is another's to say.
    """
    file = Path(path)
    try:
        if not file.is_file():
            return ""
        if not file.stat().st_size:
            return "is empty. Put the picture there, or take the name out."
        if file.suffix.lower() == ".svg":
            return _fault_of_drawing(file)
        if imagesize.get(file)[0] > 0 or _is_known_to_pillow(file):
            return ""
    except (OSError, ValueError) as error:
        return f"cannot be read: {error}."
    return "is not a picture, whatever its name says. Save it again from the program that made it."


def picture_excess(path: str | os.PathLike[str]) -> str:
    """Return that a picture has too many pixels to be made smaller; else an empty string."""
    try:
        if not Path(path).is_file():
            return ""
        width, height = imagesize.get(path)
    except (OSError, ValueError):
        return ""
    most = MOST_PIXELS_OF_JPEG if Path(path).suffix.lower() in _JPEG else MOST_PIXELS
    if width <= 0 or height <= 0 or width * height <= most:
        return ""
    return (
        f"has {width:.0f} by {height:.0f} pixels, and is served whole, since it is too large to be"
        " made smaller here. Save it with fewer pixels."
    )


def _fault_of_drawing(file: Path) -> str:
    if file.stat().st_size > _MOST_OF_SVG:
        return ""
    try:
        root = ET.parse(file).getroot()  # noqa: S314 - the site's own; expat bounds entities
    except ET.ParseError as error:
        line, column = error.position
        return (
            f"is a broken SVG, which browsers do not show: line {line}, column {column + 1}: "
            f"{str(error).partition(':')[0]}."
        )
    if not _ROOT.fullmatch(root.tag):
        return f"is no SVG: its first element is <{root.tag}>."
    return ""


def _is_known_to_pillow(file: Path) -> bool:
    from PIL import Image  # noqa: PLC0415 - hardly ever needed

    try:
        with catch_warnings(action="ignore"), Image.open(file):
            return True
    except Image.DecompressionBombError:
        return True
    except (OSError, ValueError, SyntaxError):
        return False
