"""How other engines tell the read time of a plain text: their formulas, in words of our own.

Each takes a text and the BCP 47 tag of its language, and returns the minutes that it shows. What
they do with pictures and code is left out: a plain text has none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from mubboo_sphinx.magazine.language_tags import macrolanguage
from mubboo_sphinx.magazine.reading_speeds import words_per_minute
from mubboo_sphinx.magazine.reading_time import (
    Content,
    count_words,
    reading_time,
    whole_minutes,
    without_urls,
)

Formula = Callable[[str, str], int]

_HAN_KANA_HANGUL = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]")
_GHOST_WORD = re.compile(
    r"[a-zA-Z\u00c0-\u00ff0-9_\u0392-\u03c9\u0410-\u04f9]+"
    r"|[\u4e00-\u9fff\u3400-\u4dbf\uf900-\ufaff\u3040-\u309f\uac00-\ud7af]+"
)
_GHOST_RIGHT_TO_LEFT = re.compile(r"[\u0600-\u06ff]+|[\u0591-\u05f4]+")
_NPM_WORD = re.compile(r"[\u3040-\u309f\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U0002ebe0]")


def ours(text: str, language: str) -> int:
    """mubboo-sphinx."""
    content = Content(words=count_words(without_urls(text), language))
    return whole_minutes(reading_time(content, words_per_minute(language)))


def medium(text: str, language: str) -> int:
    """265 words a minute, 500 characters of Chinese, Japanese or Korean: "Read time and you"."""
    if macrolanguage(language) in ("zh", "ja", "ko"):
        minutes = len(_HAN_KANA_HANGUL.findall(text)) / 500
    else:
        minutes = len(text.split()) / 265
    # It does not say how it rounds.
    return max(1, round(minutes))


def ghost(text: str, _language: str) -> int:
    """275 words a minute, to the nearest: @tryghost/helpers 1.1."""
    words = _GHOST_WORD.findall(text) or _GHOST_RIGHT_TO_LEFT.findall(text)
    count = sum(len(word) if word[0] >= "\u4e00" else 1 for word in words)
    return max(1, math.floor(count / 275 + 0.5))


def material(text: str, _language: str) -> int:
    """265 words a minute, whatever stands between signs: Material for MkDocs 9, readtime."""
    return math.ceil(math.ceil(len(re.split(r"\W+", text)) / 265 * 60) / 60)


def hugo(text: str, language: str) -> int:
    """213 words a minute, or 501 characters with `hasCJKLanguage`: Hugo's page content."""
    words = text.split()
    if macrolanguage(language) in ("zh", "ja", "ko"):
        count = sum(1 if word.isascii() else len(word) for word in words)
        return (count + 500) // 501
    return (len(words) + 212) // 213


def npm(text: str, _language: str) -> int:
    """200 words a minute, one for each Han character, hiragana or hangul: reading-time 1.5."""
    count = len(_NPM_WORD.findall(text)) + len(_NPM_WORD.sub(" ", text).split())
    return math.ceil(round(count / 200, 2))


def docusaurus(text: str, language: str) -> int:
    """200 of `Intl.Segmenter`'s words a minute, since version 3.9; ours stand for ICU's here."""
    return math.ceil(round(count_words(text, language) / 200, 2))


FORMULAS: dict[str, Formula] = {
    "mubboo-sphinx": ours,
    "Medium": medium,
    "Ghost": ghost,
    "Material for MkDocs": material,
    "Hugo": hugo,
    "npm reading-time": npm,
    "Docusaurus": docusaurus,
}
