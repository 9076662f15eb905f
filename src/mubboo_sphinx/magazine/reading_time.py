"""How long an article takes to read: its text, code, formulas and pictures in, seconds out."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from mubboo_sphinx.magazine.language_tags import macrolanguage, primary_language
from mubboo_sphinx.magazine.reading_speeds import ENGLISH

SECONDS_A_CODE_LINE = 2.0
MOST_CODE_LINES = 60
"""Of one listing: a longer one is scrolled through, not read."""
SECONDS_A_FORMULA = 8.0
SECONDS_OF_FIRST_PICTURE = 12
SECONDS_OF_LATE_PICTURE = 3
"""Medium, "Read time and you": 12 seconds for the first picture, one less for each after it,
3 for the tenth and later ones. Those of code and formulas are our choice: no study has any."""


@dataclass(frozen=True, slots=True)
class Content:
    """What of an article takes its reader's time.

    `words` as `count_words` has them, `code_lines` as `count_code_lines`; `formulas` are those
    that stand by themselves, `pictures` those that say something.
    """

    words: float = 0.0
    code_lines: int = 0
    formulas: int = 0
    pictures: int = 0
    video_seconds: float = 0.0

    def __add__(self, other: Content) -> Content:
        return Content(
            self.words + other.words,
            self.code_lines + other.code_lines,
            self.formulas + other.formulas,
            self.pictures + other.pictures,
            self.video_seconds + other.video_seconds,
        )


def reading_time(content: Content, words_per_minute: float = ENGLISH) -> float:
    """Return the seconds, not rounded, that an article takes to read."""
    pictures = (
        max(SECONDS_OF_FIRST_PICTURE - earlier, SECONDS_OF_LATE_PICTURE)
        for earlier in range(content.pictures)
    )
    return (
        content.words * 60 / words_per_minute
        + content.code_lines * SECONDS_A_CODE_LINE
        + content.formulas * SECONDS_A_FORMULA
        + sum(pictures)
        + content.video_seconds
    )


def whole_minutes(seconds: float) -> int:
    """Round up, at least 1: a reader forgives an article that ends early."""
    # Of 238 words at 238 a minute, floating point may make a hair more than a minute.
    return max(1, math.ceil(round(seconds / 60, 6)))


def count_code_lines(code: str) -> int:
    """Return the lines of a listing that count: not blank, and no more than are read."""
    return min(sum(1 for line in code.splitlines() if line.strip()), MOST_CODE_LINES)


_CLOCK = re.compile(r"(?:(\d+):)?(?:(\d+):)?(\d+(?:\.\d+)?)")
_ISO_8601 = re.compile(r"PT(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?", re.IGNORECASE)


def seconds_of(duration: object) -> float:
    """Return a length of time: 150, '150', '2:30', '0:02:30' or 'PT2M30S'; 0 for anything else."""
    text = str(duration).strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = clock.groups()
        if minutes is None:
            hours, minutes = None, hours
    else:
        iso = _ISO_8601.fullmatch(text)
        hours, minutes, seconds = iso.groups() if iso else (0, 0, 0)
    return float(hours or 0) * 3600 + float(minutes or 0) * 60 + float(seconds or 0)


# Scripts written without spaces between words, and the characters to a word, found on the texts
# of the Universal Declaration of Human Rights, as ICU's dictionaries part them.
_HAN = re.compile(
    r"[\u3005-\u3007\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003347f]+"
)
_HAN_OF_MANDARIN = 1.65
_HAN_BESIDE_MANDARIN = 1.56
"""Cantonese, Min, Wu and the others have characters of their own, many of which stand alone."""
_UNSPACED = (
    (_HAN, _HAN_OF_MANDARIN),
    (re.compile(r"[\u3041-\u309f]+"), 1.8),  # hiragana
    (re.compile(r"[\u30a0-\u30ff\u31f0-\u31ff\uff66-\uff9f]+"), 3.8),  # katakana
    (re.compile(r"[\u0e01-\u0e4e]+"), 3.9),  # Thai
    (re.compile(r"[\u0e81-\u0ece\u0edc-\u0edf]+"), 4.25),  # Lao
    (re.compile(r"[\u1780-\u17d3\u17d7\u17dc\u17dd]+"), 5.1),  # Khmer
    (re.compile(r"[\u1000-\u103f\u104c-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f]+"), 4.9),  # Myanmar
)
_ANY_UNSPACED = re.compile(
    r"[\u0e01-\u0edf\u1000-\u109f\u1780-\u17dd\u2e80-\u9fff\ua9e0-\uaa7f\uf900-\uffff\U00020000-\U0003347f]"
)


def count_words(text: str, language: str | None = None) -> float:
    """Return the number of words in `text`, by the word boundaries of UAX #29.

    Of scripts without spaces, the characters of a run are divided by the characters to a word of
    that script, which is why this is no integer. `language`, a BCP 47 tag, matters only where
    one script is written with words of other lengths.
    """
    if text.isascii():
        return float(len(_ASCII_WORD.findall(text)))
    words = 0.0
    if _ANY_UNSPACED.search(text):
        for script, usual in _UNSPACED:
            if runs := script.findall(text):
                characters = sum(map(len, runs))
                words += characters / (_of_han(language or "") if script is _HAN else usual)
                text = script.sub(" ", text)
    word = _marked_word() if _MAY_HAVE_MARKS.search(text) else _WORD
    return words + len(word.findall(text))


def _of_han(language: str) -> float:
    is_mandarin = primary_language(language) in ("zh", "cmn")
    is_chinese = macrolanguage(language) == "zh"
    return _HAN_BESIDE_MANDARIN if is_chinese and not is_mandarin else _HAN_OF_MANDARIN


_ZERO_WIDTH_SPACE = "\u200b"
"""It parts words, though Unicode counts it among the signs that do not."""
_URL = re.compile(r"(?<![a-z0-9])(?:(?:https?|ftps?)://|mailto:|www\.)[!-~]+", re.IGNORECASE)


def without_urls(text: str) -> str:
    """Return a text without the addresses in it, which nobody reads word by word."""
    # Most texts have none, which three searches tell twenty times as fast as the pattern does.
    lower = text.lower()
    if not ("://" in text or "www." in lower or "mailto:" in lower):
        return text
    return _URL.sub(" ", text)


def _word_pattern(marks: str) -> str:
    """Return the pattern of a word in the scripts that part words.

    Apostrophes, points and colons hold letters together ("don't", "example.com"), points, commas
    and apostrophes digits ("3.5", "1,000"), quotes Hebrew letters; hyphens hold nothing.
    """
    inside = rf"[\w{marks}]"
    between_letters = r"(?<![\d_])['\u2018\u2019.:\u00b7\u2027\u05f4\uff0e\uff1a](?=[^\W\d_])"
    between_digits = r"(?<=\d)[.,;'\u2018\u2019\u066c\uff0c\uff0e](?=\d)"
    between_hebrew = r'(?<=[\u05d0-\u05ea])"(?=[\u05d0-\u05ea])'
    joint = f"(?:{between_letters}|{between_digits}|{between_hebrew})"
    return rf"[^\W_]{inside}*+(?:{joint}{inside}++)*+"


_ASCII_WORD = re.compile(_word_pattern(""), re.ASCII)
_WORD = re.compile(_word_pattern(""))
# Everything but the letters and signs that Western texts consist of.
_MAY_HAVE_MARKS = re.compile(r"[\u00ad\u0300-\u036f\u0483-\u0489\u0590-\u200f\u202a-\U0010ffff]")


@cache
def _marked_word() -> re.Pattern[str]:
    # Accents, vowel signs and invisible joiners end a word to `\w`. They are looked up where a
    # text first needs them, in some 20 ms, and named as ranges: one by one, matching is slow.
    joining = ("Mn", "Mc", "Me", "Cf")
    signs = "".join(
        char if unicodedata.category(char) in joining and char != _ZERO_WIDTH_SPACE else " "
        for char in map(chr, range(0x20000))
    )
    runs = re.finditer("[^ ]+", signs)
    return re.compile(_word_pattern("".join(f"{run[0][0]}-{run[0][-1]}" for run in runs)))
