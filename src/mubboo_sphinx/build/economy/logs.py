"""Records of what happens, which nobody asked to see, are not made."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from sphinx.util.logging import NAMESPACE

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_logs(app: Sphinx) -> None:
    """Let Sphinx's logger know what its handlers leave out.

    It takes records of all levels, several for each event of each document, and has its handlers
    throw most away. Sphinx sets the level of the handlers by `-v`, and makes all anew with each
    build, so that what is decided here holds for this one.
    """
    app.connect("builder-inited", _take_what_is_shown)


def _take_what_is_shown(_app: Sphinx) -> None:
    logger = logging.getLogger(NAMESPACE)
    levels = [handler.level for handler in logger.handlers]
    if levels:
        # Of a handler, 0 is everything; of a logger, what another one takes.
        logger.setLevel(max(min(levels), 1))
