"""No search for garbage where there is none.

While Sphinx loads the environment, Python looks again and again through millions of objects that
are all in use, and when it ends, once more: more than half of the time of a build in which
nothing changed.
"""

from __future__ import annotations

import gc
import weakref
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_THRESHOLDS = (50_000, 20, 40)
"""Python's own, 700, 10 and 10, have it look at all documents of a big site again and again: a
tenth of a build's time. What a build leaves as garbage it leaves early, and is found by these."""


def setup_memory(app: Sphinx) -> None:
    """Collect no garbage until the builder is there, and none of what was loaded by then."""
    if gc.get_freeze_count():
        # A process that builds again: what the first build left is garbage by now.
        gc.unfreeze()
    elif gc.isenabled():
        app.connect("config-inited", _pause, priority=1)
        app.connect("builder-inited", _go_on, priority=1)
    before = gc.get_threshold()
    app.connect("builder-inited", lambda _app: gc.set_threshold(*_THRESHOLDS), priority=1)
    app.connect("build-finished", lambda *_: gc.set_threshold(*before), priority=999)


def _pause(app: Sphinx, _config: object) -> None:
    gc.disable()
    # If there is never a builder, for an option that is wrong.
    weakref.finalize(app, gc.enable)


def _go_on(_app: Sphinx) -> None:
    gc.freeze()
    gc.enable()
