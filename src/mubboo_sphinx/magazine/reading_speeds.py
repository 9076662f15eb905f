"""How fast people read, by language."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.language_tags import macrolanguage, normal_tag

if TYPE_CHECKING:
    from collections.abc import Mapping

ENGLISH = 238.0
"""Words a minute, silent reading of English non-fiction by adults: Brysbaert, "How many words do
we read per minute?", Journal of Memory and Language 109 (2019), 104047."""

READ_ALOUD: Mapping[str, int] = MappingProxyType(
    {
        "ar": 138, "zh": 158, "nl": 202, "en": 228, "fi": 161, "fr": 195, "de": 179, "he": 187,
        "it": 188, "ja": 193, "pl": 166, "pt": 181, "ru": 184, "sl": 180, "es": 218, "sv": 199,
        "tr": 166,
    }
)  # fmt: skip
"""Words a minute, the same texts read aloud in each language: Trauzettel-Klosinski & Dietz,
"Standardized Assessment of Reading Performance: The New International Reading Speed Texts IReST",
Investigative Ophthalmology & Visual Science 53 (2012), 5452-5461."""

MEDIAN_READ_ALOUD = 184
"""Of these languages: for every other."""


def words_per_minute(tag: str, own: float | Mapping[str, float] | None = None) -> float:
    """Return the words a minute that are read silently in a language, a BCP 47 tag.

    The ratios of reading aloud, scaled to silent reading of English. `own` stands for all
    languages if it is a number; of a mapping, the entry for the tag or, failing that, for the
    longest beginning of it (`pt` for `pt-BR`) stands for that language.
    """
    if isinstance(own, (int, float)):
        return float(own)
    chosen = {normal_tag(key): speed for key, speed in (own or {}).items()}
    name = normal_tag(tag)
    while name:
        if name in chosen:
            return float(chosen[name])
        name = name.rpartition("-")[0]
    return READ_ALOUD.get(macrolanguage(tag), MEDIAN_READ_ALOUD) * ENGLISH / READ_ALOUD["en"]
