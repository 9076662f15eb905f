"""YAML with the line of each key, and with one bad value costing that value only."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

# libyaml's loader where PyYAML was built with it: the same data, ten times as fast.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MANY_LEVELS = 100
_MANY_BITS = 1024
"""Of an integer that is no number of anything; Python does not even print very long ones."""

Path = tuple[str, ...]


# What neither HTML nor XML has a way to say, and UTF-8 partly neither.
_UNSAYABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_PAGE_FEEDS = {0x0B: " ", 0x0C: " "}


def sayable(text: str) -> str:
    """Return a text without the control characters that no page or feed can hold."""
    text = _UNSAYABLE.sub("", text)
    # Hardly any text has one, and every text of a page comes this way.
    return text.translate(_PAGE_FEEDS) if "\x0b" in text or "\x0c" in text else text


def as_text(value: object) -> str | None:
    """Return a string, number or date as text on one line, or None for anything else.

    Control characters, which no page or feed can hold, are left out. True and False are no
    text.
    """
    if isinstance(value, bool) or not isinstance(value, (str, int, float, date)):
        return None
    try:
        return " ".join(sayable(str(value)).split())
    except ValueError:  # an integer of more digits than Python writes out
        return None


class BadYaml(ValueError):  # noqa: N818 - says it
    """Text that is no YAML. `line` counts from 1 within the text, None where unknown."""

    def __init__(self, message: str, line: int | None) -> None:
        super().__init__(message)
        self.line = line


def load_yaml(text: str, depth: int = 1) -> tuple[Any, dict[Path, int]]:
    """Return the data of `text`, and the line of each key down to `depth` mappings.

    A value that YAML takes for a date that no calendar has (`2026-02-30`), or for another thing
    that it is not (`!!int many`), stays a string wherever it stands; so do `yes`, `no`, `on`
    and `off`, which are labels and names as well, and which `as_flag` understands.
    Raises BadYaml where the text cannot be read at all.
    """
    loader = None
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        if node is None:
            return None, {}
        lines: dict[Path, int] = {}
        _note_lines(node, depth, (), lines)
        return loader.construct_document(node), lines
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = error.problem or error.context or "not valid YAML"
        raise BadYaml(message, mark.line + 1 if mark else None) from error
    except yaml.reader.ReaderError as error:
        before = text.encode(errors="replace")[: error.position]
        raise BadYaml(str(error).partition("\n")[0], before.count(b"\n") + 1) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise BadYaml(str(error).partition("\n")[0], None) from error
    finally:
        if loader:
            loader.dispose()


def plain_yaml(text: str) -> Any:
    """Return the data of `text`, as PyYAML's own `safe_load` does.

    Raises yaml.YAMLError, ValueError, TypeError or RecursionError where there are none to be had.
    """
    loader = _LimitedLoader(text)
    try:
        return loader.get_single_data()
    finally:
        loader.dispose()


class _LimitedLoader(_SafeLoader):  # type: ignore[misc]
    """The safe loader, with a limit of depth."""

    _depth = 0

    def descend_resolver(self, parent: yaml.Node | None, index: object) -> None:
        # libyaml's loader has no limit: some ten thousand brackets end the process.
        self._depth += 1
        if self._depth > _MANY_LEVELS:
            msg = f"more than {_MANY_LEVELS} values inside one another"
            raise RecursionError(msg)
        super().descend_resolver(parent, index)

    def ascend_resolver(self) -> None:
        self._depth -= 1
        super().ascend_resolver()


class _Loader(_LimitedLoader):
    """The same with constructors of our own."""


def _kept_if_bad(construct: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    def constructor(loader: Any, node: yaml.Node) -> Any:
        try:
            value = construct(loader, node)
        except (ValueError, LookupError, AttributeError, OverflowError):
            return loader.construct_scalar(node)
        is_huge = isinstance(value, int) and value.bit_length() > _MANY_BITS
        return loader.construct_scalar(node) if is_huge else value

    return constructor


def _true_or_false(loader: Any, node: yaml.Node) -> bool | str:
    word = str(loader.construct_scalar(node))
    return {"true": True, "false": False}.get(word.lower(), word)


_Loader.add_constructor("tag:yaml.org,2002:bool", _true_or_false)
for _type in ("int", "float", "timestamp"):
    _tag = f"tag:yaml.org,2002:{_type}"
    _Loader.add_constructor(_tag, _kept_if_bad(_SafeLoader.yaml_constructors[_tag]))


def _note_lines(node: yaml.Node, depth: int, path: Path, lines: dict[Path, int]) -> None:
    if not isinstance(node, yaml.MappingNode) or not depth:
        return
    for key, value in node.value:
        here = (*path, str(key.value))
        lines[here] = key.start_mark.line + 1
        _note_lines(value, depth - 1, here, lines)
