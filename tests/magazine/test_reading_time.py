"""How long an article takes to read."""
# ruff: noqa: RUF001 - letters of many scripts are the point

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.reading_time import (
    Content,
    count_code_lines,
    count_words,
    reading_time,
    seconds_of,
    whole_minutes,
    without_urls,
)

TEXTS = st.text(
    st.sampled_from(list("ab1'\u2019.,:@/_-—–é\u0301漢かカไทยहिन्दी\u200d\u200b🎉؟ \n\t")),
    max_size=30,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t ", 0),
        ("one", 1),
        ("One two, three.", 3),
        ("don't 3.5 1,000 a_b", 4),
        ("don\u2019t", 1),
        ("e-commerce", 2),
        ("one,two and.three", 3),
        ("example.com and 1.a", 4),
        ("ada@example.org https://example.org/a", 5),
        ("_ __ _a_", 1),
        ("a — b – c … d", 4),
        ("… — ! ? * # 🎉", 0),
        ("café ÉCLAIR naïve", 3),
        ("re\u0301sume\u0301 cafe\u0301", 2),
        ("soft\u00adhyphen zero\u200bwidth", 3),
        ("Привет, мир!", 2),
        ("हिन्दी भाषा। एक", 3),
        ("தமிழ் மொழி", 2),
        ("বাংলা ভাষা", 2),
        ("བོད་ཡིག", 2),
        ("الْعَرَبِيَّة لغة", 2),
        ('שָׁלוֹם צה"ל "עולם"', 3),
        ("می\u200cخواهم", 1),
        ("한국어 문장", 2),
        ("𞤀𞤁𞤂𞤢𞤃 𞤲", 2),
        ("x" * 10_000, 1),
    ],
)
def test_words_are_counted_as_unicode_parts_them(text: str, words: int) -> None:
    assert count_words(text) == words


# How the Universal Declaration of Human Rights begins, and the words that ICU 72 finds there.
DECLARATION = {
    "zh": (
        (
            "鉴于对人类家庭所有成员的固有尊严及其平等的和不移的权利的承认,乃是世界自由、正义与和平的基础,"
        ),
        26,
    ),
    "ja": (
        (
            "人類社会のすべての構成員の固有の尊厳と平等で譲ることのできない権利とを承認することは、世界における自由、正義及び平和の基礎であるので、"
        ),
        37,
    ),
    "th": (
        (
            "โดยที่การยอมรับนับถือเกียรติศักดิ์ประจำตัว และสิทธิเท่าเทียมกันและโอนม"
            "ิได้ของบรรดา สมาชิก ทั้ง หลายแห่งครอบครัว มนุษย์เป็นหลักมูลเหตุแห่งอิส"
            "รภาพ ความยุติธรรม และสันติภาพในโลก"
        ),
        35,
    ),
    "my": (
        (
            "လူခပ်သိမ်း၏ မျိုးရိုးဂုဏ်သိက္ခာနှင့်တကွ လူတိုင်းအညီအမျှခံစားခွင့်ရှိသည"
            "့် အခွင့်အရေးများကို အသိအမှတ်ပြုခြင်းသည် လူခပ်သိမ်း၏လွတ်လပ်မှု၊ တရားမျ"
            "ှတမှု၊ ငြိမ်းချမ်းမှုတို့၏ အခြေခံအုတ်မြစ်ဖြစ်သောကြောင့်လည်းကောင်း၊"
        ),
        35,
    ),
}


@pytest.mark.parametrize("language", DECLARATION)
def test_scripts_without_spaces_have_words_too(language: str) -> None:
    text, words = DECLARATION[language]
    # A single sentence: over a whole text it is nearer, see benchmarks/README.md.
    assert count_words(text, language) == pytest.approx(words, rel=0.25)


def test_a_mixed_text_has_the_words_of_its_parts() -> None:
    mixed = "DeepSeek 的 API 使用华为芯片，データベースの open() を呼ぶ。"
    parts = ["DeepSeek", "API", "open", "的使用华为芯片", "データベース", "の", "を", "呼", "ぶ"]
    assert count_words(mixed) == pytest.approx(sum(map(count_words, parts)))


