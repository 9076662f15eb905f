"""Addresses of style sheets and scripts that are the same in the first build and in later ones.

Sphinx adds a checksum to the address of a file that is there when a page is written. What an
extension copies when all pages are written, as MyST-NB its style sheet, is there from the second
build on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.priorities import HtmlPageContext
from mubboo_sphinx.sphinx_tools.builders import makes_site

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

_FOLDER = "_static/"
_CHECKSUM = re.compile(r"\?v=[0-9a-f]{8}(?=\")")


def setup_asset_checksums(app: Sphinx) -> None:
    """Leave the checksum out where Sphinx does not copy the file itself."""
    app.connect("html-page-context", _settle, priority=HtmlPageContext.SETTLE_CHECKSUMS)


def _settle(
    app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    builder: Any = app.builder
    if not makes_site(builder):
        return
    for name in ("css_tag", "js_tag"):
        if name in context:
            context[name] = _settled(context[name], builder.copied_names())


def _settled(tag: Callable[[Any], str], copied: frozenset[str]) -> Callable[[Any], str]:
    def settled(file: Any) -> str:
        made = tag(file)
        path = str(getattr(file, "filename", file))
        if path.removeprefix(_FOLDER) in copied or not path.startswith(_FOLDER):
            return made
        return _CHECKSUM.sub("", made)

    return settled
