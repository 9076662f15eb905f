"""Options as conf.py gives them are what the next build compares its own with.

Extensions and themes change options after Sphinx has compared the configuration, and Sphinx stores
them so: each build would find that they have changed.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.priorities import (
    BuilderInited,
    ConfigInited,
    EnvCheckConsistency,
    EnvGetUpdated,
    WriteStarted,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment


def setup_configuration(app: Sphinx) -> None:
    """Have options as they were compared while the environment is stored."""
    stored = _Stored()
    # After those that change them in time, and after everybody else has looked.
    app.connect("config-inited", stored.note, priority=ConfigInited.NOTE_CONFIGURATION)
    # Some come with a theme, and so with the builder.
    app.connect(
        "builder-inited", lambda app: stored.note(app, app.config), priority=BuilderInited.GO_ON
    )
    app.connect("env-get-updated", stored.hide, priority=EnvGetUpdated.HIDE_CONFIGURATION)
    # The first comes where the environment has been stored, the second where pages are written.
    app.connect(
        "env-check-consistency", stored.show, priority=EnvCheckConsistency.SHOW_CONFIGURATION
    )
    app.connect("write-started", stored.show, priority=WriteStarted.SHOW_CONFIGURATION)


class _Stored:
    """Options as they were compared, and as they are now where they differ."""

    def __init__(self) -> None:
        self._compared: dict[str, Any] = {}
        self._now: dict[str, Any] = {}

    def note(self, _app: Sphinx, config: Config) -> None:
        """Note all options before anybody changes them, and none twice."""
        for option in config:
            value = option.value
            if option.name in self._compared:
                continue
            if isinstance(value, (list, dict, set)):
                try:
                    value = deepcopy(value)
                except Exception:  # noqa: BLE001, S112 - what conf.py holds may be of any kind
                    continue
            self._compared[option.name] = value

    def hide(self, app: Sphinx, _env: BuildEnvironment) -> list[str]:
        """Have the options as they were noted."""
        self._now = {
            option.name: option.value
            for option in app.config
            if option.name in self._compared and option.value != self._compared[option.name]
        }
        for name in self._now:
            setattr(app.config, name, self._compared[name])
        return []

    def show(self, app: Sphinx, *_: object) -> None:
        """Have the options as they are."""
        for name, value in self._now.items():
            setattr(app.config, name, value)
        self._now = {}
