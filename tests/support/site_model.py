"""A small site as plain values: articles, files, authors, options and the clock."""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any

from PIL import Image

from tests.support.sites import BASE_URL, dedent

if TYPE_CHECKING:
    from collections.abc import Mapping

NOON = 1775390400
"""2026-04-05T12:00:00Z; articles are dated some days before and after it."""

FRONT_MATTER = (
    "blogpost", "date", "updated", "author", "category", "tags", "description", "image",
    "image_alt", "related", "unrelated", "series", "draft", "share", "language", "read_time",
    "excerpt", "redirect", "orphan",
)  # fmt: skip


class Readable:
    """What is shown of a value is what differs from the defaults: reports stay short."""

    def __repr__(self) -> str:
        shown = [
            f"{each.name}={getattr(self, each.name)!r}"
            for each in fields(self)  # type: ignore[arg-type] # of dataclasses alone
            if getattr(self, each.name) != each.default
        ]
        return f"{type(self).__name__}({', '.join(shown)})"


@dataclass(frozen=True, repr=False)
class Article(Readable):
    """A document that is a post, or may become one. None, or nothing, is a field left out."""

    title: str = "On trains"
    date: str | None = "2026-04-01"
    updated: str | None = None
    author: tuple[str, ...] | str | None = None
    category: tuple[str, ...] | str | None = None
    tags: tuple[str, ...] | str | None = None
    description: str | None = None
    image: str | int | None = None
    image_alt: str | None = None
    related: tuple[str, ...] | bool | None = None
    unrelated: tuple[str, ...] | None = None
    series: str | None = None
    draft: bool | None = None
    share: bool | None = None
    language: str | None = None
    read_time: int | None = None
    excerpt: int | None = None
    redirect: str | None = None
    orphan: bool | None = None
    blogpost: bool | None = None
    label: str | None = None
    opening: str = "What it says first."
    words: str = "Of trains, then."
    heading: str = "A section"
    parts: tuple[str, ...] = ()

    def source(self) -> str:
        """Return the file. What JSON says is YAML too."""
        values = {name: getattr(self, name) for name in FRONT_MATTER}
        lines = [
            f"{name}: {json.dumps(value, ensure_ascii=False)}"
            for name, value in values.items()
            if value is not None and value != ()
        ]
        label = f"({self.label})=\n" if self.label else ""
        texts = [f"{label}# {self.title}", self.opening, self.words, f"## {self.heading}"]
        head = ["---", *lines, "---", ""] if lines else []
        return "\n".join([*head, "\n\n".join([*texts, "Under it.", *self.parts]), ""])


@dataclass(frozen=True)
class World:
    """A site. Edits return another one: none changes it."""

    articles: Mapping[str, Article]
    files: Mapping[str, str | bytes]
    authors: Mapping[str, Mapping[str, Any]]
    options: Mapping[str, Any]
    clock: int = NOON
    builder: str = "html"
    gone: Mapping[str, Article] = field(default_factory=dict)
    """Articles that were deleted, to be put back."""

    def name(self, at: int) -> str:
        """Return the name of an article; any number fits."""
        names = sorted(self.articles)
        return names[at % len(names)]

    def changed(self, at: int, **values: Any) -> World:
        """Return the world with other values in one article."""
        name = self.name(at)
        return self.having(name, replace(self.articles[name], **values))

    def having(self, name: str, article: Article) -> World:
        """Return the world with that article."""
        return replace(self, articles={**self.articles, name: article})

    def without(self, name: str) -> World:
        """Return the world without that article, which is kept in mind."""
        left = {other: article for other, article in self.articles.items() if other != name}
        return replace(self, articles=left, gone={**self.gone, name: self.articles[name]})

    def sources(self) -> dict[str, str | bytes]:
        """Return every file of the source folder, conf.py too."""
        articles = {f"{name}.md": article.source() for name, article in self.articles.items()}
        conf = "".join(f"{name} = {value!r}\n" for name, value in self.options.items())
        authors = json.dumps(self.authors, indent=1)
        return {**self.files, **articles, "authors.yml": authors, "conf.py": conf}

    def report(self) -> str:
        """Return what a person needs to build it again."""
        lines = [f"  {name}: {article!r}" for name, article in self.articles.items()]
        lines += [f"  file {name}: {text!r}" for name, text in self.files.items()
                  if FILES.get(name) != text]  # fmt: skip
        lines += [f"  no file {name}" for name in FILES if name not in self.files]
        lines += [f"  {name} = {value!r}" for name, value in self.options.items()
                  if name not in OPTIONS or OPTIONS[name] != value]  # fmt: skip
        lines += [f"  {name} is not set" for name in OPTIONS if name not in self.options]
        if self.authors != AUTHORS:
            lines.append(f"  authors: {self.authors!r}")
        return "\n".join([f"{self.builder}, clock {self.clock - NOON:+} s from noon", *lines])


