"""Six small sites, made after the shapes of real ones: with ABlog, before our line is added.

Each is what its writer wrote: conf.py as text, and the files beside it.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from PIL import Image

from tests.support.sites import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ATOM = "{http://www.w3.org/2005/Atom}"

_CONF = """\
project = "{project}"
author = "The people"
html_baseurl = "https://mag.example/"
blog_baseurl = "https://mag.example/"
blog_title = "{project}"
blog_path = "blog"
blog_feed_archives = True
blog_feed_fulltext = True
exclude_patterns = ["_build", "**.ipynb_checkpoints"]
"""


@dataclass(frozen=True)
class Shape:
    """A site: its conf.py, its other files, and the extensions that conf.py lists, in order.

    `told` are parts of what our line has to say of it, since it is wrong: all of it, in order.
    `drafts` are pages of posts that are held back.
    """

    conf: str
    files: Mapping[str, str | bytes]
    extensions: tuple[str, ...]
    told: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()

    def conf_py(self, *, ours: bool) -> str:
        """Return conf.py, with or without our line."""
        names = [*self.extensions, *(["mubboo_sphinx"] if ours else [])]
        return f"extensions = {names!r}\n{self.conf}"


@dataclass(frozen=True)
class Built:
    """A site that was built: its output, what was said, and how it ended."""

    out: Path
    said: str
    status: int

    def files(self, suffix: str) -> set[str]:
        """Return the paths of the site's files that end so, but for those of Sphinx's own."""
        found = (path.relative_to(self.out).as_posix() for path in self.out.rglob(f"*{suffix}"))
        return {name for name in found if not name.startswith(("_static", "_sources", ".doctrees"))}

    def entries(self, feed: str) -> dict[str, tuple[str, ...]]:
        """Return title, day and link of each entry of a feed, by id."""
        root = ET.fromstring((self.out / feed).read_text(encoding="utf-8"))  # noqa: S314 - our own
        found: dict[str, tuple[str, ...]] = {}
        for entry in root.iter(f"{ATOM}entry"):
            texts = {each.tag.removeprefix(ATOM): each for each in entry}
            day = (texts["published"] if "published" in texts else texts["updated"]).text or ""
            found[texts["id"].text or ""] = (
                texts["title"].text or "",
                day[:10],
                texts["link"].get("href") or "",
            )
        return found

    def warnings(self) -> list[str]:
        """Return what was warned of, without the folder's own path."""
        return [
            line.replace(str(self.out.parent), "")
            for line in self.said.splitlines()
            if "WARNING" in line or "ERROR" in line or "[mubboo" in line
        ]


