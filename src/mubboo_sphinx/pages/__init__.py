"""Pages that nobody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.pages import collections

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_pages(app: Sphinx) -> None:
    """Have Sphinx write the pages of topics, authors and years."""
    collections.setup_collections(app)
