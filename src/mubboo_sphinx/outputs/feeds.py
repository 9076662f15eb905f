"""Links to ABlog's feeds, in the head of every page and in any theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


def setup_feeds(app: Sphinx) -> None:
    """Tell feed readers where the feed is: ABlog does so in a template of its own only."""
    # After ABlog's handler, which says which feed a page has, if the site has any.
    app.connect("html-page-context", _add_feed_link, priority=600)


def _add_feed_link(
    _app: Sphinx,
    _pagename: str,
    _template: str,
    context: dict[str, Any],
    _document: nodes.document | None,
) -> None:
    if not context.get("feed_path") or "pathto" not in context:
        return
    link = Markup(
        '<link rel="alternate" type="application/atom+xml" href="{}/atom.xml" title="{}" />\n'
    ).format(context["pathto"](context["feed_path"], 1), context["feed_title"])
    context["metatags"] = str(context.get("metatags") or "") + str(link)
