"""The text of a document, as a reader reads it, and what else takes the reader's time."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes
from sphinx.locale import admonitionlabels

from mubboo_sphinx.documents.references import has_words_of_others
from mubboo_sphinx.magazine.placeholders import gap, without_gaps
from mubboo_sphinx.magazine.reading_time import (
    Content,
    count_code_lines,
    count_words,
    reading_time,
    seconds_of,
    without_urls,
)
from mubboo_sphinx.magazine.yaml_lines import as_text

# What does not stand on the page, not on every builder's, or is no part of the article.
_UNREAD = (
    nodes.Invisible,
    nodes.docinfo,
    nodes.problematic,
    nodes.system_message,
    nodes.footnote_reference,
    nodes.citation_reference,
    nodes.label,
    addnodes.toctree,
    addnodes.index,
    addnodes.only,
)
_CODE = (nodes.literal_block, nodes.doctest_block)
_DIAGRAMS = frozenset({"graphviz", "inheritance_diagram", "mermaid", "plantuml"})
"""Nodes of extensions, by name: they are drawn from what they hold."""
_HIDDEN = frozenset(
    {"hidden", "d-none", "sd-d-none", "sr-only", "visually-hidden", "sd-hide-link-text"}
)
"""Classes of what themes and sphinx-design keep out of sight."""
_BREAKS = ("<br", r"\newline", r"\\")
"""Of a line, as MyST's hard breaks have them for HTML and LaTeX."""
_ICON = 32
_PIXELS = re.compile(r"(\d+)(?:px)?")
_MOST_OPENING = 10
"""Paragraphs that an excerpt may have."""
_DURATION = re.compile(r"""\bdata-duration\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)


@dataclass(slots=True)
class DocumentText:
    """Title, headings below it, the rest, and the first paragraph of the rest.

    `opening` are the paragraphs that a reader would call the first, the second and so on: none of
    a table, note, quotation or list. `references` are those whose words are not known yet: the
    texts have gaps for them, by their numbers (see `placeholders`). `content` is what counts for
    the read time: by the badge, the title has been read. Of tabs it has the longest, while `body`
    has them all; `words` are those of headings and body.
    """

    title: str = ""
    headings: list[str] = field(default_factory=list)
    body: list[str] = field(default_factory=list)
    first_paragraph: str = ""
    opening: list[nodes.paragraph] = field(default_factory=list)
    references: list[nodes.Element] = field(default_factory=list)
    content: Content = field(default_factory=Content)
    words: float = 0.0


def document_text(document: nodes.Element, language: str = "") -> DocumentText:
    """Return the text of a document in a language. Code, markup and comments are no text."""
    reader = _Reader(language)
    reader.read(document)
    found = reader.found
    said = without_gaps(without_urls(" ".join([*found.headings, *found.body])))
    found.words = count_words(said, language)
    found.content += Content(words=found.words - reader.words_of_tabs)
    return found


class _Reader:
    """Goes through a document, block by block."""

    def __init__(self, language: str) -> None:
        self.found = DocumentText()
        self.words_of_tabs = 0.0
        self._has_title = False
        self._language = language

    def read(self, parent: nodes.Element) -> None:
        """Note what stands within a node."""
        for node in parent.children:
            if isinstance(node, nodes.raw):
                self._add(Content(video_seconds=_video_seconds(node)))
            elif not isinstance(node, nodes.Element) or _is_unread(node):
                continue
            elif isinstance(node, _CODE):
                self._add(Content(code_lines=count_code_lines(node.astext())))
            elif isinstance(node, nodes.math_block):
                self._add(Content(formulas=1))
            elif isinstance(node, nodes.TextElement):
                self._read_text(node)
            elif isinstance(node, nodes.image) or type(node).__name__ in _DIAGRAMS:
                self._add(Content(pictures=int(_tells(node))))
            elif node.get("design_component") == "tab-set":
                self._read_tabs(node)
            else:
                self._read_whole(node)

    def _read_whole(self, node: nodes.Element) -> None:
        if node.get("duration"):
            self._add(Content(video_seconds=seconds_of(node["duration"])))
        if isinstance(node, nodes.Admonition) and node.tagname in admonitionlabels:
            # The page's writer gives it its title.
            label = str(admonitionlabels[node.tagname])
            self._add(Content(words=count_words(label, self._language)))
        self.read(node)

    def _add(self, content: Content) -> None:
        self.found.content += content

    def _read_text(self, block: nodes.TextElement) -> None:
        found = self.found
        line = _Line(self.found.references)
        line.read(block)
        text = as_text("".join(line.text)) or ""
        shown = (as_text("".join(line.shown)) or text) if line.formulas else text
        is_heading = isinstance(block, nodes.title) and isinstance(block.parent, nodes.section)
        if is_heading and not self._has_title:
            self._has_title = True
            found.title = shown or " ".join(filter(None, map(_alt, line.pictures)))
            return
        # A formula amid a sentence is read as a word of it; a picture amid one is an icon.
        pictures = sum(map(_tells, line.pictures_apart()))
        if line.formulas or pictures or line.video_seconds:
            self._add(
                Content(words=line.formulas, pictures=pictures, video_seconds=line.video_seconds)
            )
        if not text:
            return
        (found.headings if is_heading else found.body).append(text)
        is_of_article = isinstance(block.parent, (nodes.section, nodes.document))
        if isinstance(block, nodes.paragraph) and is_of_article:
            found.first_paragraph = found.first_paragraph or shown
            if len(found.opening) < _MOST_OPENING:
                found.opening.append(block)

    def _read_tabs(self, tabs: nodes.Element) -> None:
        """Note the text of all tabs, but have only the longest count."""
        each = [
            document_text(tab, self._language)
            for tab in tabs.children
            if isinstance(tab, nodes.Element)
        ]
        for tab in each:
            # Their numbers are of each tab: without gaps, their words count nowhere.
            tab.headings = list(map(without_gaps, tab.headings))
            tab.body = list(map(without_gaps, tab.body))
        for tab in each:
            self.found.body += [*tab.headings, *tab.body]
            self.words_of_tabs += tab.words
        contents = (tab.content for tab in each)
        self._add(max(contents, key=reading_time, default=Content()))


@dataclass(slots=True)
class _Line:
    """What stands in a line of text. `shown` is its text with the formulas' source.

    `references` are those of the whole document, to which the line's are added.
    """

    references: list[nodes.Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    pictures: list[nodes.image] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Of the pictures: how much text stands before each."""
    formulas: int = 0
    video_seconds: float = 0.0

    def pictures_apart(self) -> list[nodes.image]:
        """Return the pictures on whose line of the source no text stands, and that are no icons."""
        text = "".join(self.text)
        apart = []
        for picture, place in zip(self.pictures, self.places, strict=True):
            before = text[:place].rpartition("\n")[2]
            after = text[place:].partition("\n")[0]
            if not (before.strip() or after.strip() or _is_small(picture)):
                apart.append(picture)
        return apart

    def read(self, parent: nodes.Element) -> None:
        """Note what stands within a node."""
        for node in parent.children:
            # A target is invisible, but in reStructuredText a phrase may be one.
            if isinstance(node, (nodes.Text, nodes.target)):
                self.text.append(node.astext())
                self.shown.append(node.astext())
            elif has_words_of_others(node):
                self.text.append(gap(len(self.references)))
                self.shown.append(gap(len(self.references)))
                self.references.append(node)
            elif isinstance(node, nodes.raw):
                self.video_seconds += _video_seconds(node)
                if node.astext().lstrip().startswith(_BREAKS):
                    self.text.append("\n")
                    self.shown.append(" ")
            elif isinstance(node, (nodes.math, nodes.math_block)):
                # MyST has formulas of `$$` amid a line, too.
                self.formulas += 1
                self.shown.append(node.astext())
            elif isinstance(node, nodes.image):
                self.pictures.append(node)
                self.places.append(len("".join(self.text)))
            elif isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
                # In reStructuredText a space stands before it.
                self.text[-1:] = [each.rstrip() for each in self.text[-1:]]
                self.shown[-1:] = [each.rstrip() for each in self.shown[-1:]]
            elif isinstance(node, nodes.Element) and not _is_unread(node):
                self.read(node)


def _alt(picture: nodes.Element) -> str:
    return as_text(picture.get("alt", "")) or ""


def _is_small(picture: nodes.Element) -> bool:
    """Tell whether a picture is as small as an icon, by what the writer says of its size."""
    sizes = [_PIXELS.fullmatch(str(picture.get(name, ""))) for name in ("width", "height")]
    return any(size and int(size[1]) <= _ICON for size in sizes)


def _is_unread(node: nodes.Element) -> bool:
    if isinstance(node, _UNREAD) or not _HIDDEN.isdisjoint(node["classes"]):
        return True
    return isinstance(node, nodes.topic) and "contents" in node["classes"]


def _tells(picture: nodes.Element) -> bool:
    """Tell whether a picture says something: an empty text marks decoration, as in HTML."""
    figure = picture.parent if isinstance(picture.parent, nodes.figure) else picture.parent.parent
    if (
        isinstance(figure, nodes.figure)
        and figure.first_child_matching_class(nodes.caption) is not None
    ):
        return True
    return picture.get("alt") is None or bool(picture["alt"].strip())


def _video_seconds(raw: nodes.raw) -> float:
    return sum(map(seconds_of, _DURATION.findall(raw.astext())))
