"""Links to copied sources, encoded: Sphinx and its themes take a file's name for its address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx


def setup_source_links(app: Sphinx) -> None:
    """Mend the links when everybody has made theirs, before templates make more."""
    app.connect("html-page-context", _mend_links, priority=900)


def _mend_links(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    # The name itself stays: Sphinx copies the file by it.
    name = str(context.get("sourcename") or "")
    if "pathto" not in context or quote(name) == name:
        return
    plain = context["pathto"]

    def pathto(uri: str, *args: Any, **kwargs: Any) -> str:
        is_source = uri == f"_sources/{name}"
        return str(plain(quote(uri) if is_source else uri, *args, **kwargs))

    context["pathto"] = pathto
    # sphinx-book-theme has made its link by now.
    _encode(context.get("header_buttons", ()), f"_sources/{name}")


def _encode(buttons: Iterable[dict[str, Any]], path: str) -> None:
    for button in buttons:
        url = button.get("url")
        if isinstance(url, str) and url.endswith(path):
            button["url"] = url.removesuffix(path) + quote(path)
        _encode(button.get("buttons", ()), path)
