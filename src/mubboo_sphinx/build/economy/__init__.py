"""Work that Sphinx, docutils and MyST do for each document, and need not.

None of it changes what is written, to which tests/build/test_economy.py holds it. What can be
done through documented names (a parser, a transform, a level of logging) is; the few names that
are put in place of another package's (`docutils_settings`, `walks`) are put back when the build
ends; they are left alone where a release has them no more, and then the same tests fail.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.build.economy import (
    code,
    docutils_settings,
    logs,
    markdown,
    quotes,
    walks,
    workers,
)
from mubboo_sphinx.build.replacements import setup_replacements

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_economy(app: Sphinx) -> None:
    """Put what is cheaper in the place of what does the same."""
    code.setup_code(app)
    logs.setup_logs(app)
    markdown.setup_markdown(app)
    quotes.setup_quotes(app)
    workers.setup_workers(app)
    setup_replacements(app, (*docutils_settings.REPLACEMENTS, walks.REPLACEMENT))
