"""Texts with gaps for words that are known later: titles and numbers in other documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPEN, _CLOSE = "\ue0f0", "\ue0f1"
"""Of the private use area, which no text has: nobody reads anything there."""
_GAP = re.compile(f"{_OPEN}(\\d+){_CLOSE}")


def gap(number: int) -> str:
    """Return what stands in a text for the words of a reference, by its number."""
    return f"{_OPEN}{number}{_CLOSE}"


def gaps_in(text: str) -> list[int]:
    """Return the numbers of the references whose words are missing from a text."""
    return [int(number) for number in _GAP.findall(text)]


def filled(text: str, words: Sequence[str]) -> str:
    """Return a text with the words of each reference in its place."""
    if _OPEN not in text:
        return text
    return " ".join(_GAP.sub(lambda found: words[int(found[1])], text).split())


def without_gaps(text: str) -> str:
    """Return a text with nothing where words are missing."""
    return _GAP.sub(" ", text) if _OPEN in text else text
