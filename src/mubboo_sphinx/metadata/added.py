"""Tags that other extensions add to the heads of pages, as plain data: we escape them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.incremental.inputs import add_page_dependency
from mubboo_sphinx.priorities import HtmlPageContext
from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article

Metadata = Callable[["Sphinx", str, "Article | None"], Mapping[str, str]]
"""Takes the name of a page and its article, if it is one; returns contents by name or property."""


@dataclass
class _Added:
    functions: list[Metadata] = field(default_factory=list)


def add_metadata(app: Sphinx, metadata: Metadata) -> None:
    """Have `<meta>` tags in the heads of pages: a name with a colon (`og:title`) is a property."""
    added = of_build(app, _Added).functions
    if not added:
        app.connect("html-page-context", _add_to_head, priority=HtmlPageContext.ADD_METADATA)
        add_page_dependency(app, _tags)
    added.append(metadata)


def _tags(app: Sphinx, page: str) -> str:
    article = magazine_of(app).catalog.get(page)
    tags = []
    for function in of_build(app, _Added).functions:
        for name, content in function(app, page, article).items():
            key = "property" if ":" in name else "name"
            tags.append(Markup('<meta {}="{}" content="{}" />\n').format(key, name, content))
    return str(Markup().join(tags))


def _add_to_head(
    app: Sphinx, pagename: str, _template: str, context: dict[str, Any], _document: object
) -> None:
    context["metatags"] = str(context.get("metatags") or "") + _tags(app, pagename)
