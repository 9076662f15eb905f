"""The title of an article: its heading, or what stands for one."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.magazine.placeholders import gaps_in
from mubboo_sphinx.problems import Problem, shown

if TYPE_CHECKING:
    from mubboo_sphinx.documents.text import DocumentText
    from mubboo_sphinx.magazine.raw_fields import RawFields


def name_of(docname: str) -> str:
    """Return what a document is called where it has no title: its file's name, or its folder's."""
    path = PurePosixPath(docname)
    return path.name if path.name != "index" else path.parent.name or path.name


def title_problems(text: DocumentText, written: str, raw: RawFields, docname: str) -> list[Problem]:
    """Return what is wrong with an article's title: none to be read, or another in front matter."""
    line = raw.lines.get("title")
    if not text.title and not written:
        message = (
            f"the article's title has no words; {name_of(docname)!r} is shown in its place. Write"
            " some, or give the picture in it a text."
        )
        return [Problem("front_matter", message)]
    if text.title and written and text.title != written and not gaps_in(text.title):
        message = (
            f"'title' is {shown(written)}, and the page's heading {shown(text.title)}: the heading"
            " is the title everywhere. Take one of them out, or make them the same."
        )
        return [Problem("front_matter", message, line=line)]
    return []


def ensure_title(document: nodes.document, title: str, docname: str) -> list[Problem]:
    """Give a post without a heading one: ABlog silently makes no post of it."""
    if next(iter(document.findall(nodes.section)), None) is not None:
        return []
    problems = []
    if not title:
        title = name_of(docname)
        message = f"the article has no title; its file's name is shown. Begin it with '# {title}'."
        problems.append(Problem("front_matter", message))
    section = nodes.section("", nodes.title(title, title))
    section.document = document
    section["names"].append(nodes.fully_normalize_name(title))
    children = [child for child in document.children if not isinstance(child, nodes.docinfo)]
    for child in children:
        document.remove(child)
        section.append(child)
    document.append(section)
    document.note_implicit_target(section, section)
    return problems
