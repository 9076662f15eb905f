"""What can be wrong, as values."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.problems import Problem, did_you_mean, nearest, shown

KNOWN = ["author", "category", "image", "image_alt", "read_time"]


def test_a_problem_is_given_the_place_it_lacks() -> None:
    problem = Problem("date", "is wrong")
    assert problem.at("a.md", 3) == Problem("date", "is wrong", "a.md", 3)
    assert problem.at("a.md") == Problem("date", "is wrong", "a.md", None)


def test_a_problem_keeps_the_place_it_has() -> None:
    problem = Problem("date", "is wrong", "a.md", 3)
    assert problem.at("b.md", 9) == problem
    assert Problem("date", "x", line=0).at("b.md", 9).line == 0


@pytest.mark.parametrize(
    ("word", "known"),
    [
        ("auhtor", "author"),
        ("Author", "author"),
        ("image-alt", "image_alt"),
        ("readtime", "read_time"),
        ("zebra", None),
        ("", None),
        ("a" * 50_000, None),
        ("<script>\x00\u202e", None),
    ],
)
def test_the_nearest_known_word_is_found(word: str, known: str | None) -> None:
    assert nearest(word, KNOWN) == known


def test_case_and_hyphens_of_the_known_word_are_kept() -> None:
    assert nearest("related_post", ["Related-Posts"]) == "Related-Posts"
    assert nearest("x", []) is None


def test_the_nearest_word_does_not_depend_on_the_order_of_the_known() -> None:
    assert nearest("ab-c", ["ab_c", "AB-C"]) == nearest("ab-c", ["AB-C", "ab_c"])


def test_a_hint_is_a_sentence_or_nothing() -> None:
    assert did_you_mean("auhtor", KNOWN) == " Did you mean 'author'?"
    assert did_you_mean("zebra", KNOWN) == ""


def test_a_hint_may_be_stricter() -> None:
    assert did_you_mean("imago", ["image"], cutoff=0.8) == " Did you mean 'image'?"
    assert did_you_mean("imago", ["image"], cutoff=0.9) == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("text", "'text'"),
        (3, "3"),
        (None, "None"),
        (["a", {"b": 1}], "['a', {'b': 1}]"),
        ("two\nlines", r"'two\nlines'"),
        ("\x00\u202e", r"'\x00\u202e'"),
    ],
)
def test_a_value_in_a_message_is_its_repr(value: object, words: str) -> None:
    assert shown(value) == words


def test_a_very_large_number_in_a_message_is_no_traceback() -> None:
    assert shown([1 << 20_000]) == "a very large list"


@settings(deadline=None, max_examples=60)
@given(
    st.recursive(
        st.one_of(st.text(), st.integers(), st.none()),
        lambda inner: st.one_of(st.lists(inner), st.dictionaries(st.text(), inner)),
        max_leaves=30,
    )
)
def test_no_value_floods_a_message(value: object) -> None:
    words = shown(value)
    assert "\n" not in words
    assert len(shown(str(value) * 100)) <= 102
