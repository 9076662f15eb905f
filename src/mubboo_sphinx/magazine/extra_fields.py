"""Fields of a site's own (`mubboo_extra_fields`): of which kinds, and how each is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.field_reader import KNOWN_FIELDS, FieldReader

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mubboo_sphinx.magazine.raw_fields import RawFields
    from mubboo_sphinx.problems import Problem

KINDS: dict[str, Callable[[FieldReader, str], Any]] = {
    "text": FieldReader.text,
    "number": FieldReader.number,
    "flag": lambda reader, name: reader.flag(name, default=False),
    "date": FieldReader.day,
    "list": FieldReader.labels,
    "link": FieldReader.link,
}
"""How the fields of each kind are read; what cannot be read is said, and left out."""

_NOTHING = (None, "", ())


def wrong_fields(value: object) -> str:
    """Return what is wrong with the option, or an empty text."""
    wanted = f"takes a dict of names and kinds ({', '.join(KINDS)}), as in {{'rating': 'number'}}"
    if not isinstance(value, dict):
        return wanted
    for name, kind in value.items():
        if not isinstance(name, str) or kind not in KINDS:
            return f"{wanted}, not {name!r}: {kind!r}"
        if name in KNOWN_FIELDS:
            return f"names {name!r}, which is a field already; choose another name"
    return ""


def read_extra_fields(
    raw: RawFields, kinds: Mapping[str, str], post_date_format: str = ""
) -> tuple[dict[str, Any], list[Problem]]:
    """Return the values of a site's own fields that a document has, and what is wrong with them."""
    reader = FieldReader(raw, post_date_format)
    found = {name: KINDS[kind](reader, name) for name, kind in kinds.items() if name in raw.values}
    kept = {name: value for name, value in found.items() if value not in _NOTHING}
    return kept, reader.problems[len(raw.problems) :]
