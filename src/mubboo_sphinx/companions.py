"""The extensions that a magazine is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_companions(app: Sphinx) -> None:
    """Bring MyST and sphinx-design along; naming them in conf.py too does no harm."""
    # MyST-NB is a MyST parser of its own, and Sphinx takes one for `.md` files.
    parser = "myst_nb" if "myst_nb" in app.config.extensions else "myst_parser"
    app.setup_extension(parser)
    app.setup_extension("sphinx_design")
