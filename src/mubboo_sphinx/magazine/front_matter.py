"""The front matter of an article: what may stand in it, read into values or problems."""
# ruff: noqa: SIM905 - lists of names read better as words

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import Day, is_later, is_update, parse_day
from mubboo_sphinx.magazine.field_values import (
    MOST_CHARACTERS,
    as_flag,
    as_word,
    shortened,
    split_list,
    whole_number,
)
from mubboo_sphinx.magazine.foreign_fields import (
    FOREIGN_NAMES,
    in_our_names,
    persons,
    squeezed_name,
)
from mubboo_sphinx.magazine.language_names import language_tag
from mubboo_sphinx.magazine.links import former_page, is_remote, is_web_url
from mubboo_sphinx.magazine.yaml_lines import as_text
from mubboo_sphinx.problems import Problem, Subtype, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "abstract address authors contact copyright dedication file_format html_meta html_theme"
    " jupyter jupytext kernelspec keywords language_info myst mystnb no-search nosearch orphan"
    " organization revision status subject substitutions subtitle tocdepth version".split()
)
_MOST_MINUTES = 10_000
"""A week of reading: more is a slip, such as seconds."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """The fields of an article, of their types; what was wrong is left at its default."""

    is_post: bool = False
    title: str = ""
    date: Day | None = None
    updated: Day | None = None
    expires: Day | None = None
    authors: tuple[str, ...] = ()
    author_keys: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    image: str | int | None = None
    image_alt: str = ""
    image_caption: str = ""
    image_credit: str = ""
    related: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    show_related: bool = True
    read_time: float | None = None
    draft: bool = False
    unlisted: bool = False
    series: str = ""
    share: bool = True
    language: str = ""
    languages: tuple[str, ...] = ()
    location: tuple[str, ...] = ()
    redirect: tuple[str, ...] = ()
    nocomments: bool = False
    exclude: bool = False
    excerpt: int | None = None
    canonical_link: str = ""
    external_link: str = ""


def read_fields(
    raw: RawFields,
    *,
    post: bool | None = None,
    post_date_format: str = "",
    undated: bool = False,
) -> tuple[FrontMatter, list[Problem]]:
    """Return the values of `raw`, and what is wrong with them, in the order of the fields.

    `post` says whether the document is a post whatever its front matter says (by a pattern or
    a directive); `blogpost: false` wins over it. With `undated`, an article
    needs no date. Other fields of pages that are no post are not checked: they are another
    extension's. Raises nothing.
    """
    reader = _Reader(raw, post_date_format)
    if not reader.flag("blogpost", default=bool(post)):
        reader.check_mark()
        return FrontMatter(), reader.problems[len(raw.problems) :]
    reader = _Reader(in_our_names(raw), post_date_format)
    reader.flag("blogpost", default=bool(post))
    reader.check_names()
    date = reader.day("date")
    if raw.values.get("date") in (None, "") and not undated:
        reader.problems.append(undated_problem(raw))
    updated = reader.day("updated")
    if date and updated and is_later(date, updated) and not is_update(updated, date):
        reader.wrong("date", "updated", "is earlier than 'date', so it is not shown.")
    related, show_related = reader.related()
    front_matter = FrontMatter(
        is_post=True,
        title=reader.text("title"),
        date=date,
        updated=updated if date and updated and is_update(updated, date) else None,
        authors=reader.authors(),
        author_keys=reader.author_keys,
        categories=reader.labels("category"),
        tags=reader.labels("tags"),
        description=reader.text("description"),
        image=reader.image(),
        image_alt=reader.text("image_alt"),
        image_caption=reader.text("image_caption"),
        image_credit=reader.text("image_credit"),
        related=related,
        unrelated=reader.labels("unrelated"),
        show_related=show_related,
        read_time=reader.minutes(),
        # A mark that cannot be read holds the article back: what leaks cannot be called back.
        draft=reader.flag("draft", default=False, unclear=True),
        unlisted=reader.flag("unlisted", default=False, unclear=True),
        expires=reader.day("expires"),
        series=reader.text("series"),
        share=reader.flag("share", default=True),
        language=reader.language(),
        languages=reader.labels("language"),
        location=reader.labels("location"),
        redirect=reader.redirects(),
        nocomments=reader.flag("nocomments", default=False),
        exclude=reader.flag("exclude", default=False),
        excerpt=reader.excerpt(),
        canonical_link=reader.link("canonical_link"),
        external_link=reader.link("external_link"),
    )
    return front_matter, reader.problems


def is_post(raw: RawFields, *, matched: bool = False) -> bool:
    """Tell whether a document is a post: by its mark, or else by a pattern that it is `matched` by.

    A mark that cannot be read counts: an article is not lost for a slip, nor a draft published.
    """
    if "blogpost" not in raw.values:
        return matched
    return as_flag(raw.values["blogpost"]) is not False


def undated_problem(raw: RawFields) -> Problem:
    """Return what is wrong with an article without a date."""
    message = (
        "'date' is missing: the article is held back, as a draft is. Add the day it appears, as in"
        " 'date: 2026-04-05', or 'blogpost: false' to a page that is no article."
    )
    return Problem("date", message, line=raw.lines.get("date"))


class _Reader:
    """Reads one document's fields, and collects what is wrong with them."""

    def __init__(self, raw: RawFields, post_date_format: str) -> None:
        self._values = dict(raw.values)
        self._lines = raw.lines
        self._post_date_format = post_date_format
        self.author_keys: dict[str, str] = {}
        self.problems = list(raw.problems)

    def wrong(self, subtype: Subtype, name: str, what: str) -> None:
        self.problems.append(Problem(subtype, f"'{name}' {what}", line=self._lines.get(name)))

    def check_mark(self) -> None:
        """Look for a misspelt `blogpost`: without it, an article is a page and no more."""
        for name, value in self._values.items():
            near = nearest(name, ("blogpost",)) and name != "blogpost"
            if near and "blogpost" not in self._values and as_flag(value) is True:
                what = "does not make this page an article. Did you mean 'blogpost'?"
                self.wrong("front_matter", name, what)

    def check_names(self) -> None:
        for name in self._values:
            if name in OWN_FIELDS or name in _ABLOG_FIELDS:
                continue
            if name in _OTHER_FIELDS or squeezed_name(name) in FOREIGN_NAMES:
                continue
            if near := nearest(name, OWN_FIELDS | _ABLOG_FIELDS):
                self.wrong(
                    "front_matter", name, f"is no field of an article. Did you mean '{near}'?"
                )

    def day(self, name: str) -> Day | None:
        value = self._values.get(name)
        if value is None or value == "":
            return None
        try:
            return parse_day(value, self._post_date_format)
        except ValueError as error:
            self.wrong("date", name, f"is ignored: {error}. Write it as in '{name}: 2026-04-05'.")
            return None

    def text(self, name: str) -> str:
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
        value = self._values.get(name)
        if value is None:
            return ()
        items = value if isinstance(value, (list, tuple)) else [value]
        for item in items:
            if as_word(item) is None:
                said = "nothing" if item is None else shown(item)
                what = f"takes a list of texts; {said} is none. Put it in quotes, or take it out."
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
        pages = []
        for written in self.labels("redirect"):
            page = former_page(written)
            if page is None:
                what = f"takes pages of this site, as in 'old/page', not {shown(written)}."
                self.wrong("front_matter", "redirect", f"{what} The others are kept.")
                continue
            if re.search("[?#]", written):
                what = f"leads from whole pages: of {shown(written)}, {shown(page)} is kept."
                self.wrong("front_matter", "redirect", what)
            pages.append(page)
        return tuple(dict.fromkeys(pages))

    def flag(self, name: str, *, default: bool, unclear: bool | None = None) -> bool:
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
        value = self._values.get("related")
        if isinstance(value, (bool, str)) and as_flag(value) is not None:
            return (), bool(as_flag(value))
        return self.labels("related"), True

    def image(self) -> str | int | None:
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

    def excerpt(self) -> int | None:
        value = self._values.get("excerpt")
        if value is None:
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
        url = self.text(name)
        if url and not is_web_url(url):
            self.wrong("front_matter", name, f"takes an http(s) URL, not {shown(url)}.")
            return ""
        return url
