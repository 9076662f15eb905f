"""Names of other packages, replaced while a build runs, and put back when it ends.

A process may build several sites, and most of them without us: each finds docutils, MyST and
Sphinx as they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.sphinx_tools.lifetime import during_build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx.application import Sphinx


@dataclass(frozen=True, slots=True)
class Replacement:
    """A name of a module or class; `make` takes what it stands for and returns what is cheaper."""

    owner: Any
    name: str
    make: Callable[[Any], Any]


@dataclass
class _Held:
    """How many builds want a replacement, and what stood there before and stands there now."""

    builds: int
    before: Any
    now: Any


# Of the process, as the names themselves: by what they are names of, and the name.
_held: dict[tuple[Any, str], _Held] = {}


def setup_replacements(app: Sphinx, replacements: Iterable[Replacement]) -> None:
    """Replace names while a build runs."""
    wanted = tuple(replacements)
    during_build(app, lambda: _replaced(wanted))


@contextmanager
def _replaced(replacements: tuple[Replacement, ...]) -> Iterator[None]:
    # A release that has a name no more is left alone.
    there = [each for each in replacements if hasattr(each.owner, each.name)]
    for each in there:
        _replace(each)
    try:
        yield
    finally:
        for each in there:
            _put_back(each)


def _replace(each: Replacement) -> None:
    held = _held.get((each.owner, each.name))
    if held:
        held.builds += 1
        return
    before = getattr(each.owner, each.name)
    now = each.make(before)
    _held[each.owner, each.name] = _Held(1, before, now)
    setattr(each.owner, each.name, now)


def _put_back(each: Replacement) -> None:
    held = _held[each.owner, each.name]
    held.builds -= 1
    if held.builds:
        return
    del _held[each.owner, each.name]
    if getattr(each.owner, each.name, None) is held.now:  # and nobody has replaced it in turn
        setattr(each.owner, each.name, held.before)
