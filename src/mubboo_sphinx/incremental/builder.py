"""Sphinx's builders of HTML, made to decide by content, and to finish what they begin.

Documented methods are overridden on the builder at hand, whatever its class is (Sphinx's, a
theme's, another extension's). The class stays: others ask for `type(app.builder)`.
"""

from __future__ import annotations

import filecmp
from types import FunctionType, MethodType, SimpleNamespace
from typing import TYPE_CHECKING, Any

from jinja2 import FileSystemBytecodeCache
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.html import _assets as sphinx_assets
from sphinx.jinja2glue import BuiltinTemplateLoader
from sphinx.locale import translators

from mubboo_sphinx.incremental import output, search_index
from mubboo_sphinx.incremental.fingerprints import (
    copies_differ,
    is_current,
    note_written,
    same_texts,
)
from mubboo_sphinx.incremental.site_inputs import SiteInputs
from mubboo_sphinx.priorities import BuilderInited, BuildFinished
from mubboo_sphinx.sphinx_tools.builders import makes_site

if TYPE_CHECKING:
    from collections.abc import Iterator
    from collections.abc import Set as AbstractSet
    from pathlib import Path

    from docutils import nodes
    from sphinx.application import Sphinx


class IncrementalHTMLBuilder(StandaloneHTMLBuilder):
    """Writes what differs, removes what is gone, and does nothing where nothing changed.

    None is ever made: the builder at hand gets these attributes and methods (`_extend`).
    """

    plain: Any
    """The builder's own methods."""
    is_idle = False
    """Whether nothing has to be written."""
    _copied_names: frozenset[str] | None = None
    _notes_pages = False
    _indexed: frozenset[str] = frozenset()

    def get_outdated_docs(self) -> Iterator[str]:
        """Return none: which to write is known once everything is read (`fingerprints.py`)."""
        return iter(())

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """Prepare to write, unless every file is as it should be."""
        self.is_idle = not docnames and is_current(self._app)
        if not self.is_idle:
            self.plain.prepare_writing(docnames)

    def copy_assets(self) -> None:
        """Copy static files, and no others than those that are there."""
        if self.is_idle:
            return
        if copies_differ(self._app):
            output.clear_static_files(self._app)
        self.plain.copy_assets()

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """Write pages, and note which."""
        note_written(self._app, docnames)
        self.plain.write_documents(docnames)

    def finish(self) -> None:
        """Write what is no document."""
        if not self.is_idle:
            self.plain.finish()

    def gen_indices(self) -> None:
        """Write the indices, and note their pages."""
        self._notes_pages = True
        self.plain.gen_indices()
        self._notes_pages = False

    def gen_additional_pages(self) -> None:
        """Write conf.py's pages and the search page, and note them."""
        self._notes_pages = True
        self.plain.gen_additional_pages()
        self._notes_pages = False

    def handle_page(
        self,
        pagename: str,
        addctx: dict[str, Any],
        templatename: str = "page.html",
        *,
        outfilename: Path | None = None,
        event_arg: Any = None,
    ) -> None:
        """Write a page."""
        if self._notes_pages:
            output.note_file(self._app, outfilename or self.get_output_path(pagename))
        self.plain.handle_page(
            pagename, addctx, templatename, outfilename=outfilename, event_arg=event_arg
        )

    def copied_names(self) -> frozenset[str]:
        """Return the files that are copied to `_static` before pages are written."""
        if self._copied_names is None:
            self._copied_names = SiteInputs(self._app).copied_names()
        return self._copied_names

    def load_indexer(self, docnames: AbstractSet[str]) -> None:
        """Load the search index of the last build, whole, but for texts that are others now."""
        self._indexed = same_texts(self._app) & docnames
        self.plain.load_indexer(docnames - self._indexed)
        if self.indexer is not None:
            self._indexed &= search_index.documents(self.indexer)
            search_index.complete(self._app, self.indexer)

    def index_page(self, pagename: str, doctree: nodes.document, title: str) -> None:
        """Add a page to the search index, unless it is there with this text."""
        if pagename not in self._indexed:
            self.plain.index_page(pagename, doctree, title)

    def dump_search_index(self) -> None:
        """Write the search index, the same whatever was read before."""
        if self.indexer is not None:
            search_index.put_in_order(self._app, self.indexer)
        self.plain.dump_search_index()

    def finish_output(self) -> None:
        """Look at all files of the output, once everybody has written theirs."""
        if self.is_idle:
            output.keep_times(self._app)  # some themes write at the very end
        else:
            output.finish_output(self._app)


def setup_builder(app: Sphinx) -> None:
    """Give the builder its methods before anybody else sees it."""
    output.setup_output(app)
    app.connect("builder-inited", _extend, priority=BuilderInited.EXTEND_BUILDER)
    app.connect("builder-inited", _forget_checksums, priority=BuilderInited.FORGET_LAST_BUILD)
    app.connect("builder-inited", _settle_templates, priority=BuilderInited.FORGET_LAST_BUILD)
    app.connect("build-finished", _finish_output, priority=BuildFinished.FINISH_OUTPUT)
    app.connect("build-finished", _forget_language, priority=BuildFinished.FORGET_LANGUAGE)


def _extend(app: Sphinx) -> None:
    builder = app.builder
    if not makes_site(builder):
        return
    own = {name: value for name, value in vars(IncrementalHTMLBuilder).items() if name[:2] != "__"}
    plain = {name: getattr(builder, name, None) for name in own}
    for name, value in own.items():
        is_method = isinstance(value, FunctionType)
        setattr(builder, name, MethodType(value, builder) if is_method else value)
    builder.plain = SimpleNamespace(**plain)  # type: ignore[attr-defined]


def _forget_checksums(_app: Sphinx) -> None:
    # Sphinx keeps a style sheet's checksum for as long as the process lives, and Python whether
    # two files of these sizes and times were the same.
    sphinx_assets._file_checksum_inner.cache_clear()
    filecmp.clear_cache()


def _forget_language(_app: Sphinx, _exception: Exception | None) -> None:
    # Sphinx adds each build's catalogs to those of the builds before it in the process: after a
    # German site, an English one says "Dokumentation".
    for namespace, catalog in list(translators):
        if namespace == "general":
            del translators[namespace, catalog]


def compiled_templates(app: Sphinx) -> FileSystemBytecodeCache:
    """Return the place beside the doctrees where compiled templates are kept."""
    folder = app.doctreedir / "mubboo-templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


def _settle_templates(app: Sphinx) -> None:
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        templates.environment.bytecode_cache = compiled_templates(app)
        # They stay as they are while a site is built, and Jinja looks at each file at each use.
        templates.environment.auto_reload = False


def _finish_output(app: Sphinx, exception: Exception | None) -> None:
    builder: Any = app.builder
    if not exception and makes_site(builder):
        builder.finish_output()
