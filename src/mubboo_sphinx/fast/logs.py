"""Skip log records below the displayed level."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sphinx.util.logging import NAMESPACE

from mubboo_sphinx.sphinx_tools.lifetime import during_build

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx


def setup_logs(app: Sphinx) -> None:
    """Let Sphinx's logger know what its handlers leave out.

    It takes records of all levels, several for each event of each document, and has its handlers
    throw most away. Sphinx sets the level of the handlers by `-v`, and that of the logger when it
    makes an application.
    """
    during_build(app, _takes_what_is_shown)


@contextmanager
def _takes_what_is_shown() -> Iterator[None]:
    logger = logging.getLogger(NAMESPACE)
    before, levels = logger.level, [handler.level for handler in logger.handlers]
    if levels:
        # Level 0 means everything on a handler, and inherit on a logger.
        logger.setLevel(max(min(levels), 1))
    try:
        yield
    finally:
        logger.setLevel(before)
