"""HTML that is read elsewhere than on its page: in a feed, a relative address leads nowhere."""

from __future__ import annotations

import re
from html import escape
from html.parser import HTMLParser
from urllib.parse import urljoin

_ONE_ADDRESS = frozenset(
    {"action", "cite", "data", "data-content_root", "data-pagefind", "href", "longdesc", "poster"}
    | {"src"}
)
"""Those of `data-` are where Sphinx's scripts and our theme's look for the site's root."""
_LINKS = frozenset({"a", "area"})
# An address ends at white space, or at a comma that white space or the end follows.
_CANDIDATE = re.compile(r"(^|,)(\s*)([^\s,]\S*?)(?=,?(?:\s|$))")


def absolute_urls(html: str, base: str, *, fragments: bool = True) -> str:
    """Return `html` with each address in it made whole, as it is meant on the page `base`.

    Links, pictures, other media; what stands between tags, and tags without a relative address,
    stay as they are written. What is no address is left alone, and without `fragments` so are
    links to places of the same page.
    """
    return _Rewriter(html, base, fragments=fragments).result()


class _Rewriter(HTMLParser):
    def __init__(self, html: str, base: str, *, fragments: bool) -> None:
        super().__init__()
        self._html, self._base, self._fragments = html, base, fragments
        self._lines = [0, *(found.end() for found in re.finditer("\n", html))]
        self._parts: list[str] = []
        self._done = 0

    def result(self) -> str:
        self.feed(self._html)
        self.close()
        return "".join([*self._parts, self._html[self._done :]])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        whole = [(name, self._whole(tag, name, value)) for name, value in attrs]
        text = self.get_starttag_text()
        if whole == attrs or text is None:
            return
        line, column = self.getpos()
        start = self._lines[line - 1] + column
        end = " />" if text.endswith("/>") else ">"
        self._parts += [self._html[self._done : start], f"<{tag}", *map(_written, whole), end]
        self._done = start + len(text)

    def _whole(self, tag: str, name: str, value: str | None) -> str | None:
        if value is None:
            return None
        if name == "srcset":
            return _CANDIDATE.sub(lambda found: found[1] + found[2] + self._join(found[3]), value)
        # A drawing refers to parts of itself.
        is_kept = value.startswith("#") and not (self._fragments and tag in _LINKS)
        if name not in _ONE_ADDRESS or is_kept:
            return value
        return self._join(value)

    def _join(self, address: str) -> str:
        try:
            return urljoin(self._base, address)
        except ValueError:
            return address


def _written(attribute: tuple[str, str | None]) -> str:
    name, value = attribute
    return f" {name}" if value is None else f' {name}="{escape(value)}"'
