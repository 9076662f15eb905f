"""Lines of a Markdown or reST document, and the fences that they stand in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Lists and quotes may have fences in them.
_FENCE = re.compile(r"(?:[ \t]|[-*+>][ \t]|\d+[.)][ \t])*(`{3,}|~{3,}|:{3,})(.*)")
_EXAMPLES = frozenset(
    [
        "code",
        "code-block",
        "code-cell",
        "eval-rst",
        "literalinclude",
        "math",
        "mermaid",
        "parsed-literal",
        "raw",
        "sourcecode",
        "verbatim",
    ]
)
_DIRECTIVE = re.compile(r"\{([^}\s]+)\}.*")


class Line(NamedTuple):
    """A line: its text, what stands beside the fence that it opens, and beside those around it.

    The second is None where it opens none. Of the fences around it, the outermost comes first.
    """

    text: str
    opens: str | None
    inside: tuple[str, ...]


def is_example(info: str) -> bool:
    """Tell whether a fence shows what is in it as it is, by what stands beside the fence."""
    found = _DIRECTIVE.fullmatch(info)
    return not found or found[1] in _EXAMPLES


def lines_with_fences(lines: Sequence[str]) -> Iterator[Line]:
    """Yield each line. A fence that closes another is neither inside of it nor opens one."""
    fences: list[tuple[str, str]] = []
    for text in lines:
        found = _FENCE.fullmatch(text)
        if not found:
            yield Line(text, None, tuple(info for _, info in fences))
            continue
        mark, info = found[1], found[2].strip()
        # As parsers do: what closes an outer fence ends those in it.
        closed = next(
            (at for at, (fence, _) in enumerate(fences) if not info and mark.startswith(fence)),
            None,
        )
        if closed is not None:
            del fences[closed:]
        around = tuple(each for _, each in fences)
        if closed is None and not (fences and is_example(fences[-1][1])):
            fences.append((mark, info))
            yield Line(text, info, around)
        else:
            yield Line(text, None, around)
