"""Where a site is, and where in it the magazine lies: what options say, put right or refused."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_HOST_FIRST = re.compile(r"(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?:[/?#].*)?")
_LOCAL = re.compile(r"(?:localhost|127(?:\.\d+){3})(?![\w.-])")
_PAGE = re.compile(r"[^/]+\.(?:html?|php|aspx?|jsp)$", re.IGNORECASE)
_INDEX = re.compile(r"(^|/)index\.html?$")
DEFAULT_PATH = "blog"


def site_address(written: str) -> tuple[str, str]:
    """Return a site's address with a slash at its end, and what is wrong with it as written.

    What is clear is put right without a word: no scheme, no slash at the end, the front page's
    own name. What is not gives an empty address; another page's gives that of its folder.
    """
    url = written.strip()
    if not url:
        return "", ""
    if url.startswith("//"):
        url = f"https:{url}"
    elif _HOST_FIRST.fullmatch(url) and not _PAGE.fullmatch(url):
        url = f"{'http' if _LOCAL.match(url) else 'https'}://{url}"
    wrong = "takes the address of the site, as in 'https://example.org/'"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        name = host.encode("idna").decode() if host and not host.isascii() else host
    except ValueError:
        return "", wrong
    hidden = any(char.isspace() or char in '\\<>"`{}|^' or not char.isprintable() for char in url)
    if parts.scheme not in ("http", "https") or not name or hidden:
        return "", wrong
    folder = _INDEX.sub(r"\1", parts.path)
    page = _PAGE.search(folder)
    folder = _PAGE.sub("", folder).rstrip("/")
    path = quote(folder, safe="/%:@!$&'()*+,;=~")
    where = f"[{name}]" if ":" in name else name
    where += f":{port}" if port else ""
    address = urlunsplit((parts.scheme, where, f"{path}/", "", ""))
    if parts.username is not None:
        return address, f"{wrong}, without a user or a password, which every page would show"
    if page:
        return address, f"{wrong}, without the page {page[0]!r}"
    return address, f"{wrong}, without '?' or '#'" if parts.query or parts.fragment else ""


def inner_path(written: str) -> str | None:
    """Return a folder of the output as it is meant, or None where it may lie outside of it."""
    path = written.strip()
    if path.startswith("/") or "\\" in path or ":" in path or not path.isprintable():
        return None
    parts = [part for part in path.split("/") if part not in ("", ".")]
    if not parts or any(part.strip(". ") == "" or part.endswith((".", " ")) for part in parts):
        return None
    return "/".join(parts)
