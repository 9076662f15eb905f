"""What a build knows beside its environment: one object of a kind for each build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

_T = TypeVar("_T")

# By application. An object that knew its application would keep it here for good.
_contexts: WeakKeyDictionary[Sphinx, dict[Callable[[], Any], Any]] = WeakKeyDictionary()


def of_build(app: Sphinx, kind: Callable[[], _T]) -> _T:
    """Return the build's one object of a class, made when it is first asked for."""
    known = _contexts.setdefault(app, {})
    if kind not in known:
        known[kind] = kind()
    found: _T = known[kind]
    return found


def put(app: Sphinx, value: object) -> None:
    """Make a value the build's one object of its class."""
    _contexts.setdefault(app, {})[type(value)] = value


def find(app: Sphinx, kind: type[_T]) -> _T | None:
    """Return the build's one object of a class, None where nobody has put it."""
    found: _T | None = _contexts.get(app, {}).get(kind)
    return found


def get(app: Sphinx, kind: type[_T]) -> _T:
    """Return the build's one object of a class. Raises KeyError where nobody has put it."""
    found: _T = _contexts.get(app, {})[kind]
    return found


def forget(app: Sphinx, kind: Callable[[], object]) -> None:
    """Let go of the build's object of a class; the next who asks gets a new one."""
    _contexts.get(app, {}).pop(kind, None)
