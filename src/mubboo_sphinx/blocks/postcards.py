"""ABlog's postcard, in the sidebar of a theme: without what the page's blocks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mubboo_sphinx.blocks.render import renderer_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_SAID_BY = {
    "byline": frozenset({"day", "author"}),
    "author-card": frozenset({"author"}),
    "topics": frozenset({"category", "tags"}),
}


class _Unsaid:
    """ABlog's post, as its templates ask for it, without what was said."""

    def __init__(self, post: Any, said: frozenset[str]) -> None:
        self._post = post
        self._said = said

    def __getattr__(self, name: str) -> Any:
        if name == "day":
            return None if name in self._said else self._post.date
        if name == "update" and "day" in self._said:
            return self._post.date  # no update later than that is shown
        return [] if name in self._said else getattr(self._post, name)


def setup_postcards(app: Sphinx) -> None:
    """Give ABlog's templates what is left to say."""
    app.connect("html-page-context", _add_unsaid)


def _add_unsaid(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _document: object
) -> None:
    def unsaid(post: Any) -> Any:
        blocks = {request.name for request in renderer_of(app.builder).all_requests(pagename)}
        said: frozenset[str] = frozenset().union(*(_SAID_BY.get(name, ()) for name in blocks))
        return _Unsaid(post, said)

    context["mubboo_unsaid"] = unsaid
