"""Small sites: what they are made of, and how they are built."""

from __future__ import annotations

import gc
import io
import json
import re
import subprocess
import sys
import textwrap
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

# Before any site is built: what Sphinx's modules translate while they are imported, stays in the
# language of the first site of the process. No extension comes in time to mend that.
import sphinx.domains.javascript
import sphinx.domains.python
import sphinx.domains.rst
import sphinx.domains.std  # noqa: F401
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.util.docutils import docutils_namespace, patch_docutils

from mubboo_sphinx.documents.domain import records
from tests.support.html import parse_html
from tests.support.templates import compile_once
from tools.check_links import DeadLink, LinkCheck

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mubboo_sphinx.magazine.article import Article
    from tests.support.html import Element

BASE_URL = "https://mag.example/"

AUTHORS = """\
team:
  name: Mubboo Editorial Team
  type: organization
  role: Editors
  bio: What a reader *should* know of them.
  avatar: avatars/team.svg
  url: https://example.org/
  email: team@example.org
  socials: {linkedin: mubboo, x: mubboo, github: mubboo, mastodon: "@mubboo@example.social"}
ada:
  name: Ada Lovelace
  role: Analyst
  bio: Wrote of the Analytical Engine.
"""

AVATAR = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 96"><path d="M0 0h96v96H0z"/></svg>'
)

compile_once()

_builds = count(1)
_BUILDS_BETWEEN_COLLECTIONS = 30
"""Python collects rarely after a build has put its objects aside: a run of 2,000 took gigabytes."""

_LINKED = ("html", "dirhtml", "singlehtml")
"""Builders whose output is a site to be read as it is."""
_DEAD_IN_ONE_PAGE = ("search.html", "genindex.html", "#document-index")
"""What Sphinx and its themes link to in a site of one page, which has none of these."""

SUBJECTS = ("chips", "trains", "checkouts", "kitchens", "cameras", "maps")


def post(
    title: str = "A title",
    *,
    date: str | None = "2026-04-05",
    author: str | None = "team",
    category: str | None = "[AI, Industry]",
    body: str = "Some words of an article.",
    **fields: object,
) -> str:
    """Return a MyST article. Fields are written as given: YAML, not Python."""
    values = {"date": date, "author": author, "category": category} | fields
    lines = [f"{name}: {value}" for name, value in values.items() if value is not None]
    heading = f"# {title}\n\n" if title else ""
    return "\n".join(["---", "blogpost: true", *lines, "---", "", f"{heading}{body}", ""])


def magazine(count: int = 6) -> dict[str, str]:
    """Return the sources of a small whole magazine: front page, authors, `count` articles."""
    files = {
        "index.md": "# Front page\n\n```{post-grid}\n:count: 3\n```\n",
        "authors.yml": AUTHORS,
        "avatars/team.svg": AVATAR,
    }
    for number in range(1, count + 1):
        subject = SUBJECTS[number % len(SUBJECTS)]
        files[f"posts/p{number}.md"] = post(
            f"Article {number} on {subject}",
            date=f"2026-04-{number:02}",
            author="[team, ada]" if number % 2 else "ada",
            category="[AI, Industry]" if number % 3 else "[Travel]",
            tags=f"[{subject}, tag{number % 2}]",
            description=f"What article {number} says of {subject}.",
            body=f"All about {subject}. "
            + f"The {subject} of today. " * 60
            + "\n\n## A section\n\nMore words.",
        )
    return files


@dataclass
class Site:
    """A built site: its folders, what Sphinx warned of and read, and how it ended."""

    source: Path
    out: Path
    warnings: str
    status: int = 0
    documents_read: list[str] = field(default_factory=list)
    """Names of the documents that Sphinx read, in order; those of other processes are missing."""
    articles: dict[str, Article] = field(default_factory=dict)
    """What was noted of each when it was read."""

    def read(self, path: str) -> str:
        """Return a file of the output."""
        return (self.out / path).read_text(encoding="utf-8")

    def html(self, docname: str) -> str:
        """Return a page, white space folded."""
        return re.sub(r"\s+", " ", self.read(f"{docname}.html"))

    def page(self, docname: str) -> Element:
        """Return a page as the tree of its elements."""
        return parse_html(self.read(f"{docname}.html"))

    def linked_data(self, docname: str) -> dict[str, Any]:
        """Return the data of a page's only JSON-LD."""
        (script,) = [
            each
            for each in self.page(docname).all(tag="script")
            if each.attributes.get("type") == "application/ld+json"
        ]
        data: dict[str, Any] = json.loads(script.text)
        return data

    def warnings_of(self, source: str) -> list[str]:
        """Return the warnings that name a source file, from the line's number on."""
        start = f"{self.source / source}:"
        lines = self.warnings.splitlines()
        return [line.removeprefix(start) for line in lines if line.startswith(start)]

    def warned(self, *parts: str) -> bool:
        """Tell whether one line of the warnings holds all the parts."""
        return any(all(part in line for part in parts) for line in self.warnings.splitlines())

    def files(self) -> set[str]:
        """Return the paths of all files of the output."""
        return {
            path.relative_to(self.out).as_posix() for path in self.out.rglob("*") if path.is_file()
        }


