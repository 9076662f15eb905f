"""What time it is for a build."""

from __future__ import annotations

import os
from datetime import UTC, datetime


def build_time() -> datetime:
    """Return now, or `SOURCE_DATE_EPOCH` (seconds since 1970, UTC) where it is set and valid."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC)
    return datetime.now(UTC)
