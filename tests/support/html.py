"""A page's elements, found by class or tag: what tests ask of HTML, and no more."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_VOID = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta",
                   "source", "track", "wbr"})  # fmt: skip


@dataclass
class Element:
    """An element of a page; `children` are elements and texts, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    @property
    def classes(self) -> list[str]:
        """The element's classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """What a reader reads of it, white space folded."""
        return " ".join("".join(self._texts()).split())

    def __iter__(self) -> Iterator[Element]:
        """Every element below this one, as they open."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child

    def all(self, class_: str = "", tag: str = "") -> list[Element]:
        """Return the elements of that class and tag, in order."""
        return [
            each
            for each in self
            if (not class_ or class_ in each.classes) and (not tag or each.tag == tag)
        ]

    def one(self, class_: str = "", tag: str = "") -> Element:
        """Return the only element of that class and tag."""
        (found,) = self.all(class_, tag)
        return found

    def texts(self, class_: str = "", tag: str = "") -> list[str]:
        """Return what is read of each such element."""
        return [each.text for each in self.all(class_, tag)]

    def _texts(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            else:
                yield from child._texts()


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in _VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        # A theme may leave one open; the one that is meant is the nearest of its tag.
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse_html(text: str) -> Element:
    """Return a page as the tree of its elements."""
    parser = _Parser()
    parser.feed(text)
    parser.close()
    return parser.open[0]