def write(folder: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(content, encoding="utf-8")


def make_site(
    folder: Path,
    files: Mapping[str, str | bytes],
    conf: Mapping[str, Any] | None = None,
    **options: Any,
) -> Site:
    """Write files below `folder` and build them, with `authors.yml` where it is one of them."""
    source = folder / "source"
    write(source, files)
    settings = {"mubboo_authors": "authors.yml"} if "authors.yml" in files else {}
    out = folder / options.pop("out", options.get("builder", "html"))
    return run_sphinx(source, out, conf=settings | dict(conf or {}), **options)


def run_sphinx(  # noqa: PLR0913 - sphinx-build's own choices
    source: Path,
    out: Path,
    builder: str = "html",
    conf: Mapping[str, Any] | None = None,
    *,
    fresh: bool = False,
    jobs: int = 1,
    dead_links: Collection[str] = (),
) -> Site:
    """Build a folder in this process. `conf` are options; conf.py in the folder is read too.

    A link of the site that leads nowhere, and of which no warning has told, fails the test, but
    for `dead_links`: links that may be dead, as they are written.
    """
    defaults = {
        "project": "Test magazine",
        "extensions": ["mubboo_sphinx"],
        "html_baseurl": BASE_URL,
        "html_theme": "alabaster",
        # It takes as long as all the rest of a small site.
        "mubboo_search": False,
    }
    has_conf = (source / "conf.py").is_file()
    settings = dict(conf or {}) if has_conf else defaults | dict(conf or {})
    extensions: Any = settings.get("extensions", ())
    if "mubboo_sphinx" not in extensions and not has_conf:
        del settings["mubboo_search"]  # an option that nobody knows
    warnings = io.StringIO()
    read: list[str] = []
    # Sphinx adds a plain site's suffixes to its own default, for all later sites of the process.
    Config.config_values["source_suffix"].default.pop(".md", None)
    if next(_builds) % _BUILDS_BETWEEN_COLLECTIONS == 0:
        gc.collect()
    with patch_docutils(), docutils_namespace():
        app = Sphinx(
            source,
            source if has_conf else None,
            out,
            out.parent / f"doctrees-{out.name}",
            builder,
            confoverrides=settings,
            status=None,
            warning=warnings,
            freshenv=fresh,
            parallel=jobs,
        )
        app.connect("source-read", lambda _app, docname, _source: read.append(docname))
        app.build()
    if links := getattr(app, "sitemap_links", None):
        # sphinx-sitemap's process ends with ours, and would hold the browser's pipe until then.
        links._manager.shutdown()
    plain = re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue())
    if app.builder.name in _LINKED and "mubboo_sphinx" in app.extensions:
        addresses = app.config.html_baseurl, app.config.blog_baseurl or ""
        untold = [each for each in untold_dead_links(out, plain, addresses)
                  if each.link not in dead_links and not _is_expected(app, each.link)]  # fmt: skip
        assert not untold, "\n".join(["dead links:", *map(str, untold), "warnings:", plain])
    articles = dict(records(app.env).articles) if "mubboo_sphinx" in app.extensions else {}
    return Site(source, out, plain, app.statuscode, read, articles)


def untold_dead_links(out: Path, warnings: str, addresses: tuple[str, ...] = ()) -> list[DeadLink]:
    """Return the links of a built site that lead nowhere, and of which no warning has told."""
    # A build that follows another warns only of what it reads: what was said before counts.
    log = out.parent / f"warnings-{out.name}.txt"
    said = (log.read_text(encoding="utf-8") if log.is_file() else "") + warnings
    log.write_text(said, encoding="utf-8")
    return [each for each in LinkCheck(out, addresses).dead_links() if not _is_told(each, said)]


def _is_expected(app: Sphinx, link: str) -> bool:
    if app.builder.name == "singlehtml" and link.endswith(_DEAD_IN_ONE_PAGE):
        return True
    # A style sheet that conf.py names and nobody wrote: Sphinx links to it without a word.
    own = [str(file[0] if isinstance(file, tuple) else file) for file in app.config.html_css_files]
    if any(link.endswith(f"_static/{name}") for name in own):
        return True
    # On a page, or whole in a feed: nobody is told of a link whose warning is silenced.
    within = ("#", app.config.html_baseurl) if app.config.html_baseurl else ("#",)
    is_silenced = any("myst" in each for each in app.config.suppress_warnings)
    return is_silenced and "#" in link and link.startswith(within)


def _is_told(dead: DeadLink, warnings: str) -> bool:
    path, _, fragment = unquote(dead.link).partition("#")
    name = fragment or path.rstrip("/").rpartition("/")[2]
    return bool(name) and name.removesuffix(".html") in warnings


def sphinx_build(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does, in a process of its own, and follow the links it made."""
    command = [sys.executable, "-m", "sphinx", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    source, out = map(Path, arguments[-2:])
    if (out / "index.html").is_file() and "mubboo" in (source / "conf.py").read_text("utf-8"):
        untold = untold_dead_links(out, done.stderr)
        assert not untold, "\n".join(["dead links:", *map(str, untold), done.stderr])
    return done


def dedent(text: str) -> str:
    """Return a text without the indentation of the code around it."""
    return textwrap.dedent(text).lstrip("\n")
