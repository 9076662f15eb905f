"""MyST's parser, made once for all documents with the same options, and with libyaml's YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import yaml
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from mubboo_sphinx.magazine.raw_fields import split_front_matter
from mubboo_sphinx.magazine.yaml_lines import plain_yaml

if TYPE_CHECKING:
    from docutils import nodes
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode
    from sphinx.application import Sphinx

_OF_THE_DOCUMENT = ("myst", "html_meta", "substitutions")
"""Words in front matter by which a document may have options of its own."""

# Parsers that nobody uses at the moment.
_idle: list[MarkdownIt] = []


class FastRenderer(SphinxRenderer):
    """MyST's renderer, with front matter read by libyaml, ten times as fast."""

    def render_front_matter(self, token: SyntaxTreeNode) -> None:
        """Render the front matter; what libyaml does not read is left to MyST, and its warning."""
        block = token.token
        if block is not None and isinstance(block.content, str):
            try:
                data = plain_yaml(block.content)
            except (yaml.YAMLError, ValueError, TypeError, RecursionError):
                data = None
            if isinstance(data, dict):
                # MyST takes data here as well as text, as MyST-NB hands it over.
                block.content = cast("str", data)
        super().render_front_matter(token)


class FastParser(MystParser):
    """MyST's parser. A document that may have options of its own gets one of its own, as ever."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse a document's source into `document`."""
        if _may_have_options(inputstring):
            super().parse(inputstring, document)
            return
        config = document.settings.env.myst_config
        # Taken away while it works: a directive may have another document parsed meanwhile, and an
        # error leaves it half done.
        parser = _idle.pop() if _idle else create_md_parser(config, FastRenderer)
        parser.options["document"] = document
        parser.render(inputstring)
        _idle.append(parser)


def _may_have_options(source: str) -> bool:
    if not source.startswith("---"):
        return False
    text = split_front_matter(source)
    return text is None or any(word in text for word in _OF_THE_DOCUMENT)


def setup_markdown(app: Sphinx) -> None:
    """Take the place of MyST's parser, unless there is another one, as MyST-NB's."""
    if app.registry.source_parsers.get("markdown") is MystParser:
        app.add_source_parser(FastParser, override=True)
    # Options are of a build; and with the last document, a parser holds the environment.
    app.connect("builder-inited", _let_go)
    app.connect("env-updated", _let_go)
    app.connect("build-finished", _let_go)


def _let_go(*_: object) -> None:
    _idle.clear()
