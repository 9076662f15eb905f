"""Which links a magazine shows."""

from __future__ import annotations

import unicodedata
from urllib.parse import unquote, urlsplit

WEB_SCHEMES = frozenset({"http", "https"})
LINK_SCHEMES = WEB_SCHEMES | {"mailto"}

_MOST_BYTES = 200
"""Of a name in a path: file systems take 255, with a suffix."""
_HIDING = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"})


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


def former_page(written: str) -> str | None:
    """Return the page that an address within the site names, or None where it names none.

    As writers know it from elsewhere: with a slash before it (Jekyll), one after it (a folder's
    own page), a suffix, percent-encoded. What stands after `?` or `#` is no part of a page.
    """
    path = unquote(written.partition("#")[0].partition("?")[0])
    if path.startswith("//") or "\\" in path or ":" in path or not path.strip():
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if any(not part.isprintable() or len(part.encode(errors="replace")) > _MOST_BYTES
           or part.endswith((".", " ")) for part in parts):  # fmt: skip
        return None
    # Hidden folders are those of tools, such as Sphinx's own of doctrees.
    if parts and parts[0].startswith(".") and parts[0] != ".well-known":
        return None
    if path.endswith("/"):
        parts.append("index")
    return "/".join(parts) or None


def _is_absolute(url: str, schemes: frozenset[str]) -> bool:
    # Browsers drop tabs, line ends and other control characters inside a scheme, and take a
    # backslash for a slash; what turns text round or has no width hides where a link leads.
    if any(char == "\\" or unicodedata.category(char) in _HIDING for char in url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme.lower() not in schemes:
        return False
    return bool(parts.path if parts.scheme.lower() == "mailto" else parts.hostname)
