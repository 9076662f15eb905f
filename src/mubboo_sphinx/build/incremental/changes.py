"""Which pages show something else than they did: decided by what they are made of.

A page is made of its own document, of what it takes from others (`surroundings.py`), of what its
blocks show (`add_shown`) and of what stands in every page (`site_inputs.py`). The checksum of
all that is its fingerprint; when it differs from that of the page last written, the page is
written again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from sphinx.builders.html import StandaloneHTMLBuilder

from mubboo_sphinx.build.ablog import known_of_posts
from mubboo_sphinx.build.assembly import magazine_of
from mubboo_sphinx.build.digests import digest_of
from mubboo_sphinx.build.incremental.output import Damage, damage
from mubboo_sphinx.build.incremental.site_inputs import SiteInputs
from mubboo_sphinx.build.incremental.surroundings import Surroundings
from mubboo_sphinx.build.ledger import read_ledger, write_ledger
from mubboo_sphinx.build.trusted import is_trusted

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

Shown = Callable[["Sphinx", str], object]
"""Takes the name of a page, mostly a document's; returns what it shows of the magazine, as plain
data whose `repr` is the same for the same data."""

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


# All by application.
_shown: WeakKeyDictionary[Sphinx, list[Shown]] = WeakKeyDictionary()
_states: WeakKeyDictionary[Sphinx, _State] = WeakKeyDictionary()
_written: WeakKeyDictionary[Sphinx, set[str]] = WeakKeyDictionary()
_themes_of_ours: WeakKeyDictionary[Sphinx, bool] = WeakKeyDictionary()


def add_shown(app: Sphinx, shown: Shown) -> None:
    """Have pages written again whenever what `shown` returns for them changes."""
    _shown.setdefault(app, []).append(shown)


def shows_no_site_contents(app: Sphinx) -> None:
    """Note that the theme's pages show no table of contents of the whole site."""
    _themes_of_ours[app] = True


def text_fingerprints(app: Sphinx) -> dict[str, str]:
    """Return the fingerprint of each document's text. Raises KeyError before they are known."""
    return _states[app].texts


def same_texts(app: Sphinx) -> frozenset[str]:
    """Return the documents whose pages were last written with the text that they have now."""
    return _states[app].same_texts


def fingerprint_around(app: Sphinx, page: str) -> str:
    """Return the checksum of what stands on a page that is no document, but for its body."""
    return digest_of((_states[app].every, [each(app, page) for each in _shown.get(app, ())]))


def is_current(app: Sphinx) -> bool:
    """Tell whether nothing differs from the last build, so that its files can stay as they are."""
    return _states[app].is_current


def copies_differ(app: Sphinx) -> bool:
    """Tell whether the files that are copied may be others than in the last build."""
    return _states[app].copies_differ


def note_written(app: Sphinx, docnames: Iterable[str]) -> None:
    """Note documents whose pages are written in this build."""
    _written.setdefault(app, set()).update(docnames)


def written_documents(app: Sphinx) -> set[str]:
    """Return the documents whose pages this build has written so far."""
    return _written.get(app, set())


def setup_changes(app: Sphinx) -> None:
    """Compare what pages show with what was last written."""
    # Once everything has been read and numbered, and before the environment is stored.
    app.connect("env-get-updated", _changed_documents, priority=900)
    app.connect("doctree-resolved", _note_resolved)
    app.connect("build-finished", _keep_fingerprints)


def _changed_documents(app: Sphinx, env: BuildEnvironment) -> list[str]:
    before = _last(app)
    broken = damage(app) if isinstance(app.builder, StandaloneHTMLBuilder) else Damage()
    state = _states[app] = _compare(app, env, before, broken)
    if broken.others:
        return list(state.pages)
    return [
        docname
        for docname, fingerprint in state.pages.items()
        if before["pages"].get(docname) != fingerprint or docname in broken.documents
    ]


def _compare(app: Sphinx, env: BuildEnvironment, before: dict[str, Any], broken: Damage) -> _State:
    inputs, around = SiteInputs(app), Surroundings(env)
    every = _in_every_page(app, inputs, around)
    copies = digest_of((every, inputs.of_copies()))
    whole = digest_of((copies, around.everything, magazine_of(app).key, sorted(env.images.items())))
    is_same = before["whole"] == whole
    if is_same and before["pages"].keys() == env.all_docs.keys():
        pages, texts = before["pages"], before["texts"]
    else:
        shown = _shown.get(app, ())
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


def _in_every_page(app: Sphinx, inputs: SiteInputs, around: Surroundings) -> str:
    ours = _themes_of_ours.get(app, False)
    return digest_of(
        (
            inputs.of_pages(),
            around.contents if inputs.shows_site_contents(ours=ours) else "",
            sorted(magazine_of(app).left_out),
            known_of_posts(app) if inputs.shows_ablogs_lists() else "",
        )
    )


def _last(app: Sphinx) -> dict[str, Any]:
    return {"whole": "", "copies": "", "pages": {}, "texts": {}} | read_ledger(app, _NAME)


def _note_resolved(app: Sphinx, _document: nodes.document, docname: str) -> None:
    # Builders of other formats do not say what they write; in these, nothing else is resolved.
    if not is_trusted(app.builder):
        note_written(app, [docname])


def _keep_fingerprints(app: Sphinx, exception: Exception | None) -> None:
    # Of pages that were written, and of no other: a build of some files only, or one that was
    # stopped, leaves the rest to be written by the next.
    if exception or app not in _states:
        return
    state, before = _states[app], _last(app)
    pages = _kept(app, state.pages, before["pages"])
    kept = {
        "whole": state.whole if pages == state.pages else "",
        "copies": state.copies,
        "pages": pages,
        "texts": _kept(app, state.texts, before["texts"]),
    }
    write_ledger(app, _NAME, kept)


def _kept(app: Sphinx, now: dict[str, str], before: dict[str, str]) -> dict[str, str]:
    written = written_documents(app)
    return {
        docname: now[docname] if docname in written else before[docname]
        for docname in now
        if docname in written or docname in before
    }
