"""Front matter of Jupyter notebooks: the notebook's metadata, and its first cell."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.misplaced_fields import misplaced_markdown_fields
from mubboo_sphinx.magazine.raw_fields import RawFields, parse_front_matter, split_front_matter

if TYPE_CHECKING:
    from mubboo_sphinx.problems import Problem

_LABELS = ("author", "category", "location", "series", "tags", "title")


def notebook_fields(source: str) -> RawFields:
    """Return the fields of a notebook: its metadata, which MyST-NB reads, and its first cell's.

    Of a file that is no notebook, none.
    """
    notebook = _loaded(source)
    metadata = notebook.get("metadata", {})
    first = _first_cell(notebook)
    in_cell = parse_front_matter(first) if first else RawFields()
    if not in_cell.values and not in_cell.problems:
        in_cell = misplaced_markdown_fields(first)
    values = {**in_cell.values, **{str(name): value for name, value in metadata.items()}}
    return RawFields(values, {}, in_cell.problems)


def with_fields_in_metadata(source: str) -> tuple[str, list[Problem]]:
    """Return a notebook whose first cell's front matter is its metadata, and what is wrong with it.

    MyST-NB would show that cell: its last line would be a heading.
    """
    notebook = _loaded(source)
    first = _first_cell(notebook)
    text = split_front_matter(first) if first else None
    if labels := _labels_as_typed(source, notebook):
        notebook["metadata"] |= labels
    if text is None:
        return json.dumps(notebook) if labels else source, []
    raw = parse_front_matter(first)
    _, _, rest = first[3:].partition(text)
    _, _, rest = rest.partition("\n")
    notebook["cells"][0]["source"] = rest
    known = {str(name): value for name, value in notebook.get("metadata", {}).items()}
    added = {name: _plain(value) for name, value in raw.values.items()}
    notebook["metadata"] = {**added, **known}
    return json.dumps(notebook), list(raw.problems)


def _labels_as_typed(source: str, notebook: dict[str, Any]) -> dict[str, Any]:
    """Return those labels in a notebook's metadata that JSON has changed: 3.10 is not 3.1."""
    known = notebook.get("metadata", {})
    if known.keys().isdisjoint(_LABELS):
        return {}
    as_typed = json.loads(source, parse_int=str, parse_float=str)["metadata"]
    return {
        name: as_typed[name] for name in _LABELS if name in known and as_typed[name] != known[name]
    }


def _plain(value: Any) -> Any:
    """Return a value that JSON can hold: dates as text."""
    if isinstance(value, (list, tuple)):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): _plain(each) for name, each in value.items()}
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def _loaded(source: str) -> dict[str, Any]:
    try:
        notebook = json.loads(source)
    except (ValueError, RecursionError):
        return {}
    is_one = isinstance(notebook, dict) and isinstance(notebook.get("metadata", {}), dict)
    return notebook if is_one else {}


def notebook_texts(source: str) -> list[str]:
    """Return the texts of a notebook's cells that are no code."""
    cells = _loaded(source).get("cells")
    return [text for text in map(_cell_text, cells if isinstance(cells, list) else ()) if text]


def _first_cell(notebook: dict[str, Any]) -> str:
    cells = notebook.get("cells")
    return _cell_text(cells[0]) if isinstance(cells, list) and cells else ""


def _cell_text(cell: Any) -> str:
    try:
        if cell["cell_type"] not in ("markdown", "raw"):
            return ""
        text = cell["source"]
        return text if isinstance(text, str) else "".join(text)
    except (TypeError, LookupError):
        return ""
