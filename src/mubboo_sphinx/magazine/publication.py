"""What is published, and what still waits."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.dates import moment, parse_day, unclear_days
from mubboo_sphinx.magazine.front_matter import is_post, undated_problem
from mubboo_sphinx.magazine.marks import holds_back, reasons_of, time_of
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.dates import Day
    from mubboo_sphinx.magazine.raw_fields import RawFields
    from mubboo_sphinx.problems import Subtype


@dataclass
class Verdict:
    """Whether a document is held back, and what its writer should know of that."""

    held: bool = False
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class Rules:
    """What a site says of dates.

    `zone` is that of days and moments that name none, `post_date_format` ABlog's; the `undated`
    are published or held back.
    """

    zone: tzinfo = UTC
    post_date_format: str = ""
    undated: bool = False


def judge(raw: RawFields, now: datetime, rules: Rules = Rules(), *, post: bool = False) -> Verdict:
    """Tell whether a document's fields hold it back, by a mark, or by a date before or after `now`.

    A mark of a draft counts in any document, a date in a post (see `read_fields`). What cannot be
    read holds back: what leaks cannot be called back. So does a missing date.
    """
    counts_dates = is_post(raw, matched=post)
    verdict = Verdict()
    for name, value in raw.values.items():
        for message in reasons_of(str(name), value, post=counts_dates):
            _hold(verdict, raw, name, message)
        if counts_dates:
            for message in _of_time(str(name), value, now, rules):
                _hold(verdict, raw, name, message, "date")
    if counts_dates and not rules.undated and raw.values.get("date") in (None, ""):
        verdict.held = True
        verdict.problems.append(undated_problem(raw))
    return verdict


def appears_at(
    raw: RawFields, now: datetime, rules: Rules = Rules(), *, post: bool = False
) -> datetime | None:
    """Return when a document appears that waits for its dates alone; None for any other."""
    days = []
    for name, value in raw.values.items():
        if time_of(str(name), value) == "date":
            with suppress(ValueError, OverflowError):
                found = _days_of(value, rules.post_date_format)
                days += [moment(day, rules.zone) for day in found]
    latest = max(days, default=now)
    return latest if latest > now and not judge(raw, latest, rules, post=post).held else None


def _hold(
    verdict: Verdict,
    raw: RawFields,
    name: str,
    message: str,
    subtype: Subtype = "front_matter",
) -> None:
    verdict.held = True
    if message:
        verdict.problems.append(Problem(subtype, message, line=raw.lines.get(name)))


def has_draft_mark(raw: RawFields) -> bool:
    """Tell whether a mark holds a document back, whatever the time is."""
    return any(holds_back(str(name), value) for name, value in raw.values.items())


def other_times(raw: RawFields, post_date_format: str = "") -> tuple[Day | None, Day | None]:
    """Return the last day before which, and the first from which, other fields hold back.

    Those are other engines', and days that our own may name as well, where it is unclear.

    Days that cannot be read are left out: they hold back whatever the time is (see `judge`).
    """
    days: dict[str, list[Day]] = {"date": [], "expires": []}
    for name, value in raw.values.items():
        own = time_of(str(name), value)
        if own:
            with suppress(ValueError):
                found = _days_of(value, post_date_format)
                days[own] += found if name != own or len(found) > 1 else ()
    latest = max(days["date"], key=moment, default=None)
    return latest, min(days["expires"], key=moment, default=None)


def _of_time(name: str, value: Any, now: datetime, rules: Rules) -> Iterator[str]:
    """Yield why a date holds a post back; an empty text where nobody needs to be told."""
    own = time_of(name, value)
    if own is None or value is None or value == "":
        return
    appears, expires = own == "date", own == "expires"
    advice = "" if name == own else f" Write '{own}' in place of '{name}'."
    try:
        days = [moment(day, rules.zone) for day in _days_of(value, rules.post_date_format)]
        # Of a date that may be two days, the careful one counts.
        at = max(days) if appears else min(days)
    except ValueError as error:
        yield f"'{name}' holds the article back: {error}. Write it as in '{own}: 2026-04-05'."
        return
    except OverflowError:
        at = now if expires else now.replace(year=9999)
    if appears and at > now:
        yield advice and f"the article waits until '{name}'.{advice}"
    elif expires and at <= now:
        yield advice and f"the article has expired by '{name}'.{advice}"


def _days_of(value: Any, post_date_format: str) -> tuple[Day, ...]:
    """Return the day that a value names, or those that it may name. Raises as `parse_day` does."""
    try:
        return (parse_day(value, post_date_format),)
    except ValueError:
        if days := unclear_days(value):
            return days
        raise


def is_scheduled(article: Article, now: datetime, rules: Rules = Rules()) -> bool:
    """Tell whether an article waits for its dates alone."""
    days = [moment(day, rules.zone) for day in (article.date, article.embargo) if day]
    latest = max(days, default=now)
    return latest > now and not is_waiting(article, latest, rules)


def is_waiting(article: Article, now: datetime, rules: Rules = Rules()) -> bool:
    """Tell whether an article is a draft: by its mark, its dates, or for want of one."""
    is_early = any(day and moment(day, rules.zone) > now for day in (article.date, article.embargo))
    has_expired = bool(article.expires and moment(article.expires, rules.zone) <= now)
    is_undated = article.date is None and not rules.undated
    return article.draft or is_early or has_expired or is_undated
