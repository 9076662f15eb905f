"""What the pages of a magazine are made of, beside documents: told to incremental builds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.ablog import TEMPLATES, PostList, known_of_posts, shows_lists
from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.incremental.inputs import (
    add_every_page_dependency,
    add_output_dependency,
    add_self_contained,
    compare_options_otherwise,
)
from mubboo_sphinx.sphinx_tools.digests import digests_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_PACKAGE = Path(__file__).parents[1]
_CODE = (".py", ".pyc", ".mo")
"""What is compared otherwise, or made of what is compared."""


def setup_site_dependencies(app: Sphinx) -> None:
    """Tell what our pages and blocks show, and what of ours is told page by page."""
    add_self_contained(app, "mubboo_sphinx.", "ablog.", but=(PostList,))
    compare_options_otherwise(app, "mubboo_")
    add_every_page_dependency(app, _own_files)
    add_every_page_dependency(app, lambda app: sorted(magazine_of(app).left_out))
    add_every_page_dependency(app, lambda app: known_of_posts(app) if shows_lists(app) else "")
    add_output_dependency(app, lambda app: magazine_of(app).key)


def _own_files(app: Sphinx) -> object:
    """Return our templates, catalogs and icons, and ABlog's templates."""
    trees = (digests_of(app).tree(folder) for folder in (_PACKAGE, Path(TEMPLATES)))
    return [file for tree in trees for file in tree if not file[0].endswith(_CODE)]
