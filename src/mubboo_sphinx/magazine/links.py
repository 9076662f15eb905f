"""Which links a magazine shows."""

from __future__ import annotations

from urllib.parse import urlsplit

WEB_SCHEMES = frozenset({"http", "https"})
LINK_SCHEMES = WEB_SCHEMES | {"mailto"}


def is_web_url(url: str) -> bool:
    """Tell whether `url` is an absolute http(s) address without characters that hide another."""
    return _is_absolute(url, WEB_SCHEMES)


def is_safe_link(url: str) -> bool:
    """Tell whether a reader may be sent to `url`: an absolute http, https or mailto link."""
    return _is_absolute(url, LINK_SCHEMES)


def is_remote(path: str) -> bool:
    """Tell whether `path` names a scheme (`https:`, `data:`) or a host, and so is no file."""
    try:
        parts = urlsplit(path)
    except ValueError:
        return True
    # One letter before the colon is a Windows drive, not a scheme.
    return len(parts.scheme) > 1 or bool(parts.netloc)


def _is_absolute(url: str, schemes: frozenset[str]) -> bool:
    # Browsers drop tabs, line ends and other control characters inside a scheme.
    if any(char.isspace() or ord(char) < 0x20 for char in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme.lower() not in schemes:
        return False
    return bool(parts.path if parts.scheme.lower() == "mailto" else parts.hostname)
