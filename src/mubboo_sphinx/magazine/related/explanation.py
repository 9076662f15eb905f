"""What made two articles related, for an editor who wants to trust the ranking or to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Literal

import numpy as np

from mubboo_sphinx.magazine.related.ranking import REPETITION
from mubboo_sphinx.magazine.terms import phrase_number, split_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.related.ranking import Ranker

Field = Literal["title", "text", "tag", "category", "author"]

REASONS = 8


@dataclass(frozen=True, slots=True)
class Reason:
    """A word, phrase or label that two articles share; `share` of their similarity is its, 0 to 1.

    Its `field` is `title` where it stands in the title of one of them.
    """

    field: Field
    text: str
    share: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Two articles' score: how alike they are (0 to 1), times how near, and how connected.

    `date_proximity` is 1 to 3; `link_proximity` is 1 and more; `hub` is less than 1 where the
    other article is like many. `days` lie between them, or None
    where one has no date. Half of the score is left where the other article is `repeated`: of the
    same run, and not the next one. `reasons` are those that weigh most.
    """

    similarity: float
    date_proximity: float
    link_proximity: float
    hub: float
    days: int | None
    repeated: bool
    reasons: tuple[Reason, ...]

    @property
    def score(self) -> float:
        """What the ranking compares."""
        repetition = REPETITION if self.repeated else 1.0
        return self.similarity * self.date_proximity * self.link_proximity * self.hub * repetition


def explain(ranker: Ranker, docname: str, other: str) -> Explanation:
    """Return what made `other` related to `docname`. Raises KeyError for what is no article."""
    here, there = ranker.place(docname), ranker.place(other)
    terms, added = ranker.similarity.shared(here, there)
    similarity = float(added.sum())
    pair = ranker.articles[here], ranker.articles[there]
    # The strongest, of equals the first as the vocabulary has them.
    strongest = np.argsort(-added, kind="stable")[:REASONS]
    spelled = _spelled(ranker, pair, terms[strongest].tolist())
    days = ranker.days_between(here, there)
    return Explanation(
        similarity=similarity,
        date_proximity=float(ranker.date_proximity(here, np.array([there]))[0]),
        link_proximity=float(ranker.link_proximity(here, np.array([there]))[0]),
        hub=float(ranker.hubs[there]),
        days=None if days is None else round(days),
        repeated=ranker.is_repeated(here, there),
        reasons=tuple(
            Reason(field, text, float(part) / similarity)
            for (field, text), part in zip(spelled, added[strongest], strict=True)
        ),
    )


def _spelled(
    ranker: Ranker, pair: tuple[Article, Article], terms: Iterable[int]
) -> list[tuple[Field, str]]:
    words, phrases = ranker.vectors.words, ranker.vectors.phrases
    titles = {word for article in pair for word in split_words(article.title)}
    known: dict[int, str] = {}
    spelled: list[tuple[Field, str]] = []
    for term in terms:
        if term < len(words):
            text = words[term]
        else:
            known = known or _phrases(pair)
            text = known[int(phrases[term - len(words)])]
        field, space, rest = text.partition(" ")
        if term < len(words) and space:
            spelled.append((_label_field(field), _as_written(pair, field, rest)))
        else:
            spelled.append(("title" if titles.issuperset(text.split()) else "text", text))
    return spelled


def _phrases(pair: tuple[Article, Article]) -> dict[int, str]:
    """Return the phrases that two articles may share, by number: numbers do not spell them."""
    common = sorted(set.intersection(*(set(each.terms.words.split()) for each in pair)))
    return {phrase_number(*both): " ".join(both) for both in product(common, repeat=2)}


def _label_field(field: str) -> Field:
    return "tag" if field == "tag" else "category" if field == "category" else "author"


def _as_written(pair: tuple[Article, Article], field: str, folded: str) -> str:
    article = pair[0]
    labels = {"tag": article.tags, "category": article.categories, "author": article.authors}
    return next(text for text in labels[field] if text.casefold() == folded)
