"""The magazine theme, `html_theme = "mubboo"`: a masthead, an article's column, a footer.

The blocks do not need it, and it knows of them only that the magazine has sections.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from mubboo_sphinx.blocks.render import renderer_of
from mubboo_sphinx.build.incremental.changes import add_shown, shows_no_site_contents
from mubboo_sphinx.build.report import report
from mubboo_sphinx.problems import Problem
from mubboo_sphinx.settings import line_of

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx

NAME = "mubboo"
FOLDER = Path(__file__).parent / NAME

_options: WeakKeyDictionary[Sphinx, dict[str, Any]] = WeakKeyDictionary()


def setup_theme(app: Sphinx) -> None:
    """Register the theme, and give its templates the magazine's sections."""
    app.add_html_theme(NAME, str(FOLDER))
    app.connect("builder-inited", _check_options)
    app.connect("html-page-context", _add_chrome)
    add_shown(app, lambda app, _docname: (_sections(app), _links(app)) if _is_ours(app) else ())


def _is_ours(app: Sphinx) -> bool:
    # Builders of data (json, pickle) take no template, and write out whatever its context holds.
    theme = getattr(app.builder, "theme", None)
    if theme is None or hasattr(app.builder, "dump_context"):
        return False
    # A theme may inherit ours.
    return any(Path(folder) == FOLDER for folder in theme.get_theme_dirs())


def _check_options(app: Sphinx) -> None:
    if not _is_ours(app):
        return
    shows_no_site_contents(app)
    conf_py = Path(app.confdir) / "conf.py"
    written = str(_option(app, "sections"))
    if not written.isdecimal():
        message = f"the theme's option 'sections' takes a number, not {written!r}."
        line = line_of(conf_py, "html_theme_options")
        report(app, [Problem("config", message, str(conf_py), line)])


def _option(app: Sphinx, name: str) -> Any:
    """Return an option of `html_theme_options`, or the theme's own value for it."""
    # Asked once: of an option that the theme does not know, Sphinx warns at every call.
    if app not in _options:
        builder: Any = app.builder
        _options[app] = builder.theme.get_options(builder.theme_options)
    return _options[app].get(name)


def _sections(app: Sphinx) -> list[tuple[str, str]]:
    """Return the categories with the most articles (label, page), as many as are asked for."""
    written = str(_option(app, "sections"))
    count = int(written) if written.isdecimal() else 0
    magazine = renderer_of(app.builder).magazine
    largest = magazine.catalog.largest_categories[:count]
    return [(topic.label, magazine.topic_pages[topic]) for topic in largest]


def _add_chrome(
    app: Sphinx,
    pagename: str,
    _template: str,
    context: dict[str, Any],
    document: nodes.document | None,
) -> None:
    if not _is_ours(app):
        return
    renderer = renderer_of(app.builder)
    # What stands around an article is the site's, whatever the language of the article.
    language = renderer.maker("").language
    context["mubboo_gettext"] = language.gettext
    context["mubboo_direction"] = language.direction
    context["mubboo_sections"] = _sections(app)
    context["mubboo_links"] = _links(app)
    if document is None or pagename == app.config.root_doc:
        context["mubboo_width"] = "wide"
    else:
        context["mubboo_width"] = "article" if pagename in renderer.magazine.catalog else "text"


def _links(app: Sphinx) -> list[tuple[str, str]]:
    """Return the documents that the theme's option `links` names, each with its title."""
    written = _option(app, "links") or []
    names = written.split(",") if isinstance(written, str) else written
    titles = app.env.titles
    return [(titles[name.strip()].astext(), name.strip()) for name in names if
            name.strip() in titles]  # fmt: skip
