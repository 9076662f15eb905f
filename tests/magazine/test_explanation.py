"""What an editor is told of a pair of articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.related.explanation import REASONS, explain
from mubboo_sphinx.magazine.related.ranking import Ranker
from mubboo_sphinx.magazine.terms import count_terms


def article(docname: str, title: str, body: str, **fields: object) -> Article:
    terms = count_terms(body, title, (), "")
    fields = {"date": date(2026, 4, 5)} | fields
    return Article(docname, title, terms=terms, **fields)  # type: ignore[arg-type]


MAGAZINE = [
    article("a", "Chips", "silicon from open source wafers", tags=("AI ", "Deep Learning"),
            categories=("News",), authors=("ada",)),
    article("b", "More", "chips of open source silicon", tags=("deep learning",),
            categories=("news",), authors=("ada",), date=date(2026, 4, 15)),
    article("c", "Trains", "berth and sleeper", date=None),
    article("d", "Sea", "waves <script>"),
    article("e", "Sand", "dunes"),
]  # fmt: skip


def test_each_word_phrase_and_label_is_named_with_its_field_and_part() -> None:
    explanation = explain(Ranker(MAGAZINE), "a", "b")
    found = {(reason.field, reason.text): reason.share for reason in explanation.reasons}
    assert found.keys() == {
        ("title", "chips"),
        ("text", "silicon"),
        ("text", "open"),
        ("text", "source"),
        ("text", "open source"),
        ("tag", "Deep Learning"),
        ("category", "News"),
        ("author", "ada"),
    }
    assert sum(found.values()) == pytest.approx(1)
    shares = [reason.share for reason in explanation.reasons]
    assert shares == sorted(shares, reverse=True)


def test_the_score_is_likeness_times_nearness_in_time() -> None:
    explanation = explain(Ranker(MAGAZINE), "a", "b")
    assert explanation.days == 10
    assert explanation.date_proximity == pytest.approx(1 + 2 / (1 + 10 / 60))
    assert 0 < explanation.similarity < 1
    assert explanation.score == pytest.approx(explanation.similarity * explanation.date_proximity)
    assert not explanation.repeated


def test_links_are_a_part_of_the_score() -> None:
    linked = [*MAGAZINE[1:], replace(MAGAZINE[0], links=("b",))]
    explanation = explain(Ranker(linked), "b", "a")
    assert explanation.link_proximity > 1
    plain = explain(Ranker(MAGAZINE), "b", "a")
    assert plain.link_proximity == 1
    assert explanation.score == pytest.approx(plain.score * explanation.link_proximity)


def test_articles_that_share_nothing_have_no_reasons() -> None:
    explanation = explain(Ranker(MAGAZINE), "a", "c")
    assert (explanation.similarity, explanation.reasons, explanation.days) == (0, (), None)
    assert explanation.date_proximity == 1


def test_only_the_strongest_reasons_are_named() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    magazine = [article("a", "A1", words), article("b", "B1", words), article("c", "C1", "sea")]
    assert len(explain(Ranker(magazine), "a", "b").reasons) == REASONS


def test_a_repetition_has_half_of_its_score() -> None:
    releases = [
        article(f"r{n}", f"Release 1.{n}", "fixes and thanks", date=date(2026, n, 1))
        for n in (1, 2, 3)
    ]
    ranker = Ranker([*releases, article("z", "Sea", "waves")])
    assert not explain(ranker, "r1", "r2").repeated
    third = explain(ranker, "r1", "r3")
    assert third.repeated
    assert third.score == pytest.approx(third.similarity * third.date_proximity / 2)


def test_the_score_of_a_hub_is_lowered_and_says_so() -> None:
    subjects = [
        article(f"{name}{n}", f"T{name}{n}", f"thing{n} part{n} {name}{n}x {name}{n}y")
        for name in "ab"
        for n in range(9)
    ]
    review = article("review", "All", " ".join(f"thing{n} part{n}" for n in range(9)))
    explanation = explain(Ranker([review, *subjects]), "a1", "review")
    assert explanation.hub < 1
    assert explanation.score == pytest.approx(
        explanation.similarity * explanation.date_proximity * explanation.hub
    )


def test_an_unknown_article_is_refused() -> None:
    with pytest.raises(KeyError, match="zz"):
        explain(Ranker(MAGAZINE), "a", "zz")
