"""A small site as plain data, so that it can be drawn at random and edited."""

from __future__ import annotations

import json
import textwrap
from dataclasses import dataclass, field
from typing import Any

BLOCKS = ["topics", "share", "author-card", "related-posts", "adjacent", "series"]
NOON = 1775390400
"""2026-04-05T12:00:00Z: articles are dated some days before and after."""

WORDS = ("chips", "trains", "kitchens", "cameras", "maps", "checkouts", "ferries", "lenses")


def picture(number: int) -> str:
    """Return a picture, another one for each number."""
    size = 10 + number
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} 90">'
        f'<path d="M0 0h{size}v90H0z"/></svg>'
    )


@dataclass
class Post:
    """An article: its front matter, and what its text is made of."""

    title: str
    fields: dict[str, Any] = field(default_factory=dict)
    excerpt: str = "What it says first."
    parts: list[str] = field(default_factory=list)

    def source(self) -> str:
        """Return the file."""
        lines = [f"{name}: {json.dumps(value)}" for name, value in self.fields.items()]
        body = "\n\n".join([f"# {self.title}", self.excerpt, *self.parts])
        return "\n".join(["---", *lines, "---", "", body, ""])


@dataclass
class World:
    """A site: articles by document name, other files by path, options, and the time."""

    posts: dict[str, Post]
    files: dict[str, str]
    conf: dict[str, Any]
    authors: dict[str, dict[str, str]]
    clock: int = NOON

    def sources(self) -> dict[str, str]:
        """Return all files of the source folder."""
        posts = {f"{name}.md": post.source() for name, post in self.posts.items()}
        return {**self.files, **posts, "authors.yml": json.dumps(self.authors, indent=1)}


def dedent(text: str) -> str:
    """Return a text without the indentation of the code around it."""
    return textwrap.dedent(text).lstrip("\n")


INDEX = dedent("""
    # Front page

    ```{post-grid}
    :count: 3
    ```

    ```{toctree}
    :glob:

    about
    listed
    posts/in-toc*
    ```
    """)

ABOUT = dedent("""
    # About

    (news)=
    ## A label of its own

    See {ref}`news`, {doc}`/listed` and [the first](posts/p0.md).

    ```{index} single: railway
    ```

    ```{include} part.txt
    ```

    {download}`data.csv` ![A picture](pictures/one/same.svg) ![Another](pictures/two/same.svg)
    """)

LISTED = dedent("""
    # What is listed

    ```{postlist} 2
    :excerpts:
    ```

    ```{post-grid}
    :tag: trains
    ```

    ```{author-card} ada
    ```
    """)

FILES = {
    "index.md": INDEX,
    "about.md": ABOUT,
    "listed.md": LISTED,
    "part.txt": "What is included.\n",
    "data.csv": "a,b\n",
    "pictures/one/same.svg": picture(1),
    "pictures/two/same.svg": picture(2),
    "pictures/cover.svg": picture(3),
    "pictures/ada.svg": picture(4),
    "_static/own.css": "body { margin: 1px }\n",
    "_static/more.txt": "More.\n",
    "_extra/robots.txt": "User-agent: *\n",
}

CONF: dict[str, Any] = {
    "blog_post_pattern": ["posts/*.md"],
    "blog_baseurl": "https://mag.example/",
    "blog_title": "The Mag",
    "html_css_files": ["own.css"],
    "html_static_path": ["_static"],
    "html_extra_path": ["_extra"],
    "templates_path": ["_templates"],
    "mubboo_authors": "authors.yml",
    "mubboo_after_body": BLOCKS,
}

AUTHORS = {
    "ada": {"name": "Ada Lovelace", "bio": "Of the *Engine*.", "avatar": "pictures/ada.svg"},
    "grace": {"name": "Grace Hopper", "bio": "Of compilers."},
}


def make_world(count: int, seed: int) -> World:
    """Return a site of `count` articles; `seed` decides on their dates, topics and texts."""
    posts = {f"posts/p{number}": _post(number, seed) for number in range(count)}
    return World(posts, dict(FILES), dict(CONF), {key: dict(a) for key, a in AUTHORS.items()})


def _post(number: int, seed: int) -> Post:
    mix = seed * 7 + number * 5
    fields: dict[str, Any] = {
        "date": f"2026-03-{1 + mix % 28:02}",
        "author": [["ada"], ["grace"], ["ada", "grace"]][mix % 3],
        "category": [["AI"], ["Travel"], ["AI", "Industry"]][mix % 3],
        "tags": [WORDS[mix % len(WORDS)], WORDS[(mix + number) % len(WORDS)]],
    }
    subject = WORDS[mix % len(WORDS)]
    parts = [f"All about {subject}, and {WORDS[(mix + 3) % len(WORDS)]}.", "## A section"]
    return Post(f"Article {number} on {subject}", fields, f"First of {subject}.", parts)
