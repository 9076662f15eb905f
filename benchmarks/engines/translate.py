"""Articles in the words of other engines: what MyST writes as a directive, links, front matter."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import dataclass
from datetime import date
from html import escape
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from benchmarks.pictures import picture
from benchmarks.site import AUTHORS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from benchmarks.site import Article, Author


SKELETONS = Path(__file__).parent / "skeletons"
"""Layouts and settings of the engines that come without: a folder each."""

_NOTE = re.compile(r"^```\{note\}\n(.+?)\n```$", re.MULTILINE | re.DOTALL)
_FIGURE = re.compile(
    r"^```\{figure\} (?P<path>\S+)\n:alt: (?P<alt>.+)\n:width: (?P<width>\d+)px\n\n"
    r"(?P<caption>.+)\n```$",
    re.MULTILINE,
)
_LINK = re.compile(r"\]\((?:\.\./)*(articles/[^)\s]+)\)")
_PICTURE = re.compile(r"\]\((?:\.\./)*(figures/[^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with a caption; `picture` is its address, in the engine's form."""

    picture: str
    alt: str
    width: str
    caption: str

    def html(self) -> str:
        """Return it in HTML, which all engines let through."""
        return (
            f'<figure>\n<img src="{escape(self.picture)}" alt="{escape(self.alt)}"'
            f' width="{self.width}" />\n'
            f"<figcaption>{escape(self.caption, quote=False)}</figcaption>\n</figure>"
        )


def html_note(text: str) -> str:
    """Return a note, of Markdown, in HTML as CommonMark has it."""
    return f'<aside class="note">\n\n{text}\n\n</aside>'


def indented_note(text: str) -> str:
    """Return a note as Python-Markdown's extension for admonitions has it."""
    return "!!! note\n\n" + "\n".join(f"    {line}" for line in text.splitlines())


@dataclass(frozen=True, slots=True)
class Dialect:
    """How an engine writes what CommonMark has no word for."""

    link: Callable[[PurePosixPath], str]
    """The destination of a link to an article, given the path of its source, as in `Head.path`."""
    picture: Callable[[PurePosixPath], str]
    """The address of a picture, given its path below the source folder."""
    note: Callable[[str], str] = html_note
    figure: Callable[[Figure], str] = Figure.html

    def body(self, article: Article) -> str:
        """Return the text of an article. Raises `ValueError` if something of MyST's is left."""
        text = _FIGURE.sub(self._figure, article.text)
        text = _NOTE.sub(lambda found: self.note(found[1]), text)
        text = _LINK.sub(lambda found: f"]({self.link(PurePosixPath(found[1]))})", text)
        text = _PICTURE.sub(lambda found: f"]({self.picture(PurePosixPath(found[1]))})", text)
        if "```{" in text:
            message = f"not translated: {text[text.index('```{') :][:80]}"
            raise ValueError(message)
        return text

    def page_text(self, article: Article) -> str:
        """Return the source of an article, with the fields that most engines know."""
        return front_matter(common_fields(article)) + self.body(article)

    def _figure(self, found: re.Match[str]) -> str:
        path = PurePosixPath(found["path"].replace("../", ""))
        return self.figure(
            Figure(self.picture(path), found["alt"], found["width"], found["caption"])
        )


def linked(article: Article) -> list[PurePosixPath]:
    """Return the paths of the articles that an article's text links to."""
    return [PurePosixPath(path) for path in _LINK.findall(article.text)]


def slashed(path: PurePosixPath) -> str:
    """Return the address of an article where each has a folder: ``/articles/2020/slug/``."""
    return f"/{path.with_suffix('')}/"


def rooted(path: PurePosixPath) -> str:
    """Return the address of a picture from the root of the site."""
    return f"/{path}"


def folder_page(path: PurePosixPath) -> PurePosixPath:
    """Return the file of an article's page where each has a folder."""
    return path.with_suffix("") / "index.html"


def front_matter(fields: Mapping[str, object]) -> str:
    """Return a block of YAML; without the fields that are None."""
    lines = (f"{name}: {_yaml(value)}\n" for name, value in fields.items() if value is not None)
    return "---\n" + "".join(lines) + "---\n\n"


def _yaml(value: object) -> str:
    """Return a value as YAML, of which JSON is a part; dates are no text there."""
    if isinstance(value, date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


def common_fields(article: Article) -> dict[str, object]:
    """Return the fields that most engines know by these names."""
    head = article.head
    return {
        "title": head.title,
        "date": head.published,
        "description": head.description,
        "authors": [head.author],
        "categories": list(head.categories),
        "tags": list(head.tags),
        "series": [head.series] if head.series else None,
        "cover": rooted(head.cover) if head.cover else None,
        "cover_alt": f"A gradient, for {head.title}" if head.cover else None,
    }


def names(article: Article) -> list[str]:
    """Return the names of an article's authors, for engines that know no keys."""
    return [author.name for author in AUTHORS if author.key == article.head.author]


def bio(author: Author) -> str:
    """Return what ``authors.yml`` says of an author."""
    return f"Writes on {' and '.join(author.beats)} for the Gazette, and answers letters."


def author_data() -> dict[str, dict[str, str]]:
    """Return what is known of each author, by key."""
    return {
        author.key: {
            "name": author.name,
            "role": author.role,
            "bio": bio(author),
            "avatar": rooted(author.avatar),
            "url": author.url,
        }
        for author in AUTHORS
    }


def write(path: Path, text: str) -> None:
    """Write a file and the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def write_pictures(folder: Path, articles: Sequence[Article]) -> None:
    """Write all pictures below `folder`, at the paths that they have in our own sources."""
    paths: Iterable[PurePosixPath | None] = [
        *(author.avatar for author in AUTHORS),
        *(article.head.cover for article in articles),
        *(article.figure for article in articles),
    ]
    for path in filter(None, paths):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(picture(path))


def copy_skeleton(name: str, folder: Path) -> None:
    """Copy an engine's own files to `folder`."""
    shutil.copytree(SKELETONS / name, folder, dirs_exist_ok=True)
