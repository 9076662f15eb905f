"""What a magazine relates at all, by its options."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.dates import moment

if TYPE_CHECKING:
    from datetime import datetime

    from mubboo_sphinx.magazine.article import Article


@dataclass(frozen=True, slots=True)
class Limits:
    """What is not related, whatever it says.

    With `same_category`, articles that share no category. What one of `authors` (keys or guests'
    names) wrote. What appeared before `oldest`; an article without a date is of no age.
    """

    same_category: bool = False
    authors: frozenset[str] = frozenset()
    oldest: datetime | None = None

    def admit(self, article: Article) -> bool:
        """Tell whether an article may be related to any other."""
        if not self.authors.isdisjoint(article.authors):
            return False
        return not (self.oldest and article.date) or moment(article.date) >= self.oldest


def categories(article: Article) -> frozenset[str]:
    """Return an article's categories, case aside."""
    return frozenset(map(str.casefold, article.categories))
