"""Dates as writers write them.

A `date` is a day without a time, a `datetime` a moment; both keep what was written, so that a
page shows the writer's day whatever the zone of the machine that builds it.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from dateutil import parser as dateutil_parser

Day = date | datetime

_HAS_LETTERS = re.compile(r"[^\W\d_]{3}")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_day(value: object, post_date_format: str = "") -> Day:
    """Return the day or moment that a front matter value names.

    Takes ISO 8601 (with or without time and offset), then `post_date_format` (ABlog's, for
    `strptime`), then a date written in words that names day, month and year.
    Raises ValueError, with a message for the writer, for everything else.
    """
    if isinstance(value, (date, datetime)):
        return value
    if not isinstance(value, str) or not value.strip():
        msg = f"{value!r} is not a date"
        raise ValueError(msg)
    text = value.strip()
    for parse in (_parse_iso, lambda text: _parse_format(text, post_date_format), _parse_words):
        parsed = parse(text)
        if parsed is not None:
            return parsed
    msg = f"{text!r} is not a date"
    raise ValueError(msg)


def moment(day: Day) -> datetime:
    """Return `day` as an aware moment, for ordering: midnight and UTC where it says neither."""
    if not isinstance(day, datetime):
        day = datetime.combine(day, time())
    return day if day.tzinfo else day.replace(tzinfo=UTC)


def _parse_iso(text: str) -> Day | None:
    try:
        if _ISO_DAY.fullmatch(text):
            return date.fromisoformat(text)
        # "2026" and "20260405" are ISO too, but as likely a slip of the pen.
        return datetime.fromisoformat(text) if _ISO_DAY.match(text) else None
    except ValueError:
        return None


def _parse_format(text: str, post_date_format: str) -> Day | None:
    try:
        parsed = datetime.strptime(text, post_date_format)  # noqa: DTZ007 - kept as written
    except ValueError:
        return None
    return parsed if "%H" in post_date_format or "%I" in post_date_format else parsed.date()


def _parse_words(text: str) -> Day | None:
    if not _HAS_LETTERS.search(text):
        return None  # 04/05/2026 is April or May: not for us to guess
    # A part that the text does not name is taken from the default: two defaults show it.
    defaults = datetime(2000, 1, 1), datetime(2001, 2, 2)  # noqa: DTZ001 - never shown
    try:
        first, second = (dateutil_parser.parse(text, default=day) for day in defaults)
    except (ValueError, OverflowError):
        return None
    if first != second:
        return None
    return first if first.time() != time() or first.tzinfo else first.date()
