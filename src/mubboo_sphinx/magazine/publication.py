"""What is published, and what still waits."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.dates import moment, parse_day
from mubboo_sphinx.magazine.front_matter import as_flag
from mubboo_sphinx.problems import Problem, nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime, tzinfo

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.raw_fields import RawFields
    from mubboo_sphinx.problems import Subtype

_PUBLISHED = frozenset({"publish", "published", "is_published"})
_HIDDEN = frozenset({"hidden", "private"})
_STATES = frozenset({"status", "state", "visibility"})
_NOT_PUBLIC = frozenset(
    [
        "archived",
        "draft",
        "drafts",
        "embargo",
        "embargoed",
        "future",
        "hidden",
        "inherit",
        "pending",
        "private",
        "review",
        "scheduled",
        "trash",
        "unfinished",
        "unlisted",
        "unpublished",
        "wip",
    ]
)
_APPEARS = frozenset(
    [
        "embargo",
        "embargo_date",
        "embargo_until",
        "pub_date",
        "publish_at",
        "publish_date",
        "publish_on",
        "published_at",
        "publication_date",
        "release_date",
        "scheduled",
        "visible_from",
    ]
)
_EXPIRES = frozenset(
    [
        "expire",
        "expires_at",
        "expires_on",
        "expiration",
        "expiration_date",
        "expiry",
        "expiry_date",
        "unpublish_date",
        "unpublish_on",
        "visible_until",
    ]
)
TIME_MARKS = _APPEARS | _EXPIRES | {"expires"}
"""Names of fields, in `_plain` form, that make a document appear or go with time."""
_DRAFTS = frozenset({"draft", "drafts", "is_draft", "in_draft", "draft_mode"})
_DRAFT_LIKE = 0.8
_WORD_BREAK = re.compile(r"(?<=[a-z])(?=[A-Z])|[-\s]+")


@dataclass
class Verdict:
    """Whether a document is held back, and what its writer should know of that."""

    held: bool = False
    problems: list[Problem] = field(default_factory=list)


def is_unpublished(
    raw: RawFields,
    now: datetime,
    zone: tzinfo = UTC,
    *,
    post: bool = False,
    post_date_format: str = "",
) -> bool:
    """Tell whether a document's fields hold it back: see `judge`."""
    return judge(raw, now, zone, post=post, post_date_format=post_date_format).held


def judge(
    raw: RawFields,
    now: datetime,
    zone: tzinfo = UTC,
    *,
    post: bool = False,
    post_date_format: str = "",
) -> Verdict:
    """Tell whether a document's fields hold it back, by a mark, or by a date before or after `now`.

    A mark of a draft counts in any document, a date in a post (see `read_fields`). `zone` is that
    of dates that name none. What cannot be read holds back: what leaks cannot be called back.
    """
    is_post = as_flag(raw.values["blogpost"]) is not False if "blogpost" in raw.values else post
    verdict = Verdict()
    for name, value in raw.values.items():
        for message in _of_mark(str(name), value):
            _hold(verdict, raw, name, message)
        if is_post:
            for message in _of_time(str(name), value, now, zone, post_date_format):
                _hold(verdict, raw, name, message, "date")
    return verdict


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


def plain_name(name: str) -> str:
    """Return a field's name as `publish_date`: so for `publishDate` and `Publish-Date`."""
    return _WORD_BREAK.sub("_", name.strip()).casefold()


def _of_mark(name: str, value: Any) -> Iterator[str]:
    """Yield why a mark holds a document back; an empty text where nobody needs to be told."""
    plain, truth = plain_name(name), as_flag(value)
    if name == "draft":
        if truth is not False:
            is_clear = truth is True and value is not None
            yield "" if is_clear else f"'draft' takes true or false, not {shown(value)}: held back."
    elif plain in _DRAFTS or (truth is True and _is_misspelt_draft(plain)):
        if truth is not False:
            yield f"'{name}' is not a field; held back all the same. Write 'draft: true'."
    elif plain in _PUBLISHED:
        if truth is False:
            yield f"'{name}: {_said(value)}' holds the page back. Write 'draft: true' for it."
    elif plain in _HIDDEN:
        if truth is not False:
            yield (
                f"'{name}' holds the page back. Write 'draft: true' for that, or 'unlisted: true'"
                " for a page that is in no list."
            )
    elif plain in _STATES and str(value).strip().casefold() in _NOT_PUBLIC:
        yield f"'{name}: {_said(value)}' holds the page back. Write 'draft: true' for it."


def _is_misspelt_draft(plain: str) -> bool:
    return len(plain) <= len("drafts") and nearest(plain, ("draft",), _DRAFT_LIKE) is not None


def has_draft_mark(raw: RawFields) -> bool:
    """Tell whether a mark holds a document back, whatever the time is."""
    return any(True for name, value in raw.values.items() for _ in _of_mark(str(name), value))


def _of_time(
    name: str, value: Any, now: datetime, zone: tzinfo, post_date_format: str
) -> Iterator[str]:
    """Yield why a date holds a post back; an empty text where nobody needs to be told."""
    plain = plain_name(name)
    appears, expires = plain == "date" or plain in _APPEARS, plain in (*_EXPIRES, "expires")
    if not (appears or expires) or value is None or value == "":
        return
    own = "date" if appears else "expires"
    advice = "" if name == own else f" Write '{own}' in place of '{name}'."
    try:
        at = moment(parse_day(value, post_date_format), zone)
    except ValueError as error:
        yield f"'{name}' holds the article back: {error}. Write it as in '{own}: 2026-04-05'."
        return
    except OverflowError:
        at = now if expires else now.replace(year=9999)
    if appears and at > now:
        yield advice and f"the article waits until '{name}'.{advice}"
    elif expires and at <= now:
        yield advice and f"the article has expired by '{name}'.{advice}"


def _said(value: Any) -> str:
    return "false" if value is False else str(value)[:40]


def is_waiting(article: Article, now: datetime, zone: tzinfo = UTC) -> bool:
    """Tell whether an article is a draft: by its mark, or by a date before or after `now`."""
    is_early = bool(article.date and moment(article.date, zone) > now)
    has_expired = bool(article.expires and moment(article.expires, zone) <= now)
    return article.draft or is_early or has_expired
