"""The front matter of an article: what may stand in it, read into values or problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import Day, is_later, is_update
from mubboo_sphinx.magazine.field_reader import FieldReader
from mubboo_sphinx.magazine.field_values import as_flag
from mubboo_sphinx.magazine.foreign_fields import in_our_names
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mubboo_sphinx.magazine.raw_fields import RawFields


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


def read_fields(  # noqa: PLR0913 - of what conf.py and the file say, by keywords
    raw: RawFields,
    *,
    post: bool | None = None,
    post_date_format: str = "",
    undated: bool = False,
    name: str = "",
    extra: Collection[str] = (),
) -> tuple[FrontMatter, list[Problem]]:
    """Return the values of `raw`, and what is wrong with them, in the order of the fields.

    `post` says whether the document is a post whatever its front matter says (by a pattern or
    a directive); `blogpost: false` wins over it. With `undated`, an article needs no date; `name`
    is what its address ends in, and `extra` are fields of the site's own. Other fields of pages
    that are no post are not checked: they are another extension's. Raises nothing.
    """
    reader = FieldReader(raw, post_date_format)
    if not reader.flag("blogpost", default=bool(post)):
        reader.check_mark()
        return FrontMatter(), reader.problems[len(raw.problems) :]
    reader = FieldReader(in_our_names(raw, name), post_date_format, extra)
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
        " 'date: 2026-04-05', or 'blogpost: false' to a page that is not an article."
    )
    return Problem("date", message, line=raw.lines.get("date"))