def test_cantonese_has_shorter_words_than_mandarin() -> None:
    text = "人人生而自由"
    assert count_words(text, "yue") > count_words(text, "zh-Hant") == count_words(text)


@settings(deadline=None, max_examples=200)
@given(TEXTS, TEXTS)
def test_two_texts_have_the_words_of_both(one: str, other: str) -> None:
    both = count_words(one + " " + other)
    assert both == pytest.approx(count_words(one) + count_words(other))


@settings(deadline=None, max_examples=100)
@given(st.text())
def test_any_text_has_no_more_words_than_characters(text: str) -> None:
    assert 0 <= count_words(text) <= len(text)


@settings(deadline=None, max_examples=100)
@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_counted_alike_beside_others(text: str) -> None:
    assert count_words(text + " é") == count_words(text) + 1


@pytest.mark.parametrize(
    "text",
    ["a-" * 50_000 + "!" + "." * 50_000 + "a.'" * 50_000, "don't stop, \u00e9tude 3.5; " * 12_000],
)
def test_a_long_text_does_not_hold_the_build_up(text: str) -> None:
    started = time.process_time()
    count_words(text)
    # A quarter of a million characters: four times as long as asked, for a busy machine.
    assert time.process_time() - started < 1


def test_addresses_are_no_words() -> None:
    text = "See https://a.example/b?c=d, MAILTO:ada@a.example or www.a.example;"
    text += " 看https://a.example/看"
    assert count_words(without_urls(text)) == 2 + 2 / 1.65


def test_code_is_counted_by_lines_up_to_what_is_read() -> None:
    assert count_code_lines("") == 0
    assert count_code_lines("a\n\n  \nb") == 2
    assert count_code_lines("x\n" * 1808) == 60


@pytest.mark.parametrize(
    ("content", "seconds"),
    [
        (Content(), 0),
        (Content(words=238), 60),
        (Content(code_lines=10), 20),
        (Content(formulas=2), 16),
        (Content(pictures=1), 12),
        (Content(pictures=3), 12 + 11 + 10),
        (Content(pictures=12), 12 + 11 + 10 + 9 + 8 + 7 + 6 + 5 + 4 + 3 + 3 + 3),
        (Content(video_seconds=90), 90),
        (Content(119, 1, 1, 1, 1), 30 + 2 + 8 + 12 + 1),
    ],
)
def test_each_thing_takes_its_time(content: Content, seconds: float) -> None:
    assert reading_time(content) == pytest.approx(seconds)


def test_a_slower_reader_takes_longer_for_words_only() -> None:
    assert reading_time(Content(words=100, code_lines=1), 100) == 62


def test_contents_are_added() -> None:
    assert Content(1, 2, 3, 4, 5) + Content(10, 20, 30, 40, 50) == Content(11, 22, 33, 44, 55)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(0, 1), (12, 1), (60, 1), (60.6, 2), (150, 3), (180, 3), (3594, 60)]
)
def test_minutes_are_rounded_up_and_never_none(seconds: float, shown: int) -> None:
    assert whole_minutes(seconds) == shown


@settings(deadline=None)
@given(st.integers(1, 500), st.floats(1, 2000))
def test_words_of_whole_minutes_take_that_many(minutes: int, speed: float) -> None:
    assert whole_minutes(reading_time(Content(words=minutes * speed), speed)) == minutes


@pytest.mark.parametrize(
    ("duration", "seconds"),
    [
        (150, 150),
        ("150", 150),
        (" 2:30 ", 150),
        ("0:02:30", 150),
        ("1:00:00", 3600),
        ("PT2M30S", 150),
        ("PT1H", 3600),
        ("pt1.5s", 1.5),
        ("P1D", 0),
        ("PT", 0),
        ("a while", 0),
        ("", 0),
        (None, 0),
        ("-5", 0),
    ],
)
def test_lengths_of_videos_are_understood(duration: object, seconds: float) -> None:
    assert seconds_of(duration) == seconds
