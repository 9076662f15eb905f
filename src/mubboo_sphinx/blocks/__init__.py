"""The blocks of a page: nodes, directives, views, and the templates that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.blocks import directives, keys, placement, plain, postcards, render, visitors

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_blocks(app: Sphinx) -> None:
    """Register each block as a directive, and place those that conf.py names."""
    visitors.setup_visitors(app)
    directives.setup_directives(app)
    placement.setup_placement(app)
    plain.setup_plain(app)
    keys.setup_keys(app)
    render.setup_render(app)
    postcards.setup_postcards(app)
