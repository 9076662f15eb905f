"""ABlog's own view of the blog: its posts, labels and authors, made anew for each build."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ablog import blog as blog_module
from ablog.blog import CONFIG, Blog, Collection
from ablog.post import register_posts

from mubboo_sphinx.magazine.slugs import slugify
from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from sphinx.application import Sphinx
    from sphinx.config import Config

LABEL_KINDS = ("location", "language")
"""ABlog's catalogs of labels that are no topics of ours."""


@dataclass
class _Given:
    """What ABlog is given for a build.

    `authors` are the magazine's, as ABlog takes them: name and link, by key. `fontawesome` says
    whether the theme brings Font Awesome.
    """

    authors: dict[str, tuple[str, str | None]] | None = None
    fontawesome: bool = False


def give_authors(app: Sphinx, authors: dict[str, tuple[str, str | None]]) -> None:
    """Make the magazine's authors ABlog's: by key, name and link."""
    of_build(app, _Given).authors = authors


@contextmanager
def _authors_given(app: Sphinx) -> Iterator[None]:
    # For as long as ABlog looks: Sphinx stores the option, and reads every document again when
    # it differs, which is too much for an author's name.
    own = app.config.blog_authors
    given = of_build(app, _Given).authors
    app.config.blog_authors = own if given is None else given
    try:
        yield
    finally:
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


def let_go(*_: object) -> None:
    """End a build: nothing of it is left in ABlog."""
    Blog._dict.clear()


def start_anew(app: Sphinx) -> None:
    """Begin a build that knows nothing of another."""
    # The blog is a class attribute: a second build in one process would see the first one's.
    _new_blog(app)
    of_build(app, _Given).fontawesome = app.config.fontawesome_included


def keep_config_stable(app: Sphinx) -> None:
    """Take back what a theme does to the configuration."""
    # pydata-sphinx-theme sets this option after Sphinx has compared the configuration, and
    # Sphinx stores it: at the next start it differs, and everything is read again.
    given, after = of_build(app, _Given), app.config.fontawesome_included
    app.config.fontawesome_included = given.fontawesome
    given.fontawesome = after


def register_afresh(
    app: Sphinx, pages: Mapping[tuple[str, str], str], unlisted: AbstractSet[str] = frozenset()
) -> None:
    """Make ABlog's catalogs from the environment's posts, in an order of our own.

    `pages` maps ABlog's catalog name and a label to the page that lists its posts; `unlisted` are
    documents that ABlog is not to know.
    """
    # ABlog registers at the first `doctree-resolved`, after the first page's references have
    # been looked up, in the order of reading, and never forgets a label that has gone.
    # What comes later than the day after it was imported, it takes for a draft. Those are left
    # out before anything is read, by the clock of the build.
    blog_module.TOMORROW = blog_module.FUTURE
    posts: dict[str, list[dict[str, Any]]] = getattr(app.env, "ablog_posts", {})
    app.env.ablog_posts = dict(sorted(posts.items()))  # type: ignore[attr-defined]
    blog = _new_blog(app)
    blog.config["fontawesome"] = blog.config["fontawesome"] or of_build(app, _Given).fontawesome
    for (catalog_name, label), docname in pages.items():
        catalog = blog.catalogs[catalog_name]
        known = catalog.collections.get(label)
        # Not by its truth: a collection without posts yet is false.
        name, link = (known.name, known.href) if known is not None else (label, None)
        catalog[label] = Collection(catalog, label, name, link, path=docname)
    everything = app.env.ablog_posts  # type: ignore[attr-defined]
    listed = {name: infos for name, infos in everything.items() if name not in unlisted}
    app.env.ablog_posts = listed  # type: ignore[attr-defined]
    register_posts(app)
    # Drafts have no page of their own here; a reference to it leads to that of all articles.
    blog.references["blog-drafts"] = (blog.blog_path, blog.references["blog-drafts"][1])
    app.env.ablog_posts = everything  # type: ignore[attr-defined]
    _settle_order(blog)
    _settle_addresses(blog)


def _settle_addresses(blog: Blog) -> None:
    # ABlog's address of a label that has neither letter nor digit is that of a folder.
    for kind in LABEL_KINDS:
        for collection in blog.catalogs[kind]:
            if not collection.docname.rpartition("/")[2]:
                collection._path = f"{blog.blog_path}/{kind}/{slugify(str(collection))}"
                blog.references[collection.xref] = (collection.docname, str(collection))


def _settle_order(blog: Blog) -> None:
    # It orders posts by date and title, and lists some from a set: of two that have the same of
    # both, now one comes first and now the other.
    posts = [*blog.posts._posts.values(), *blog.drafts._posts.values()]
    posts.sort(key=lambda post: (post._computed_date, post.title, post.docname, post.section))
    for place, post in enumerate(posts):
        post._computed_date = place


def post_of(app: Sphinx, docname: str) -> object:
    """Return ABlog's post, for templates that were written for ABlog; None where there is none."""
    blog = Blog(app)
    if docname not in blog:
        return None
    post: object = blog[docname]
    return post


def documents_of(app: Sphinx, kind: str) -> dict[str, tuple[str, set[str]]]:
    """Return the names and documents of ABlog's collections, by their page.

    `kind` is one of `LABEL_KINDS`. Labels of one page, such as `English` and `english`, are one
    collection, of the name that most documents have.
    """
    found: dict[str, list[tuple[str, set[str]]]] = {}
    for collection in Blog(app).catalogs[kind]:
        if documents := {post.docname for post in collection}:
            found.setdefault(collection.docname, []).append((str(collection), documents))
    return {
        page: (
            min(same, key=lambda each: (-len(each[1]), each[0]))[0],
            set().union(*(documents for _, documents in same)),
        )
        for page, same in found.items()
    }


def forget_lists(app: Sphinx, pages: AbstractSet[str]) -> None:
    """Have ABlog's sidebars name what has no page without a link: a collection of nothing."""
    blog = Blog(app)
    for catalog in (*blog.catalogs.values(), blog.archive) if pages else ():
        for collection in catalog.collections.values():
            if collection.docname in pages:
                collection._posts.clear()


def known_of_posts(app: Sphinx) -> object:
    """Return what ABlog's lists and sidebars show of all posts, as plain data, and of authors."""
    posts = getattr(app.env, "ablog_posts", {})
    plain = ("date", "update", "title", "tags", "author", "category", "location", "language",
             "external_link", "canonical_link", "section")  # fmt: skip
    return of_build(app, _Given).authors, [
        (docname, [[post[name] for name in plain] for post in posts[docname]])
        for docname in sorted(posts)
    ]
