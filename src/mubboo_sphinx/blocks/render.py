"""From views to HTML, by templates that a site can override."""

from __future__ import annotations

import json
from collections import defaultdict
from functools import cached_property, lru_cache, partial
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote, urljoin

from jinja2 import (
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
)
from markupsafe import Markup
from sphinx.errors import ThemeError
from sphinx.util.osutil import relative_uri

from mubboo_sphinx.ablog import hides_comments
from mubboo_sphinx.assembly.assemble import magazine_of
from mubboo_sphinx.assembly.named_documents import resolve_document
from mubboo_sphinx.blocks.cards import KeptCards
from mubboo_sphinx.blocks.checks import check_requests
from mubboo_sphinx.blocks.placement import PLACES, blocks_at
from mubboo_sphinx.blocks.viewmaker import Page, ViewMaker
from mubboo_sphinx.context.added_blocks import Block, BlockPlace, added_blocks
from mubboo_sphinx.context.report import report
from mubboo_sphinx.documents.domain import BlockRequest, records
from mubboo_sphinx.incremental.builder import compiled_templates
from mubboo_sphinx.incremental.inputs import add_page_dependency
from mubboo_sphinx.magazine.article import filter_name
from mubboo_sphinx.magazine.language_tags import tag_of
from mubboo_sphinx.magazine.markdown import inline_html
from mubboo_sphinx.priorities import EnvUpdated
from mubboo_sphinx.sphinx_tools.events import changed_by_handlers

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.assembly.magazine import Magazine
    from mubboo_sphinx.blocks.views import CardView
    from mubboo_sphinx.magazine.article import Article

PACKAGE = resources.files("mubboo_sphinx")
RELATED = "mubboo-related"
"""Event: (app, article, ranked documents); a handler may return others, or another order."""


