"""ABlog's `post` directive, looked for in the source: before a document is read."""

from __future__ import annotations

import re

from mubboo_sphinx.magazine.raw_fields import RawFields

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,}|:{3,})(.*)")
_MARKDOWN_POST = re.compile(r"\{post\}[ \t]*(.*?)[ \t]*")
_REST_POST = re.compile(r"\.\. post::[ \t]*(.*?)[ \t]*")
_OPTION = re.compile(r"\s*:([\w-]+):(?:\s+(.*))?")


def post_directive(source: str) -> RawFields | None:
    """Return the date and the options of the first such directive; None where there is none.

    One that is shown as an example, in a fence or indented, is no directive.
    """
    fence, inside = "", ""
    lines = source.splitlines()
    for number, line in enumerate(lines):
        if found := _REST_POST.fullmatch(line):
            if not fence or inside == "{eval-rst}":
                return _read(found[1], lines, number)
        elif found := _FENCE.fullmatch(line):
            mark, info = found[1], found[2].strip()
            if not fence:
                if post := _MARKDOWN_POST.fullmatch(info):
                    return _read(post[1], lines, number)
                fence, inside = mark, info
            elif mark.startswith(fence) and not info:
                fence = ""
    return None


def _read(date: str, lines: list[str], at: int) -> RawFields:
    values: dict[str, str] = {}
    places: dict[str, int] = {}
    for number, line in enumerate(lines[at + 1 :], start=at + 2):
        option = _OPTION.fullmatch(line)
        if not option:
            break
        values[option[1]], places[option[1]] = option[2] or "", number
    if date:
        values["date"], places["date"] = date, at + 1
    return RawFields(values, places)
