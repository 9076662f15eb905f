"""What an article says, counted: text in, small counts out, once for each reading of its source."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TITLE_WEIGHT = 3
"""As often as a word of the title counts."""
MOST = 255
"""Of one word or phrase, no more are counted: a byte each, since the environment keeps them."""

_TOKEN = re.compile(r"[^\W_]{2,}")
_HAN = "\u3005\u3400-\u9fff"
_KATAKANA = "\u30a1-\u30ff"
_OTHERS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
_UNSPACED = re.compile(f"[{_OTHERS}\u3041-\u3096{_KATAKANA}{_HAN}]")
_RUNS = re.compile(
    f"(?P<han>[{_HAN}]+)|(?P<whole>[{_KATAKANA}]+)|(?P<pairs>[{_OTHERS}]+)|[\u3041-\u309f]+"
    f"|(?P<spaced>[^{_OTHERS}\u3041-\u309f{_KATAKANA}{_HAN}]+)"
)
"""Runs of one script. Hiragana are endings and particles, and say nothing of a subject."""


@dataclass(frozen=True, slots=True)
class Terms:
    """The words and phrases of an article, and how often each stands there.

    `words` has each once, in code point order, with spaces between them, and `counts` a byte for
    each. `phrases` are pairs of neighbouring words, by number, as little-endian integers of four
    bytes in ascending order; `phrase_counts` has a byte for each. Ten thousand articles are
    kept in the environment and loaded for each build: dicts would take ten times the room.
    """

    words: str = ""
    counts: bytes = b""
    phrases: bytes = b""
    phrase_counts: bytes = b""

    def frequencies(self) -> dict[str, int]:
        """Return how often each word stands in the article."""
        return dict(zip(self.words.split(), self.counts, strict=True))


def count_terms(body: str, title: str, headings: Iterable[str], description: str) -> Terms:
    """Return the words and phrases of an article, the title's counted threefold."""
    words: Counter[str] = Counter()
    phrases: Counter[int] = Counter()
    for text in (body, *headings, description):
        tokens = split_words(text)
        words.update(tokens)
        phrases.update(_numbers(tokens))
    tokens = split_words(title)
    for _ in range(TITLE_WEIGHT):
        words.update(tokens)
        phrases.update(_numbers(tokens))
    return _packed(words, phrases)


def joined(terms: Terms, others: Terms) -> Terms:
    """Return the words and phrases of two texts, counted together."""
    if not others.words:
        return terms
    words = Counter(terms.frequencies()) + Counter(others.frequencies())
    phrases: Counter[int] = Counter()
    for each in (terms, others):
        numbers = struct.unpack(f"<{len(each.phrases) // 4}I", each.phrases)
        phrases.update(dict(zip(numbers, each.phrase_counts, strict=True)))
    return _packed(words, phrases)


def _packed(words: Counter[str], phrases: Counter[int]) -> Terms:
    ordered, numbers = sorted(words), sorted(phrases)
    return Terms(
        words=" ".join(ordered),
        counts=_in_bytes(list(map(words.__getitem__, ordered))),
        phrases=struct.pack(f"<{len(numbers)}I", *numbers),
        phrase_counts=_in_bytes(list(map(phrases.__getitem__, numbers))),
    )


def _in_bytes(counts: list[int]) -> bytes:
    try:
        return bytes(counts)
    except ValueError:  # one of them is too many for a byte
        return bytes(min(count, MOST) for count in counts)


def split_words(text: str) -> list[str]:
    """Return the words of a text in its order: two letters or digits and more, in lower case.

    Where words are not parted by spaces, pairs of characters stand for them, within a run of one
    script: Latin words and those in katakana are whole, and hiragana left out.
    """
    text = unicodedata.normalize("NFKC", text).lower()
    if text.isascii():
        return _TOKEN.findall(text)
    tokens: list[str] = []
    for token in _TOKEN.findall(text):
        if _UNSPACED.search(token):
            tokens += _cut(token)
        else:
            tokens.append(token)
    return tokens


def _cut(token: str) -> Iterator[str]:
    for run in _RUNS.finditer(token):
        text = run[0]
        if run["spaced"] or run["whole"]:
            if len(text) > 1:
                yield text
        elif run["han"] and len(text) == 1:
            yield text
        elif run["han"] or run["pairs"]:
            yield from (text[i : i + 2] for i in range(len(text) - 1))


def phrase_number(first: str, second: str) -> int:
    """Return the number, of 32 bits, that stands for two words in a row."""
    return crc32(f"{first} {second}".encode())


def _numbers(tokens: list[str]) -> Iterable[int]:
    # As `phrase_number`, in C all the way: it runs for every word of the magazine.
    return map(crc32, map(str.encode, map(" ".join, pairwise(tokens))))
