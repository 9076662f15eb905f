"""Articles as vectors: one number for each word, phrase and label that an article shares.

All numbers are whole, though some are kept as floats: sums are exact below 2**53, and so do not
depend on their order, on the processor, or on who adds them up.
"""

from __future__ import annotations

import math
from array import array
from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import numpy.typing as npt

    from mubboo_sphinx.magazine.article import Article

    Integers = npt.NDArray[np.int64]
    Numbers = npt.NDArray[np.int32]
    Floats = npt.NDArray[np.float64]
    Flags = npt.NDArray[np.bool_]

TAG_WEIGHT = 3
CATEGORY_WEIGHT = 3
AUTHOR_WEIGHT = 2
"""As often as a word of the text a label counts."""
PHRASE_WEIGHT = 0.8
"""What phrases weigh beside words and labels."""
MOST_SHARED = 200
"""A word in more articles than this says little of any, and costs the square of their number."""
MOST_SHARED_PHRASE = 20
SMALL_LANGUAGE = 8
"""Of fewer articles in a language, how rare a word is in it cannot be told."""
UNIT = 2.0**24
_FINE = 2.0**10
_ROOTS = np.sqrt(np.arange(256.0))
_PART_SHIFT = 28
"""Phrases whose numbers have the same bits above these are weighed at once: a sixteenth of all."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """Of each article, the terms that it shares and their weights, one article after another.

    Those of article `i` stand from `starts[i]` to `starts[i + 1]`. Squares of an article's
    weights add up to at most `1 + PHRASE_WEIGHT` times the square of `UNIT`. Terms below
    `len(words)` are words and labels, as `label` spells them; the others are phrases, by number.
    """

    starts: Integers
    terms: Numbers
    weights: Floats
    words: tuple[str, ...]
    phrases: npt.NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class _Entries:
    """Which article has which term, how often."""

    owners: Numbers
    terms: Numbers
    counts: npt.NDArray[np.uint8]
    first: int = 0
    """The number of the first term: those of a part are counted from 0."""


def label(field: str, text: str) -> str:
    """Return a topic or an author as a word of its own: a space keeps it apart from a text's."""
    return f"{field} {text.casefold()}"


def order_of(values: Numbers | npt.NDArray[np.uint32]) -> Integers:
    """Return the places of values that are not negative, by value; of equals the first first."""
    # Sorting numbers is several times as fast as sorting places by them.
    keys = values.astype(np.int64)
    keys <<= 32
    keys |= np.arange(len(values), dtype=np.uint32)
    keys.sort()
    keys &= 0xFFFFFFFF
    return keys


def make_vectors(articles: Sequence[Article], languages: Sequence[str]) -> Vectors:
    """Return the vectors of articles, each in the language at its place."""
    groups = _Groups(languages)
    words, entries = _words(articles)
    weighed = [_weigh([entries], groups, MOST_SHARED, 1.0)]
    phrases: list[npt.NDArray[np.uint32]] = []
    parts = _phrases(articles, phrases)
    weighed.append(_weigh(parts, groups, MOST_SHARED_PHRASE, math.sqrt(PHRASE_WEIGHT)))
    weighed[1][1][:] += len(words)
    owners, terms, weights = (
        np.concatenate([found[i] for found in weighed]) for i in range(len(weighed[0]))
    )
    order = order_of(owners)
    starts = np.concatenate([[0], np.cumsum(np.bincount(owners, minlength=groups.total))])
    return Vectors(starts, terms[order], weights[order], words, np.concatenate(phrases))


def _words(articles: Sequence[Article]) -> tuple[tuple[str, ...], _Entries]:
    vocabulary: defaultdict[str, int] = defaultdict(partial(next, count()))
    terms, counts, lengths = array("i"), bytearray(), []
    for article in articles:
        before = len(terms)
        terms.extend(map(vocabulary.__getitem__, article.terms.words.split()))
        counts += article.terms.counts
        for word, weight in _labels(article):
            terms.append(vocabulary[word])
            counts.append(weight)
        lengths.append(len(terms) - before)
    entries = _Entries(
        _owners(lengths), np.frombuffer(terms, np.int32), np.frombuffer(counts, np.uint8)
    )
    return tuple(vocabulary), entries


def _labels(article: Article) -> Iterator[tuple[str, int]]:
    for field, weight, labels in (
        ("tag", TAG_WEIGHT, article.tags),
        ("category", CATEGORY_WEIGHT, article.categories),
        ("author", AUTHOR_WEIGHT, article.authors),
    ):
        for word in dict.fromkeys(label(field, text) for text in labels):
            yield word, weight


