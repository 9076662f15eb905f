"""What can be wrong with a magazine's sources, as values.

Nothing here knows Sphinx: the pure core returns problems, and `context/report.py`, the one
place that logs, turns them into located warnings.
"""

from __future__ import annotations

import difflib
import reprlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

Subtype = Literal["author", "front_matter", "date", "related", "image", "config"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, and what to do about it.

    `source` is a path relative to the source folder, or None while it is still the document
    at hand; `line` counts from 1, None where the format does not tell.
    """

    subtype: Subtype
    message: str
    source: str | None = None
    line: int | None = None

    def at(self, source: str, line: int | None = None) -> Problem:
        """Return the same problem with its place filled in, where it has none yet."""
        return replace(
            self,
            source=self.source or source,
            line=self.line if self.line is not None else line,
        )


_shortened = reprlib.Repr()
_shortened.maxstring = _shortened.maxother = 100


def shown(value: object) -> str:
    """Return a writer's value as a message shows it: its repr, at most some hundred characters."""
    try:
        return _shortened.repr(value)
    except ValueError:  # more digits than Python writes out
        return f"a very large {type(value).__name__}"


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return " Did you mean '…'?" for the known word nearest to `word`, or an empty string."""
    near = nearest(word, known, cutoff)
    return f" Did you mean {near!r}?" if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.8) -> str | None:
    """Return the known word most like `word` (difflib's ratio, 0 to 1), or None below `cutoff`."""
    folded = {key.casefold().replace("-", "_"): key for key in sorted(known)}
    found = difflib.get_close_matches(
        word.casefold().replace("-", "_"), list(folded), n=1, cutoff=cutoff
    )
    return folded[found[0]] if found else None
