"""All articles become the magazine, once every document has been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.assembly import assemble, site_dependencies

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_assembly(app: Sphinx) -> None:
    """Assemble the magazine when all documents are read, before pages are compared."""
    assemble.setup_assembly(app)
    site_dependencies.setup_site_dependencies(app)
