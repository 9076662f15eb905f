"""How long a text takes to read: text in, minutes out."""

from __future__ import annotations

import re

WORDS_PER_MINUTE = 238.0
"""Silent reading of English non-fiction by adults: Brysbaert, "How many words do we read per
minute?", Journal of Memory and Language 109 (2019), 104047."""

# Letters, and the signs of vowels and accents that stand after them: Latin's and Greek's,
# Hebrew's, Arabic's, those of India and Sri Lanka, and the joiners. To `\w` they end a word.
_LETTERS = (
    r"[\w\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u0670\u06d6-\u06ed"
    r"\u0900-\u0963\u0966-\u0dff\u200c\u200d]"
)
# A word keeps its apostrophes, hyphens, points and commas inside: "don't", "e-commerce", "3.5".
_WORD = re.compile(rf"\w{_LETTERS}*(?:['\u2019.,:@/_-]{_LETTERS}+)*")

# Characters to a word in scripts written without spaces between words, found on the texts of
# the Universal Declaration of Human Rights.
_UNSPACED = (
    (re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f]"), 1.65),
    (re.compile(r"[\u3041-\u309f]"), 1.8),
    (re.compile(r"[\u30a0-\u30ff\u31f0-\u31ff]"), 3.8),
    (re.compile(r"[\u0e00-\u0e7f]"), 3.9),
    (re.compile(r"[\u0e80-\u0eff]"), 4.25),
    (re.compile(r"[\u1780-\u17ff]"), 5.1),
    (re.compile(r"[\u1000-\u109f]"), 4.4),
)


def count_words(text: str) -> float:
    """Return the number of words in `text`.

    Runs of letters and digits count one each; of scripts without spaces, the characters of a
    run divided by the characters to a word of that script, which is why this is no integer.
    """
    words = 0.0
    if not text.isascii():
        for script, characters_per_word in _UNSPACED:
            text, count = script.subn(" ", text)
            words += count / characters_per_word
    return words + sum(1 for _ in _WORD.finditer(text))


def reading_minutes(words: float, words_per_minute: float = WORDS_PER_MINUTE) -> float:
    """Return the minutes, not rounded, that `words` words take."""
    return words / words_per_minute
