"""ABlog's `post` directive, looked for in the source: before a document is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.fences import is_example, lines_with_fences
from mubboo_sphinx.magazine.raw_fields import RawFields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKDOWN_POST = re.compile(r"\{post\}[ \t]*(.*?)[ \t]*", re.IGNORECASE)
_BEFORE = r"(?P<before>(?:[ \t]|[-*+>|][ \t]|\d+[.)][ \t])*)"
_REST_POST = re.compile(
    rf"{_BEFORE}\.\.[ \t]+post[ \t]?::(?:[ \t]+(?P<date>.*?))?[ \t]*", re.IGNORECASE
)
_REST_EXAMPLE = re.compile(
    r"\.\.[ \t]+(?:code|code-block|sourcecode|parsed-literal|raw|math|rst:directive)::.*"
    r"|\.\.(?![ \t]+[\w:.+-]+::).*|(?!\.\.[ \t]).*::",
    re.IGNORECASE,
)
_LIST_ITEM = re.compile(r"[-*+][ \t]|\d+[.)][ \t]")
_OPTION = re.compile(r"\s*:([\w-]+):(?:\s+(.*))?")
_YAML_OPTION = re.compile(r"\s*([\w-]+)[ \t]*:(?:[ \t]+(.*))?")
_MOST_LINES = 40


def post_directive(source: str, *, is_rest: bool = False) -> RawFields | None:
    """Return the date and the options of the first such directive; None where there is none.

    One that is shown as an example, in code, is no directive.
    """
    lines = source.splitlines()
    for number, line in enumerate(lines_with_fences(lines)):
        in_rest = _REST_POST.fullmatch(line.text)
        if (
            in_rest
            and (is_rest or line.inside or not _is_indented_code(lines, number))
            and all(info == "{eval-rst}" or not is_example(info) for info in line.inside)
            and not _is_rest_example(lines, number, len(in_rest["before"]))
        ):
            content = _indented(lines, number + 1, len(in_rest["before"]))
            return _read(in_rest["date"] or "", content, number + 1, wraps=True)
        if line.opens and _is_indented_code(lines, number) and not line.inside:
            continue
        if line.opens and (in_markdown := _MARKDOWN_POST.fullmatch(line.opens)):
            return _read(in_markdown[1], _up_to_fence(lines, number + 1), number + 1)
    return None


def _is_indented_code(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line of Markdown is code for its indentation: four, and in no list."""
    if not lines[at].startswith(("    ", "\t")):
        return False
    above = (line for line in reversed(lines[:at]) if line.strip() and not line[0].isspace())
    return not _LIST_ITEM.match(next(above, ""))


def _is_rest_example(lines: Sequence[str], at: int, indent: int) -> bool:
    """Tell whether a line of reST stands in code or in a comment, by the lines that it is below."""
    for line in reversed(lines[:at]):
        own = len(line) - len(line.lstrip())
        if line.strip() and own < indent:
            if _REST_EXAMPLE.fullmatch(line.strip()):
                return True
            indent = own
    return False


def _indented(lines: Sequence[str], start: int, indent: int) -> Iterator[str]:
    for line in lines[start : start + _MOST_LINES]:
        if line.strip() and len(line) - len(line.lstrip()) <= indent:
            return
        yield line


def _up_to_fence(lines: Sequence[str], start: int) -> Iterator[str]:
    for line in lines[start : start + _MOST_LINES]:
        if line.strip(" \t>").startswith(("```", "~~~", ":::")):
            return
        yield line


def _read(date: str, content: Iterator[str], at: int, *, wraps: bool = False) -> RawFields:
    """Return a directive's fields. Its content begins below line `at`; the date may go on there.

    Options below the first lines count as well: what leaks cannot be called back.
    """
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    in_yaml, is_date = False, wraps
    for number, line in enumerate(content, start=at + 1):
        text = line.strip(" \t>")
        if text == "---":
            in_yaml, is_date = not in_yaml, False
            continue
        pattern = _YAML_OPTION if in_yaml else _OPTION
        if option := pattern.fullmatch(text):
            values[option[1]] = (option[2] or "").strip("'\"")
            places[option[1]] = number
        elif is_date and text:  # what is left of a long one
            date = f"{date} {text}".strip()
        is_date = is_date and bool(text) and not option
    if date:
        values["date"], places["date"] = date, at
    return RawFields(values, places)
