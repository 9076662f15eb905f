"""What stands around every page: masthead and footer, rendered once for all pages of a depth."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from sphinx import addnodes

from mubboo_sphinx.blocks.render import renderer_of
from mubboo_sphinx.feeds.feed_lists import has_feeds
from mubboo_sphinx.feeds.feed_templates import templates_of_feeds
from mubboo_sphinx.magazine.links import is_web_url
from mubboo_sphinx.magazine.slugs import stable_slug
from mubboo_sphinx.problems import did_you_mean
from mubboo_sphinx.search.index import version_of_pagefind
from mubboo_sphinx.sphinx_tools.build_context import get, put
from mubboo_sphinx.theme.options import ThemeOptions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markupsafe import Markup
    from sphinx.application import Sphinx


NAME = "mubboo"
FOLDER = Path(__file__).parent / NAME

Link = tuple[str, str]
"""A label, and the name of the page that it leads to."""

_MENU_LENGTH = 6
"""Pages beside the sections, where the site does not say which: a masthead is one line."""


def is_ours(app: Sphinx) -> bool:
    """Tell whether a build's theme is this one, or inherits it."""
    # Builders of data (json, pickle) take no template, and write out whatever its context holds.
    theme = getattr(app.builder, "theme", None)
    if theme is None or hasattr(app.builder, "dump_context"):
        return False
    return any(Path(folder) == FOLDER for folder in theme.get_theme_dirs())


def note_options(app: Sphinx, options: ThemeOptions) -> None:
    """Keep the theme's options for the build."""
    put(app, options)


def options_of_theme(app: Sphinx) -> ThemeOptions:
    """Return the theme's options. Raises KeyError where the theme is another."""
    return get(app, ThemeOptions)


