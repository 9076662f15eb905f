"""Feeds, structured data, and other forms of the same facts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.outputs import structured_data

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_outputs(app: Sphinx) -> None:
    """Put each article's data into its page."""
    structured_data.setup_structured_data(app)
