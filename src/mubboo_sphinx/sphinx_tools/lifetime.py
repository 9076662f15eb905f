"""What holds for as long as a build runs, and not a moment longer."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from sphinx.application import Sphinx


@contextmanager
def finally_(put_back: Callable[[], object]) -> Iterator[None]:
    """Do something when the block ends, in any way."""
    try:
        yield
    finally:
        put_back()


def during_build(app: Sphinx, hold: Callable[[], AbstractContextManager[None]]) -> None:
    """Enter what `hold` returns when a build starts, and leave it when that ends in any way.

    Sphinx's event `build-finished` is not emitted where somebody interrupts a build.
    """
    build = app.build

    def build_within(*arguments: Any, **options: Any) -> None:
        with hold():
            build(*arguments, **options)

    app.build = build_within  # type: ignore[method-assign]
