"""What pages say of themselves to machines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.metadata import sitemaps, structured_data

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_metadata(app: Sphinx) -> None:
    """Put each article's data into its page's head; keep sitemaps of others right."""
    structured_data.setup_structured_data(app)
    sitemaps.setup_sitemaps(app)
