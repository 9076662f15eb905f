"""A feed, from plain data to Atom."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from xml.etree import ElementTree as ET
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from mubboo_sphinx.magazine.feed import ATOM, SCHEMA, Feed, FeedEntry, atom, timestamp

NOON = datetime(2026, 4, 5, 12, tzinfo=UTC)
ENTRY = FeedEntry("https://mag.example/a.html", "A title", NOON, NOON)
FEED = Feed("urn:a", "https://mag.example/atom.xml", "https://mag.example/", "The Mag")


def parse(feed: Feed) -> ET.Element:
    return ET.fromstring(atom(feed))  # noqa: S314 - our own


def texts(element: ET.Element, path: str) -> list[str]:
    steps = "/".join(f"{{{ATOM}}}{step}" for step in path.split("/"))
    return [each.text or "" for each in element.findall(steps)]


def test_a_feed_says_when_its_newest_entry_was_updated() -> None:
    later = replace(
        ENTRY, url="https://mag.example/b.html", updated=datetime(2026, 4, 9, tzinfo=UTC)
    )
    assert texts(parse(replace(FEED, entries=(ENTRY, later))), "updated") == [
        "2026-04-09T00:00:00+00:00"
    ]


def test_a_feed_without_entries_is_a_feed() -> None:
    assert texts(parse(FEED), "updated") == ["1970-01-01T00:00:00+00:00"]
    assert texts(parse(FEED), "author/name") == ["The Mag"]
    assert texts(parse(replace(FEED, author="Us")), "author/name") == ["Us"]


def test_moments_are_written_as_rfc_3339_has_them() -> None:
    assert timestamp(NOON) == "2026-04-05T12:00:00+00:00"
    assert timestamp(NOON.astimezone(ZoneInfo("Asia/Kolkata"))) == "2026-04-05T17:30:00+05:30"
    # Berlin's own time, until 1893.
    early = datetime(1850, 1, 1, tzinfo=ZoneInfo("Europe/Berlin"))
    assert timestamp(early) == "1849-12-31T23:06:32+00:00"


def test_all_authors_and_topics_are_named() -> None:
    entry = replace(ENTRY, authors=("Ada", "Grace"), topics=("C++", "R&D"), language="de")
    (element,) = parse(replace(FEED, entries=(entry,))).findall(f"{{{ATOM}}}entry")
    assert texts(element, "author/name") == ["Ada", "Grace"]
    assert [each.get("term") for each in element.findall(f"{{{ATOM}}}category")] == ["C++", "R&D"]
    assert element.get("{http://www.w3.org/XML/1998/namespace}lang") == "de"


def test_what_is_not_there_is_not_written() -> None:
    (element,) = parse(replace(FEED, entries=(ENTRY,))).findall(f"{{{ATOM}}}entry")
    names = [child.tag.removeprefix(f"{{{ATOM}}}") for child in element]
    assert names == ["id", "title", "published", "updated", "link", f"{{{SCHEMA}}}timeRequired"]


@given(st.text(st.characters(codec="utf-8")), st.text(st.characters(codec="utf-8")))
def test_no_text_is_markup(title: str, content: str) -> None:
    entry = replace(ENTRY, title=title, summary=title, content=content, topics=(title,))
    root = parse(replace(FEED, title=title, entries=(entry,)))
    (element,) = root.findall(f"{{{ATOM}}}entry")
    names = "id title published updated link category summary content".split()  # noqa: SIM905
    known = {f"{{{ATOM}}}{name}" for name in names} | {f"{{{SCHEMA}}}timeRequired"}
    assert {child.tag for child in element} <= known
