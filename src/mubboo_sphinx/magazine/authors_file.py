"""`authors.yml`, and its TOML and JSON sisters."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.author import Authors, read_authors
from mubboo_sphinx.magazine.yaml_lines import BadYaml, Loaded, load_yaml
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

Lines = dict[tuple[str, ...], int]

_FORMATS = (".yml", ".yaml", ".json", ".toml")
_TOML_TABLE = re.compile(r"""^\s*\[\s*(?:"([^"]+)"|'([^']+)'|([\w-]+))""")


def load_authors(path: Path) -> tuple[Authors, list[Problem]]:
    """Return the authors that the file describes, and what is wrong with it.

    The problems have lines, and no source: the caller knows what to call the file. Raises
    nothing for the file's content or its absence.
    """
    if path.suffix.lower() not in _FORMATS:
        message = f"{path.name!r} must end in one of {', '.join(_FORMATS)}."
        return Authors(), [Problem("author", message)]
    if path.exists() and not path.is_file():
        message = "cannot read the authors' file: it is a folder, a pipe or the like."
        return Authors(), [Problem("author", f"{message} Check mubboo_authors in conf.py.")]
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        message = f"cannot read the authors' file: {error.strerror or error}."
        return Authors(), [Problem("author", f"{message} Check mubboo_authors in conf.py.")]
    except UnicodeDecodeError:
        return Authors(), [Problem("author", "the authors' file is not UTF-8; save it as such.")]
    try:
        data, lines, doubled = _load(text, path.suffix.lower())
    except BadYaml as error:
        kind = path.suffix.lstrip(".").upper().replace("YML", "YAML")
        advice = f" {error.advice}" if "tab" in str(error) else ""
        message = f"the authors' file is not valid {kind}: {error}.{advice}"
        return Authors(), [Problem("author", message, line=error.line)]
    authors, problems = read_authors(data, lines)
    twice = [
        Problem("author", each.told(lines[each.path]), line=lines[each.path]) for each in doubled
    ]
    return authors, [*twice, *problems]


def _load(text: str, suffix: str) -> Loaded:
    load = {".toml": _load_toml, ".json": _load_json}.get(suffix)
    return load(text) if load else load_yaml(text, 2)


def _load_json(text: str) -> Loaded:
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        raise BadYaml(error.msg, error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise BadYaml(str(error), None) from error
    try:
        # JSON is YAML, but for characters beyond U+FFFF that are spelled as two.
        return load_yaml(text, 2)._replace(data=data)
    except BadYaml:
        return Loaded(data, {})


def _load_toml(text: str) -> Loaded:
    try:
        data = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        found = re.search(r"line (\d+)", str(error))
        raise BadYaml(str(error), int(found[1]) if found else None) from error
    # tomllib keeps no lines: those of the tables' heads say where an author begins.
    lines: Lines = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _TOML_TABLE.match(line):
            lines.setdefault((head[1] or head[2] or head[3],), number)
    return Loaded(data, lines)
