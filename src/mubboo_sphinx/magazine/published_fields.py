"""All that a document says of being published, wherever in its text it says so.

Each function takes a document's source, and whether a pattern makes a post of it.
"""

from __future__ import annotations

from dataclasses import replace

from mubboo_sphinx.magazine.front_matter import is_post
from mubboo_sphinx.magazine.misplaced_fields import (
    misplaced_markdown_fields,
    misplaced_rest_fields,
)
from mubboo_sphinx.magazine.notebooks import notebook_fields, notebook_text
from mubboo_sphinx.magazine.post_directive import post_directive
from mubboo_sphinx.magazine.raw_fields import RawFields, front_matter_end, parse_front_matter
from mubboo_sphinx.magazine.rest_fields import parse_rest_fields
from mubboo_sphinx.magazine.stray_marks import stray_marks


def markdown_publication(source: str, *, post: bool = False) -> RawFields:
    """Return the fields of a Markdown document, and the marks in its text."""
    raw = parse_front_matter(source)
    start = front_matter_end(source) if raw.values else 0
    if not raw.values and not raw.problems:
        raw = misplaced_markdown_fields(source)
    return _with_marks(raw, source, start, post=post)


def notebook_publication(source: str, *, post: bool = False) -> RawFields:
    """Return the fields of a notebook, and the marks in the text of its cells."""
    text = notebook_text(source)
    start = front_matter_end(text) if parse_front_matter(text).values else 0
    return _with_marks(notebook_fields(source), text, start, post=post)


def rest_publication(source: str, *, post: bool = False) -> RawFields:
    """Return the fields of a reST document, and the marks in its text."""
    raw = parse_front_matter(source)
    if not raw.values and not raw.problems:
        raw = parse_rest_fields(source)
        if not raw.values:
            raw = misplaced_rest_fields(source)
        elif not is_post(raw, matched=post):
            # docutils' own field, of a page about what has a status: a proposal, a standard.
            values = {name: value for name, value in raw.values.items() if name != "status"}
            raw = replace(raw, values=values)
    return _with_marks(raw, source, is_rest=True, post=post)


def _with_marks(
    raw: RawFields, text: str, start: int = 0, *, is_rest: bool = False, post: bool
) -> RawFields:
    # Most documents have none, and are not looked at line by line.
    directive = post_directive(text) if "post" in text.casefold() else None
    matched = is_post(raw, matched=post) or directive is not None
    stray = stray_marks(text, start, is_rest=is_rest, post=matched)
    values, lines = {**stray.values, **raw.values}, {**stray.lines, **raw.lines}
    if directive:
        values = {"blogpost": True, **values, **directive.values}
        lines |= directive.lines
    return RawFields(values, lines, (*raw.problems, *stray.problems))
