"""Templates are compiled once a process: half of a small site's build goes into that otherwise."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment

_compile: Any = Environment.compile
_compiled: dict[tuple[object, ...], Any] = {}


def _compile_once(
    self: Environment, source: Any, name: str | None = None, *arguments: Any, **named: Any
) -> Any:
    """Return what Jinja makes of a source, as `Environment.compile` does."""
    if not isinstance(source, str):
        return _compile(self, source, name, *arguments, **named)
    # All that the compiler asks of an environment; a template tells the rest when it runs.
    asked = (
        type(self), tuple(self.extensions), tuple(self.filters.values()), self.autoescape,
        self.trim_blocks, self.lstrip_blocks, self.keep_trailing_newline,
        getattr(self, "newstyle_gettext", False),
    )  # fmt: skip
    key = (source, name, *asked, *arguments, *named.items())
    if key not in _compiled:
        _compiled[key] = _compile(self, source, name, *arguments, **named)
    return _compiled[key]


def compile_once() -> None:
    """Let Jinja compile each template once, for all sites that this process builds."""
    setattr(Environment, "compile", _compile_once)  # noqa: B010 - mypy refuses the plain form
