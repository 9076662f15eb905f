"""Articles whose title stands in front matter, and whose headings begin at the second level.

So write Hugo and Docusaurus. MyST would call the page after its first section.
"""

from __future__ import annotations

import re

from mubboo_sphinx.magazine.fences import lines_with_fences
from mubboo_sphinx.magazine.raw_fields import front_matter_end

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]|$)")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")


def with_title_heading(source: str, title: str, title_line: int) -> str:
    """Return a Markdown document with its title as a heading, where it has none of the first level.

    `title_line` is the line of the title in front matter, from 1. Every line below front matter
    keeps its number: the title is taken out there.
    """
    end = front_matter_end(source)
    levels = _levels(source[end:])
    if not end or not levels or 1 in levels:
        return source
    head = source[:end].splitlines(keepends=True)
    first = title_line - 1
    last = first + 1
    while last < len(head) - 1 and (head[last][:1] in " \t" or not head[last].strip()):
        last += 1  # a text of several lines
    blank = "\n" * (last - first - 1)
    heading = "# " + _SIGNS.sub(r"\\\1", title)
    return "".join([*head[:first], *head[last:]]) + f"{heading}\n{blank}" + source[end:]


def _levels(text: str) -> list[int]:
    """Return the levels of a text's headings, in order; those of code and directives aside."""
    levels: list[int] = []
    before = ""
    for line, opens, inside in lines_with_fences(text.splitlines()):
        is_text = opens is None and not inside
        heading = _HEADING.match(line) if is_text else None
        if heading:
            levels.append(len(heading[1]))
        elif is_text and before.strip() and _UNDERLINE.fullmatch(line):
            levels.append(1 if "=" in line else 2)
        before = "" if heading or not is_text else line
    return levels
