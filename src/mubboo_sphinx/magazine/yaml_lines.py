"""YAML with the line of each key, and with one bad value costing that value only."""

from __future__ import annotations

from typing import Any

import yaml

# libyaml's loader where PyYAML was built with it: the same data, ten times as fast.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Path = tuple[str, ...]


class BadYaml(ValueError):
    """Text that is no YAML. `line` counts from 1 within the text, None where unknown."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


def load_yaml(text: str, depth: int = 1) -> tuple[Any, dict[Path, int]]:
    """Return the data of `text`, and the line of each key down to `depth` mappings.

    A value that YAML takes for a date that no calendar has (`2026-02-30`) stays a string.
    Raises BadYaml where the text cannot be read at all.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            return None, {}
        lines: dict[Path, int] = {}
        _note_lines(node, depth, (), lines)
        return _construct(loader, node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or error.context or "not valid YAML"
        raise BadYaml(message, mark.line + 1 if mark else None) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise BadYaml(str(error).partition("\n")[0], None) from error
    finally:
        loader.dispose()


def _note_lines(node: yaml.Node, depth: int, path: Path, lines: dict[Path, int]) -> None:
    if not isinstance(node, yaml.MappingNode) or not depth:
        return
    for key, value in node.value:
        here = (*path, str(key.value))
        lines[here] = key.start_mark.line + 1
        _note_lines(value, depth - 1, here, lines)


def _construct(loader: Any, node: yaml.Node) -> Any:
    if not isinstance(node, yaml.MappingNode):
        return loader.construct_document(node)
    loader.flatten_mapping(node)
    data: dict[Any, Any] = {}
    for key, value in node.value:
        name = loader.construct_object(key, deep=True)
        try:
            data[name] = loader.construct_document(value)
        except ValueError:
            data[name] = value.value
    return data
