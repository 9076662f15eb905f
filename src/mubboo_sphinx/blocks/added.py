"""Blocks of other extensions: a directive, a place in conf.py's lists, a template, plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from mubboo_sphinx.blocks.directives import BlockDirective
from mubboo_sphinx.blocks.render import renderer_of
from mubboo_sphinx.context.added_blocks import Block, added_blocks
from mubboo_sphinx.incremental.inputs import add_every_page_dependency, add_page_dependency
from mubboo_sphinx.settings import BLOCK_NAMES
from mubboo_sphinx.sphinx_tools.digests import digests_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def add_block(app: Sphinx, block: Block) -> None:
    """Add a block. Call it in `setup()`.

    Raises ConfigError for a name that is taken or is no name (`a-z`, `0-9` and `-`), and for a
    template that does not exist.
    """
    known = added_blocks(app)
    if not _NAME.fullmatch(block.name) or block.name in (*BLOCK_NAMES, *known):
        message = f"a block cannot be named {block.name!r}: it takes a-z, 0-9 and -, and a new name"
        raise ConfigError(message)
    if not block.template.is_file():
        message = f"the template of block {block.name!r} does not exist: {block.template}"
        raise ConfigError(message)
    known[block.name] = block
    directive = type("AddedBlock", (BlockDirective,), {"option_spec": dict(block.options)})
    app.add_directive(block.name, directive)
    # What it shows may be anything, and is asked for in each build.
    add_page_dependency(app, lambda app, page: _shown(app, page, block.name))
    add_every_page_dependency(app, lambda app: digests_of(app)(block.template))


def _shown(app: Sphinx, docname: str, name: str) -> object:
    renderer = renderer_of(app.builder)
    requests = [each for each in renderer.all_requests(docname) if each.name == name]
    return [renderer.maker(docname).make(each) for each in requests]
