"""Which pages show something else than they did: decided by what they are made of.

A page is made of its own document, of what it takes from others (`page_dependencies.py`), of what
extensions say that it shows (`inputs.py`) and of what stands in every page (`site_inputs.py`). The
checksum of all that is its fingerprint; when it differs from that of the page last written, the
page is written again.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder

from mubboo_sphinx.incremental.inputs import inputs_of
from mubboo_sphinx.incremental.output import Damage, damage
from mubboo_sphinx.incremental.page_dependencies import PageDependencies
from mubboo_sphinx.incremental.site_inputs import SiteInputs
from mubboo_sphinx.priorities import EnvGetUpdated
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.sphinx_tools.builders import makes_site
from mubboo_sphinx.sphinx_tools.digests import digest_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NAME = "shown"


@dataclass(frozen=True)
class _State:
    """What a build makes its pages of.

    Checksums: `every` of what stands in each page, `copies` of the files that are copied,
    `whole` of all that any file is made of, `texts` of each document as it is resolved, without
    its blocks, and `pages` of each page.
    """

    every: str
    copies: str
    whole: str
    texts: dict[str, str]
    pages: dict[str, str]
    same_texts: frozenset[str]
    is_current: bool
    copies_differ: bool


@dataclass
class _Pages:
    """The pages of a build: their state once all is read, and those written so far.

    Without a state, as where incremental builds are switched off, every `token` is another one.
    """

    state: _State | None = None
    written: set[str] = field(default_factory=set)

    def token(self) -> str:
        return secrets.token_hex(8)


def _pages(app: Sphinx) -> _Pages:
    return of_build(app, _Pages)


def text_fingerprints(app: Sphinx) -> dict[str, str]:
    """Return the fingerprint of each document's text; random ones where none are known."""
    pages = _pages(app)
    if pages.state:
        return pages.state.texts
    return {docname: pages.token() for docname in app.env.all_docs}


def same_texts(app: Sphinx) -> frozenset[str]:
    """Return the documents whose pages were last written with the text that they have now."""
    state = _pages(app).state
    return state.same_texts if state else frozenset()


def fingerprint_around(app: Sphinx, page: str) -> str:
    """Return the checksum of what stands on a page that is no document, but for its body.

    Where none is known, it is a random one, which no other equals.
    """
    pages = _pages(app)
    if not pages.state:
        return pages.token()
    return digest_of((pages.state.every, [each(app, page) for each in inputs_of(app).of_page]))


def is_current(app: Sphinx) -> bool:
    """Tell whether nothing differs from the last build, so that its files can stay as they are."""
    state = _pages(app).state
    return bool(state and state.is_current)


def copies_differ(app: Sphinx) -> bool:
    """Tell whether the files that are copied may be others than in the last build."""
    state = _pages(app).state
    return not state or state.copies_differ


def note_written(app: Sphinx, docnames: Iterable[str]) -> None:
    """Note documents whose pages are written in this build."""
    _pages(app).written.update(docnames)


def written_documents(app: Sphinx) -> set[str]:
    """Return the documents whose pages this build has written so far."""
    return _pages(app).written


def setup_fingerprints(app: Sphinx) -> None:
    """Compare what pages show with what was last written."""
    # Once everything has been read and numbered, and before the environment is stored.
    app.connect("env-get-updated", _changed_documents, priority=EnvGetUpdated.COMPARE_FINGERPRINTS)
    app.connect("doctree-resolved", _note_resolved)
    app.connect("build-finished", _keep_fingerprints)


def _changed_documents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    before = _last(app)
    broken = damage(app) if isinstance(app.builder, StandaloneHTMLBuilder) else Damage()
    state = _pages(app).state = _compare(app, env, before, broken)
    if broken.others:
        return list(state.pages)
    return [
        docname
        for docname, fingerprint in state.pages.items()
        if before["pages"].get(docname) != fingerprint or docname in broken.documents
    ]


def _compare(app: Sphinx, env: BuildEnvironment, before: dict[str, Any], broken: Damage) -> _State:
    inputs, around = SiteInputs(app), PageDependencies(env)
    every = _in_every_page(app, inputs, around)
    copies = digest_of((every, inputs.of_copies()))
    told: list[object] = [each(app) for each in inputs_of(app).of_output]
    documents = sorted(env.all_docs)
    told += [[each(app, name) for name in documents] for each in inputs_of(app).uncovered]
    whole = digest_of((copies, around.everything, told, sorted(env.images.items())))
    is_same = before["whole"] == whole
    if is_same and before["pages"].keys() == env.all_docs.keys():
        pages, texts = before["pages"], before["texts"]
    else:
        shown = inputs_of(app).of_page
        texts = {name: digest_of((every, around.of(name))) for name in sorted(env.all_docs)}
        pages = {
            name: digest_of((text, [each(app, name) for each in shown]))
            for name, text in texts.items()
        }
    same_texts = {name for name, text in texts.items() if before["texts"].get(name) == text}
    return _State(
        every,
        copies,
        whole,
        texts,
        pages,
        frozenset() if broken.others else frozenset(same_texts),
        is_current=is_same and broken == Damage(),
        copies_differ=before["copies"] != copies or broken.others,
    )


def _in_every_page(app: Sphinx, inputs: SiteInputs, around: PageDependencies) -> str:
    return digest_of(
        (
            inputs.of_pages(),
            around.contents if inputs.shows_site_contents() else "",
            [each(app) for each in inputs_of(app).of_every_page],
        )
    )


def _last(app: Sphinx) -> dict[str, Any]:
    return {"whole": "", "copies": "", "pages": {}, "texts": {}} | read_manifest(app, _NAME)


def _note_resolved(app: Sphinx, _document: nodes.document, docname: str) -> None:
    # Builders of other formats do not say what they write; in these, nothing else is resolved.
    if not makes_site(app.builder):
        note_written(app, [docname])


def _keep_fingerprints(app: Sphinx, exception: Exception | None) -> None:
    # Of pages that were written, and of no other: a build of some files only, or one that was
    # stopped, leaves the rest to be written by the next.
    state, before = _pages(app).state, _last(app)
    if exception or not state:
        return
    pages = _kept(app, state.pages, before["pages"])
    kept = {
        "whole": state.whole if pages == state.pages else "",
        "copies": state.copies,
        "pages": pages,
        "texts": _kept(app, state.texts, before["texts"]),
    }
    write_manifest(app, _NAME, kept)


def _kept(app: Sphinx, now: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    written = written_documents(app)
    return {
        docname: now[docname] if docname in written else before[docname]
        for docname in now
        if docname in written or docname in before
    }