class Renderer:
    """Renders the blocks of one build. Builders that run in forked workers inherit it."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._builder: Any = app.builder
        self.magazine: Magazine = magazine_of(app)
        self._templates = _environment(app)
        self._makers: dict[str, ViewMaker] = {}
        self._rendered_cards = KeptCards()
        self._requests: dict[str, list[BlockRequest]] = {}
        self._cards: defaultdict[str, dict[str, CardView]] = defaultdict(dict)

    def maker(self, docname: str) -> ViewMaker:
        """Return what makes the views of a page; a page keeps one, and its language."""
        if docname not in self._makers:
            page = Page(
                self.page_url(docname),
                lambda name: resolve_document(self._app, docname, name),
                frozenset(request.name for request in self.all_requests(docname)),
                self._rank if self._app.events.listeners[RELATED] else None,
                {
                    name: partial(self._added_view, block, docname)
                    for name, block in added_blocks(self._app).items()
                },
            )
            self._makers[docname] = ViewMaker(self.magazine, docname, page, self._cards)
        return self._makers[docname]

    def added(self, name: str) -> Block | None:
        """Return a block that another extension has added, None for one of ours."""
        return added_blocks(self._app).get(name)

    def _added_view(self, block: Block, docname: str, request: BlockRequest) -> object | None:
        article = self.magazine.catalog.get(docname)
        if article is None and block.needs_article:
            return None
        return block.view(BlockPlace(self._app, docname, article, dict(request.options)))

    def _rank(self, article: Article, ranked: Iterable[str]) -> Iterable[str]:
        return changed_by_handlers(self._app, RELATED, ranked, lambda each: (article, tuple(each)))

    def page_url(self, docname: str) -> str:
        """Return the address of a page on the site, or an empty string where it is unknown."""
        # Pages of a book have no address; where an article is on the web, HTML's builder knows.
        book = self._builder.format != "html" or self._builder.name == "epub"
        if book or not self.magazine.base_url or docname in self.magazine.left_out:
            return ""
        if docname == "index":
            return self.magazine.base_url  # the folder's own address
        return urljoin(self.magazine.base_url, str(self._builder.get_target_uri(docname)))

    @cached_property
    def overrides(self) -> tuple[str, ...]:
        """The templates that are not ours: Sphinx sees them come and change, but not go."""
        ours = FileSystemLoader(str(PACKAGE / "templates")).list_templates()
        return tuple(name for name in ours if not self._is_ours(name))

    def _is_ours(self, name: str) -> bool:
        loader = self._templates.loader
        file = loader.get_source(self._templates, name)[1] if loader else None
        return Path(file or "").is_relative_to(str(PACKAGE / "templates"))

    def requests(self, place: str) -> list[BlockRequest]:
        """Return the blocks that conf.py and the theme put at a place of an article."""
        if place not in self._requests:
            names = blocks_at(self._app, place, self.magazine.settings)
            self._requests[place] = [BlockRequest(name) for name in names]
        return self._requests[place]

    def all_requests(self, docname: str) -> list[BlockRequest]:
        """Return the blocks of a page: those that its writer put there, and conf.py's."""
        requests = list(records(self._app.env).blocks.get(docname, ()))
        if docname in self.magazine.catalog:
            for place in PLACES:
                requests += self.requests(place)
        return requests

    def block(
        self, request: BlockRequest, docname: str, page: str, *, level: int = 2, first: bool = True
    ) -> Markup:
        """Return a block of the document `docname`, as it stands on `page`.

        `level` is that of a heading here; `first` is false where the article shows the block
        already, so that its microformats are not said twice.
        """
        view = self.maker(docname).make(request)
        if view is None:
            return Markup()
        template = f"mubboo/{request.name}.html"
        return self.template(template, docname, page, view=view, level=level, first=first)

    def template(self, name: str, docname: str, page: str, **context: Any) -> Markup:
        """Return a template, in the language of `docname`, with links that start from `page`.

        What `context` holds goes before what every template is given.
        """
        language = self.maker(docname).language
        context = {
            "_": language.gettext,
            "ngettext": language.ngettext,
            "language": language,
            "link": lambda target: self._link(page, target),
            "card_item": lambda card, level, lead=False: self._card(
                card, docname, page, level, lead=bool(lead)
            ),
            "image": lambda file: self._image(page, file),
            "markdown": inline_html,
            "icon": _icon,
        } | context
        try:
            # Safe: the templates' environment escapes whatever is not Markup.
            return Markup(self._templates.get_template(name).render(context))  # noqa: S704
        except TemplateError as error:
            line = f", line {error.lineno}" if hasattr(error, "lineno") else ""
            msg = f"mubboo_sphinx: cannot render {name}{line} for {page!r}: {error}"
            raise ThemeError(msg) from error

    def _card(self, card: CardView, docname: str, page: str, level: int, *, lead: bool) -> Markup:
        """Return a card as it stands on a page, in the language of `docname`."""
        uri = str(self._builder.get_target_uri(page))
        # What leads to the very page that it stands on is another link than from those beside it.
        own = page in {card.docname, *(topic.page for topic in card.topics)}
        place = uri if own else uri.rpartition("/")[0]
        key = (card.docname, place, own, self.maker(docname).language.tag, level, lead)
        context = {"card": card, "level": level, "lead": lead}
        return self._rendered_cards.get(
            key, lambda: self.template("mubboo/card.html", docname, page, **context)
        )

    def start(self, docname: str, page: str) -> Markup:
        """Return the opening tag around an article: a microformats2 h-entry."""
        article: Article = self.magazine.catalog[docname]
        url = article.canonical_link or self.page_url(docname)
        filters = [filter_name("category", label) for label in article.categories]
        filters += [filter_name("author", key) for key in article.authors]
        return self.template(
            "mubboo/article.html", docname, page, article=article, url=url, filters=filters
        )

    def comments(self, docname: str, page: str) -> Markup:
        """Return ABlog's comments, which stand in a template that not every theme can take."""
        config = self._app.config
        article = self.magazine.catalog[docname]
        if not (config.disqus_shortname and config.blog_baseurl) or hides_comments(
            self._app, docname
        ):
            return Markup()
        if article.draft and not config.disqus_drafts:
            return Markup()
        name = docname.removesuffix("index").strip("/")
        disqus = {
            "shortname": config.disqus_shortname,
            "identifier": f"/{name}/" if name else "/",
            "title": article.title,
            "url": urljoin(config.blog_baseurl, docname).removesuffix("index"),
        }
        return self.template("mubboo/comments.html", docname, page, **disqus)

    @cached_property
    def in_one_page(self) -> frozenset[str] | None:
        """The documents that stand in the page of `singlehtml`, or None for other builders."""
        if self._builder.name != "singlehtml":
            return None
        found: set[str] = set()
        pending = [str(self._app.config.root_doc)]
        while pending:
            name = pending.pop()
            if name not in found:
                found.add(name)
                pending += self._app.env.toctree_includes.get(name, ())
        return frozenset(found)

    def _link(self, page: str, target: str) -> str:
        # One file holds all documents of the table of contents, and no other page.
        if self.in_one_page is not None:
            if target == self._app.config.root_doc:
                return "#"
            if target not in self.in_one_page:
                return ""
        if target in self.magazine.left_out:
            return ""
        return str(self._builder.get_relative_uri(page, target))

    def _image(self, page: str, file: str) -> str:
        folder = self._builder.imagedir
        if self._builder.name != "singlehtml":
            folder = relative_uri(self._builder.get_target_uri(page), folder)
        return f"{folder}/{quote(file)}"


