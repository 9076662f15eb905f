"""The one place where problems become Sphinx warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from mubboo_sphinx.problems import Problem

logger = logging.getLogger(__name__)


def report(app: Sphinx, problems: Iterable[Problem]) -> None:
    """Warn of each problem, as `file:line: WARNING: message [mubboo.subtype]`."""
    for problem in problems:
        location = None
        if problem.source:
            # Without a line, Sphinx takes it for the name of a document.
            location = f"{app.srcdir / problem.source}:{problem.line or 1}"
        logger.warning(problem.message, location=location, type="mubboo", subtype=problem.subtype)
