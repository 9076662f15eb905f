"""Front matter that is not where front matter belongs, so that no parser sees it.

What it says is text on the page then, and a draft is published. It is read here to hold the
document back, and to tell the writer what to move.
"""

from __future__ import annotations

import re
import tomllib
from typing import Any

from mubboo_sphinx.magazine.raw_fields import RawFields, parse_front_matter
from mubboo_sphinx.problems import Problem

# Comments, and badges: pictures that are links.
_BEFORE = re.compile(
    r"\A(?:\ufeff|\s|<!--.*?-->|%[^\n]*\n|\[!\[[^\n]*\)[ \t]*\n"
    r"|<(?:a|img|p|div|/)[^\n]*>[ \t]*\n)*",
    re.DOTALL,
)
_FIELD = re.compile(r"([A-Za-z][\w-]*)[ \t]*:(?:[ \t]+(.*))?")
_REST_FIELD = re.compile(r":([A-Za-z][\w -]*):(?:[ \t]+(.*))?")
_TOML = re.compile(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", re.DOTALL | re.MULTILINE)
_TOML_FIELD = re.compile(r"^[ \t]*([A-Za-z][\w-]*)[ \t]*=[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_TELLING = frozenset(
    [
        "author",
        "authors",
        "blogpost",
        "categories",
        "category",
        "date",
        "description",
        "draft",
        "drafts",
        "expires",
        "image",
        "published",
        "series",
        "slug",
        "status",
        "tags",
        "title",
        "unlisted",
        "updated",
    ]
)
"""Names that only front matter has at the top of a document, in some engine."""
_REST_LINES = 60
"""How far from the top a field list is looked for: it stands below the title."""


def misplaced_markdown_fields(source: str) -> RawFields:
    """Return fields of a Markdown document that has no front matter where MyST looks for it.

    None where it has, or has nothing like it. The problem says what to do.
    """
    before = _BEFORE.match(source)
    start = before.end() if before else 0
    text = source[start:]
    line = source.count("\n", 0, start) + 1
    if text.startswith("+++"):
        return _toml(text, line)
    if not text.startswith("---"):
        return RawFields()
    found = parse_front_matter(text)
    if found.values:
        if not start or not _tells(found):
            return RawFields()
        message = (
            f"front matter stands in line {line}, where it is text. Move its '---' to the first"
            " line of the file."
        )
        return _moved(found, line - 1, message)
    return _unclosed(text, line)


def misplaced_rest_fields(source: str) -> RawFields:
    """Return the fields of a reST document that stand below its title, where they are text."""
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    for number, line in enumerate(source.splitlines()[:_REST_LINES], start=1):
        if found := _REST_FIELD.fullmatch(line.rstrip()):
            name = found[1].strip().lower()
            values[name], lines[name] = (found[2] or "").strip(), number
    first = next((name for name in values if name in _TELLING), None)
    if first is None:
        return RawFields()
    message = (
        f"':{first}:' stands below the title, where it is text. Move the fields to the top of the"
        " file, above the title."
    )
    return RawFields(values, lines, (Problem("front_matter", message, line=lines[first]),))


def _unclosed(text: str, line: int) -> RawFields:
    values: dict[str, Any] = {}
    lines: dict[str, int] = {}
    below = text.splitlines()[1:]
    for number, each in enumerate(below, start=line + 1):
        found = _FIELD.fullmatch(each.rstrip())
        following = next((other for other in below[number - line :] if other.strip()), "")
        if found:
            values[found[1]] = (found[2] or "").strip("'\" ")
            lines[found[1]] = number
        elif (
            (each.strip() and not each.startswith((" ", "\t", "-", "#")))
            or each.startswith("# ")
            or (not each.strip() and values and not following.startswith((" ", "\t")))
        ):
            break
    found_fields = RawFields(values, lines)
    if not _tells(found_fields):
        return RawFields()
    message = f"front matter opened in line {line} is not closed. Write '---' on a line below it."
    return RawFields(values, lines, (Problem("front_matter", message, line=line),))


def _toml(text: str, line: int) -> RawFields:
    found = _TOML.match(text)
    body = found[1] if found else text[3:]
    try:
        values: dict[str, Any] = tomllib.loads(body)
    except (ValueError, RecursionError):
        values = {each[1]: each[2].strip("'\"") for each in _TOML_FIELD.finditer(body)}
    lines = {
        each[1]: line + 1 + body.count("\n", 0, each.start(1))
        for each in _TOML_FIELD.finditer(body)
    }
    if not _tells(RawFields(values)):
        return RawFields()
    message = (
        "front matter in TOML ('+++') is text here. Write it in YAML, between lines of '---', such"
        " as 'date: 2026-04-05'."
    )
    return RawFields(values, lines, (Problem("front_matter", message, line=line),))


def _tells(found: RawFields) -> bool:
    return any(str(name).casefold() in _TELLING for name in found.values)


def _moved(found: RawFields, by: int, message: str) -> RawFields:
    lines = {name: line + by for name, line in found.lines.items()}
    return RawFields(found.values, lines, (Problem("front_matter", message, line=by + 1),))
