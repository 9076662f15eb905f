"""Search for readers: by Pagefind where it is installed, else by Sphinx's own index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.search import index, sphinx_index

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_search(app: Sphinx) -> None:
    """Index the pages, and leave out what is not to be found."""
    index.setup_search(app)
    sphinx_index.setup_sphinx_index(app)
