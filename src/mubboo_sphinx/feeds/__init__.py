"""Feeds, at ABlog's addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.feeds import feeds

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_feeds(app: Sphinx) -> None:
    """Write the feeds, and link to them."""
    feeds.setup_feeds(app)
