"""What is wrong with the blocks that writers put on pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.assembly.named_documents import resolve_document, why_not_shown
from mubboo_sphinx.context.added_blocks import added_blocks
from mubboo_sphinx.documents.domain import BlockRequest, records
from mubboo_sphinx.magazine.catalog import label_key
from mubboo_sphinx.problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from mubboo_sphinx.assembly.magazine import Magazine


def check_requests(app: Sphinx, env: BuildEnvironment, magazine: Magazine) -> list[Problem]:
    """Return what the blocks of all pages ask for and cannot have."""
    problems = []
    for docname, requests in sorted(records(env).blocks.items()):
        source = str(env.doc2path(docname, base=False))
        for request in requests:
            found = _check(app, magazine, docname, request)
            problems += [problem.at(source, request.line) for problem in found]
    return problems


def _check(
    app: Sphinx, magazine: Magazine, docname: str, request: BlockRequest
) -> Iterator[Problem]:
    authors = request.option("authors").split()
    for key in authors:
        if key not in magazine.authors and magazine.authors.known():
            yield magazine.authors.unknown(key)
    if request.name == "post-grid":
        yield from _check_grid(app, magazine, docname, request)
    elif not authors and docname not in magazine.catalog and _needs_article(app, request.name):
        message = (
            f"the block '{request.name}' shows something of an article, but this page is not an"
            " article: add 'blogpost: true' to its front matter, or take the block out."
        )
        yield Problem("front_matter", message)


def _needs_article(app: Sphinx, name: str) -> bool:
    added = added_blocks(app).get(name)
    return added is None or added.needs_article


def _check_grid(
    app: Sphinx, magazine: Magazine, docname: str, request: BlockRequest
) -> Iterator[Problem]:
    catalog = magazine.catalog
    for name in request.option("documents").splitlines():
        document = resolve_document(app, docname, name)
        if document not in catalog:
            message = f"'post-grid' names {name!r}, {why_not_shown(app, docname, document)}"
            yield Problem("related", message)
    asked = {name: request.option(name) for name in ("category", "tag", "author")}
    if not any(asked.values()) or catalog.select(**asked, count=1):
        return
    labels = {
        "category": [topic.label for topic in catalog.topics if topic.kind == "category"],
        "tag": [topic.label for topic in catalog.topics if topic.kind == "tag"],
        "author": list(catalog.authors),
    }
    unknown = False
    for name, known in labels.items():
        label = asked[name]
        if label and label_key(name, label) not in (label_key(name, each) for each in known):
            hint = did_you_mean(label, known)
            message = f"'post-grid' shows nothing: no article has the {name} {label!r}.{hint}"
            yield Problem("related", message)
            unknown = True
    if not unknown:
        given = ", ".join(f"{name} {label!r}" for name, label in asked.items() if label)
        yield Problem("related", f"'post-grid' shows nothing: no article has all of {given}.")