def renderer_of(builder: Builder) -> Renderer:
    """Return the renderer of a build. Raises AttributeError before `env-updated`."""
    return cast("Renderer", builder.mubboo_renderer)  # type: ignore[attr-defined]


def setup_render(app: Sphinx) -> None:
    """Make the renderer when the magazine has been assembled, and bring the style sheet."""
    app.add_event(RELATED)
    app.connect("builder-inited", _add_style)
    app.connect("env-updated", _make_renderer, priority=EnvUpdated.MAKE_RENDERER)
    app.connect("html-page-context", _name_language)
    add_page_dependency(app, _shown, covered=True)


def _add_style(app: Sphinx) -> None:
    app.config.html_static_path.append(str(PACKAGE / "static"))
    app.add_css_file("mubboo.css")


def _name_language(
    _app: Sphinx, _page: str, _template: str, context: dict[str, Any], _document: object
) -> None:
    # Of a name such as `sr@latin`, Sphinx makes no tag.
    if context.get("language"):
        context["language"] = tag_of(context["language"])


def _make_renderer(app: Sphinx, env: BuildEnvironment) -> list[str]:
    # On the builder: in a mapping of weak keys, a renderer that knows its builder would keep it.
    renderer = Renderer(app)
    app.builder.mubboo_renderer = renderer  # type: ignore[attr-defined]
    report(app, check_requests(app, env, renderer.magazine))
    return []


def _shown(app: Sphinx, docname: str) -> object:
    renderer = renderer_of(app.builder)
    requests = renderer.all_requests(docname)
    maker = renderer.maker(docname)
    if not requests:
        return ()
    return renderer.overrides, [(each.name, maker.make(each)) for each in requests]


def _environment(app: Sphinx) -> Environment:
    """Return templates that escape; a site's own come first, then its theme's, then ours."""
    loaders = list(getattr(getattr(app.builder, "templates", None), "loaders", ()))
    if not loaders:
        folders = [str(app.confdir / each) for each in app.config.templates_path]
        loaders = [FileSystemLoader(folders)]
    loaders.append(FileSystemLoader(str(PACKAGE / "templates")))
    added = {f"mubboo/{name}.html": each.template for name, each in added_blocks(app).items()}
    loaders.append(FunctionLoader(lambda name: _file_of_template(added.get(name))))
    return Environment(
        loader=ChoiceLoader(loaders),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        bytecode_cache=compiled_templates(app),
        auto_reload=False,  # templates stay as they are while a site is built
    )


def _file_of_template(path: Path | None) -> tuple[str, str, None] | None:
    return (path.read_text(encoding="utf-8"), str(path), None) if path else None


@lru_cache(maxsize=1)
def _icons() -> dict[str, str]:
    icons: dict[str, str] = json.loads((PACKAGE / "blocks" / "icons.json").read_text("utf-8"))
    return icons


def _icon(name: str) -> Markup:
    """Return a network's sign, drawn in the colour of the text, or a globe."""
    path = _icons().get(name, _icons()["web"])
    # Safe: paths are ours, from icons.json, and format() of Markup escapes them besides.
    return Markup(
        '<svg class="mubboo-icon" viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"'
        ' focusable="false"><path fill="currentColor" d="{}"/></svg>'
    ).format(path)
