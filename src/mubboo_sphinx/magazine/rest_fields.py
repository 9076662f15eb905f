"""The fields that a reST document opens with, from its source: docutils keeps not all lines."""

from __future__ import annotations

import re

from mubboo_sphinx.magazine.raw_fields import RawFields

_FIELD = re.compile(r":([^:\s][^:]*):(?:[ \t]+(.*)|$)")


def parse_rest_fields(source: str) -> RawFields:
    """Return the texts of the field list at the top, names in lower case, and their lines.

    Only comments and other explicit markup may stand before it, as in docutils.
    """
    values: dict[str, str] = {}
    lines: dict[str, int] = {}
    name = ""
    for number, line in enumerate(source.splitlines(), start=1):
        if not line.strip():
            continue
        if line[0].isspace():
            if name:
                values[name] = f"{values[name]} {line.strip()}".strip()
        elif found := _FIELD.match(line):
            name = found[1].strip().lower()
            values[name], lines[name] = (found[2] or "").strip(), number
        elif name or not line.startswith(".."):
            break
    return RawFields(values, lines)
