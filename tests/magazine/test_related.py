"""Which articles a reader may want next."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.related import QUERY_TERMS, count_terms, rank_related

WORDS = ["chip", "train", "oven", "map", "lens", "sea"]
MAGAZINES = st.lists(
    st.builds(
        Article,
        docname=st.sampled_from([f"posts/{letter}" for letter in "abcdefghij"]),
        title=st.just("T"),
        date=st.sampled_from([None, date(1970, 1, 1), date(2026, 4, 5), date.max]),
        authors=st.lists(st.sampled_from(["ada", "bob"]), max_size=2).map(tuple),
        categories=st.lists(st.sampled_from(["AI", "Travel"]), max_size=2).map(tuple),
        tags=st.lists(st.sampled_from(["x", "y", "z"]), max_size=2).map(tuple),
        terms=st.dictionaries(st.sampled_from(WORDS), st.integers(1, 9)),
    ),
    unique_by=lambda article: article.docname,
    max_size=10,
)


def article(docname: str, body: str = "", **fields: object) -> Article:
    """Return an article with these words."""
    terms = count_terms(body, "", (), "")
    fields = {"date": date(2026, 4, 5)} | fields
    return Article(docname, docname, terms=terms, **fields)  # type: ignore[arg-type]


def test_the_titles_words_count_threefold() -> None:
    terms = count_terms("The chip market", "Chip news", ["A chip"], "On chips")
    assert terms["chip"] == 5
    assert terms["market"] == 1
    assert terms["news"] == 3
    assert list(terms) == sorted(terms)


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A b cd", {"cd"}),
        ("Chip CHIP \uff23hip", {"chip"}),
        ("snake_case e-mail", {"snake", "case", "mail"}),
        ("读一本好书", {"读一", "一本", "本好", "好书"}),
        ("… 🎉 \x00", set()),
        ("<script>", {"script"}),
    ],
)
def test_terms_are_words_whatever_their_case(text: str, terms: set[str]) -> None:
    assert set(count_terms(text, "", (), "")) == terms


def test_what_says_the_same_is_related() -> None:
    related = rank_related(
        [
            article("chips", "silicon chip wafer foundry"),
            article("more-chips", "silicon chip lithography wafer"),
            article("some-chips", "chip shop and holiday"),
            article("trains", "railway station and sleeper"),
            article("more-trains", "railway sleeper ticket"),
        ]
    )
    assert related["chips"][0] == "more-chips"
    assert related["trains"][0] == "more-trains"
    assert "trains" not in related["chips"]


@pytest.mark.parametrize("field", ["tags", "categories", "authors"])
def test_what_shares_a_label_is_related(field: str) -> None:
    shared: dict[str, Any] = {field: ("Same",)}
    related = rank_related(
        [article("a", **shared), article("b", **shared), article("c"), article("d")]
    )
    assert related == {"a": ("b",), "b": ("a",), "c": (), "d": ()}


def test_a_label_is_not_the_same_as_a_word_or_another_kind_of_label() -> None:
    articles = [
        article("a", "same"),
        article("b", tags=("same",)),
        article("c", categories=("same",)),
        article("d", authors=("same",)),
    ]
    assert set(rank_related(articles).values()) == {()}


def test_of_equals_the_nearer_in_time_goes_first() -> None:
    chips = "silicon chip wafer"
    related = rank_related(
        [
            article("now", chips),
            article("years-ago", chips, date=date(2020, 1, 1)),
            article("last-month", chips, date=date(2026, 3, 5)),
            article("other", "railway"),
        ]
    )
    assert related["now"] == ("last-month", "years-ago")


def test_of_equals_the_newer_goes_first_then_by_name_and_the_undated_last() -> None:
    days = {"old": date(1960, 1, 1), "epoch": date(1970, 1, 1), "none": None,
            "a": date(1980, 1, 1), "b": date(1980, 1, 1)}  # fmt: skip
    articles = [article(name, "silicon", date=day) for name, day in days.items()]
    undated = article("undated", "silicon", date=None)
    related = rank_related([*articles, undated, article("other", "railway")])
    assert related["undated"] == ("a", "b", "epoch", "old", "none")


def test_at_most_as_many_as_asked_for_are_returned() -> None:
    articles = [article(f"a{n}", "silicon chip") for n in range(9)] + [article("z", "railway")]
    everything = rank_related(articles)["a0"]
    assert len(everything) == 8
    for count in (0, 1, 3):
        assert rank_related(articles, count)["a0"] == everything[:count]


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_magazine_that_has_hardly_begun_has_no_related_articles(number: int) -> None:
    articles = [article(f"a{n}", "silicon", tags=("chips",)) for n in range(number)]
    assert rank_related(articles) == {each.docname: () for each in articles}


def test_long_articles_are_ranked_by_their_strongest_words() -> None:
    long = " ".join(f"word{n}" for n in range(3 * QUERY_TERMS))
    related = rank_related(
        [article("a", long), article("b", long), article("c", "word1 word2"), article("d", "x")]
    )
    assert related["a"][0] == "b"


@settings(deadline=None, max_examples=100)
@given(MAGAZINES, st.integers(0, 5), st.randoms(use_true_random=False))
def test_no_ranking_depends_on_which_document_was_read_first(
    articles: list[Article], count: int, random: object
) -> None:
    related = rank_related(articles, count)
    shuffled = list(articles)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again = rank_related(shuffled, count)
    assert list(again.items()) == list(related.items())
    docnames = {each.docname for each in articles}
    assert related.keys() == docnames
    for docname, found in related.items():
        assert docname not in found
        assert set(found) <= docnames
        assert len(set(found)) == len(found) <= count


@settings(deadline=None, max_examples=50)
@given(MAGAZINES)
def test_another_title_changes_no_ranking(articles: list[Article]) -> None:
    renamed = [replace(each, title="Another", description="x", minutes=9) for each in articles]
    assert rank_related(renamed) == rank_related(articles)


SCRIPT = """
from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.related import count_terms, rank_related
texts = [" ".join(f"w{(i * j) % 251}" for j in range(1, 400)) for i in range(1, 12)]
articles = [Article(f"a{i}", "T", terms=count_terms(text, "t", ["h"], "d"), tags=("x", "y"))
            for i, text in enumerate(texts)]
print(rank_related(articles))
"""


def test_no_ranking_depends_on_the_hash_seed() -> None:
    def run(seed: str) -> str:
        environment = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", SCRIPT]
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True
        ).stdout

    assert run("1") == run("2") != ""
