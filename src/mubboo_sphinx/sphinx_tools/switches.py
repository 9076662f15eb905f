"""Switches of extensions: read when an extension is set up, before options have their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_OFF = frozenset({"0", "false", "no", "off", ""})


def is_switched_on(app: Sphinx, name: str, help_: str) -> bool:
    """Register a switch that is on unless conf.py or the command line says otherwise; return it."""
    if name not in app.config:
        app.add_config_value(
            name, default=True, rebuild="", types=(bool, int, str), description=help_
        )
    config = app.config
    written = {**config._raw_config, **config.overrides}  # noqa: SLF001 - nothing else tells
    return str(written.get(name, "on")).lower() not in _OFF
