"""An article, as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

from mubboo_sphinx.magazine.reading_time import Content
from mubboo_sphinx.magazine.slugs import checksum
from mubboo_sphinx.magazine.terms import Terms

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mubboo_sphinx.magazine.dates import Day

TopicKind = Literal["category", "tag"]

IMAGE_SUFFIXES = (".avif", ".bmp", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp")
"""What browsers show; whatever else is named is a slip, and is not published."""


def is_image_path(path: str) -> bool:
    """Tell whether a path, relative to the source folder, is a picture's and lies within it."""
    parts = path.replace("\\", "/").lstrip("/").split("/")
    return ".." not in parts and parts[-1].lower().endswith(IMAGE_SUFFIXES)


@dataclass(frozen=True, slots=True)
class Cover:
    """A picture: a path relative to the source folder, or an http(s) URL, and its text.

    `credit` says whose it is; `in_body` that the article's text shows it.
    """

    path: str
    alt: str = ""
    caption: str = ""
    credit: str = ""
    in_body: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A label that articles share."""

    kind: TopicKind
    label: str


@dataclass(frozen=True, slots=True)
class Article:
    """What the magazine knows of one article.

    `authors` are keys or guests' names, as written; `author_keys` has keys by the names that they
    were written beside. `content` is what there is to read;
    `read_time` is the writer's own figure, in minutes, `seconds` what it takes to read (not
    rounded) and `minutes` what is shown (whole minutes, at least 1). `terms` counts the words of
    title, headings, description and body for `related/`. `links` are the articles that it
    links to. `lines` maps front matter fields to lines in the source file. `embargo` is the day
    before which another field than `date` holds it back; `scheduled` says that it is a `draft` for
    its dates alone. `extra` has the fields that `mubboo_extra_fields` names.
    """

    docname: str
    title: str
    date: Day | None = None
    updated: Day | None = None
    expires: Day | None = None
    embargo: Day | None = None
    authors: tuple[str, ...] = ()
    author_keys: Mapping[str, str] = field(default_factory=dict)
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    description: str = ""
    cover: Cover | None = None
    related: tuple[str, ...] = ()
    unrelated: tuple[str, ...] = ()
    show_related: bool = True
    content: Content = field(default_factory=Content)
    read_time: float | None = None
    seconds: float = 0.0
    minutes: int = 1
    draft: bool = False
    scheduled: bool = False
    unlisted: bool = False
    series: str = ""
    share: bool = True
    language: str = ""
    canonical_link: str = ""
    external_link: str = ""
    terms: Terms = field(default_factory=Terms)
    links: tuple[str, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    extra: Mapping[str, Any] = field(default_factory=dict)

    @property
    def topics(self) -> tuple[Topic, ...]:
        """Each category, then each tag that is no category, in the writer's order."""
        seen = {label.casefold() for label in self.categories}
        tags = (label for label in self.tags if label.casefold() not in seen)
        return (
            *(Topic("category", label) for label in self.categories),
            *(Topic("tag", label) for label in tags),
        )


def filter_name(kind: str, label: str) -> str:
    """Return the name by which search is narrowed to a category or an author."""
    return f"{kind[0]}{checksum(label)}"
