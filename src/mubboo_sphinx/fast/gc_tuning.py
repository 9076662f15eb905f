"""Pause garbage collection while the environment is loaded, and collect seldom after that.

While Sphinx loads the environment, Python looks again and again through millions of objects that
are all in use, and when it ends, once more: more than half of the time of a build in which
nothing changed.
"""

from __future__ import annotations

import atexit
import gc
import weakref
from typing import TYPE_CHECKING

from mubboo_sphinx.priorities import BuilderInited, ConfigInited
from mubboo_sphinx.sphinx_tools.lifetime import during_build, finally_

if TYPE_CHECKING:
    from sphinx.application import Sphinx


_THRESHOLDS = (50_000, 20, 40)
"""Python's own, 700, 10 and 10, have it look at all documents of a big site again and again: a
tenth of a build's time. What a build leaves as garbage it leaves early, and is found by these."""


def setup_gc_tuning(app: Sphinx) -> None:
    """Collect no garbage until the builder is there, and none of what was loaded by then.

    At the end of the build all is as before; so it is where an application is made, and no build
    follows.
    """
    before = gc.get_threshold()
    # Whoever froze objects before us keeps them so: thawing knows only all of them.
    is_ours = gc.isenabled() and not gc.get_freeze_count()
    if is_ours:
        app.connect(
            "config-inited", lambda *_: gc.disable(), priority=ConfigInited.PAUSE_GARBAGE_COLLECTION
        )
        app.connect("builder-inited", _go_on, priority=BuilderInited.GO_ON)
    app.connect(
        "builder-inited", lambda _app: gc.set_threshold(*_THRESHOLDS), priority=BuilderInited.GO_ON
    )
    put_back = weakref.finalize(app, _put_back, before, is_ours=is_ours)
    during_build(app, lambda: finally_(put_back))
    # When Python ends, it looks through all objects once more: it is to pass over what builds
    # have left.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)


def _go_on(_app: Sphinx) -> None:
    gc.freeze()
    gc.enable()


def _put_back(thresholds: tuple[int, int, int], *, is_ours: bool) -> None:
    gc.set_threshold(*thresholds)
    if is_ours:
        gc.enable()
        gc.unfreeze()
