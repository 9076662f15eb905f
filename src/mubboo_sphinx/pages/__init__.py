"""Pages that nobody writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.pages import collections, not_found, redirects

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_pages(app: Sphinx) -> None:
    """Have Sphinx write pages of lists, of moved articles and of wrong addresses."""
    collections.setup_collections(app)
    redirects.setup_redirects(app)
    not_found.setup_not_found(app)
