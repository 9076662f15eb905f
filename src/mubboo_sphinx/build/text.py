"""The text of a document, as a reader reads it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes

from mubboo_sphinx.magazine.yaml_lines import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

# What stands on the page without being read word by word, or does not stand there at all.
_UNREAD = (
    nodes.Invisible,
    nodes.docinfo,
    nodes.literal_block,
    nodes.doctest_block,
    nodes.math,
    nodes.math_block,
    nodes.raw,
    nodes.problematic,
    nodes.system_message,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.label,
    addnodes.toctree,
    addnodes.index,
)


@dataclass(slots=True)
class DocumentText:
    """Title, headings below it, the rest, and the first paragraph of the rest."""

    title: str = ""
    headings: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    first_paragraph: str = ""

    @property
    def everything(self) -> str:
        """All that counts for the read time: headings and body. The title is not read again."""
        return " ".join([*self.headings, *self.body])


def document_text(document: nodes.document) -> DocumentText:
    """Return the text of a document. Code, math, markup and comments are not text."""
    found = DocumentText()
    for block in _text_blocks(document):
        heading = isinstance(block, nodes.title) and isinstance(block.parent, nodes.section)
        opening = not found.first_paragraph and isinstance(block, nodes.paragraph)
        text = as_text(_inline_text(block))
        if not text:
            continue
        if heading:
            if found.title:
                found.headings.append(text)
            else:
                found.title = as_text(_inline_text(block, formulas=True)) or text
            continue
        found.body.append(text)
        if opening and isinstance(block.parent, (nodes.section, nodes.document)):
            # A summary without its formulas would be another sentence.
            found.first_paragraph = as_text(_inline_text(block, formulas=True)) or text
    return found


def _text_blocks(node: nodes.Element) -> Iterator[nodes.Element]:
    for child in node.children:
        if isinstance(child, _UNREAD) or not isinstance(child, nodes.Element):
            continue
        if isinstance(child, nodes.TextElement):
            yield child
        else:
            yield from _text_blocks(child)


def _inline_text(node: nodes.Element, *, formulas: bool = False) -> str:
    parts = []
    for child in node.children:
        if isinstance(child, nodes.Text):
            parts.append(str(child))
        elif formulas and isinstance(child, nodes.math):
            parts.append(child.astext())
        elif isinstance(child, nodes.Element) and not isinstance(child, _UNREAD):
            parts.append(_inline_text(child, formulas=formulas))
    return "".join(parts)
