"""Links to copied sources: encoded, and none where there is no source.

Sphinx and its themes take a file's name for its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from mubboo_sphinx.priorities import HtmlPageContext

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx


def setup_source_links(app: Sphinx) -> None:
    """Mend the links when everybody has made theirs, before templates make more."""
    app.connect("html-page-context", _mend_links, priority=HtmlPageContext.MEND_SOURCE_LINKS)


def _mend_links(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    # The name itself stays: Sphinx copies the file by it.
    name = str(context.get("sourcename") or "")
    if not name:
        # sphinx-book-theme links to it all the same.
        _leave_out(context.get("header_buttons", []))
    if "pathto" not in context or quote(name) == name:
        return
    plain = context["pathto"]

    def pathto(uri: str, *args: Any, **kwargs: Any) -> str:
        is_source = uri == f"_sources/{name}"
        return str(plain(quote(uri) if is_source else uri, *args, **kwargs))

    context["pathto"] = pathto
    # sphinx-book-theme has made its link by now.
    _encode(context.get("header_buttons", ()), f"_sources/{name}")


def _leave_out(buttons: list[dict[str, Any]]) -> None:
    """Take those away that lead to the source of a page that has none."""
    buttons[:] = [each for each in buttons if not str(each.get("url", "")).endswith("_sources/")]
    for button in buttons:
        _leave_out(button.get("buttons", []))


def _encode(buttons: Iterable[dict[str, Any]], path: str) -> None:
    for button in buttons:
        url = button.get("url")
        if isinstance(url, str) and url.endswith(path):
            button["url"] = url.removesuffix(path) + quote(path)
        _encode(button.get("buttons", ()), path)
