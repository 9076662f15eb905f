"""Dates as writers write them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.dates import Day, is_later, moment, parse_day

ABLOG_FORMAT = "%b %d, %Y"
ZONES = st.builds(
    lambda minutes: timezone(timedelta(minutes=minutes)), st.integers(-14 * 60, 14 * 60)
)
WORDS = (
    *("april", "apr", "5", "5th", "2026", "26", "sunday", "at", "10:30", "10", "pm", "am", "utc"),
    *("z", "t", "+02:00", "-9999", ":", ",", ".", "/", "-", "nan", "infinity", "1e9", "ad", "bc"),
    "99999999999",
)
DAYS = st.one_of(st.dates(), st.datetimes(), st.datetimes(timezones=ZONES))


def at(offset: float, *parts: int) -> datetime:
    return datetime(*parts, tzinfo=timezone(timedelta(hours=offset)))  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2026-04-05", date(2026, 4, 5)),
        ("  2026-04-05\n", date(2026, 4, 5)),
        ("2026-04-05T10:30", datetime(2026, 4, 5, 10, 30)),  # noqa: DTZ001
        ("2026-04-05 10:30:15", datetime(2026, 4, 5, 10, 30, 15)),  # noqa: DTZ001
        ("2026-04-05T10:30Z", at(0, 2026, 4, 5, 10, 30)),
        ("2026-04-05T23:30:00-07:00", at(-7, 2026, 4, 5, 23, 30)),
        ("2026-04-05T00:00:00+05:30", at(5.5, 2026, 4, 5)),
        ("2026/04/05", date(2026, 4, 5)),
        ("2026.04.05", date(2026, 4, 5)),
        ("2026-4-5", date(2026, 4, 5)),
        ("20260405", date(2026, 4, 5)),
        ("2022/12/09 08:22:42", datetime(2022, 12, 9, 8, 22, 42)),  # noqa: DTZ001
        ("2026/4/5 8:30 +02:00", at(2, 2026, 4, 5, 8, 30)),
        ("2026.4.5T08:30Z", at(0, 2026, 4, 5, 8, 30)),
        ("April 2026", date(2026, 4, 1)),
        ("Dec. 2026", date(2026, 12, 1)),
        ("9 Dec 2022", date(2022, 12, 9)),
        ("Apr 05, 2026", date(2026, 4, 5)),
        ("April 5, 2026", date(2026, 4, 5)),
        ("5 April 2026", date(2026, 4, 5)),
        ("5th of April 2026", date(2026, 4, 5)),
        ("Sunday, 5 Apr 2026", date(2026, 4, 5)),
        ("April 5, 2026 10:30", datetime(2026, 4, 5, 10, 30)),  # noqa: DTZ001
        ("April 5, 2026 10:30 UTC", at(0, 2026, 4, 5, 10, 30)),
        ("April 5, 2026 10:30 +0200", at(2, 2026, 4, 5, 10, 30)),
    ],
)
def test_dates_are_read_as_written(written: str, day: Day) -> None:
    read = parse_day(written, ABLOG_FORMAT)
    assert (type(read), read) == (type(day), day)
    assert read.isoformat() == day.isoformat()


@pytest.mark.parametrize("value", [date(2026, 4, 5), at(2, 2026, 4, 5, 10)])
def test_what_yaml_has_read_is_kept(value: Day) -> None:
    assert parse_day(value) is value


@pytest.mark.parametrize(
    ("written", "post_date_format", "day"),
    [
        ("05/04/2026", "%d/%m/%Y", date(2026, 4, 5)),
        ("05.04.2026 18:00", "%d.%m.%Y %H:%M", datetime(2026, 4, 5, 18)),  # noqa: DTZ001
        ("05.04.2026 06 PM", "%d.%m.%Y %I %p", datetime(2026, 4, 5, 18)),  # noqa: DTZ001
        # ISO goes before a site's own format.
        ("2026-04-05", "%Y-%d-%m", date(2026, 4, 5)),
    ],
)
def test_a_sites_own_format_is_read(written: str, post_date_format: str, day: Day) -> None:
    assert parse_day(written, post_date_format) == day


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "   ",
        True,
        20260405,
        3.5,
        ["2026-04-05"],
        {"day": 5},
        "2026",
        "99990405",
        "20261301",
        "2026-02-30",
        "2026-13-01",
        "04/05/2026",
        "4.5.2026",
        "Aprilis 2026",
        "5 April",
        "April 5, 26",
        "Sunday April 2026",
        "Sunday",
        "10:30",
        "soon",
        "tomorrow",
        "2026-04-05T25:00",
        "April 5, 2026 10:30 CET",
        "April 5, 2026 10:30 EST",
        "April 5, 2026 10:30 +99:00",
        "2026-04-05<script>",
        "2026-04-05\x00",
        "\u202e2026-04-05",
        "9" * 10_000,
        "April " * 5000,
    ],
)
def test_what_is_no_date_is_refused_in_words_for_the_writer(value: object) -> None:
    with pytest.raises(ValueError, match=r"is not a date$") as caught:
        parse_day(value, ABLOG_FORMAT)
    assert len(str(caught.value)) < 200


@pytest.mark.parametrize("post_date_format", ["", "%", "%Q", "%d %d", "(", "\x00", "%Y" * 50])
def test_a_site_whose_format_is_wrong_still_reads_dates(post_date_format: str) -> None:
    assert parse_day("April 5, 2026", post_date_format) == date(2026, 4, 5)
    with pytest.raises(ValueError, match="is not a date"):
        parse_day("5 5", post_date_format)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York"])
def test_a_date_does_not_depend_on_the_machines_zone(
    monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    # dateutil knows the names of the machine's own zone, and of no other.
    names = {"Europe/Berlin": ("CET", "CEST"), "America/New_York": ("EST", "EDT")}
    monkeypatch.setattr("time.tzname", names[zone])
    for name in names[zone]:
        with pytest.raises(ValueError, match="is not a date"):
            parse_day(f"April 5, 2026 10:30 {name}")
    assert parse_day("April 5, 2026 10:30 GMT") == at(0, 2026, 4, 5, 10, 30)


@settings(deadline=None, max_examples=100)
@given(DAYS)
def test_an_iso_date_is_read_as_it_was_written(day: Day) -> None:
    assert parse_day(day.isoformat()) == day
    assert type(parse_day(day.isoformat())) is type(day)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(
        st.text(max_size=30),
        st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join),
    ),
    st.sampled_from(["", ABLOG_FORMAT, "%d %d"]),
)
def test_any_text_is_a_date_or_refused(text: str, post_date_format: str) -> None:
    try:
        day = parse_day(text, post_date_format)
    except ValueError as error:
        assert str(error).endswith("is not a date")  # noqa: PT017 - not every text raises
    else:
        assert isinstance(day, date)
        moment(day).timestamp()


def test_a_day_is_its_midnight_in_utc() -> None:
    assert moment(date(2026, 4, 5)) == datetime(2026, 4, 5, tzinfo=UTC)
    assert moment(datetime(2026, 4, 5, 10)) == datetime(2026, 4, 5, 10, tzinfo=UTC)  # noqa: DTZ001
    assert moment(at(2, 2026, 4, 5, 1)) == datetime(2026, 4, 4, 23, tzinfo=UTC)


@settings(deadline=None, max_examples=100)
@given(DAYS, DAYS)
def test_all_dates_can_be_ordered(day: Day, other: Day) -> None:
    assert (moment(day) < moment(other)) == (moment(other) > moment(day))
    assert moment(day).timestamp() <= moment(other).timestamp() or moment(day) > moment(other)


@pytest.mark.parametrize(
    ("day", "other", "later"),
    [
        (date(2026, 4, 6), date(2026, 4, 5), True),
        (date(2026, 4, 5), date(2026, 4, 5), False),
        (at(0, 2026, 4, 5, 11), at(0, 2026, 4, 5, 10), True),
        (at(0, 2026, 4, 5, 11), at(-2, 2026, 4, 5, 10), False),
        # Of one day, neither is later where one of them has no time.
        (date(2026, 4, 5), at(0, 2026, 4, 5, 10), False),
        (at(0, 2026, 4, 5, 10), date(2026, 4, 5), False),
        (at(0, 2026, 4, 6, 0), date(2026, 4, 5), True),
    ],
)
def test_later_is_by_days_unless_both_have_a_time(day: Day, other: Day, later: bool) -> None:  # noqa: FBT001
    assert is_later(day, other) is later
