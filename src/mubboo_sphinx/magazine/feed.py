"""A feed of articles, as Atom (RFC 4287): plain data in, XML out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, timedelta
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mubboo_sphinx.magazine.yaml_lines import sayable

if TYPE_CHECKING:
    from datetime import datetime

ATOM = "http://www.w3.org/2005/Atom"
SCHEMA = "https://schema.org/"
_LONG_AGO = "1970-01-01T00:00:00+00:00"


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An article in a feed. `url` is where it is read, and its name for ever.

    `summary` is text, `content` HTML whose addresses are whole; either may be empty. `topics`
    are labels. Moments have a zone. `minutes` are those of the read time.
    """

    url: str
    title: str
    published: datetime
    updated: datetime
    authors: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    summary: str = ""
    content: str = ""
    language: str = ""
    minutes: int = 1


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: `url` is its own address, `site` that of the page it speaks for.

    `author` is who wrote what names nobody; without one, it is the feed's title.
    """

    id: str
    url: str
    site: str
    title: str
    subtitle: str = ""
    author: str = ""
    language: str = ""
    generator: str = ""
    entries: tuple[FeedEntry, ...] = ()

    @property
    def updated(self) -> str:
        """When an entry was last updated; a feed must say, even one without entries."""
        if not self.entries:
            return _LONG_AGO
        return timestamp(max(each.updated for each in self.entries))


def timestamp(moment: datetime) -> str:
    """Return a moment that has a zone as RFC 3339 writes it: offsets are whole minutes."""
    offset = moment.utcoffset() or timedelta()
    # Local mean time, which zones had until there were railways, has seconds too.
    return (moment.astimezone(UTC) if offset % timedelta(minutes=1) else moment).isoformat()


def duration(minutes: int) -> str:
    """Return a length of time as ISO 8601 writes it, for Schema.org's `timeRequired`."""
    return f"PT{minutes}M"


def atom(feed: Feed) -> str:
    """Return the feed as an XML document. The same feed, the same text."""
    root = ET.Element("feed", {"xmlns": ATOM})
    if feed.language:
        root.set("xml:lang", feed.language)
    _add(root, "id", feed.id)
    _add(root, "title", feed.title)
    if feed.subtitle:
        _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", feed.updated)
    ET.SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": feed.site})
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": feed.url})
    # Atom asks for one, unless each entry has its own.
    _add(ET.SubElement(root, "author"), "name", feed.author or feed.title)
    if feed.generator:
        _add(root, "generator", feed.generator)
    for entry in feed.entries:
        _add_entry(root, entry)
    ET.indent(root)
    xml = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{xml}\n'


def _add_entry(root: ET.Element, entry: FeedEntry) -> None:
    element = ET.SubElement(root, "entry")
    if entry.language:
        element.set("xml:lang", entry.language)
    _add(element, "id", entry.url)
    _add(element, "title", entry.title)
    _add(element, "published", timestamp(entry.published))
    _add(element, "updated", timestamp(entry.updated))
    ET.SubElement(element, "link", {"rel": "alternate", "type": "text/html", "href": entry.url})
    for name in entry.authors:
        _add(ET.SubElement(element, "author"), "name", name)
    for label in entry.topics:
        ET.SubElement(element, "category", {"term": sayable(label), "label": sayable(label)})
    if entry.summary:
        _add(element, "summary", entry.summary)
    if entry.content:
        _add(element, "content", entry.content, type="html")
    # Atom has no word for it, and lets others' in (RFC 4287, section 6).
    _add(element, "timeRequired", duration(entry.minutes), xmlns=SCHEMA)


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    # The library escapes markup, and lets characters through that no XML document can hold.
    ET.SubElement(parent, name, attributes).text = sayable(text)
