"""Whether this build's files are looked after: a module of its own, since many ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeGuard

if TYPE_CHECKING:
    from mubboo_sphinx.build.incremental.builder import TrustedBuilder


def is_trusted(builder: object) -> TypeGuard[TrustedBuilder]:
    """Tell whether a builder has the methods of `TrustedBuilder`."""
    return hasattr(builder, "notes_what_it_writes")
