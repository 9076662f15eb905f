"""Pages that send readers on: from where an article used to be, and a topic's page.

They wear no theme: nobody reads them, and a theme's own addresses would depend on the builder.
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup
from sphinx.util.osutil import relative_uri

from mubboo_sphinx.ablog import redirects_of
from mubboo_sphinx.blocks.language import language
from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.context.report import report
from mubboo_sphinx.incremental.output import is_file_there, note_file
from mubboo_sphinx.pages.listings import all_listings
from mubboo_sphinx.priorities import EnvUpdated
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article

_ABLOGS_SECONDS = 5
"""ABlog's own `post_redirect_refresh`: as long as nobody chose it, nobody has to wait."""
_OTHERS = ("search", "genindex", "404")
_FOLDERS = ("_static", "_images", "_sources", "_downloads", "pagefind")
"""Of the builder and of search: what lies in them is no page."""
_OF_DATA = ("json", "pickle", "epub", "singlehtml")
_PAGE = Markup("""\
<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>{title}</title>
<meta http-equiv="refresh" content="{seconds}; url={url}" />
<meta name="robots" content="noindex" />
<link rel="canonical" href="{canonical}" />
</head>
<body>
<main>
<h1>{title}</h1>
<p><a href="{url}">{title}</a></p>
</main>
</body>
</html>
""")


class _Target(NamedTuple):
    """Where a redirect leads: a page of the site, its title, its language."""

    page: str
    title: str
    language: str


def setup_redirects(app: Sphinx) -> None:
    """Connect the pages; those that cannot be are warned of in every build, written or not."""
    app.connect("env-updated", _warn_of_taken_pages, priority=EnvUpdated.USE_MAGAZINE)
    app.connect("html-collect-pages", _write_redirects)


def _sort_out(app: Sphinx, renderer: Renderer) -> tuple[dict[str, _Target], list[Problem]]:
    """Return where each file of a redirect leads, and which cannot be, since they are taken."""
    magazine = renderer.magazine
    articles = (*magazine.catalog, *magazine.catalog.unlisted)
    asked = [(article, redirects_of(app, article.docname)) for article in articles]
    former = magazine.former_pages
    if not former and not any(pages for _, pages in asked):
        return {}, []
    taken = _Taken(app, renderer)
    kept: dict[str, _Target] = {}
    problems = []
    for article, pages in sorted(asked, key=lambda pair: pair[0].docname):
        for page in pages:
            file = _file(app, page)
            if not taken.take(file):
                problems.append(_taken(app, article, page))
                continue
            own = article.language or magazine.language
            kept[file] = _Target(article.docname, article.title, own)
    for page, (target, title) in former.items():
        file = _file(app, page)
        # Whoever has the address now, keeps it.
        if taken.take(file):
            kept[file] = _Target(target, title, magazine.language)
    return kept, problems


class _Taken:
    """The files that something has, and the folders that they lie in."""

    def __init__(self, app: Sphinx, renderer: Renderer) -> None:
        pages = {*app.env.found_docs, *_OTHERS, *app.config.html_additional_pages}
        pages.update(listing.page for listing in all_listings(renderer))
        self._files: set[str] = set()
        self._folders: set[str] = set()
        for page in (*pages, *_domain_indices(app)):
            self._add(_file(app, page))
        for file in (*_FOLDERS, *_extra_files(app)):
            self._add(file)

    def take(self, file: str) -> bool:
        """Take a file, unless it or a part of its path is something else already."""
        name = file.lower()
        above = {str(folder) for folder in PurePosixPath(name).parents}
        if name in self._files or name in self._folders or above & self._files:
            return False
        self._add(file)
        return True

    def _add(self, file: str) -> None:
        # As on file systems for which case makes no difference.
        self._files.add(file.lower())
        self._folders.update(str(folder) for folder in PurePosixPath(file.lower()).parents)


def _domain_indices(app: Sphinx) -> Iterator[str]:
    """Yield the pages of indices such as `py-modindex`, which the builder lists only later."""
    wanted = app.config.html_domain_indices
    for domain in app.env.domains.sorted() if wanted else ():
        for index in domain.indices:
            name = f"{domain.name}-{index.name}"
            is_wanted = not isinstance(wanted, Collection) or name in wanted
            if is_wanted and index(domain).generate()[0]:
                yield name


def _extra_files(app: Sphinx) -> Iterator[str]:
    """Yield the files of `html_extra_path`, which are copied last, over all others."""
    for entry in app.config.html_extra_path:
        path = Path(app.confdir, entry)
        if path.is_file():
            yield path.name
        for file in path.rglob("*") if path.is_dir() else ():
            if file.is_file():
                yield file.relative_to(path).as_posix()


def _taken(app: Sphinx, article: Article, page: str) -> Problem:
    message = (
        f"'redirect' names {page!r}, where a page already exists."
        " Take it out, or name the page where this article was."
    )
    source = app.env.doc2path(article.docname, base=False).as_posix()
    return Problem("front_matter", message, source, article.lines.get("redirect", 1))


def _file(app: Sphinx, page: str) -> str:
    """Return the file of a page, from the output folder on: one that ends in .html is a file."""
    if page.lower().endswith((".html", ".htm")):
        return page
    builder: Any = app.builder
    return Path(builder.get_output_path(page)).relative_to(app.outdir).as_posix()


def _makes_pages(app: Sphinx) -> bool:
    return app.builder.format == "html" and app.builder.name not in _OF_DATA


def _warn_of_taken_pages(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    if _makes_pages(app):
        report(app, _sort_out(app, renderer_of(app.builder))[1])
    return []


def _write_redirects(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    if _makes_pages(app):
        renderer = renderer_of(app.builder)
        for name, target in _sort_out(app, renderer)[0].items():
            file = Path(app.outdir, name)
            text = _page(app, renderer, name, target)
            note_file(app, file)
            if is_file_there(app, file) and file.read_text(encoding="utf-8") == text:
                continue
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
    return iter(())


def _page(app: Sphinx, renderer: Renderer, file: str, target: _Target) -> str:
    url = relative_uri(file, app.builder.get_target_uri(target.page)) or "./"
    seconds = app.config.post_redirect_refresh
    is_chosen = isinstance(seconds, int) and seconds >= 0 and seconds != _ABLOGS_SECONDS
    return str(
        _PAGE.format(
            language=language(target.language).tag,
            title=target.title,
            seconds=seconds if is_chosen else 0,
            url=url,
            canonical=renderer.page_url(target.page) or url,
        )
    )
