"""What one field of front matter says: a switch, a list, a whole number, a text of some length."""

from __future__ import annotations

import re

from mubboo_sphinx.magazine.yaml_lines import as_text
from mubboo_sphinx.problems import shown

MOST_CHARACTERS = 2_000
"""Of a text that cards, feeds and the heads of pages carry."""
_DIGITS = re.compile(r"\s*\d{1,9}\s*")
_TRUE = frozenset({"true", "yes", "on", "1", ""})
_FALSE = frozenset({"false", "no", "off", "0"})


def shortened(text: str) -> str:
    """Return a text of at most `MOST_CHARACTERS`, cut between words."""
    if len(text) <= MOST_CHARACTERS:
        return text
    cut = text[: MOST_CHARACTERS - 1]
    return f"{cut.rpartition(' ')[0] or cut} …"[:MOST_CHARACTERS]


def split_list(value: object) -> tuple[str, ...]:
    """Return the items of a YAML list, or of a comma-separated string, without repetitions.

    What is no text (see `as_text`) is left out; true and false are words here, as JSON has them.
    """
    items = value if isinstance(value, (list, tuple)) else (as_word(value) or "").split(",")
    return tuple(dict.fromkeys(text for item in items if (text := as_word(item))))


def as_word(value: object) -> str | None:
    """Return the text of a value, true and false as words; None where it is no text."""
    return str(value).lower() if isinstance(value, bool) else as_text(value)


def as_flag(value: object) -> bool | None:
    """Return the truth of a YAML boolean or of a word that stands for one, else None.

    A field without a value is on, as `orphan:` is in Sphinx.
    """
    if value is None or isinstance(value, bool):
        return value is None or value
    word = value.strip().casefold() if isinstance(value, str) else shown(value)
    if word in _TRUE:
        return True
    return False if word in _FALSE else None


def whole_number(value: object) -> int | None:
    """Return a whole number, 0 or more, that is one or is written as one."""
    if isinstance(value, str) and _DIGITS.fullmatch(value):
        return int(value)
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    return None
