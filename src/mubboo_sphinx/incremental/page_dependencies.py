"""What a page takes from other documents: neighbours, tables of contents, references, numbers."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx.util import logging

from mubboo_sphinx.incremental.document_dependencies import last_words
from mubboo_sphinx.incremental.domain import DocumentDependencies, readings
from mubboo_sphinx.sphinx_tools.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

_UNSEEN = DocumentDependencies(outline="")


class PageDependencies:
    """The documents around each, once all are read. What it returns has a stable `repr`."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._known = readings(env)
        self._trees: dict[str, str] = {}
        # As Sphinx does before it writes: where a document stands in two tables of contents, the
        # order decides which is its parent's.
        env.toctree_includes = dict(sorted(env.toctree_includes.items()))
        with logging.suppress_logging():  # it warns once more when it writes
            self._relations = env.collect_relations()

    def of(self, docname: str) -> object:
        """Return what the page of a document takes from others."""
        env = self._env
        outlook = self._outlook(docname)
        return (
            self._known.reads.get(docname),
            self._neighbours(docname),
            self._tree(docname) if docname in env.toctree_includes else "",
            env.toc_secnumbers.get(docname),
            env.toc_fignumbers.get(docname),
            [(word, self._names[word]) for word in sorted(outlook.targets) if word in self._names],
            [(path, env.images[path][1]) for path in outlook.images if path in env.images],
            self.everything if outlook.open else "",
        )

    @cached_property
    def contents(self) -> str:
        """All that a theme can show in a table of contents of the whole site."""
        return self._tree(self._env.config.root_doc)

    @cached_property
    def everything(self) -> str:
        """Each document as it was read."""
        return digest_of(sorted(self._known.reads.items()))

    def _outlook(self, docname: str) -> DocumentDependencies:
        return self._known.dependencies.get(docname, _UNSEEN)

    def _neighbours(self, docname: str) -> list[tuple[str, str]]:
        """Return the documents before, after and above, up to the root, with their titles."""
        found = []
        parent, *beside = self._relations.get(docname, (None, None, None))
        seen = {docname}
        while parent and parent not in seen:
            seen.add(parent)
            found.append(parent)
            parent = self._relations.get(parent, (None,))[0]
        return [(name, self._outlook(name).outline) for name in (*beside, "", *found) if name
                is not None]  # fmt: skip

    def _tree(self, docname: str) -> str:
        """Return a checksum of a document's outline and of all that its toctrees include."""
        if docname not in self._trees:
            self._trees[docname] = ""  # where a tree leads back to itself, it ends
            self._trees[docname] = digest_of(
                (
                    docname,
                    self._outlook(docname).outline,
                    self._env.toc_secnumbers.get(docname),
                    [self._tree(name) for name in self._env.toctree_includes.get(docname, ())],
                )
            )
        return self._trees[docname]

    @cached_property
    def _names(self) -> dict[str, str]:
        """All that references can find, by the last word of its name."""
        found: defaultdict[str, list[object]] = defaultdict(list)
        for name, what in self._named():
            for word in last_words(name):
                found[word].append(what)
        return {word: digest_of(sorted(map(repr, whats))) for word, whats in found.items()}

    def _named(self) -> Iterator[tuple[str, object]]:
        env = self._env
        for docname in env.all_docs:
            numbers = env.toc_secnumbers.get(docname), env.toc_fignumbers.get(docname)
            yield docname, (docname, self._outlook(docname).outline, numbers)
        for domain in env.domains.sorted():
            for name, shown, kind, docname, anchor, _ in domain.get_objects():
                yield name, (domain.name, name, str(shown), kind, docname, anchor)
        for labels in (env.domains.standard_domain.labels, env.domains.standard_domain.anonlabels):
            for name, target in labels.items():
                yield name, target
