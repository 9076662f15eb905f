"""Cards, rendered once for the pages of a folder: from there, their links are the same.

Pages are written folder by folder, and an article is related to four others on average, most of
them of its own year: most cards of a page have been rendered for another one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from markupsafe import Markup

MOST_KEPT = 4096
"""A card is some two kilobytes of HTML."""


class KeptCards:
    """The cards that were rendered last, by all that they depend on."""

    def __init__(self) -> None:
        self._cards: dict[Hashable, Markup] = {}

    def get(self, key: Hashable, render: Callable[[], Markup]) -> Markup:
        """Return the card of a key, rendered if it is not there."""
        card = self._cards.get(key)
        if card is None:
            if len(self._cards) >= MOST_KEPT:
                del self._cards[next(iter(self._cards))]
            card = self._cards[key] = render()
        return card
