"""Marks of a draft that stand near the top of a document as text, in whatever form."""

from __future__ import annotations

import re
from typing import Any

from mubboo_sphinx.magazine.marks import is_clear_mark
from mubboo_sphinx.magazine.raw_fields import RawFields
from mubboo_sphinx.problems import Problem, shown

_MOST_LINES = 60
# With what comments, lists, JSON and field lists have before a name and after a value.
_FIELD = re.compile(
    r"""(?:<!-{2,}|\[[^\]\n]*\]:[ \t]*(?:\#|<>)?[ \t]*\(?|\.\.|\#\+|[-*+;:$%"'{(]|\s)*"""
    r"""(?P<name>[A-Za-z][\w-]*)["']?[ \t]*[:=](?P<value>.*?)[,;"'})\s]*(?:-{2,}>)?\s*"""
)
# Among other fields on its line, as in `{"title": "T", "draft": true}`, or at the end of a comment.
_INNER_FIELD = re.compile(
    r"""["']?(?P<name>[A-Za-z][\w-]*)["']?[ \t]*[:=][ \t]*["']?(?P<value>\w+)["']?"""
    r"[ \t]*(?:[,;}]|-{2,}>|$)"
)
_DATA = re.compile(r"[{\[].*[:=].*|<!-.*-->|.*-->|[\w-]+[ \t]*=.*[;,].*=.*")
_CODE = re.compile(r"`{3}|~{3}|:{3}|\.\. (?:code|code-block|sourcecode|parsed-literal)::")
_LONGEST_LINE = 400
_LONGEST_DATA = 4_000
_NO_TEXT = re.compile(
    r"<!--.*|-->|\.\.(?:\s.*)?|[-=~+;*#^\u2013\u2014.]+|-{3}\w+|`{3}.*|~{3}.*|:{3}.*|[{}\[\],]+|\(.*\)="
    r'|\{.*\}|%.*|>.*|"[^"]*",?|:[\w-]+:.*|\[[\w.-]+\]|\[[^\]]*\]:.*|\#\+.*'
)
_UNDERLINE = re.compile(r"([=\-~^\"'#*+.:_`])\1+")


def stray_marks(
    source: str, start: int = 0, *, is_rest: bool = False, post: bool = False
) -> RawFields:
    """Return clear marks of a draft among the lines that stand before a document's text.

    They are looked for from `start` on, the end of front matter that was read.

    Comments, lists, code and bare lines count, above the first title and right below it; code
    below it does not, since it may show how a draft is marked. A state (`status: draft`) counts
    in a `post` and in a comment. The problem says what to write.
    """
    first = source.count("\n", 0, start)
    lines = source.splitlines()[: first + _MOST_LINES]
    for number, name, value in _fields(lines, first):
        is_comment = lines[number].strip().startswith(("..", "<!--", "["))
        if is_clear_mark(name, value, post=post or is_comment):
            own = (
                "':draft: true' above the title"
                if is_rest
                else "'draft: true' between two lines of '---' at the top of the file"
            )
            message = (
                f"{shown(lines[number].strip())} stands where it is no field; held back all the"
                f" same. Write {own}."
            )
            problem = Problem("front_matter", message, line=number + 1)
            return RawFields({"draft": "true"}, {"draft": number + 1}, (problem,))
    return RawFields()


def _fields(lines: list[str], start: int) -> list[tuple[int, str, Any]]:
    """Return what looks like fields, before the text begins: line from 0, name, value."""
    found: list[tuple[int, str, Any]] = []
    below_title = False
    for number in range(start, len(lines)):
        line = lines[number].strip()
        if (below_title or start) and _CODE.match(line):
            break
        is_long = len(line) > _LONGEST_LINE  # a picture in a text, most often
        if _DATA.match(line[:_LONGEST_LINE]) and (not is_long or line.startswith("{")):
            inner = _INNER_FIELD.finditer(line[:_LONGEST_DATA])
            found += [(number, each["name"], each["value"]) for each in inner]
        if is_long:
            continue
        if field := _FIELD.fullmatch(line):
            found.append((number, field["name"], field["value"].strip().strip("'\"") or None))
        elif found and lines[number][0:1].isspace():
            continue  # the rest of a value
        elif line and not _NO_TEXT.fullmatch(line):
            following = lines[number + 1].strip() if number + 1 < len(lines) else ""
            is_title = line.startswith("# ") or _UNDERLINE.fullmatch(following)
            if not is_title or below_title:
                break
            below_title = True
    return found
