"""All that a document says of being published, wherever in its text it says so.

Each function takes a document's source, and whether a pattern makes a post of it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.front_matter import is_post
from mubboo_sphinx.magazine.marks import holds_back
from mubboo_sphinx.magazine.misplaced_fields import (
    misplaced_markdown_fields,
    misplaced_rest_fields,
)
from mubboo_sphinx.magazine.notebooks import notebook_fields, notebook_texts
from mubboo_sphinx.magazine.post_directive import post_directive
from mubboo_sphinx.magazine.raw_fields import RawFields, front_matter_end, parse_front_matter
from mubboo_sphinx.magazine.rest_fields import parse_rest_fields
from mubboo_sphinx.magazine.stray_marks import stray_marks

if TYPE_CHECKING:
    from collections.abc import Mapping

_MANY_CELLS = 6
_DASHES = re.compile(r"-{3,}")
_LINES_OF_TITLE = 2


def markdown_publication(source: str, *, post: bool = False) -> RawFields:
    """Return the fields of a Markdown document, and the marks in its text."""
    raw = parse_front_matter(source)
    start = front_matter_end(source) if raw.values else 0
    if not raw.values and not raw.problems:
        raw = misplaced_markdown_fields(source)
    return _with_marks(raw, source, start, post=post)


def notebook_publication(source: str, *, post: bool = False) -> RawFields:
    """Return the fields of a notebook, and the marks in the text of its cells."""
    texts = notebook_texts(source)
    text = "\n\n".join(texts)
    start = front_matter_end(text) if parse_front_matter(text).values else 0
    raw = notebook_fields(source)
    # Below a badge, or a cell that installs something, it is text; what it says counts.
    for cell in texts[:_MANY_CELLS]:
        raw = replace(raw, values=careful(parse_front_matter(cell).values, raw.values))
    return _with_marks(raw, text, start, post=post)


def rest_publication(source: str, *, post: bool = False) -> RawFields:
    """Return the fields of a reST document, and the marks in its text."""
    raw = RawFields() if _has_lined_title(source) else parse_front_matter(source)
    if not raw.values and not raw.problems:
        raw = parse_rest_fields(source)
        if not raw.values:
            raw = misplaced_rest_fields(source)
        elif not is_post(raw, matched=post):
            # docutils' own field, of a page about what has a status: a proposal, a standard.
            values = {name: value for name, value in raw.values.items() if name != "status"}
            raw = replace(raw, values=values)
    return _with_marks(raw, source, is_rest=True, post=post)


def careful(values: Mapping[str, Any], others: Mapping[str, Any]) -> dict[str, Any]:
    """Return fields with the others over them, but for marks that hold back and would be undone."""
    held = {
        name: value
        for name, value in values.items()
        if name in others and holds_back(str(name), value)
    }
    return {**values, **others, **held}


def _has_lined_title(source: str) -> bool:
    """Tell whether a reST document begins with a title between two lines of dashes."""
    lines = source.split("\n", 3)
    return (
        len(lines) > _LINES_OF_TITLE and lines[0] == lines[2] and bool(_DASHES.fullmatch(lines[0]))
    )


def _with_marks(
    raw: RawFields, text: str, start: int = 0, *, is_rest: bool = False, post: bool
) -> RawFields:
    # Most documents have none, and are not looked at line by line.
    directive = post_directive(text, is_rest=is_rest) if "post" in text.casefold() else None
    matched = is_post(raw, matched=post) or directive is not None
    stray = stray_marks(text, start, is_rest=is_rest, post=matched)
    values, lines = {**stray.values, **raw.values}, {**stray.lines, **raw.lines}
    if directive:
        values = {"blogpost": True, **careful(values, directive.values)}
        lines |= directive.lines
    return RawFields(values, lines, (*raw.problems, *stray.problems))
