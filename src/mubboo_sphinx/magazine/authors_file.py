"""`authors.yml`, and its TOML and JSON sisters."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from mubboo_sphinx.magazine.author import Authors, read_authors
from mubboo_sphinx.magazine.yaml_lines import BadYaml, load_yaml
from mubboo_sphinx.problems import Problem

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
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        message = f"cannot read the authors' file: {error.strerror or error}."
        return Authors(), [Problem("author", f"{message} Check mubboo_authors in conf.py.")]
    except UnicodeDecodeError:
        return Authors(), [Problem("author", "the authors' file is not UTF-8; save it as such.")]
    try:
        data, lines = _load_toml(text) if path.suffix.lower() == ".toml" else load_yaml(text, 2)
    except BadYaml as error:
        kind = path.suffix.lstrip(".").upper().replace("YML", "YAML")
        message = f"the authors' file is no valid {kind}: {error}."
        return Authors(), [Problem("author", message, line=error.line)]
    return read_authors(data, lines)


def _load_toml(text: str) -> tuple[dict[str, Any], dict[tuple[str, ...], int]]:
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"line (\d+)", str(error))
        raise BadYaml(str(error), int(found[1]) if found else None) from error
    # tomllib keeps no lines: those of the tables' heads say where an author begins.
    lines: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        if head := _TOML_TABLE.match(line):
            lines.setdefault((head[1] or head[2] or head[3],), number)
    return data, lines
