"""Find links of a built site that lead nowhere.

``python tools/check_links.py FOLDER [ADDRESS ...]`` looks at all pages (``href``, ``src``,
``srcset`` and the like, with their fragments, and the addresses in ``<meta>`` and JSON-LD), and at
every address of the site in feeds, sitemaps, manifests and other files of data. ADDRESS is where
the site will be, such as ``https://example.org/blog/``. Links to other sites are not followed.
"""

from __future__ import annotations

import html
import os
import re
import sys
import zlib
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Docutils, Jinja and Pygments escape quotes in text, so that only tags have attributes like these.
_ATTRIBUTE = re.compile(
    r"""\s(href|src|srcset|imagesrcset|poster|data|action|id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')"""
)
_NO_MARKUP = re.compile(
    r"<!--.*?-->|<(script|style|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE
)
_PROBLEMATIC = re.compile(r'<a\b[^>]*>(?=\s*<span class="problematic")')
"""Docutils' mark of a fault, which leads to a message that Sphinx takes out and warns of."""
_OPENING = re.compile(r"<script\b[^>]*>", re.IGNORECASE)
_LINKED_DATA = re.compile(
    r"""<script\b[^>]*application/ld\+json[^>]*>(.*?)</script\s*>""", re.DOTALL | re.IGNORECASE
)
_REFRESH = re.compile(r"""\scontent\s*=\s*["']\d+\s*;\s*url=['"]?([^"']*)""", re.IGNORECASE)
_CONTENT = re.compile(r"""\scontent\s*=\s*"(https?://[^"]*)\"""")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
_IN_FEED = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_PAGES = (".html", ".htm", ".xhtml")
_DATA = (".xml", ".json", ".webmanifest", ".txt", ".rss", ".atom")
_FOREIGN = ("_static", "pagefind", "_sources", "_downloads", "_images", ".doctrees")
"""Folders whose files are not the site's pages."""
_TOP = ("", "top")
_ALWAYS_LISTED = re.compile(r"(?:gen|mod|\w+-mod)index|search")
"""Pages that Sphinx's inventory lists whether or not there are any."""


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere: the file that has it, as written, and why."""

    file: str
    link: str
    why: str

    def __str__(self) -> str:
        return f"{self.file}: {self.link!r} {self.why}"


@dataclass
class _Page:
    """What a page leads to, and the fragments that it has."""

    links: list[str] = field(default_factory=list)
    fragments: set[str] = field(default_factory=set)


@dataclass
class LinkCheck:
    """The check of one folder. `addresses` are those at which the site is, or will be."""

    folder: Path
    addresses: tuple[str, ...] = ()
    _known: dict[str, _Page] = field(default_factory=dict)

    def dead_links(self) -> Iterator[DeadLink]:
        """Yield each link that leads nowhere, file by file."""
        for name in sorted(self._files):
            if name.endswith(_PAGES):
                yield from self._of_page(name)
            elif name.endswith(_DATA) and name.partition("/")[0] not in _FOREIGN:
                yield from self._of_data(name)
        if "objects.inv" in self._files:
            yield from self._of_inventory()

    @cached_property
    def _files(self) -> frozenset[str]:
        found = []
        for folder, _, names in os.walk(self.folder):
            inside = Path(folder).relative_to(self.folder).as_posix()
            found += [name if inside == "." else f"{inside}/{name}" for name in names]
        return frozenset(found)

    @cached_property
    def _starts(self) -> tuple[tuple[str, str], ...]:
        """The beginnings of the site's own addresses, and the paths of its root on the server."""
        return tuple(
            (f"{address.rstrip('/')}/", f"{urlsplit(address).path.rstrip('/')}/")
            for address in self.addresses
            if address
        )

    def _of_page(self, name: str) -> Iterator[DeadLink]:
        if name.partition("/")[0] in _FOREIGN:
            return
        for link in dict.fromkeys(self._page(name).links):
            why = self._wrong(name, link)
            if why:
                yield DeadLink(name, link, why)

    def _of_data(self, name: str) -> Iterator[DeadLink]:
        text = html.unescape(html.unescape(self._text(name)))
        links = []
        for start, _ in self._starts:
            links += re.findall(rf"{re.escape(start)}[^\s\"'<>\\]*", text)
        if name.endswith((".xml", ".rss", ".atom")) and "sitemap" not in name:
            # A reader of feeds does not know where the text once stood.
            links += [one or other for one, other in _IN_FEED.findall(text)]
        for link in dict.fromkeys(links):
            is_whole = re.match(r"[a-zA-Z][\w+.-]*:", link)
            why = self._wrong(name, link) if is_whole else "is no whole address, in a feed"
            if why:
                yield DeadLink(name, link, why)

    def _of_inventory(self) -> Iterator[DeadLink]:
        packed = (self.folder / "objects.inv").read_bytes().split(b"\n", 4)[4]
        for line in zlib.decompress(packed).decode().splitlines():
            found = re.match(r"(.+?) \S+:\S+ -?\d+ (\S*) ", line)
            if found:
                link = found[2][:-1] + found[1] if found[2].endswith("$") else found[2]
                why = self._wrong("objects.inv", link or "./")
                if why and not _ALWAYS_LISTED.fullmatch(found[1]):
                    yield DeadLink("objects.inv", link, why)

    def _wrong(self, name: str, link: str) -> str:
        """Return why a link leads nowhere, or an empty string."""
        if not link.strip():
            return "is empty"
        target = self._target(name, link)
        if target is None:
            return ""
        path, fragment = target
        file = self._file(path)
        if not file:
            return "leads to no file"
        if fragment in _TOP or not file.endswith(_PAGES) or file.partition("/")[0] in _FOREIGN:
            return ""
        fragments = self._page(file).fragments
        return "" if fragment in fragments or unquote(fragment) in fragments else "has no such part"

    def _target(self, name: str, link: str) -> tuple[str, str] | None:
        """Return path and fragment of a link within the site; None where it leads elsewhere."""
        for start, _ in self._starts:
            if f"{link}/" == start or link.startswith(start):
                parts = urlsplit(link[len(start) :])
                return unquote(parts.path), parts.fragment
        try:
            parts = urlsplit(link)
        except ValueError:
            return link, ""
        if parts.scheme or parts.netloc:
            return None
        path = self._path(name, parts.path)
        return None if path is None else (unquote(path), parts.fragment)

    def _path(self, name: str, path: str) -> str | None:
        """Return a path from the site's root; None where it begins above that, on the server."""
        if not path:
            return quote(name)
        if path.startswith("/"):
            roots = [root for _, root in self._starts] or ["/"]
            return next((path[len(root) :] for root in roots if path.startswith(root)), None)
        folder = quote(name.rpartition("/")[0]) or "."
        whole = os.path.normpath(f"{folder}/{path}").replace(os.sep, "/")
        return f"{whole}/" if path.endswith(("/", "/.", "/..")) else whole

    def _file(self, path: str) -> str:
        """Return the file that a server shows at a path, or an empty string."""
        if path.startswith(("..", "/")):
            return ""
        path = "" if path in (".", "./") else path
        if path in self._files:
            return path
        index = f"{path.rstrip('/')}/index.html".lstrip("/")
        return index if index in self._files else ""

    def _page(self, name: str) -> _Page:
        if name not in self._known:
            self._known[name] = _read(self._text(name))
        return self._known[name]

    def _text(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8", errors="replace")


def _read(text: str) -> _Page:
    page = _Page()
    for data in _LINKED_DATA.findall(text):
        page.links += [link for link in _STRING.findall(data) if re.match(r"https?://", link)]
    # The opening tag of a script is kept: it has an address too.
    markup = _NO_MARKUP.sub(lambda found: "".join(_OPENING.findall(found[0])), text)
    for name, one, other in _ATTRIBUTE.findall(_PROBLEMATIC.sub("", markup)):
        value = html.unescape(one or other)
        if name in ("id", "name"):
            page.fragments.add(value)
        elif name == "action" and not value:
            continue  # Sphinx's search form, to the page itself
        elif name.endswith("srcset"):
            page.links += [each.split()[0] for each in re.split(r",\s+", value) if each.strip()]
        else:
            page.links.append(value)
    page.links += map(html.unescape, _REFRESH.findall(markup))
    page.links += map(html.unescape, _CONTENT.findall(markup))
    return page


def main(arguments: Sequence[str]) -> int:
    """Print the dead links of a folder; return 1 where there are some."""
    if not arguments or not Path(arguments[0]).is_dir():
        sys.stderr.write(f"{__doc__}\nNo folder: {' '.join(arguments)}\n")
        return 2
    check = LinkCheck(Path(arguments[0]), tuple(arguments[1:]))
    dead = list(check.dead_links())
    for each in dead:
        sys.stdout.write(f"{each}\n")
    sys.stdout.write(f"Dead links: {len(dead)}\n")
    return 1 if dead else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
