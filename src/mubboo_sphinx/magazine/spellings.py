"""One spelling for labels of one topic or series, and for names of one author."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.slugs import folded, stable_slug
from mubboo_sphinx.problems import Problem, shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from mubboo_sphinx.magazine.article import Article


def with_one_spelling(
    articles: Iterable[Article],
    preferred: Collection[str] = (),
    known_authors: Collection[str] = (),
) -> tuple[list[Article], list[tuple[Article, Problem]]]:
    """Return the articles with labels of one topic, one series and one author, spelled alike.

    As most articles have it, or as one of the `preferred` labels. Where an article writes a topic
    otherwise, and no preferred label says that it may, a problem says so once a topic, with the
    first such article.
    """
    articles = list(articles)
    # Nobody learns from a list how an unlisted article writes a label.
    listed = [each for each in articles if not each.unlisted]
    topics = _Spellings((each for article in listed for each in _topics_of(article)), preferred)
    series = _Spellings((each.series for each in listed if each.series), ())
    guests = _Spellings(
        (each for article in listed for each in article.authors if each not in known_authors),
        (),
        folded,
    )
    spelled = [
        replace(
            each,
            categories=topics.of(each.categories),
            tags=topics.of(each.tags),
            series="".join(series.of((each.series,))) if each.series else "",
            authors=tuple(
                dict.fromkeys(
                    name if name in known_authors else guests.of((name,))[0]
                    for name in each.authors
                )
            ),
        )
        for each in articles
    ]
    return spelled, [*_told(listed, topics)]


def _topics_of(article: Article) -> set[str]:
    return {*article.categories, *article.tags}


class _Spellings:
    """How each label is written that is the same as others: by its slug, or another `key`."""

    def __init__(
        self,
        labels: Iterable[str],
        preferred: Collection[str],
        key: Callable[[str], str] = stable_slug,
    ) -> None:
        self._key = key
        counts: dict[str, Counter[str]] = {}
        for label in labels:
            counts.setdefault(key(label), Counter())[label] += 1
        self._names = {
            slug: min(each, key=lambda label: (-each[label], label))
            for slug, each in counts.items()
        }
        self.preferred = {key(label) for label in preferred}
        self._names |= {key(label): label for label in preferred if key(label) in self._names}

    def of(self, labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._names.get(self._key(each), each) for each in labels))


def _legible(label: str) -> str:
    """Return a label in quotes; where letters are composed of marks, so that this is seen."""
    return shown(label) if unicodedata.is_normalized("NFC", label) else ascii(label)


def _told(listed: list[Article], topics: _Spellings) -> Iterator[tuple[Article, Problem]]:
    """Yield a problem for each topic of a kind that is spelled in several ways."""
    ordered = sorted(listed, key=lambda each: each.docname)
    for field, labels_of in (
        ("category", attrgetter("categories")),
        ("tags", attrgetter("tags")),
    ):
        ways: dict[str, Counter[str]] = {}
        for article in listed:
            for label in {*labels_of(article)}:
                ways.setdefault(stable_slug(label), Counter())[label] += 1
        for article in ordered:
            for label in labels_of(article):
                slug = stable_slug(label)
                (name,) = topics.of((label,))
                if label != name and slug not in topics.preferred and len(ways[slug]) > 1:
                    problem = _spelled_otherwise(ways[slug], name)
                    ways[slug].clear()  # told once
                    yield article, replace(problem, line=article.lines.get(field))


def _spelled_otherwise(ways: Counter[str], name: str) -> Problem:
    listed = ", ".join(f"{_legible(way)} ({number})" for way, number in sorted(ways.items()))
    message = (
        f"labels that differ in case, accents or signs only are one topic: {listed}. It is called"
        f" {shown(name)}; write it so everywhere, or name it in mubboo_topics."
    )
    return Problem("front_matter", message)
