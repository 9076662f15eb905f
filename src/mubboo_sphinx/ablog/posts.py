"""ABlog's facts of each post: given to it, and taken from it."""

from __future__ import annotations

import glob
from dataclasses import dataclass
from pathlib import PurePath, PurePosixPath
from typing import TYPE_CHECKING

from ablog.blog import slugify
from ablog.post import PostNode
from docutils import nodes

from mubboo_sphinx.magazine.dates import moment
from mubboo_sphinx.sphinx_tools.build_context import find, put

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx

    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.front_matter import FrontMatter


@dataclass(frozen=True)
class _Matched:
    """The documents that `blog_post_pattern` makes posts."""

    docnames: frozenset[str]


def is_matched_post(app: Sphinx, docname: str) -> bool:
    """Tell whether `blog_post_pattern` makes the document a post; the front page is none."""
    matched = find(app, _Matched)
    if matched is None:
        # A list, and asked for each document.
        matched = _Matched(frozenset(app.config.matched_blog_posts) - {app.config.root_doc})
        put(app, matched)
    return docname in matched.docnames


def post_patterns(app: Sphinx) -> list[str]:
    """Return the patterns of `blog_post_pattern`, of which ABlog takes one as a text."""
    written = app.config.blog_post_pattern
    return [written] if isinstance(written, str) else list(written)


def idle_patterns(app: Sphinx, docnames: Collection[str]) -> list[str]:
    """Return the patterns of `blog_post_pattern` that match none of the documents."""
    return [each for each in post_patterns(app) if _matched_by(app, each).isdisjoint(docnames)]


def _matched_by(app: Sphinx, pattern: str) -> set[str]:
    found = glob.glob(str(app.srcdir / pattern), recursive=True)  # noqa: PTH207 - as ABlog does
    return {PurePath(path).relative_to(app.srcdir).with_suffix("").as_posix() for path in found}


def label_of_post(docname: str, title: str) -> str:
    """Return the label that ABlog gives a post: its file's name, or its folder's for an index."""
    path = PurePosixPath(docname)
    name = path.parent.name if path.name == "index" else path.name
    return name or str(slugify(title))


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
    node["language"] = list(front_matter.languages)
    node["redirect"] = list(front_matter.redirect)
    node["title"] = front_matter.title or None
    node["image"] = front_matter.image if isinstance(front_matter.image, int) else None
    node["nocomments"] = front_matter.nocomments
    node["canonical_link"] = front_matter.canonical_link
    node["external_link"] = front_matter.external_link
    return node


def note_update(app: Sphinx, article: Article) -> None:
    """Tell ABlog's lists of an article's `updated`, which ABlog does not read."""
    if article.updated:
        for post in getattr(app.env, "ablog_posts", {}).get(article.docname, ()):
            post["update"] = moment(article.updated).replace(tzinfo=None)


def note_opening(app: Sphinx, docname: str, opening: list[nodes.Node]) -> None:
    """Have an excerpt consist of an article's first paragraphs: as many as ABlog would take.

    ABlog takes the first of any kind: a cell of a table, a note, a message of docutils.
    """
    for post in getattr(app.env, "ablog_posts", {}).get(docname, ())[:1]:
        taken = [node for node in post["excerpt"] if isinstance(node, nodes.paragraph)]
        pictures = [node for node in post["excerpt"] if isinstance(node, nodes.image)]
        post["excerpt"] = [*(node.deepcopy() for node in opening[: len(taken)]), *pictures]


def note_description(app: Sphinx, article: Article) -> None:
    """Make an article's `description` its summary in ABlog's lists and in feeds."""
    if not article.description or "description" not in article.lines:
        return
    for post in getattr(app.env, "ablog_posts", {}).get(article.docname, ())[:1]:
        pictures = [node for node in post["excerpt"] if isinstance(node, nodes.image)]
        summary = nodes.paragraph("", nodes.Text(article.description))
        post["excerpt"] = [summary, *pictures]


def lighten_posts(app: Sphinx, docname: str) -> None:
    """Cut a post's stored nodes off the document, and so off the whole environment.

    ABlog keeps copies whose every node refers to its document, whose settings refer to the
    environment: pickled, as a cache or for another process, each post would bring all of it.
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


def hides_comments(app: Sphinx, docname: str) -> bool:
    """Tell whether a post asks for no comments below it."""
    posts = getattr(app.env, "ablog_posts", {}).get(docname, ())
    return any(post["nocomments"] for post in posts)


def redirects_of(app: Sphinx, docname: str) -> list[str]:
    """Return the pages where a post used to be."""
    posts = getattr(app.env, "ablog_posts", {}).get(docname, ())
    return list(posts[0]["redirect"]) if posts else []
