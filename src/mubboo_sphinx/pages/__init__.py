"""Pages that nobody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.pages import collections, redirects

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_pages(app: Sphinx) -> None:
    """Have Sphinx write the pages of topics, authors and years, and of moved articles."""
    collections.setup_collections(app)
    redirects.setup_redirects(app)