def build_shape(folder: Path, name: str, conf: str) -> Built:
    """Build the site in a folder as its people do, into `html-NAME`."""
    source, out = folder / "source", folder / f"html-{name}"
    write(source, {"conf.py": conf})
    command = [sys.executable, "-m", "sphinx", "-q", "-E", "-b", "html", str(source), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    return Built(out, done.stderr, done.returncode)


def picture(width: int, height: int) -> bytes:
    """Return a picture as PNG."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), "#246").save(file, "PNG")
    return file.getvalue()


def notebook(*cells: str, **metadata: object) -> str:
    """Return a notebook of Markdown cells."""
    texts = [{"cell_type": "markdown", "metadata": {}, "source": each} for each in cells]
    return json.dumps({"cells": texts, "metadata": metadata, "nbformat": 4, "nbformat_minor": 4})


def _post(
    title: str, body: str = "Words of a post.\n\n## A part\n\nMore words.", **fields: str
) -> str:
    lines = "\n".join(f"{name}: {value}" for name, value in fields.items())
    return f"---\nblogpost: true\n{lines}\n---\n\n# {title}\n\n{body}\n"


PERSONAL = Shape(
    _CONF.format(project="A person")
    + """\
html_theme = "sphinx_book_theme"
nb_execution_mode = "off"
myst_enable_extensions = ["colon_fence", "dollarmath"]
blog_authors = {"sam": ("Sam Smith", "https://example.org/sam")}
blog_default_author = "sam"
post_date_format = "%Y-%m-%d"
rediraffe_redirects = {"old/first": "posts/2021/first", "years": "about"}
html_sidebars = {
    "posts/**": ["navbar-logo.html", "ablog/postcard.html", "ablog/recentposts.html",
                 "ablog/tagcloud.html", "ablog/categories.html", "ablog/archives.html"],
}
""",
    {
        "index.md": "# Hello\n\n![me](me.png)\n\n```{postlist} 5\n:excerpts:\n```\n\n"
        "```{toctree}\n:hidden:\nabout\n```\n",
        "about.md": "# About\n\n![wide](wide.png)\n\nSee [the first](posts/2021/first.md).\n",
        "me.png": picture(300, 300),
        "wide.png": picture(1600, 300),
        "posts/2021/first.md": _post(
            "The first",
            date="2021-03-04",
            tags="python, data science",
            category="notes",
            redirect="blog/2021/the-first",
        ),
        "posts/2021/second/index.md": _post("The second", date="2021-05-06", tags="[python, C++]"),
        "posts/2022/third.ipynb": notebook(
            "# The third\n\nOf numbers.", "More.", blogpost=True, date="2022-02-03", tags="python"
        ),
        "posts/2022/fifth.md": "---\nblogpost: true\ndate: 2022-03-04\ntitle: The fifth\n"
        "image: 1\n---\n\nIts beginning.\n\n![x](../../wide.png)\n\n## A part\n\nWords.\n",
        "posts/2022/fourth.md": _post(
            "The fourth", "![x](../../wide.png)\n\nWords.", date="2022-02-05", category="notes"
        ),
    },
    ("myst_nb", "sphinx_design", "ablog", "sphinxext.rediraffe"),
)

PROJECT = Shape(
    _CONF.format(project="A project")
    + """\
html_theme = "pydata_sphinx_theme"
html_logo = "logo.png"
html_theme_options = {
    "icon_links": [{"name": "Code", "url": "https://example.org/code", "icon": "fa-solid fa-box"}],
}
myst_enable_extensions = ["colon_fence", "deflist"]
blog_post_pattern = ["news/*/*.md"]
blog_path = "news"
html_sidebars = {"news/**": ["ablog/postcard.html", "ablog/recentposts.html",
                             "ablog/archives.html"]}
""",
    {
        "index.md": """\
# A project

::::{grid} 1 1 2 2
:::{grid-item-card} Install
:img-top: wide.png
:link: install
:link-type: doc

How to.
:::
:::{grid-item-card} News
:link: news/2023/release
:link-type: doc

What is new.
:::
::::

```{toctree}
:hidden:

install
guide/index
```
""",
        "install.md": "# Install\n\n```{image} wide.png\n:width: 50%\n```\n\nWords.\n",
        "guide/index.md": "# Guide\n\n```{toctree}\nfirst\n```\n",
        "guide/first.md": "# First steps\n\n![y](../wide.png)\n",
        "wide.png": picture(1200, 300),
        "logo.png": picture(200, 50),
        "news/2023/release.md": "---\ndate: 2023-05-06\nauthor: The Team\ntags: release\n---\n"
        "# A release\n\nIt is out.\n",
        "news/2024/sprint.md": "---\ndate: 2024-01-02\nauthor: The Team, Ada Lovelace\n"
        "tags: release, people\ncategory: Events\n---\n# A sprint\n\nWe met.\n",
    },
    ("myst_parser", "sphinx_design", "ablog"),
)

OLD_REST = Shape(
    _CONF.format(project="An old blog")
    + """\
html_theme = "alabaster"
source_suffix = ".rst"
blog_locations = {"Rome": ("Rome", "https://example.org/rome")}
blog_languages = {"de": ("Deutsch", None)}
blog_default_location = "Rome"
blog_authors = {"kim": ("Kim Lee", None)}
post_date_format = "%Y/%m/%d %H:%M:%S"
post_auto_excerpt = 2
html_sidebars = {"**": ["about.html", "ablog/postcard.html", "ablog/recentposts.html",
                        "ablog/locations.html", "ablog/languages.html", "ablog/authors.html",
                        "ablog/tagcloud.html", "ablog/archives.html", "searchbox.html"]}
""",
    {
        "index.rst": "Blog\n====\n\n.. postlist::\n   :list-style: circle\n   :format: {title}\n\n"
        ".. toctree::\n   :hidden:\n\n   about\n",
        "about.rst": "About\n=====\n\n.. image:: wide.png\n\n"
        "Words. :ref:`blog-locations` :ref:`blog-drafts`\n",
        "wide.png": picture(900, 300),
        "2012/one.rst": ".. post:: 2012/12/09 08:22:42\n   :tags: trains, C++\n   :author: kim\n"
        "   :location: Paris\n   :language: English\n   :redirect: old/one\n\n"
        "One of them\n===========\n\nFirst words.\n\nSecond words.\n",
        "2013/two.rst": ":blogpost: true\n:date: 2013/01/02 10:00:00\n:tags: trains\n"
        ":category: Travel\n:language: Chinese\n\nTwo of them\n===========\n\nWords.\n",
        "2013/three.rst": "Three\n=====\n\n.. post:: 2013/04/05 11:12:13\n   :tags: .net\n"
        "   :language: de, English\n\n   The excerpt of three.\n\nWords.\n",
        "2013/five.rst": "Five\n====\n\n.. post:: 2013/08/09\n   :author: Kim\n   :tags: a, b\n\n"
        "Words.\n",
        "2014/four.rst": "Four\n====\n\n.. post:: 2014/05/06\n   :author: Guest Writer\n"
        "   :location: São Paulo\n\nWords.\n\n.. update:: 2014/07/08\n\n   New words.\n",
    },
    ("ablog", "sphinx.ext.extlinks"),
    told=("unknown author 'Guest Writer'", "unknown author 'Kim'"),
)

COMMUNITY = Shape(
    _CONF.format(project="A community")
    + """\
html_theme = "furo"
source_suffix = [".md", ".rst"]
blog_post_pattern = "posts/*/*.md"
""",
    {
        "index.md": "# Community\n\n```{postlist}\n:date: '%d %B %Y'\n```\n\n"
        "```{toctree}\n:hidden:\nposts/first/post\n```\n",
        **{
            f"posts/{name}/post.md": f"---\nauthor: {author}\ndate: {date}\ntags: {tags}\n---\n"
            f"# On {name}\n\n![z](wide.png)\n\nWords about {name}.\n"
            for name, author, date, tags in (
                ("first", "Ann Example", "2020-01-02", "a, b"),
                ("second", "Ann Example, Bo Nobody", '"December 9, 2021"', "b"),
                ("third", "bo nobody", "2022-03-04T10:00:00", "A"),
                ("fourth", "João da Silva", "2022-05-06 12:30", "c d"),
            )
        },
        **{
            f"posts/{name}/wide.png": picture(1000, 250)
            for name in ("first", "second", "third", "fourth")
        },
    },
    ("myst_parser", "ablog"),
    told=("one topic: 'A' (1), 'a' (1)",),
)

OWN_THEME = Shape(
    _CONF.format(project="Its own theme")
    + """\
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
extensions.append("house_theme")
html_theme = "house"
""",
    {
        "house_theme.py": """\
from pathlib import Path


def _late(app):
    app.config.blog_authors = {"lee": ("Lee Late", "https://example.org/lee")}
    app.config.blog_default_author = ["lee"]
    app.config.html_sidebars = {"**": ["ablog/postcard.html", "ablog/tagcloud.html"]}


def setup(app):
    app.add_html_theme("house", str(Path(__file__).parent / "house"))
    app.connect("builder-inited", _late)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
""",
        "house/theme.toml": '[theme]\ninherit = "basic"\nstylesheets = ["house.css"]\n',
        "house/static/house.css": "img { max-width: 100% }\n",
        "house/layout.html": '{% extends "basic/layout.html" %}\n{% block header %}'
        "<header><p>{{ ablog.blog_title if ablog }}</p></header>{% endblock %}\n",
        "index.md": "# Front\n\n```{postlist}\n```\n\n"
        "```{toctree}\n:hidden:\nposts/a\nposts/b\n```\n",
        "posts/a.md": _post("A", date="2019-02-03", tags="one, two"),
        "posts/b.md": _post("B", "![p](wide.png)\n", date="2019-04-05", author="Somebody Else"),
        "posts/wide.png": picture(800, 200),
    },
    ("myst_parser", "ablog"),
    told=("unknown author 'Somebody Else'",),
)

REST_ONLY = Shape(
    _CONF.format(project="reST alone") + 'html_theme = "classic"\n',
    {
        "index.rst": "Front\n=====\n\n.. toctree::\n   :glob:\n\n   posts/*\n\n.. postlist:: 3\n",
        "README.md": "# Read me\n\nFor [developers](tools/README.md).\n",
        "tools/README.md": "# Tools\n\nWords.\n",
        "posts/README.md": "# Of posts\n\nWords.\n",
        "posts/x.rst": ".. post:: Jan 02, 2018\n   :tags: t\n   :nocomments:\n\nEx\n==\n\nWords.\n",
        "posts/y.rst": "Why\n===\n\n.. post:: Mar 04, 2019\n   :category: c\n   :image: 1\n\n"
        ".. image:: wide.png\n\nWords.\n",
        "posts/wide.png": picture(700, 200),
        "posts/draft.rst": "Later\n=====\n\n.. post::\n   :tags: secret\n\nNot yet.\n",
    },
    ("ablog",),
    told=("'date' is missing",),
    drafts=("posts/draft.html",),
)

SHAPES = {
    "personal": PERSONAL,
    "project": PROJECT,
    "old-rest": OLD_REST,
    "community": COMMUNITY,
    "own-theme": OWN_THEME,
    "rest-only": REST_ONLY,
}
