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


def setup_memory(app: Sphinx) -> None:
    """Collect no garbage until the builder is there, and none of what was loaded by then."""
    if gc.get_freeze_count():
        # A process that builds again: what the first build left is garbage by now.
        gc.unfreeze()
    elif gc.isenabled():
        app.connect("config-inited", _pause, priority=1)
        app.connect("builder-inited", _go_on, priority=1)


def _pause(app: Sphinx, _config: object) -> None:
    gc.disable()
    # If there is never a builder, for an option that is wrong.
    weakref.finalize(app, gc.enable)


def _go_on(_app: Sphinx) -> None:
    gc.freeze()
    gc.enable()
