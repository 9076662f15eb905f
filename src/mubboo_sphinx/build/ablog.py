"""ABlog, healed from outside: each case says what ABlog 0.11 does, and has a test."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import ablog
from ablog import blog as blog_module
from ablog.blog import CONFIG, Blog, Collection, slugify
from ablog.post import (
    CheckFrontMatter,
    PostList,
    PostNode,
    UpdateNode,
    purge_posts,
    register_posts,
)
from docutils import nodes
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

from mubboo_sphinx.magazine.dates import moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.front_matter import FrontMatter

__all__ = [
    "TEMPLATES",
    "PostList",
    "PostNode",
    "UpdateNode",
    "excerpt_of",
    "give_authors",
    "hides_comments",
    "is_matched_post",
    "known_of_posts",
    "label_of_post",
    "lighten_posts",
    "make_post_node",
    "note_description",
    "note_update",
    "post_of",
    "register_afresh",
    "reset_wrong_options",
    "setup_healing",
]

TEMPLATES: str = ablog.get_html_templates_path()
"""The folder of ABlog's templates."""

# Whether the theme brings Font Awesome, by application.
_fontawesome: WeakKeyDictionary[Sphinx, bool] = WeakKeyDictionary()
# The documents that `blog_post_pattern` makes posts, by application.
_matched: WeakKeyDictionary[Sphinx, frozenset[str]] = WeakKeyDictionary()
# The magazine's authors as ABlog takes them (name, link), by application.
_authors: WeakKeyDictionary[Sphinx, dict[str, tuple[str, str | None]]] = WeakKeyDictionary()


def setup_healing(app: Sphinx) -> None:
    """Load ABlog, and keep what it does wrong from the site."""
    app.setup_extension("ablog")
    # It reads front matter from docutils' docinfo: one author, lists with their brackets on, and
    # a traceback at an `image` that is a path. `reading.py` makes the post's node instead.
    if CheckFrontMatter in app.registry.transforms:
        app.registry.transforms.remove(CheckFrontMatter)
    # It takes away the label named like the document's file, whoever's it is. See labels.py.
    _disconnect(app, "env-purge-doc", purge_posts)
    app.connect("env-purge-doc", _purge_posts)
    # It puts every post's excerpt on every page of each of its topics, all on one page and
    # through a template that furo turns into an error page. `pages/` makes these pages.
    _disconnect(app, "html-collect-pages", ablog.generate_archive_pages)
    # Its feeds carry the time of the build and the machine's offset from UTC, relative links
    # and one author; each of them renders each post anew. `outputs/feeds.py` makes them.
    _disconnect(app, "html-collect-pages", ablog.generate_atom_feeds)
    # It says that it cannot read in parallel, which with `-j` is a warning, and with `-W` the end.
    # With its posts merged, and without the whole environment hanging on each, it can.
    app.extensions["ablog"].parallel_read_safe = True
    app.connect("env-merge-info", _merge_posts)
    app.connect("config-inited", _own_lists, priority=100)
    app.connect("config-inited", _own_template_injection)
    app.connect("builder-inited", _forget_last_build, priority=100)
    app.connect("builder-inited", _templates_after_theme)
    # After pydata-sphinx-theme's handler, which has the default priority.
    app.connect("builder-inited", _keep_config_stable, priority=900)


def _disconnect(app: Sphinx, event: str, handler: object) -> None:
    for listener in list(app.events.listeners[event]):
        if listener.handler is handler:
            app.disconnect(listener.id)


