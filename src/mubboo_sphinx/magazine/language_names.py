"""Languages as their writers call them: by a tag, or by a name, as ABlog's manual has it."""

from __future__ import annotations

import re
from functools import lru_cache

from babel import Locale, UnknownLocaleError
from babel.localedata import locale_identifiers

_BCP47 = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")


def language_tag(written: str) -> str:
    """Return the BCP 47 tag of a language: `de` of `de`, `German` and `Deutsch`; else nothing."""
    written = written.partition(".")[0]  # `en_US.UTF-8`
    name = " ".join(written.split()).casefold()
    # Few names look like tags, and no tag like a name.
    if found := _english_names().get(name):
        return found
    if _BCP47.fullmatch(name):
        return written.strip().replace("_", "-")
    return _own_names().get(name, "")


@lru_cache(maxsize=1)
def _english_names() -> dict[str, str]:
    names = Locale("en").languages
    # Of two tags with one name, the first in the alphabet, such as `sr` before `sr_Latn`.
    return {names[tag].casefold(): tag.replace("_", "-") for tag in sorted(names, reverse=True)}


@lru_cache(maxsize=1)
def _own_names() -> dict[str, str]:
    """Return the tags of languages by what these call themselves; it takes a second."""
    found: dict[str, str] = {}
    for tag in sorted(locale_identifiers(), reverse=True):
        if "_" in tag:
            continue
        try:
            name = Locale(tag).get_language_name(tag)
        except (UnknownLocaleError, ValueError):
            continue
        if name:
            found[name.casefold()] = tag
    return found
