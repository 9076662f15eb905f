"""YAML as its writer typed it, with the line of each key."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, NamedTuple

import yaml

# libyaml's loader where PyYAML was built with it: the same data, ten times as fast.
_SafeLoader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MANY_LEVELS = 100
_MANY_VALUES = 100_000
"""Once aliases are written out: whoever writes such a text as one would never come to an end."""
_IN_QUOTES = "Put values with ':', '#', quotes or brackets in quotes."
_TYPES = "tag:yaml.org,2002:"
_TEXT = f"{_TYPES}str"
_NULL = f"{_TYPES}null"
_GUESSED = frozenset(f"{_TYPES}{name}" for name in ("bool", "float", "int", "timestamp"))

_TAB = re.compile(r"[ -]*\t")

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
    """Text that is no YAML. `line` counts from 1 within the text, None where unknown.

    `advice` is what to do, in a sentence.
    """

    def __init__(self, message: str, line: int | None, advice: str = _IN_QUOTES) -> None:
        super().__init__(message)
        self.line = line
        self.advice = advice


class Loaded(NamedTuple):
    """The data of a text, the line of each key, and the keys that stand twice."""

    data: Any
    lines: dict[Path, int]
    doubled: tuple[Doubled, ...] = ()


class Doubled(NamedTuple):
    """A key that stands again in the same mapping, where the last one counts.

    `line` and `value` are the earlier one's; the value is None where it is no text.
    """

    path: Path
    line: int
    value: str | None

    def told(self, last: int, kept: str = "the last one counts") -> str:
        """Return what to say of it; `last` is the line of the one that stands last."""
        name = ".".join(self.path)
        return (
            f"{name!r} stands twice, in lines {self.line} and {last}: {kept}. Take one of them out."
        )


def load_yaml(text: str, depth: int = 1) -> Loaded:
    """Return the data of `text`, and the line of each key down to `depth` mappings.

    Numbers, dates, `true` and `yes` are text as their writer typed it, since a label of `3.10` is
    not 3.1; who wants another type makes it of the text. Nothing is None, and so is `null`, but not
    in a list or as a key, where it is a word.
    Raises BadYaml where the text cannot be read at all.
    """
    loader = None
    try:
        loader = _LimitedLoader(text)
        node = loader.get_single_node()
        if node is None:
            return Loaded(None, {})
        _check_end(node)
        _keep_text(node)
        lines: dict[Path, int] = {}
        doubled: list[Doubled] = []
        _note_keys(node, depth, (), lines, doubled)
        return Loaded(loader.construct_document(node), lines, tuple(doubled))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else None
        if line and any(map(_TAB.match, text.splitlines()[line - 1 : line])):
            said = "a tab stands where only spaces may"
            raise BadYaml(said, line, "Write spaces in place of the tab.") from error
        message = error.problem or error.context or "not valid YAML"
        raise BadYaml(message, line) from error
    except yaml.reader.ReaderError as error:
        before = text.encode(errors="replace")[: error.position]
        raise BadYaml(str(error).partition("\n")[0], before.count(b"\n") + 1) from error
    except (yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        raise BadYaml(str(error).partition("\n")[0], None) from error
    finally:
        if loader:
            loader.dispose()


def is_endless(text: str) -> bool:
    """Tell whether the aliases of `text` stand for more values than anybody can write out."""
    loader = None
    try:
        loader = _LimitedLoader(text)
        node = loader.get_single_node()
        return node is not None and _size(node) > _MANY_VALUES
    except (yaml.YAMLError, ValueError, RecursionError):
        return False
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


def _keep_text(root: yaml.Node) -> None:
    """Make texts of all scalars below a node that YAML would take for something else."""
    seen: set[int] = set()  # an alias may lead back to where it stands
    waiting = [(root, False)]
    while waiting:
        node, is_word = waiting.pop()
        if isinstance(node, yaml.ScalarNode):
            is_null_word = is_word and node.tag == _NULL and node.value not in ("", "~")
            if is_null_word or node.tag in _GUESSED:
                node.tag = _TEXT
        elif id(node) not in seen:
            seen.add(id(node))
            if isinstance(node, yaml.MappingNode):
                waiting += [(key, True) for key, _ in node.value]
                waiting += [(value, False) for _, value in node.value]
            else:
                waiting += [(item, True) for item in node.value]


def _check_end(root: yaml.Node) -> None:
    if _size(root) > _MANY_VALUES:
        msg = f"its aliases ('*') stand for more than {_MANY_VALUES:,} values"
        raise yaml.YAMLError(msg)


def _size(root: yaml.Node) -> int:
    """Return how many values there are below a node once its aliases are written out."""
    sizes: dict[int, int] = {}
    waiting = [(root, False)]
    while waiting:
        node, is_counted = waiting.pop()
        if isinstance(node, yaml.ScalarNode) or (id(node) in sizes and not is_counted):
            continue
        is_mapping = isinstance(node, yaml.MappingNode)
        inner = [each for pair in node.value for each in pair] if is_mapping else node.value
        if is_counted:
            sizes[id(node)] = 1 + sum(sizes.get(id(each), 1) for each in inner)
        else:
            sizes[id(node)] = 1  # an alias may lead back to where it stands
            waiting += [(node, True), *((each, False) for each in inner)]
    return sizes.get(id(root), 1)


def _note_keys(
    node: yaml.Node, depth: int, path: Path, lines: dict[Path, int], doubled: list[Doubled]
) -> None:
    if not isinstance(node, yaml.MappingNode) or not depth:
        return
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = str(key.value)
        here = (*path, name)
        if name in values and key.tag == _TEXT:
            earlier = values[name]
            said = str(earlier.value) if isinstance(earlier, yaml.ScalarNode) else None
            doubled.append(Doubled(here, lines[here], said))
        values[name] = value
        lines[here] = key.start_mark.line + 1
        _note_keys(value, depth - 1, here, lines, doubled)
