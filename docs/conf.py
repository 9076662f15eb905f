"""The magazine about mubboo-sphinx, made with mubboo-sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.docutils import SphinxDirective

from mubboo_sphinx import __version__
from mubboo_sphinx.settings import options

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

project = "mubboo-sphinx"
author = "The mubboo-sphinx developers"
copyright = "2026, the mubboo-sphinx developers"  # noqa: A001 - Sphinx's name for it
release = version = __version__

extensions = ["mubboo_sphinx"]
mubboo_authors = "authors.yml"
mubboo_after_body = ["topics", "share", "author-card", "series", "adjacent", "related-posts"]
blog_title = "mubboo-sphinx: the magazine"

myst_enable_extensions = ["colon_fence", "dollarmath", "deflist", "attrs_inline", "attrs_block"]
exclude_patterns = ["_build"]
nitpicky = True

html_theme = "mubboo"
html_theme_options = {
    "links": [],
    "footer_links": ["reference/options", "reference/blocks", "reference/front-matter"],
}
html_title = "mubboo-sphinx"
html_math_renderer = "mathml"
html_baseurl = "https://mubboo-sphinx.example.org/"


class OptionsDirective(SphinxDirective):
    """The table of all options, from the code that registers them."""

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        rows = [
            f"| `{each.name}` | {each.kind} | `{each.default!r}` | {each.help} |"
            for each in options()
        ]
        table = ["| option | takes | default | meaning |", "| --- | --- | --- | --- |", *rows]
        return self.parse_text_to_nodes("\n".join(table))


def setup(app: Sphinx) -> None:
    """Make the table known to the pages."""
    app.add_directive("mubboo-options", OptionsDirective)
