"""`mubboo_topics`, what a site says of its topics; and one spelling for labels of one topic."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.slugs import is_slug, stable_slug
from mubboo_sphinx.problems import Problem, did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from mubboo_sphinx.magazine.article import Article

_FIELDS = ("slug",)


def read_topics(written: object) -> tuple[dict[str, str], list[Problem]]:
    """Return the slugs of `mubboo_topics`, and what is wrong with the option.

    Slugs are by those that their labels have else. What is right is kept. Raises nothing.
    """
    slugs: dict[str, str] = {}
    messages: list[str] = []
    owners: dict[str, str] = {}
    for label, fields in written.items() if isinstance(written, Mapping) else ():
        name = f"mubboo_topics[{shown(label)}]"
        if not isinstance(label, str) or not isinstance(fields, Mapping):
            messages.append(f"{name} takes fields, as in {{'C++': {{'slug': 'cpp'}}}}.")
            continue
        for unknown in [each for each in fields if each not in _FIELDS]:
            hint = did_you_mean(str(unknown), _FIELDS)
            messages.append(f"{name} has no field {shown(unknown)}.{hint}")
        slug = fields.get("slug")
        if slug is None:
            continue
        if not isinstance(slug, str) or not is_slug(slug):
            what = "takes letters, digits, '-' and '_', and no name that Windows keeps"
            messages.append(f"{name}['slug'] {what}, not {shown(slug)}.")
        elif owners.setdefault(slug.lower(), stable_slug(label)) != stable_slug(label):
            messages.append(f"{name}['slug'] is another topic's already: {shown(slug)}.")
        else:
            slugs[stable_slug(label)] = slug
    return slugs, [Problem("config", message) for message in messages]


def with_one_spelling(
    articles: Iterable[Article], preferred: Collection[str]
) -> tuple[list[Article], list[tuple[Article, Problem]]]:
    """Return the articles with labels of one topic, and of one series, spelled alike.

    As most articles have it, or as one of the `preferred` labels. Where an article writes a topic
    otherwise, and no preferred label says that it may, a problem says so once a topic, with the
    first such article.
    """
    articles = list(articles)
    # Nobody learns from a list how an unlisted article writes a label.
    listed = [each for each in articles if not each.unlisted]
    topics = _Spellings((each for article in listed for each in _topics_of(article)), preferred)
    series = _Spellings((each.series for each in listed if each.series), ())
    spelled = [
        replace(
            each,
            categories=topics.of(each.categories),
            tags=topics.of(each.tags),
            series="".join(series.of((each.series,))) if each.series else "",
        )
        for each in articles
    ]
    return spelled, [*_told(listed, topics)]


def _topics_of(article: Article) -> set[str]:
    return {*article.categories, *article.tags}


class _Spellings:
    """How each label is written that is the same as others: by its slug."""

    def __init__(self, labels: Iterable[str], preferred: Collection[str]) -> None:
        counts: dict[str, Counter[str]] = {}
        for label in labels:
            counts.setdefault(stable_slug(label), Counter())[label] += 1
        self._names = {
            slug: min(each, key=lambda label: (-each[label], label))
            for slug, each in counts.items()
        }
        self.preferred = {stable_slug(label) for label in preferred}
        self._names |= {stable_slug(label): label for label in preferred
                        if stable_slug(label) in self._names}  # fmt: skip

    def of(self, labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(self._names.get(stable_slug(each), each) for each in labels))


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
