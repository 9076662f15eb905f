"""What of Sphinx's own HTML is rendered in another way: formulas, pictures, links to sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.rendering import formulas, html_builder, pictures, source_links

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_rendering(app: Sphinx) -> None:
    """Render formulas, say the sizes of pictures, encode links to sources."""
    html_builder.setup_html_builder(app)
    formulas.setup_formulas(app)
    pictures.setup_pictures(app)
    source_links.setup_source_links(app)
