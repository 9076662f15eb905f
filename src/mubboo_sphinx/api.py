"""What other extensions, themes and conf.py may rely on, by semantic versioning.

What is named here keeps its name and meaning within a major version; what is to go warns for a
minor version first. Nothing else of the package is part of it, but the names that users type:
options, fields, blocks, templates, classes, custom properties and kinds of warnings.

Events (connect to them by `app.connect`):

- `mubboo-article-read` (app, article, document): a document has become an article. A handler may
  return another article, as by `dataclasses.replace(article, ...)`.
- `mubboo-magazine-assembled` (app, magazine): all articles are known, and nothing is written yet.
- `mubboo-related` (app, article, ranked): `ranked` are names of documents, the most related first,
  before they are cut to those that are shown. A handler may return others, or another order.
"""

from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.assembly.magazine import Magazine
from mubboo_sphinx.blocks.added import add_block
from mubboo_sphinx.context.added_blocks import Block, BlockPlace
from mubboo_sphinx.context.share_networks import add_share_network
from mubboo_sphinx.incremental.inputs import (
    add_every_page_dependency,
    add_output_dependency,
    add_page_dependency,
)
from mubboo_sphinx.magazine.article import Article, Cover, Topic
from mubboo_sphinx.magazine.author import Author
from mubboo_sphinx.metadata.added import add_metadata

__all__ = [
    "Article",
    "Author",
    "Block",
    "BlockPlace",
    "Cover",
    "Magazine",
    "Topic",
    "add_block",
    "add_every_page_dependency",
    "add_metadata",
    "add_output_dependency",
    "add_page_dependency",
    "add_share_network",
    "magazine_of",
]
