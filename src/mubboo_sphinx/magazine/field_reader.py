"""One document's fields, read one by one into values, with what is wrong with them."""
# ruff: noqa: SIM905 - lists of names read better as words

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import Day, parse_day, unclear_days
from mubboo_sphinx.magazine.field_values import (
    MOST_CHARACTERS,
    as_flag,
    as_word,
    shortened,
    split_list,
    whole_number,
)
from mubboo_sphinx.magazine.foreign_fields import FOREIGN_NAMES, persons
from mubboo_sphinx.magazine.language_names import language_tag
from mubboo_sphinx.magazine.links import former_page, is_remote, is_web_url
from mubboo_sphinx.magazine.marks import squeezed
from mubboo_sphinx.magazine.yaml_lines import as_text
from mubboo_sphinx.problems import Problem, Subtype, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Collection

    from mubboo_sphinx.magazine.raw_fields import RawFields

OWN_FIELDS = frozenset(
    "author blogpost category date description draft expires image image_alt image_caption"
    " image_credit language read_time related series share tags unlisted unrelated"
    " updated".split()
)
# Other people's fields, so that a correct one is never "near" one of ours.
_ABLOG_FIELDS = frozenset(
    "canonical_link exclude excerpt external_link location nocomments redirect title".split()
)
_OTHER_FIELDS = frozenset(
    "abstract address authors caption comment comments contact copyright created except"
    " excluded dedication file_format html_meta html_theme jupyter jupytext kernelspec"
    " keywords language_info listed myst mystnb no-search nosearch orphan organization"
    " revision status redirect_to released subcategory subject substitutions subtitle"
    " tocdepth version".split()
)
KNOWN_FIELDS = OWN_FIELDS | _ABLOG_FIELDS | _OTHER_FIELDS
"""Names that a site cannot give to fields of its own."""
_MOST_MINUTES = 10_000
"""A week of reading: more is a slip, such as seconds."""


