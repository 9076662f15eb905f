"""Less work for the same bytes: `extensions = ["mubboo_sphinx.fast"]`.

Spares what Sphinx, docutils and MyST do for each document, and need not. Any Sphinx site may load
it alone; a magazine has it by itself. `mubboo_fast = False`, or `-D mubboo_fast=0`, switches it
off.

None of it changes what is written, to which tests/fast/test_fast.py holds it. What can be done
through documented names (a parser, a transform, a level of logging) is; the few names that are put
in place of another package's (`docutils_settings`, `fast_findall`) are put back when the build
ends. Where a release does not have one of them, all of it is switched off, with a warning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.fast import (
    docutils_settings,
    fast_findall,
    gc_tuning,
    highlight_language,
    html_builder,
    logs,
    markdown,
    smartquotes,
    workers,
)
from mubboo_sphinx.sphinx_tools.private_names import PrivateName, have_all
from mubboo_sphinx.sphinx_tools.replacements import setup_replacements
from mubboo_sphinx.sphinx_tools.switches import is_switched_on

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

SWITCH = "mubboo_fast"
_HELP = "spare Sphinx, docutils and MyST work that changes nothing in what is written"
REPLACEMENTS = (*docutils_settings.REPLACEMENTS, fast_findall.REPLACEMENT)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Put what is cheaper in the place of what does the same, unless it is switched off."""
    needed = [PrivateName(each.owner, each.name) for each in REPLACEMENTS]
    if is_switched_on(app, SWITCH, _HELP) and have_all(needed, "mubboo_sphinx.fast"):
        _connect(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _connect(app: Sphinx) -> None:
    gc_tuning.setup_gc_tuning(app)
    highlight_language.setup_highlight_language(app)
    logs.setup_logs(app)
    markdown.setup_markdown(app)
    smartquotes.setup_smartquotes(app)
    workers.setup_workers(app)
    html_builder.setup_html_builder(app)
    setup_replacements(app, REPLACEMENTS)
