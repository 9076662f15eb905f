"""What is counted of an article, for the ranking."""

from __future__ import annotations

import struct

import pytest

from mubboo_sphinx.magazine.terms import MOST, Terms, count_terms, phrase_number, split_words


def phrases(terms: Terms) -> dict[int, int]:
    """Return how often each phrase stands in an article, by its number."""
    numbers = struct.unpack(f"<{len(terms.phrase_counts)}I", terms.phrases)
    return dict(zip(numbers, terms.phrase_counts, strict=True))


def test_the_titles_words_count_threefold() -> None:
    terms = count_terms("The chip market", "Chip news", ["A chip"], "On chips").frequencies()
    assert terms["chip"] == 5
    assert terms["market"] == 1
    assert terms["news"] == 3
    assert list(terms) == sorted(terms)


def test_words_in_a_row_are_phrases_but_not_across_texts() -> None:
    terms = count_terms("open source model, open source", "Night train", ["A sleeper"], "chips")
    assert phrases(terms) == {
        phrase_number("open", "source"): 2,
        phrase_number("source", "model"): 1,
        phrase_number("model", "open"): 1,
        phrase_number("night", "train"): 3,
    }


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A b cd", ["cd"]),
        ("Chip CHIP \uff23hip", ["chip", "chip", "chip"]),
        ("snake_case e-mail", ["snake", "case", "mail"]),
        ("读一本好书", ["读一", "一本", "本好", "好书"]),
        ("… 🎉 \x00", []),
        ("<script>", ["script"]),
    ],
)
def test_words_are_words_whatever_their_case(text: str, words: list[str]) -> None:
    assert split_words(text) == words


def test_nothing_is_counted_beyond_a_byte() -> None:
    terms = count_terms("chip " * 1000, "", [], "")
    assert terms.frequencies() == {"chip": MOST}
    assert phrases(terms) == {phrase_number("chip", "chip"): MOST}


def test_an_article_without_words_has_none() -> None:
    assert count_terms("", "", [], "") == Terms()
    assert Terms().frequencies() == {}
