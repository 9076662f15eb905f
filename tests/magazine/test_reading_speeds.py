"""How fast people read, by language."""

from __future__ import annotations

from statistics import median

import pytest

from mubboo_sphinx.magazine.reading_speeds import (
    MEDIAN_READ_ALOUD,
    READ_ALOUD,
    words_per_minute,
)


def test_english_is_read_as_the_review_found() -> None:
    assert words_per_minute("en") == words_per_minute("en-GB") == 238


@pytest.mark.parametrize(
    ("tag", "speed"),
    [("de", 186.9), ("fr", 203.6), ("pt_BR", 188.9), ("zh-Hant-TW", 164.9), ("AR", 144.1)],
)
def test_other_languages_keep_their_ratio_to_english(tag: str, speed: float) -> None:
    assert words_per_minute(tag) == pytest.approx(speed, abs=0.05)


@pytest.mark.parametrize(("tag", "whole"), [("yue", "zh"), ("cmn-Hans", "zh"), ("arz", "ar")])
def test_a_language_of_a_larger_one_is_read_like_that(tag: str, whole: str) -> None:
    assert words_per_minute(tag) == words_per_minute(whole)


@pytest.mark.parametrize("tag", ["da", "", "x-none", "no such tag"])
def test_any_other_language_is_read_like_the_middle_one(tag: str) -> None:
    assert median(READ_ALOUD.values()) == MEDIAN_READ_ALOUD
    assert words_per_minute(tag) == pytest.approx(192.07, abs=0.01)


def test_a_number_of_ones_own_stands_for_all() -> None:
    assert words_per_minute("en", 200) == words_per_minute("da", 200) == 200


def test_a_speed_of_ones_own_stands_for_a_language_and_the_nearest_tag_wins() -> None:
    own = {"pt": 150, "PT_br": 160, "en-GB": 100}
    assert words_per_minute("pt-BR", own) == words_per_minute("pt-br-x-new", own) == 160
    assert words_per_minute("pt-PT", own) == words_per_minute("pt", own) == 150
    assert words_per_minute("en-US", own) == words_per_minute("en") == 238
    assert words_per_minute("de", own) == words_per_minute("de")