class FieldReader:
    """Reads one document's fields, and collects what is wrong with them."""

    def __init__(self, raw: RawFields, post_date_format: str, extra: Collection[str] = ()) -> None:
        self._extra = extra
        self._values = dict(raw.values)
        self._lines = raw.lines
        self._post_date_format = post_date_format
        self.author_keys: dict[str, str] = {}
        self.problems = list(raw.problems)

    def wrong(self, subtype: Subtype, name: str, what: str) -> None:
        """Note what is wrong with a field, at its line."""
        self.problems.append(Problem(subtype, f"'{name}' {what}", line=self._lines.get(name)))

    def check_mark(self) -> None:
        """Look for a misspelt `blogpost`: without it, an article is a page and no more."""
        for name, value in self._values.items():
            near = nearest(name, ("blogpost",)) and name != "blogpost"
            if near and "blogpost" not in self._values and as_flag(value) is True:
                what = "does not make this page an article. Did you mean 'blogpost'?"
                self.wrong("front_matter", name, what)

    def check_names(self) -> None:
        """Note names that look like slips of a field's."""
        for name in self._values:
            if name in KNOWN_FIELDS or name in self._extra or squeezed(name) in FOREIGN_NAMES:
                continue
            if near := nearest(name, {*OWN_FIELDS, *_ABLOG_FIELDS, *self._extra}):
                self.wrong(
                    "front_matter", name, f"is not a field of an article. Did you mean '{near}'?"
                )

    def day(self, name: str) -> Day | None:
        """Return a day or moment, or None."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        try:
            return parse_day(value, self._post_date_format)
        except ValueError as error:
            if days := unclear_days(value):
                self._note_unclear(name, value, days[0])
                return days[0]
            self.wrong("date", name, f"is ignored: {error}. Write it as in '{name}: 2026-04-05'.")
            return None

    def _note_unclear(self, name: str, value: object, taken: Day) -> None:
        what = (
            f"may be two days: {shown(value)} is read as {str(taken)[:10]}, as ABlog reads it."
            f" Write '{str(taken)[:10]}', or name your form in post_date_format in conf.py."
        )
        self.wrong("date", name, what)

    def text(self, name: str) -> str:
        """Return a text on one line, or an empty one."""
        value = self._values.get(name)
        if value is None:
            return ""
        text = as_text(value)
        if text is None:
            self.wrong("front_matter", name, f"takes a text, not {shown(value)}. Put it in quotes.")
            return ""
        if len(text) > MOST_CHARACTERS:
            what = f"has {len(text):,} characters, of which the first {MOST_CHARACTERS:,} are kept:"
            self.wrong("front_matter", name, f"{what} it stands on cards and in each page's head.")
        return shortened(text)

    def labels(self, name: str) -> tuple[str, ...]:
        """Return the texts of a list, or of a text with commas."""
        value = self._values.get(name)
        if value is None:
            return ()
        items = value if isinstance(value, (list, tuple)) else [value]
        for item in items:
            if as_word(item) is None:
                said = "nothing" if item is None else shown(item)
                what = (
                    f"takes a list of texts; {said} is not text. Put it in quotes, or take it out."
                )
                self.wrong("front_matter", name, what)
        return split_list(value)

    def authors(self) -> tuple[str, ...]:
        """Return keys or names; of authors with both, `author_keys` has the keys."""
        names, self.author_keys, wrong = persons(self._values.get("author"))
        self._values["author"] = names
        for each in wrong:
            self.wrong("front_matter", "author", each)
        return self.labels("author")

    def redirects(self) -> tuple[str, ...]:
        """Return pages of this site, as files without a suffix."""
        pages = []
        for written in self.labels("redirect"):
            page = former_page(written)
            if page is None:
                what = f"takes pages of this site, as in 'old/page', not {shown(written)}."
                self.wrong("front_matter", "redirect", f"{what} The others are kept.")
                continue
            if re.search("[?#]", written):
                what = f"redirects whole pages only: of {shown(written)}, {shown(page)} is kept."
                self.wrong("front_matter", "redirect", what)
            pages.append(page)
        return tuple(dict.fromkeys(pages))

    def flag(self, name: str, *, default: bool, unclear: bool | None = None) -> bool:
        """Return a switch; `unclear` is what one is that cannot be read, if not the default."""
        if name not in self._values:
            return default
        truth = as_flag(self._values[name])
        if truth is None:
            self.wrong(
                "front_matter", name, f"takes true or false, not {shown(self._values[name])}."
            )
            return default if unclear is None else unclear
        return truth

    def related(self) -> tuple[tuple[str, ...], bool]:
        """Return related documents, and whether the block is shown at all."""
        value = self._values.get("related")
        if isinstance(value, (bool, str)) and as_flag(value) is not None:
            return (), bool(as_flag(value))
        return self.labels("related"), True

    def image(self) -> str | int | None:
        """Return a cover: a path, an address, or ABlog's number of a picture in the text."""
        value = self._values.get("image")
        if value is None or value == "":
            return None
        number = whole_number(value)
        if number is not None:
            return number
        path = value.strip() if isinstance(value, str) else ""
        if not path or as_text(path) != " ".join(path.split()):
            self.wrong("image", "image", f"takes a path, not {shown(value)}.")
            return None
        if is_remote(path) and not is_web_url(path):
            self.wrong("image", "image", f"takes a path or an http(s) URL, not {shown(path)}.")
            return None
        return path

    def minutes(self) -> float | None:
        """Return a read time in minutes, or None."""
        value = self._values.get("read_time")
        if value is None:
            return None
        try:
            minutes = float(value) if not isinstance(value, bool) else 0.0
        except (TypeError, ValueError, OverflowError):
            minutes = 0.0
        if not 0 < minutes <= _MOST_MINUTES:
            self.wrong(
                "front_matter",
                "read_time",
                f"takes a number of minutes, as in 4, at most {_MOST_MINUTES}, not {shown(value)}.",
            )
            return None
        return minutes

    def number(self, name: str) -> float | None:
        """Return a number, whole or not, or None."""
        value = self._values.get(name)
        if value is None or value == "":
            return None
        try:
            number = float("nan") if isinstance(value, bool) else float(value)
        except (TypeError, ValueError, OverflowError):
            number = float("nan")
        if not math.isfinite(number):
            self.wrong("front_matter", name, f"takes a number, not {shown(value)}.")
            return None
        return int(number) if number.is_integer() else number

    def excerpt(self) -> int | None:
        """Return ABlog's number of paragraphs, or None."""
        value = self._values.get("excerpt")
        if value is None or value == "":
            return None
        number = whole_number(value)
        if number is not None:
            return number
        self.wrong(
            "front_matter",
            "excerpt",
            "takes ABlog's number of paragraphs. For a summary in words use 'description'.",
        )
        return None

    def language(self) -> str:
        """Return the tag of the first language; ABlog takes a list of them."""
        names = split_list(self._values.get("language"))
        tag = language_tag(names[0]) if names else ""
        if names and not tag:
            what = f"takes a tag such as 'de', or a name such as 'German', not {shown(names[0])}."
            self.wrong("front_matter", "language", what)
        return tag

    def link(self, name: str) -> str:
        """Return an address of the web, or an empty text."""
        url = self.text(name)
        if url and not is_web_url(url):
            self.wrong("front_matter", name, f"takes an http(s) URL, not {shown(url)}.")
            return ""
        return url
