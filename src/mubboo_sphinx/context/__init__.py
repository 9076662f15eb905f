"""What a build knows before it reads a document: the time, its options, how to report problems."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.context import clock, options

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_context(app: Sphinx) -> None:
    """Settle the time, and read and check the options."""
    clock.setup_clock(app)
    options.setup_options(app)
