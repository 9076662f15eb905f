"""How long a text takes to read."""
# ruff: noqa: RUF001 - letters of many scripts are the point

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.reading_time import WORDS_PER_MINUTE, count_words, reading_minutes

TEXTS = st.text(
    st.sampled_from(list("ab1'\u2019.,:@/_-—–é\u0301漢かカไทยहिन्दी\u200d🎉؟ \n\t")), max_size=30
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("one", 1),
        ("One two, three.", 3),
        ("don't e-commerce 3.5 1,000 a_b", 5),
        ("don\u2019t", 1),
        ("ada@example.org https://example.org/a", 3),
        ("a — b – c … d", 4),
        ("… — ! ? * # 🎉", 0),
        ("café ÉCLAIR naïve", 3),
        ("re\u0301sume\u0301 cafe\u0301", 2),
        ("Привет, мир!", 2),
        ("हिन्दी भाषा। एक", 3),
        ("தமிழ் மொழி", 2),
        ("বাংলা ভাষা", 2),
        ("الْعَرَبِيَّة لغة", 2),
        ("שָׁלוֹם עולם", 2),
        ("می\u200cخواهم", 1),
        ("한국어 문장", 2),
        ("x" * 10_000, 1),
    ],
)
def test_words_are_counted_as_readers_count_them(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("我喜欢在安静的早晨读一本好书。", 6, 11),
        ("すべての人間は、生まれながらにして自由である。", 7, 15),
        ("มนุษย์ทั้งหลายเกิดมามีอิสระ", 5, 9),
        ("DeepSeek V4 使用华为芯片", 4, 7),
    ],
)
def test_scripts_without_spaces_have_words_too(text: str, least: float, most: float) -> None:
    assert least <= count_words(text) <= most


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS)
def test_two_texts_have_the_words_of_both(one: str, other: str) -> None:
    both = count_words(one + " " + other)
    assert both == pytest.approx(count_words(one) + count_words(other))


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_any_text_has_no_more_words_than_characters(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)


def test_a_text_full_of_joints_does_not_hold_the_build_up() -> None:
    started = time.process_time()
    count_words("a-" * 50_000 + "!" + "." * 50_000 + "a.'" * 50_000)
    assert time.process_time() - started < 2


def test_minutes_are_words_by_speed() -> None:
    assert reading_minutes(WORDS_PER_MINUTE) == 1
    assert reading_minutes(0) == 0
    assert reading_minutes(500, 200) == 2.5
