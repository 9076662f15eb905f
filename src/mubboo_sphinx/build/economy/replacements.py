"""Names of other packages, replaced while a build runs, and put back when it ends.

A process may build several sites, and most of them without us: each finds docutils, MyST and
Sphinx as they are.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.build.lifetime import during_build

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
class _Process:
    """How many builds run in this process, and what stood where before and stands there now."""

    builds: int = 0
    replaced: list[tuple[Any, str, Any, Any]] = field(default_factory=list)


_process = _Process()


def setup_replacements(app: Sphinx, replacements: Iterable[Replacement]) -> None:
    """Replace names while a build runs."""
    wanted = tuple(replacements)
    during_build(app, lambda: _replaced(wanted))


@contextmanager
def _replaced(replacements: tuple[Replacement, ...]) -> Iterator[None]:
    _process.builds += 1
    for each in replacements if not _process.replaced else ():
        before = getattr(each.owner, each.name, None)
        if before is None:
            continue  # a release that has it no more
        now = each.make(before)
        setattr(each.owner, each.name, now)
        _process.replaced.append((each.owner, each.name, before, now))
    try:
        yield
    finally:
        _process.builds -= 1
        if not _process.builds:
            _put_back()


def _put_back() -> None:
    for owner, name, before, now in _process.replaced:
        if getattr(owner, name, None) is now:  # and nobody has replaced it in turn
            setattr(owner, name, before)
    _process.replaced.clear()
