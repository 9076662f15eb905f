"""What time it is for a build."""

from __future__ import annotations

import os
import re
import weakref
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mubboo_sphinx.context.report import report
from mubboo_sphinx.problems import Problem, shown
from mubboo_sphinx.sphinx_tools.lifetime import during_build, finally_

if TYPE_CHECKING:
    from sphinx.application import Sphinx

_NAME = "SOURCE_DATE_EPOCH"
_SECONDS = re.compile(r"[0-9]{1,12}", re.ASCII)
_LAST = 253_402_300_799
"""The last second of the year 9999, after which Python knows no dates."""


def build_time() -> datetime:
    """Return now, or `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) where it is set and valid."""
    epoch = os.environ.get(_NAME, "")
    if _is_valid(epoch):
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)


def _is_valid(epoch: str) -> bool:
    return bool(_SECONDS.fullmatch(epoch)) and int(epoch) <= _LAST


def setup_clock(app: Sphinx) -> None:
    """Keep a `SOURCE_DATE_EPOCH` that is no time from Sphinx, which stops at it."""
    epoch = os.environ.get(_NAME)
    if epoch is None or _is_valid(epoch):
        return
    del os.environ[_NAME]
    put_back = weakref.finalize(app, os.environ.setdefault, _NAME, epoch)
    during_build(app, lambda: finally_(put_back))
    message = (
        f"{_NAME} takes whole seconds since 1970, such as 1775390400, not {shown(epoch)}; the time"
        " of the build is used."
    )
    app.connect("config-inited", lambda app, _: report(app, [Problem("config", message)]))
