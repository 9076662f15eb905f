"""BCP 47 language tags."""

from __future__ import annotations

_MEMBERS = {
    "ar": "acm aeb afb apc apd arb arq ars ary arz",
    "zh": "cdo cjy cmn cpx czo gan hak hsn mnp nan wuu yue",
}
"""Of ISO 639-3's macrolanguages, those that are written much and that we know figures of."""
_LARGER = {member: larger for larger, members in _MEMBERS.items() for member in members.split()}


_SCRIPTS = {"latin": "Latn", "cyrillic": "Cyrl", "arabic": "Arab", "devanagari": "Deva"}
"""Modifiers of POSIX locales that name a script, and the script's part of a tag."""
_VARIANTS = {"valencia"}
"""Those that are a variant in tags too."""


def tag_of(name: str) -> str:
    """Return the BCP 47 tag of a language as Sphinx and gettext name it.

    `pt_BR` is `pt-BR`, `sr@latin` is `sr-Latn`, `ca@valencia` is `ca-valencia`. A modifier that
    no tag has (`de_DE@euro`), and a character set (`.UTF-8`), are left out.
    """
    base, _, modifier = name.partition("@")
    language, *rest = base.partition(".")[0].replace("_", "-").split("-")
    modifier = modifier.casefold()
    script = [_SCRIPTS[modifier]] if modifier in _SCRIPTS else []
    variant = [modifier] if modifier in _VARIANTS else []
    return "-".join([language, *script, *rest, *variant])


def normal_tag(tag: str) -> str:
    """Return a tag as it is compared: in small letters, hyphens between its parts."""
    return tag_of(tag).casefold()


def primary_language(tag: str) -> str:
    """Return the language of a tag without its region or script: `pt` of `pt-BR`."""
    return normal_tag(tag).partition("-")[0]


def macrolanguage(tag: str) -> str:
    """Return the larger language that ISO 639-3 counts a tag's to, itself where there is none."""
    language = primary_language(tag)
    return _LARGER.get(language, language)