class Chrome:
    """The parts of a page that the whole site shares. `wrong` are options that name nothing."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._renderer = renderer_of(app.builder)
        self._options = options_of_theme(app)
        self._tags: dict[tuple[object, ...], str] = {}
        self._rendered: dict[tuple[object, ...], Markup] = {}
        self.wrong: list[str] = []
        self.pagefind = version_of_pagefind(app)
        magazine = self._renderer.magazine
        in_one_page = self._renderer.in_one_page
        self.sections = self._sections() if in_one_page is None else []
        chosen = self._options.links
        self.links = self._menu() if chosen is None else self._documents("links", chosen)
        self.footer_links = self._documents("footer_links", self._options.footer_links)
        feeds = templates_of_feeds(app) if has_feeds(app) else {}
        if in_one_page is not None:
            self.links = [
                each for each in self.links if each[1] in in_one_page or is_web_url(each[1])
            ]
            self.footer_links = [each for each in self.footer_links if each[1] in in_one_page]
        self.feed = f"{magazine.blog_path}/{next(iter(feeds))}.xml" if feeds else ""
        has_archive = magazine.catalog.years and in_one_page is None
        archive = f"{magazine.blog_path}/archive"
        self.archive = archive if has_archive and archive not in magazine.left_out else ""

    def shown(self) -> object:
        """Return what it shows, as data."""
        return (
            self._options, self.sections, self.links, self.footer_links, self.feed, self.archive,
            self.pagefind, self._renderer.overrides,
        )  # fmt: skip

    def header(self, page: str, context: dict[str, Any]) -> Markup:
        """Return the masthead of a page. `context` is Sphinx's, of the page."""
        here = page if page in {name for _, name in (*self.sections, *self.links)} else ""
        return self._part("header", here, page, context)

    def footer(self, page: str, context: dict[str, Any]) -> Markup:
        """Return the footer of a page, but for what is the page's own."""
        return self._part("footer", "", page, context)

    def has_search(self, context: dict[str, Any]) -> bool:
        """Tell whether the site has a page to search it: `singlehtml` says so, and has none."""
        return self._renderer.in_one_page is None and bool(context["hasdoc"]("search"))

    def remembered_tags(
        self, root: str, name: str, tag: Callable[[Any], str]
    ) -> Callable[[Any], str]:
        """Return Sphinx's function that writes a style sheet's or script's tag, with a memory.

        From all pages of a folder, `root` away from the site's, the tags are the same. Another
        extension's function is returned as it is.
        """
        if getattr(tag, "__module__", "") != "sphinx.builders.html":
            return tag

        def remembered(file: Any) -> str:
            attributes = tuple(sorted(getattr(file, "attributes", {}).items()))
            key = (name, root, str(getattr(file, "filename", file)), attributes)
            if key not in self._tags:
                self._tags[key] = tag(file)
            return self._tags[key]

        return remembered

    def _part(self, name: str, here: str, page: str, context: dict[str, Any]) -> Markup:
        # Links go by way of the site's root: from all pages of a depth they are the same. The
        # shorter ones that Sphinx makes are the same from pages of one folder only.
        root = str(context["content_root"]).removeprefix("./")
        shown = {
            "root": root,
            "search": "search" if self.has_search(context) else "",
            "brand": context["shorttitle"],
            "logo": context["logo_url"] or "",
            "copyright": _copyright(context),
        }
        key = (name, here, *shown.values())
        if key not in self._rendered:
            self._rendered[key] = self._renderer.template(
                f"mubboo/{name}.html",
                "",
                page,
                chrome=self,
                here=here,
                link=lambda target: self._link(root, target),
                home=self._app.config.root_doc,
                options=self._options,
                site=self._renderer.magazine.site_name,
                **shown,
            )
        return self._rendered[key]

    def _link(self, root: str, target: str) -> str:
        builder: Any = self._app.builder
        if self._renderer.in_one_page is not None and target == self._app.config.root_doc:
            return "#"
        if is_web_url(target):
            return target
        return f"{root}{builder.get_target_uri(target)}" or "./"

    def _sections(self) -> list[Link]:
        magazine = self._renderer.magazine
        wanted = self._options.sections
        topics = magazine.catalog.largest_categories
        if isinstance(wanted, int):
            topics = topics[:wanted]
        else:
            by_slug = {stable_slug(topic.label): topic for topic in topics}
            known = [topic.label for topic in topics]
            self._note_unknown(
                "sections",
                "category",
                [label for label in wanted if stable_slug(label) not in by_slug],
                known,
            )
            found = (by_slug.get(stable_slug(label)) for label in wanted)
            topics = tuple(topic for topic in found if topic)
        pages = [(topic.label, magazine.topic_pages[topic]) for topic in topics]
        return [each for each in pages if each[1] not in magazine.left_out]

    def _menu(self) -> list[Link]:
        """Return what the front page's tables of contents name first: pages, and other sites."""
        env = self._app.env
        found: dict[str, Link] = {}
        contents = env.tocs.get(self._app.config.root_doc)
        for tree in contents.findall(addnodes.toctree) if contents else ():
            for title, name in tree["entries"]:
                is_page = name in env.titles and name not in self._renderer.magazine.catalog
                if is_web_url(name) and title:
                    found.setdefault(name, (title, name))
                elif is_page and name != self._app.config.root_doc:
                    found.setdefault(name, (title or env.titles[name].astext(), name))
        return list(found.values())[:_MENU_LENGTH]

    def _documents(self, option: str, names: Iterable[str]) -> list[Link]:
        titles = self._app.env.titles
        unknown = [name for name in names if name not in titles]
        self._note_unknown(option, "document", unknown, titles)
        return [(titles[name].astext(), name) for name in names if name in titles]

    def _note_unknown(
        self, option: str, what: str, unknown: Iterable[str], known: Iterable[str]
    ) -> None:
        for name in unknown:
            hint = did_you_mean(name, known)
            self.wrong.append(f"{option!r} names {what} {name!r}, which does not exist.{hint}")


def chrome_of(app: Sphinx) -> Chrome:
    """Return the chrome of a build. Raises AttributeError before `env-updated`."""
    # On the builder: in a mapping of weak keys, what knows the application would keep it.
    builder: Any = app.builder
    if not hasattr(builder, "mubboo_chrome"):
        builder.mubboo_chrome = Chrome(app)
    return cast("Chrome", builder.mubboo_chrome)


def _copyright(context: dict[str, Any]) -> str:
    written = context.get("copyright") or "" if context.get("show_copyright") else ""
    return written if isinstance(written, str) else ", ".join(written)
