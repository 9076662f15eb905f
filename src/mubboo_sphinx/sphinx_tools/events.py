"""Events whose handlers change a value: each gets what the one before it returned."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.application import Sphinx

_T = TypeVar("_T")


def changed_by_handlers(
    app: Sphinx, event: str, value: _T, arguments: Callable[[_T], tuple[object, ...]]
) -> _T:
    """Return a value as the handlers of an event have it, by their priority.

    `arguments` gives what a handler takes after the application; who returns None changes nothing.
    """
    # Sphinx's own `emit` gives each handler the same.
    for listener in sorted(app.events.listeners[event], key=attrgetter("priority")):
        told = listener.handler(app, *arguments(value))
        value = value if told is None else told
    return value
