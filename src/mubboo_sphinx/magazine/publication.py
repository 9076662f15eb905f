"""What is published, and what still waits."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import moment, parse_day
from mubboo_sphinx.magazine.front_matter import as_flag

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.raw_fields import RawFields


def is_unpublished(
    raw: RawFields,
    now: datetime,
    zone: tzinfo = UTC,
    *,
    post: bool = False,
    post_date_format: str = "",
) -> bool:
    """Tell whether a post's fields make it a draft: by its mark, or by a date after `now`.

    `zone` is that of dates that name none. A document that is no post (see `read_fields`) is
    never a draft.
    """
    # A mark that cannot be read holds the article back: what leaks cannot be called back.
    if not (as_flag(raw.values["blogpost"]) is not False if "blogpost" in raw.values else post):
        return False
    if "draft" in raw.values and as_flag(raw.values["draft"]) is not False:
        return True
    try:
        return moment(parse_day(raw.values.get("date"), post_date_format), zone) > now
    except ValueError:
        return False


def is_waiting(article: Article, now: datetime, zone: tzinfo = UTC) -> bool:
    """Tell whether an article is a draft: by its mark, or by a date after `now`."""
    return article.draft or bool(article.date and moment(article.date, zone) > now)
