"""A vocabulary like a language's: English function words, and invented words in topical pools.

Every draw comes from a generator seeded by text: the same seed gives the same words on any machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "AI": ("models", "chips", "agents", "robotics", "open weights"),
    "Industry": ("factories", "supply chains", "logistics", "start-ups", "regulation"),
    "Science": ("physics", "biology", "astronomy", "climate", "materials"),
    "Travel": ("trains", "cities", "hiking", "islands", "hotels"),
    "Culture": ("film", "books", "music", "museums", "theatre"),
    "Health": ("nutrition", "sleep", "medicine", "exercise", "hospitals"),
    "Finance": ("markets", "banking", "pensions", "currencies", "insurance"),
    "Sport": ("football", "cycling", "tennis", "athletics", "sailing"),
}
"""The 8 categories, each with the 5 tags that its articles carry most."""

_ENGLISH = """
the of and to a in that is was he for it with as his on be at by had not are but from or have an
they which one you were her all she there would their we him been has when who will more no if
out so said what up its about into than them can only other new some could time these two may
then do first any my now such like our over man me even most made after also did many before
must through back years where much your way well down should because each just those people how
too little state good very make world still own see men work long get here between both life
being under never day same another know while last might us great old year off come since
against go came right used take three states himself few house use during without again place
around however home small found thought went say part once general high upon school every don't
does got united left number course war until always away something fact though water less public
put think almost hand enough far took head yet government system better set told nothing night
end why called didn't eyes find going look asked later knew point next program city business
give group toward young days let room president side social given present several order national
possible rather second face per among form important often things looked early white case john
become large big need four within felt along children saw best church ever least power
development light thing seemed family interest want members mind country area others done turned
although open god service certain kind problem began different door thus help sense means whole
matter it's that's can't won't isn't we're they're there's i'm doesn't wasn't couldn't wouldn't
perhaps itself themselves
"""
FUNCTION_WORDS = tuple(dict.fromkeys(_ENGLISH.split()))
"""Common English words, by falling frequency: half of the words of a text."""

_ONSETS = (
    *"bcdfghlmnprstvw",
    *("br", "cl", "cr", "dr", "fl", "gr", "pl", "pr", "sc", "sl", "st", "str", "tr", "th", "sh"),
)
_NUCLEI = (*"aeiouaeio", "ai", "ea", "ee", "ou")
_CODAS = ("", "", "", "", "l", "m", "n", "r", "s", "t", "nd", "nt", "rn", "st")

GENERAL_SIZE, CATEGORY_SIZE, TAG_SIZE = 3000, 250, 25
"""Number of invented words of the general pool, and of each category's and each tag's own pool."""


def seeded(*parts: object) -> Random:
    """Return a generator that depends on the text of `parts` only, on any machine."""
    return Random("/".join(map(str, parts)))  # noqa: S311 - for texts, not for secrets


@dataclass(frozen=True, slots=True)
class Pool:
    """Words by falling frequency, drawn by Zipf's law (Zipf-Mandelbrot, exponent 1, shift 2.7)."""

    words: tuple[str, ...]
    cumulative: tuple[float, ...]

    @classmethod
    def of(cls, words: Sequence[str]) -> Pool:
        """Return the pool of `words`, the most frequent first."""
        weights = (1 / (rank + 2.7) for rank in range(1, len(words) + 1))
        return cls(tuple(words), tuple(accumulate(weights)))

    def draw(self, rng: Random) -> str:
        """Return one word."""
        return rng.choices(self.words, cum_weights=self.cumulative)[0]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """All words of a site, in pools that share no word."""

    function: Pool
    general: Pool
    categories: Mapping[str, Pool]
    tags: Mapping[str, Pool]


@cache
def vocabulary(seed: int) -> Vocabulary:
    """Return the vocabulary of `seed`: some 300 English and 6,000 invented words."""
    rng = seeded(seed, "vocabulary")
    labels = [tag for tags in SUBJECTS.values() for tag in tags]
    size = GENERAL_SIZE + CATEGORY_SIZE * len(SUBJECTS) + TAG_SIZE * len(labels)
    invented = iter(_invent(rng, size))

    def pool(count: int) -> Pool:
        return Pool.of([next(invented) for _ in range(count)])

    return Vocabulary(
        function=Pool.of(FUNCTION_WORDS),
        general=pool(GENERAL_SIZE),
        categories={category: pool(CATEGORY_SIZE) for category in SUBJECTS},
        tags={tag: pool(TAG_SIZE) for tag in labels},
    )


def _invent(rng: Random, size: int) -> list[str]:
    """Return `size` different pronounceable words of one to three syllables."""
    found: dict[str, None] = {}
    while len(found) < size:
        syllables = rng.choices((1, 2, 3), weights=(2, 6, 2))[0]
        stem = "".join(rng.choice(_ONSETS) + rng.choice(_NUCLEI) for _ in range(syllables))
        word = stem + rng.choice(_CODAS)
        if word not in FUNCTION_WORDS:
            found[word] = None
    return list(found)
