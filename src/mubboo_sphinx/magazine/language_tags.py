"""BCP 47 language tags."""

from __future__ import annotations

_MEMBERS = {
    "ar": "acm aeb afb apc apd arb arq ars ary arz",
    "zh": "cdo cjy cmn cpx czo gan hak hsn mnp nan wuu yue",
}
"""Of ISO 639-3's macrolanguages, those that are written much and that we know figures of."""
_LARGER = {member: larger for larger, members in _MEMBERS.items() for member in members.split()}


def normal_tag(tag: str) -> str:
    """Return a tag as it is compared: in small letters, hyphens between its parts."""
    return tag.replace("_", "-").casefold()


def primary_language(tag: str) -> str:
    """Return the language of a tag without its region or script: `pt` of `pt-BR`."""
    return normal_tag(tag).partition("-")[0]


def macrolanguage(tag: str) -> str:
    """Return the larger language that ISO 639-3 counts a tag's to, itself where there is none."""
    language = primary_language(tag)
    return _LARGER.get(language, language)
