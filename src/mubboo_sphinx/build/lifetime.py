"""What holds for as long as a build runs, and not a moment longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from sphinx.application import Sphinx


def during_build(app: Sphinx, hold: Callable[[], AbstractContextManager[None]]) -> None:
    """Enter what `hold` returns when a build starts, and leave it when that ends in any way.

    Sphinx's event `build-finished` is not emitted where somebody interrupts a build.
    """
    build = app.build

    def build_within(*arguments: Any, **options: Any) -> None:
        with hold():
            build(*arguments, **options)

    app.build = build_within  # type: ignore[method-assign]
