"""Dates as writers write them.

A `date` is a day without a time, a `datetime` a moment; both keep what was written, so that a
page shows the writer's day whatever the zone of the machine that builds it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo

from dateutil import parser as dateutil_parser

from mubboo_sphinx.problems import shown

Day = date | datetime

_YEAR_DIRECTIVE = re.compile(r"%[YyGcxD]")
_HAS_LETTERS = re.compile(r"[^\W\d_]{3}")
_HAS_YEAR = re.compile(r"\d{4}")
_YEAR_FIRST = re.compile(
    r"(?P<year>\d{4})(?P<mark>[-/.])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})"
    r"(?:(?:[Tt]|[ \t]+)(?P<time>\d{1,2}:\d{2}(?::\d{2}(?:\.\d*)?)?)"
    r"[ \t]*(?P<zone>Z|UTC|[+-]\d{1,2}(?::?\d{2})?(?=(?: UTC)?$))?(?: UTC)?)?",
    re.ASCII,
)
_COMPACT = re.compile(r"(?:19|20)\d{6}", re.ASCII)
_MONTH_OF_YEAR = re.compile(r"([^\W\d_]{3,})\.?,? (\d{4})")
_YEAR_LAST = re.compile(
    r"\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)\d{4}(?:[ \t]+\d{1,2}:\d{2}(?::\d{2})?)?", re.ASCII
)
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(value: object, post_date_format: str = "") -> Day:
    """Return the day or moment that a front matter value names.

    Takes ISO 8601 (with or without time and offset), then `post_date_format` (ABlog's, for
    `strptime`), then a date that begins with its year (`2026/4/5 08:30`, `2026.04.05`,
    `20260405`), then one written in words that names month and year (four digits); without a day,
    it is the month's first.
    A zone is an offset or UTC: what `CET` or `IST` is depends on who reads it.
    Raises ValueError, with a message for the writer, for everything else.
    """
    if isinstance(value, (date, datetime)):
        return value
    if not isinstance(value, str) or not value.strip():
        msg = f"{shown(value)} is not a date"
        raise ValueError(msg)
    text = value.strip()
    for parse in (
        _parse_iso,
        lambda text: _parse_format(text, post_date_format),
        _parse_year_first,
        _parse_words,
    ):
        parsed = parse(text)
        if parsed is not None:
            return parsed
    msg = f"{shown(text)} is not a date"
    raise ValueError(msg)


def unclear_days(value: object) -> tuple[Day, ...]:
    """Return what a date without its year first may name: as ABlog reads it, then otherwise.

    `09.12.2022` is September 12 to ABlog, which takes the month for the first where it can be, and
    December 9 to many who write so. Nothing for whatever names no day in such a form.
    """
    if not isinstance(value, str) or not _YEAR_LAST.fullmatch(value.strip()):
        return ()
    found: list[Day] = []
    for day_first in (False, True):
        try:
            day = dateutil_parser.parse(value.strip(), dayfirst=day_first, ignoretz=True)
        except (ValueError, OverflowError):
            continue
        found.append(day if ":" in value else day.date())
    return tuple(dict.fromkeys(found))


def moment(day: Day, zone: tzinfo = UTC) -> datetime:
    """Return `day` as an aware moment: midnight, and in `zone`, where it says neither."""
    if not isinstance(day, datetime):
        day = datetime.combine(day, time())
    return day if day.tzinfo else day.replace(tzinfo=zone)


def with_zone(day: Day | None, zone: tzinfo) -> Day | None:
    """Return a moment that names no zone as one in `zone`; a day stays a day."""
    return moment(day, zone) if isinstance(day, datetime) else day


def is_later(day: Day, other: Day) -> bool:
    """Tell whether `day` comes after `other`: by days, unless both are moments."""
    if isinstance(day, datetime) and isinstance(other, datetime):
        return moment(day) > moment(other)
    return _day(day) > _day(other)


def is_update(updated: Day, published: Day) -> bool:
    """Tell whether an update comes after a publication: a time of the same day does."""
    is_timed = isinstance(updated, datetime) and not isinstance(published, datetime)
    same_day = _day(updated) == _day(published)
    return (is_timed and same_day) or is_later(updated, published)


def _day(day: Day) -> date:
    return day.date() if isinstance(day, datetime) else day


def _parse_iso(text: str) -> Day | None:
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        # "2026" and "20260405" are ISO too, but as likely a slip of the pen.
        return datetime.fromisoformat(text) if _ISO_DAY.match(text) else None
    except ValueError:
        return None


def _parse_format(text: str, post_date_format: str) -> Day | None:
    if not _YEAR_DIRECTIVE.search(post_date_format):
        return None  # strptime would say 1900
    try:
        parsed = datetime.strptime(text, post_date_format)  # noqa: DTZ007 - kept as written
    except (ValueError, re.error):  # re.error: a format that says one thing twice
        return None
    return parsed if "%H" in post_date_format or "%I" in post_date_format else parsed.date()


def _parse_year_first(text: str) -> Day | None:
    try:
        if _COMPACT.fullmatch(text):
            return date.fromisoformat(text)
        found = _YEAR_FIRST.fullmatch(text)
        if not found:
            return None
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        if not found["time"]:
            return day
        hours, _, rest = found["time"].partition(":")
        clock = f"{int(hours):02}:{rest}".rstrip(".")
        return datetime.fromisoformat(f"{day.isoformat()}T{clock}{_offset(found['zone'] or '')}")
    except ValueError:
        return None


def _offset(zone: str) -> str:
    """Return a zone as ISO 8601 has it, of one that YAML takes: `-5` is `-05:00`."""
    if zone in ("", "Z", "UTC"):
        return zone and "Z"
    digits = zone[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")  # noqa: PLR2004
    return f"{zone[0]}{int(hours):02}:{minutes}"


def _parse_words(text: str) -> Day | None:
    if month := _MONTH_OF_YEAR.fullmatch(text):
        text = f"1 {month[1]} {month[2]}"
    if not _HAS_LETTERS.search(text) or not _HAS_YEAR.search(text):
        return None  # 04/05/2026 is April or May, "26" one or another century: not for us to guess
    # A part that the text does not name is taken from the default: two defaults show it. They
    # are more than a week apart, since dateutil takes a weekday for the next such day.
    defaults = datetime(2000, 1, 1), datetime(2001, 2, 15)  # noqa: DTZ001 - never shown
    try:
        first, second = (
            dateutil_parser.parse(text, default=day, tzinfos=_zone) for day in defaults
        )
    except (ValueError, OverflowError):
        return None
    if first != second:
        return None
    return first if first.time() != time() or first.tzinfo else first.date()


def _zone(name: str | None, offset: int | None) -> timezone | None:
    # Left to itself, dateutil takes the zone of this machine for one that it has the name of.
    if offset is None and name:
        msg = f"unknown zone {name}"
        raise ValueError(msg)
    return None if offset is None else timezone(timedelta(seconds=offset))
