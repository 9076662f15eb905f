"""ABlog's options of feeds, checked; its templates of entries (`blog_feed_templates`)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import Template, TemplateError

from mubboo_sphinx.ablog import post_of
from mubboo_sphinx.context.report import report
from mubboo_sphinx.problems import Problem, shown
from mubboo_sphinx.settings import line_of
from mubboo_sphinx.sphinx_tools.build_context import get, put

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config

    from mubboo_sphinx.feeds.feed_lists import FeedList
    from mubboo_sphinx.magazine.feed import FeedEntry

_OPTION = "blog_feed_templates"
_LENGTH = "blog_feed_length"
_ELEMENTS = ("title", "summary", "content")
_DEFAULT: dict[str, dict[str, str]] = {"atom": {}}


class EntryTemplates:
    """The templates of the feeds of one name, by element. They do not escape: Atom does."""

    # Without the application, which a mapping of weak keys would keep for its sake.
    def __init__(self, root: str, templates: Mapping[str, Template]) -> None:
        self._root, self._templates = root, templates
        self._warned: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._templates)

    def applied_to(self, entry: FeedEntry, known: Mapping[str, Any]) -> FeedEntry:
        """Return the entry with its texts as the templates have them.

        They know its texts as they were, and what is `known` by name, `app` among it. One that
        cannot be rendered leaves its text as it is, and is warned of once.
        """
        plain = {name: getattr(entry, name) for name in _ELEMENTS}
        texts = plain | self._rendered({**known, **plain})
        return replace(
            entry, title=texts["title"], summary=texts["summary"], content=texts["content"]
        )

    def _rendered(self, known: Mapping[str, Any]) -> dict[str, str]:
        texts = {}
        for name, template in self._templates.items():
            try:
                texts[name] = template.render(known)
            except Exception as error:  # noqa: BLE001 - a template may do anything
                if name not in self._warned:
                    _warn_of_template(known["app"], self._root, name, error)
                self._warned.add(name)
        return texts


@dataclass(frozen=True)
class _Templates:
    """Templates of entries, by the name of the feeds."""

    by_feed: dict[str, EntryTemplates]


def templates_of_feeds(app: Sphinx) -> dict[str, EntryTemplates]:
    """Return the names of the feeds that each list has, mostly `atom` alone, and their templates.

    Raises KeyError before the options have been read.
    """
    return get(app, _Templates).by_feed


def known_of_feed(app: Sphinx, listing: FeedList, url: str) -> dict[str, Any]:
    """Return what ABlog's manual lets templates know of a feed; `post` is told for each entry."""
    posts = [post_of(app, article.docname) for article in listing.articles]
    return {
        "app": app,
        "blog": getattr(next(filter(None, posts), None), "blog", None),
        "feed_fulltext": app.config.blog_feed_fulltext,
        "feed_length": app.config.blog_feed_length,
        "feed_posts": posts,
        "feed_title": listing.title,
        "feed_url": url,
        "pagename": listing.folder,
    }


def setup_feed_templates(app: Sphinx) -> None:
    """Check the options once conf.py has been read."""
    app.connect("config-inited", _read_options)


def _read_options(app: Sphinx, config: Config) -> None:
    # ABlog looks at its other options, but not at these two.
    if not _is_templates(config.blog_feed_templates):
        _reset(app, _OPTION, _DEFAULT)
    length = config.blog_feed_length
    if length is not None and not isinstance(length, int):
        _reset(app, _LENGTH, None)
    templates = {
        root: EntryTemplates(root, _compiled(app, root, elements))
        for root, elements in config.blog_feed_templates.items()
    }
    put(app, _Templates(templates))


def _is_templates(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(root, str)
        and isinstance(elements, dict)
        and all(isinstance(text, str) for text in elements.values())
        for root, elements in value.items()
    )


def _compiled(app: Sphinx, root: str, elements: Mapping[str, str]) -> dict[str, Template]:
    found = {}
    for name, text in elements.items():
        if name not in _ELEMENTS:
            known = "title, summary and content have templates"
            _warn(app, _OPTION, f"{_OPTION}[{root!r}][{shown(name)}] is left out: {known}.")
            continue
        try:
            found[name] = Template(text)
        except TemplateError as error:
            _warn_of_template(app, root, name, error)
    return found


def _reset(app: Sphinx, option: str, default: object) -> None:
    wrong = getattr(app.config, option)
    _warn(app, option, f"{option} cannot be {shown(wrong)}: {default!r} is used instead.")
    setattr(app.config, option, default)


def _warn_of_template(app: Sphinx, root: str, name: str, error: Exception) -> None:
    what = f"{type(error).__name__}: {error}"
    _warn(app, _OPTION, f"{_OPTION}[{root!r}][{name!r}] cannot be rendered: {what}")


def _warn(app: Sphinx, option: str, message: str) -> None:
    conf_py = Path(app.confdir) / "conf.py"
    report(app, [Problem("config", message, str(conf_py), line_of(conf_py, option))])