def _phrases(
    articles: Sequence[Article], known: list[npt.NDArray[np.uint32]]
) -> Iterator[_Entries]:
    """Yield the entries of phrases, part by part, and add the phrases of each to `known`."""
    numbers = np.frombuffer(b"".join(each.terms.phrases for each in articles), "<u4")
    counts = np.frombuffer(b"".join(each.terms.phrase_counts for each in articles), np.uint8)
    owners = _owners(len(each.terms.phrase_counts) for each in articles)
    # Most phrases stand in one article only: to hold all at once would take the most memory.
    part_of = (numbers >> _PART_SHIFT).astype(np.uint8)
    first = 0
    for part in range(2 ** (32 - _PART_SHIFT)):
        places = np.flatnonzero(part_of == part)
        places = places[order_of(numbers[places])]
        found = numbers[places]
        new = np.concatenate([[True], found[1:] != found[:-1]])[: len(found)]
        terms = np.cumsum(new, dtype=np.int32) - np.int32(1)
        known.append(found[new])
        yield _Entries(owners[places], terms, counts[places], first)
        first += len(known[-1])


def _owners(lengths: Iterable[int]) -> Numbers:
    counted = np.array([*lengths], np.int64)
    return np.repeat(np.arange(len(counted), dtype=np.int32), counted)


class _Groups:
    """The articles of each language: a word is rare or not in its own."""

    def __init__(self, languages: Sequence[str]) -> None:
        names = sorted(set(languages))
        self.total = len(languages)
        self._of = np.array([names.index(each) for each in languages], np.int64)
        sizes = np.bincount(self._of, minlength=1)
        # Of a language with few articles, what is rare is asked of the whole magazine.
        self._small = sizes < SMALL_LANGUAGE if len(names) > 1 else np.zeros(len(sizes), np.bool_)
        self._number = len(sizes)
        self._rarities = np.array([_rarities(size) for size in (*sizes.tolist(), self.total)])

    def shares(self, entries: _Entries) -> Integers:
        """Return how many articles have each term, by group and, last, in all."""
        size = int(entries.terms.max(initial=-1)) + 1
        if self._number == 1:
            own = np.bincount(entries.terms, minlength=size)[None, :]
        else:
            keys = self._of[entries.owners] * size + entries.terms
            own = np.bincount(keys, minlength=self._number * size).reshape(self._number, size)
        return np.concatenate([own, own.sum(axis=0, keepdims=True)])

    def idf(self, shares: Integers, owners: Numbers, terms: Numbers) -> Floats:
        """Return ln(N / n) to the power of 1.5, where n of the N articles of a group have a term.

        None of `terms` may be in more than `MOST_SHARED` articles.
        """
        group = self._of[owners]
        group = np.where(self._small[group], self._number, group)
        return self._rarities[group, shares[group, terms]]


def _rarities(size: int) -> list[float]:
    # By math.log: numpy has several logarithms, by version and processor.
    logarithms = [math.log(max(size / n, 1.0)) for n in range(1, MOST_SHARED + 1)]
    return [0.0, *(each * math.sqrt(each) for each in logarithms)]


def _weigh(
    parts: Iterable[_Entries], groups: _Groups, most: int, share: float
) -> tuple[Numbers, Numbers, Floats]:
    """Return the articles, terms and weights of what is shared by some and not by too many.

    A term weighs the root of its count times its idf, and vectors are of length `share`. A
    word that no other article has is left out, but makes its article's others lighter.
    """
    squares = np.zeros(groups.total)
    kept = []
    for entries in parts:
        shares = groups.shares(entries)
        everywhere = shares[-1][entries.terms]
        few = everywhere <= most
        owners, terms = entries.owners[few], entries.terms[few]
        roots = _ROOTS[entries.counts[few]]
        weights = np.floor(roots * groups.idf(shares, owners, terms) * _FINE + 0.5)
        squares += np.bincount(owners, weights * weights, minlength=groups.total)
        shared = everywhere[few] > 1
        kept.append((owners[shared], terms[shared] + np.int32(entries.first), weights[shared]))
    owners, terms, weights = (np.concatenate([found[i] for found in kept]) for i in range(3))
    lengths = np.maximum(np.sqrt(squares), 1.0)
    units = np.floor(weights / lengths[owners] * (share * UNIT) + 0.5)
    above = units > 0
    return owners[above], terms[above], units[above]
