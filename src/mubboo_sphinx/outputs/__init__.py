"""Feeds, structured data, and other forms of the same facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.outputs import feeds, formulas, pictures, search, source_links, structured_data

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_outputs(app: Sphinx) -> None:
    """Put each article's data and the way to the feeds into pages; render formulas; index all."""
    structured_data.setup_structured_data(app)
    feeds.setup_feeds(app)
    formulas.setup_formulas(app)
    pictures.setup_pictures(app)
    search.setup_search(app)
    source_links.setup_source_links(app)
