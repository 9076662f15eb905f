"""What each block shows, as plain data: the same data, the same page.

Everything in a view is final (dates and numbers in the page's language, documents by name), so
that a view's `repr` tells whether a page has to be written again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mubboo_sphinx.magazine.networks import Social


@dataclass(frozen=True, slots=True)
class TopicView:
    """A badge; `page` is the name of the page that lists the topic's articles."""

    kind: str
    label: str
    page: str


@dataclass(frozen=True, slots=True)
class ImageView:
    """A picture: a file of the output's images folder, or else a URL; sizes in px or 0.

    `sources` are files of the same in other widths, for screens.
    """

    file: str = ""
    url: str = ""
    alt: str = ""
    width: int = 0
    height: int = 0
    sources: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An author; `page` is the name of the page that lists the author's articles, or empty.

    `hue` (degrees) colours the initials that stand for a missing avatar.
    """

    name: str
    type: str
    initials: str
    hue: int
    page: str
    avatar: ImageView | None
    role: str
    bio: str
    url: str
    email: str
    socials: tuple[Social, ...]


@dataclass(frozen=True, slots=True)
class TopicsView:
    """The topics of an article."""

    topics: tuple[TopicView, ...]


@dataclass(frozen=True, slots=True)
class DateView:
    """A day for people and for machines (ISO 8601)."""

    text: str
    iso: str


ExtraValue = str | float | bool | tuple[str, ...] | DateView
"""A field of the site's own: a number is one, and a date is ready to be shown."""


@dataclass(frozen=True, slots=True)
class ReadTimeView:
    """`text` as shown ("3 min read"), and whole minutes; words and seconds, rounded."""

    text: str
    minutes: int
    seconds: int
    words: int


@dataclass(frozen=True, slots=True)
class BylineView:
    """Authors, date, read time; `extra` has the fields of the site's own, by name."""

    authors: tuple[AuthorView, ...]
    date: DateView | None
    updated: DateView | None
    read_time: ReadTimeView
    draft: bool
    extra: Mapping[str, ExtraValue]


@dataclass(frozen=True, slots=True)
class CoverView:
    """An article's cover, and what stands below it."""

    image: ImageView
    caption: str
    credit: str


@dataclass(frozen=True, slots=True)
class StandfirstView:
    """The summary that its writer put in front of an article."""

    text: str


@dataclass(frozen=True, slots=True)
class ShareView:
    """The links that share the page."""

    links: tuple[Social, ...]


@dataclass(frozen=True, slots=True)
class AuthorCardView:
    """One card for each author."""

    authors: tuple[AuthorView, ...]


@dataclass(frozen=True, slots=True)
class CardView:
    """An article on a card: `docname`, or `url` where the article is on another site.

    `extra` has the fields of the site's own, by name.
    """

    docname: str
    url: str
    title: str
    language: str
    description: str
    topics: tuple[TopicView, ...]
    date: DateView | None
    read_time: ReadTimeView
    cover: ImageView | None
    draft: bool
    extra: Mapping[str, ExtraValue]


@dataclass(frozen=True, slots=True)
class CardsView:
    """Cards, in order.

    `lead`: the first is shown large. `more` is the topic or author whose other articles the
    cards stand for.
    """

    cards: tuple[CardView, ...]
    lead: bool = False
    more: TopicView | None = None


@dataclass(frozen=True, slots=True)
class ReasonsView:
    """Why an article is related: in a sentence, and by what it shares, the strongest first."""

    title: str
    language: str
    text: str
    terms: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RelatedPostsView:
    """Cards, in order, and, where `mubboo_related_explain` asks for them, the reasons of each."""

    cards: tuple[CardView, ...]
    reasons: tuple[ReasonsView, ...]


@dataclass(frozen=True, slots=True)
class AdjacentView:
    """The articles published before and after this one."""

    previous: CardView | None
    next: CardView | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A series, the first part first; `place` counts from 1; `page` lists them all."""

    name: str
    page: str
    place: int
    parts: tuple[CardView, ...]


View = (
    TopicsView
    | BylineView
    | ReadTimeView
    | StandfirstView
    | CoverView
    | ShareView
    | AuthorCardView
    | CardsView
    | RelatedPostsView
    | AdjacentView
    | SeriesView
)