def _purge_posts(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    getattr(env, "ablog_posts", {}).pop(docname, None)


def label_of_post(docname: str, title: str) -> str:
    """Return the label that ABlog gives a post: its file's name, or its folder's for an index."""
    path = PurePosixPath(docname)
    name = path.parent.name if path.name == "index" else path.name
    return name or str(slugify(title))


def give_authors(app: Sphinx, authors: dict[str, tuple[str, str | None]]) -> None:
    """Make the magazine's authors ABlog's: by key, name and link."""
    _authors[app] = authors


@contextmanager
def _authors_given(app: Sphinx) -> Iterator[None]:
    # For as long as ABlog looks: Sphinx stores the option, and reads every document again when
    # it differs, which is too much for an author's name.
    own = app.config.blog_authors
    app.config.blog_authors = _authors.get(app, own)
    yield
    app.config.blog_authors = own


def _new_blog(app: Sphinx) -> Blog:
    Blog._dict.clear()
    with _authors_given(app):
        return Blog(app)


def reset_wrong_options(app: Sphinx) -> dict[str, Any]:
    """Put the default in place of ABlog's options of a wrong type; return what these were.

    ABlog checks them when it is first asked for anything, and stops the build with a KeyError.
    """
    with _authors_given(app):
        return _reset_wrong_options(app.config)


def _reset_wrong_options(config: Config) -> dict[str, Any]:
    wrong: dict[str, Any] = {}
    for name, default, _rebuild, *checks in CONFIG:
        value = getattr(config, name)
        try:
            for check in checks:
                check(name, value, config)
        except (KeyError, TypeError, ValueError, AttributeError):
            wrong[name] = value
            setattr(config, name, default)
    return wrong


def _own_lists(_app: Sphinx, config: Config) -> None:
    # Folders are added to them: to this build's, and not to what the caller of a second one has.
    config.html_static_path = list(config.html_static_path)
    config.templates_path = list(config.templates_path)


def _own_template_injection(app: Sphinx, config: Config) -> None:
    # ABlog's `page.html` stands before the theme's and extends `layout.html`, which furo keeps
    # as an error message: every page of the site becomes that message, and the build succeeds.
    config.skip_injecting_base_ablog_templates = True
    # Old sites name the folder themselves, as ABlog's manual once told them to, with the same end.
    ours = Path(TEMPLATES).resolve()
    config.templates_path[:] = [
        path for path in config.templates_path if (Path(app.confdir) / path).resolve() != ours
    ]


def _templates_after_theme(app: Sphinx) -> None:
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        # Still to be found by `html_sidebars` and by templates that include them.
        templates.loaders.append(SphinxFileSystemLoader(TEMPLATES))


def _forget_last_build(app: Sphinx) -> None:
    # The blog is a class attribute: a second build in one process would see the first one's.
    _new_blog(app)
    _fontawesome[app] = app.config.fontawesome_included


def _keep_config_stable(app: Sphinx) -> None:
    # pydata-sphinx-theme sets this option after Sphinx has compared the configuration, and
    # Sphinx stores it: at the next start it differs, and everything is read again.
    before, after = _fontawesome[app], app.config.fontawesome_included
    app.config.fontawesome_included = before
    _fontawesome[app] = after


def register_afresh(app: Sphinx, pages: Mapping[tuple[str, str], str]) -> None:
    """Make ABlog's catalogs from the environment's posts, in an order of our own.

    `pages` maps ABlog's catalog name and a label to the page that lists its posts.
    """
    # ABlog registers at the first `doctree-resolved`, after the first page's references have
    # been looked up, in the order of reading, and never forgets a label that has gone.
    # What comes later than the day after it was imported, it takes for a draft. Those are left
    # out before anything is read, by the clock of the build.
    blog_module.TOMORROW = blog_module.FUTURE
    posts: dict[str, list[dict[str, Any]]] = getattr(app.env, "ablog_posts", {})
    app.env.ablog_posts = dict(sorted(posts.items()))  # type: ignore[attr-defined]
    blog = _new_blog(app)
    blog.config["fontawesome"] = blog.config["fontawesome"] or _fontawesome.get(app, False)
    for (catalog_name, label), docname in pages.items():
        catalog = blog.catalogs[catalog_name]
        known = catalog.collections.get(label)
        # Not by its truth: a collection without posts yet is false.
        name, link = (known.name, known.href) if known is not None else (label, None)
        catalog[label] = Collection(catalog, label, name, link, path=docname)
    register_posts(app)


def _merge_posts(
    _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    theirs: dict[str, Any] = getattr(other, "ablog_posts", {})
    mine: dict[str, Any] = getattr(env, "ablog_posts", {})
    mine |= {docname: theirs[docname] for docname in docnames if docname in theirs}
    env.ablog_posts = mine  # type: ignore[attr-defined]


def lighten_posts(app: Sphinx, docname: str) -> None:
    """Cut a post's stored nodes off the document, and so off the whole environment.

    ABlog keeps copies whose every node refers to its document, whose settings refer to the
    environment: pickled, as a cache or for another process, each post would bring all of it. The
    copy of the whole document it keeps for feeds, which are ours.
    """
    for post in getattr(app.env, "ablog_posts", {}).get(docname, ()):
        post["doctree"] = nodes.section()
        for root in post["excerpt"]:
            for node in root.findall():
                node._document = None


def excerpt_of(app: Sphinx, docname: str) -> list[nodes.Node]:
    """Return copies of the nodes that stand for a post in lists: paragraphs, perhaps a picture."""
    posts = getattr(app.env, "ablog_posts", {}).get(docname, ())
    return [node.deepcopy() for node in posts[0]["excerpt"]] if posts else []


def post_of(app: Sphinx, docname: str) -> object:
    """Return ABlog's post, for templates that were written for ABlog; None where there is none."""
    blog = Blog(app)
    if docname not in blog:
        return None
    post: object = blog[docname]
    return post


def known_of_posts(app: Sphinx) -> object:
    """Return what ABlog's lists and sidebars show of all posts, as plain data, and of authors."""
    posts = getattr(app.env, "ablog_posts", {})
    plain = ("date", "update", "title", "tags", "author", "category", "location", "language",
             "external_link", "canonical_link", "section")  # fmt: skip
    return _authors.get(app), [
        (docname, [[post[name] for name in plain] for post in posts[docname]])
        for docname in sorted(posts)
    ]


def is_matched_post(app: Sphinx, docname: str) -> bool:
    """Tell whether `blog_post_pattern` makes the document a post."""
    if app not in _matched:
        # A list, and asked for each document.
        _matched[app] = frozenset(app.config.matched_blog_posts)
    return docname in _matched[app]


def hides_comments(app: Sphinx, docname: str) -> bool:
    """Tell whether a post asks for no comments below it."""
    posts = getattr(app.env, "ablog_posts", {}).get(docname, ())
    return any(post["nocomments"] for post in posts)


def make_post_node(
    app: Sphinx, document: nodes.document, front_matter: FrontMatter, node: PostNode | None
) -> PostNode:
    """Return ABlog's node of a post, `node` itself where a directive made one.

    What ABlog would stumble over is left out: a bad date, an image that is a path.
    """
    if node is None:
        node = PostNode()
        node.document = document
        written = front_matter.excerpt
        node["excerpt"] = app.config.post_auto_excerpt if written is None else written
        node["exclude"] = front_matter.exclude
    date = front_matter.date
    # With a "T" in it, no `post_date_format` takes it for something else; without an offset,
    # which ABlog cannot compare.
    node["date"] = moment(date).replace(tzinfo=None).isoformat() if date else None
    node["tags"] = list(front_matter.tags)
    node["author"] = list(front_matter.authors)
    node["category"] = list(front_matter.categories)
    node["location"] = list(front_matter.location)
    # ABlog's languages are a topic of their own kind: only for sites that declare them.
    language = front_matter.language
    node["language"] = [language] if language in app.config.blog_languages else []
    node["redirect"] = list(front_matter.redirect)
    node["title"] = front_matter.title or None
    node["image"] = front_matter.image if isinstance(front_matter.image, int) else None
    node["nocomments"] = front_matter.nocomments
    node["canonical_link"] = front_matter.canonical_link
    node["external_link"] = front_matter.external_link
    return node


def note_update(app: Sphinx, article: Article) -> None:
    """Tell ABlog's feeds of an article's `updated`, which ABlog does not read."""
    if article.updated:
        for post in getattr(app.env, "ablog_posts", {}).get(article.docname, ()):
            post["update"] = moment(article.updated).replace(tzinfo=None)


def note_description(app: Sphinx, article: Article) -> None:
    """Make an article's `description` its summary in ABlog's feeds and lists."""
    if not article.description or "description" not in article.lines:
        return
    for post in getattr(app.env, "ablog_posts", {}).get(article.docname, ())[:1]:
        pictures = [node for node in post["excerpt"] if isinstance(node, nodes.image)]
        summary = nodes.paragraph("", nodes.Text(article.description))
        post["excerpt"] = [summary, *pictures]