def picture(number: int) -> str:
    """Return a picture, another one for each number; of 10 to 99, all of the same size."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {number} 90">'
        f'<path d="M0 0h{number}v90H0z"/></svg>'
    )


def raster(number: int) -> bytes:
    """Return a PNG as wide as the number says, wider than the smallest width that is made."""
    file = io.BytesIO()
    Image.new("RGB", (number, 40), (number % 256, 90, 30)).save(file, "PNG")
    return file.getvalue()


INDEX = dedent("""
    # Front page

    ```{post-grid}
    :count: 3
    ```

    ```{toctree}
    about
    listed
    ```

    ```{toctree}
    :glob:

    terms
    notes
    posts/a*
    ```
    """)

ABOUT = dedent("""
    # About

    (news)=
    ## The news

    See {ref}`news`, {doc}`/listed`, [the first](posts/a.md) and {term}`Ferry`.

    ```{index} single: railway
    ```

    ```{include} part.txt
    ```

    {download}`data.csv` ![One](pictures/one/same.svg) ![Two](pictures/two/same.svg)
    """)

LISTED = dedent("""
    # What is listed

    ```{postlist} 2
    :excerpts:
    ```

    ```{post-grid}
    :tag: maps
    ```

    ```{author-card} ada
    ```
    """)

TERMS = dedent("""
    # Terms

    ```{glossary}
    Ferry
      A boat.
    ```
    """)

NOTES = dedent("""
    Notes
    =====

    .. index:: tunnel

    See :doc:`posts/b` and :ref:`news`.

    .. postlist::
       :category: AI
    """)

FILES: dict[str, str | bytes] = {
    "index.md": INDEX,
    "about.md": ABOUT,
    "listed.md": LISTED,
    "terms.md": TERMS,
    "notes.rst": NOTES,
    "part.txt": "What is included.\n",
    "data.csv": "a,b\n",
    "pictures/one/same.svg": picture(11),
    "pictures/two/same.svg": picture(22),
    "pictures/cover.svg": picture(33),
    "pictures/ada.svg": picture(44),
    "pictures/both.png": raster(90),
    "_static/own.css": "body { margin: 1px }\n",
    "_static/more.txt": "More.\n",
    "_extra/humans.txt": "We.\n",
}

AUTHORS: dict[str, dict[str, Any]] = {
    "ada": {"name": "Ada Lovelace", "bio": "Of the *Engine*.", "avatar": "pictures/ada.svg"},
    "grace": {"name": "Grace Hopper", "bio": "Of compilers.", "avatar": "pictures/both.png"},
}

OPTIONS: dict[str, Any] = {
    "project": "Test magazine",
    "extensions": ["mubboo_sphinx"],
    "html_baseurl": BASE_URL,
    "html_theme": "mubboo",
    "html_static_path": ["_static"],
    "html_css_files": ["own.css"],
    "html_extra_path": ["_extra"],
    "templates_path": ["_templates"],
    "myst_enable_extensions": ["substitution", "amsmath"],
    "myst_substitutions": {"place": "Berlin"},
    "blog_title": "The Mag",
    "blog_baseurl": BASE_URL,
    "blog_post_pattern": ["posts/*.md"],
    "mubboo_authors": "authors.yml",
    "mubboo_image_widths": [20, 60],
    "mubboo_search": False,
    "mubboo_after_body": [
        "topics", "share", "author-card", "related-posts", "adjacent", "series",
    ],
}  # fmt: skip


def world_of(
    articles: Mapping[str, Article], builder: str = "html", theme: str = "mubboo"
) -> World:
    """Return the usual site with these articles."""
    options = OPTIONS | {"html_theme": theme}
    if theme == "mubboo":
        options["html_theme_options"] = {"links": "about", "footer_links": "listed"}
    return World(articles, FILES, AUTHORS, options, builder=builder)
