"""The words, dates and numbers of a page, in its language."""

from __future__ import annotations

import gettext
import io
from datetime import date, datetime
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent
from babel.units import format_unit

from mubboo_sphinx.magazine.language_tags import tag_of

if TYPE_CHECKING:
    from mubboo_sphinx.magazine.dates import Day

DOMAIN = "mubboo"
_FALLBACK = "en"
_MINUTES_AN_HOUR = 60
_NAMED_BY_COUNTRY = {
    ("pt", ""): "pt_BR",
    ("zh", ""): "zh_CN",
    ("zh", "Hans"): "zh_CN",
    ("zh", "Hant"): "zh_TW",
}
"""Catalogs by language and script, where they are named after a country, as Sphinx names them."""


class Language:
    """How one language says what the blocks say. `tag` is a BCP 47 tag, as for HTML's `lang`."""

    def __init__(self, tag: str) -> None:
        self.tag = tag_of(tag)
        self._locale = _locale(self.tag)
        self._translations = _translations(self._locale)
        has_catalog = isinstance(self._translations, gettext.GNUTranslations)
        self._is_translated = has_catalog or self._locale.language == _FALLBACK

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`, as for HTML's `dir`."""
        return "rtl" if self._locale.character_order == "right-to-left" else "ltr"

    def gettext(self, message: str) -> str:
        """Return the translation of an English message, or the message itself."""
        return self._translations.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """Return the translation whose plural form fits `count`."""
        return self._translations.ngettext(one, many, count)

    def date(self, day: Day, pattern: str) -> str:
        """Return a day as the language writes it; `pattern` is Babel's name or pattern."""
        plain = day.date() if isinstance(day, datetime) else day
        return format_date(plain, pattern, locale=self._locale)

    def month(self, day: Day) -> str:
        """Return a month and its year as the language writes them: 'April 2026', '2026年4月'."""
        return format_skeleton("yMMMM", day, locale=self._locale)

    def number(self, number: int) -> str:
        """Return a number as the language writes it."""
        return format_decimal(number, locale=self._locale)

    def decimal(self, number: float) -> str:
        """Return a number with two decimals as the language writes it."""
        return format_decimal(number, "0.00", locale=self._locale)

    def percent(self, share: float) -> str:
        """Return a share, 0 to 1, in whole percent as the language writes it."""
        return format_percent(share, locale=self._locale)

    def name_of(self, tag: str) -> str:
        """Return the name of another language by its tag; what is no tag, as it is."""
        try:
            return Locale.parse(tag, sep="-").get_display_name(self._locale) or tag
        except (ValueError, UnknownLocaleError):
            return tag

    def read_time(self, minutes: int) -> str:
        """Return '3 min read' or '1 h 10 min read', for whole minutes.

        In a language without a catalog it is the length of time alone, with Unicode's words.
        """
        hours, rest = divmod(minutes, _MINUTES_AN_HOUR)
        if not self._is_translated:
            units = {"hour": hours, "minute": rest}
            return " ".join(
                format_unit(count, f"duration-{unit}", "short", locale=self._locale)
                for unit, count in units.items()
                if count
            )
        if not hours:
            # Translators: a badge that says how long an article takes to read.
            text = self.ngettext("{minutes} min read", "{minutes} min read", minutes)
        elif not rest:
            text = self.ngettext("{hours} h read", "{hours} h read", hours)
        else:
            text = self.ngettext(
                "{hours} h {minutes} min read", "{hours} h {minutes} min read", rest
            )
        return text.format(hours=self.number(hours), minutes=self.number(rest))

    def names(self, names: tuple[str, ...]) -> str:
        """Return names as a list in words: 'Ada, Grace and Mary'."""
        if len(names) < 2:  # noqa: PLR2004 - one name is no list
            return "".join(names)
        first, last = self.gettext(", ").join(names[:-1]), names[-1]
        return self.gettext("{names} and {last_name}").format(names=first, last_name=last)


@lru_cache(maxsize=64)
def language(tag: str) -> Language:
    """Return the language of a tag; English's words and dates where the tag is not known."""
    return Language(tag or _FALLBACK)


def iso(day: date) -> str:
    """Return a day or moment as HTML's `datetime` attribute and Schema.org take it."""
    return day.isoformat()


def _locale(tag: str) -> Locale:
    try:
        return Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        try:
            return Locale.parse(tag.partition("-")[0])
        except (ValueError, UnknownLocaleError):
            return Locale.parse(_FALLBACK)


def _translations(locale: Locale) -> gettext.NullTranslations:
    """Read the catalog from its source: no compiled file has to be kept beside it."""
    folder = resources.files("mubboo_sphinx") / "locale"
    by_country = _NAMED_BY_COUNTRY.get((locale.language, locale.script or ""), "")
    for name in filter(None, (str(locale), by_country, locale.language)):
        catalog = folder / name / f"{DOMAIN}.po"
        if catalog.is_file():
            compiled = io.BytesIO()
            write_mo(compiled, read_po(io.BytesIO(catalog.read_bytes()), locale=name))
            compiled.seek(0)
            return gettext.GNUTranslations(compiled)
    return gettext.NullTranslations()
