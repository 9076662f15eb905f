"""`mubboo_topics`, what a site says of its topics; and one spelling for labels of one topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.slugs import folded, is_slug
from mubboo_sphinx.problems import Problem, did_you_mean, shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mubboo_sphinx.magazine.article import Article

_FIELDS = ("slug",)


def read_topics(written: object) -> tuple[dict[str, str], list[Problem]]:
    """Return the slugs of `mubboo_topics` by folded label, and what is wrong with the option.

    What is right is kept. Raises nothing.
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
        elif owners.setdefault(slug.lower(), folded(label)) != folded(label):
            messages.append(f"{name}['slug'] is another topic's already: {shown(slug)}.")
        else:
            slugs[folded(label)] = slug
    return slugs, [Problem("config", message) for message in messages]


def with_one_spelling(articles: Iterable[Article], preferred: Iterable[str]) -> list[Article]:
    """Return the articles with labels of one topic spelled alike.

    As most articles have it, or as one of the `preferred` labels.
    """
    articles = list(articles)
    counts: dict[str, Counter[str]] = {}
    # Nobody learns from a list how an unlisted article writes a label.
    for article in (each for each in articles if not each.unlisted):
        for label in {*article.categories, *article.tags}:
            counts.setdefault(folded(label), Counter())[label] += 1
    names = {key: min(each, key=lambda label: (-each[label], label))
             for key, each in counts.items()}  # fmt: skip
    names |= {folded(label): label for label in preferred if folded(label) in names}

    def spelled(labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(names.get(folded(label), label) for label in labels))

    return [
        replace(each, categories=spelled(each.categories), tags=spelled(each.tags))
        for each in articles
    ]
