"""What values the options of conf.py take: checks, and what they say of a wrong one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from babel.dates import format_date

from mubboo_sphinx.problems import did_you_mean

_WORDS = "a number of words, 1 or more"

Check = Callable[[Any], str]
"""Takes a value; returns what is wrong with it, or an empty string."""


def is_a(*types: type, what: str) -> Check:
    """Return a check for types; True and False are no numbers."""

    def check(value: Any) -> str:
        # True is an int to Python, and a slip to a person.
        wrong = isinstance(value, bool) and bool not in types
        return f"takes {what}" if wrong or not isinstance(value, types) else ""

    return check


def number(minimum: float, *types: type, what: str) -> Check:
    """Return a check for numbers of these types, not below a minimum."""

    def check(value: Any) -> str:
        return is_a(*types, what=what)(value) or ("" if value >= minimum else f"takes {what}")

    return check


_WIDEST = 4000


def widths(value: Any) -> str:
    """Check a list of widths in pixels."""
    if isinstance(value, (list, tuple)):
        is_width = number(1, int, what="")
        if all(is_width(each) == "" and each <= _WIDEST for each in value):
            return ""
    return f"takes a list of whole numbers, 1 to {_WIDEST}"


_LANGUAGE_TAG = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8})*")


def reading_speed(value: Any) -> str:
    """Check a speed, or speeds by language tag; 0 stands for none."""
    if not isinstance(value, dict):
        is_off = value == 0 and is_a(int, what="")(value) == ""
        return "" if is_off else number(1, int, float, what=_WORDS)(value)
    for tag, speed in value.items():
        if not isinstance(tag, str) or not _LANGUAGE_TAG.fullmatch(tag):
            return f"takes tags of languages, such as 'de' or 'pt-BR', not {tag!r}"
        wrong = number(1, int, float, what=f"for {tag!r} {_WORDS}")(speed)
        if wrong:
            return wrong
    return ""


def languages(tag_of: Callable[[str], str]) -> Check:
    """Return a check for languages by pattern of a path; `tag_of` knows the tag of each."""

    def check(value: Any) -> str:
        if not isinstance(value, dict):
            return "takes a dict, as in {'es/*': 'es'}"
        for pattern, written in value.items():
            is_text = isinstance(pattern, str) and isinstance(written, str)
            if not is_text or not tag_of(written):
                wanted = "takes tags of languages by pattern, as in {'es/*': 'es'}"
                return f"{wanted}, not {written!r}"
        return ""

    return check


def texts(value: Any) -> str:
    """Check a list of texts."""
    if not isinstance(value, (list, tuple)) or not all(isinstance(each, str) for each in value):
        return "takes a list of texts"
    return ""


def names(known: tuple[str, ...], what: str) -> Check:
    """Return a check for a list of known names."""

    def check(value: Any) -> str:
        if not isinstance(value, (list, tuple)):
            return f"takes a list of {what}"
        for name in value:
            if name not in known:
                hint = did_you_mean(str(name), known)
                return f"names {name!r}, which is not one of {', '.join(known)}.{hint}"
        return ""

    return check


def date_format(value: Any) -> str:
    """Check a format of Babel's, or a pattern."""
    if not isinstance(value, str):
        return "takes a text"
    if not value.strip():
        return "takes one of Babel's formats or patterns"
    try:
        format_date(date(2026, 4, 5), value, locale="en")
    except (KeyError, ValueError, AttributeError, TypeError) as error:
        return f"takes one of Babel's formats or patterns ({error})"
    return ""


def zone_name(value: Any) -> str:
    """Check the name of a time zone."""
    try:
        ZoneInfo(value)
    except (TypeError, ValueError, OSError):  # no text, no path, a folder
        return "takes the name of a time zone, such as 'Europe/Berlin'"
    except KeyError:
        hint = did_you_mean(value, available_timezones())
        return f"takes the name of a time zone, such as 'Europe/Berlin'.{hint}"
    return ""
