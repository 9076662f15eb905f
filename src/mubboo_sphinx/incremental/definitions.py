"""Labels and terms that several documents define: the last by name has them, whatever was read.

Sphinx warns of them, and gives them to the document that was read last: to the one just edited,
or, with `-j`, to the one whose process was slowest. When that document goes, they go with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from mubboo_sphinx.incremental.domain import Definitions, readings
from mubboo_sphinx.priorities import DoctreeRead, EnvUpdated

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup_definitions(app: Sphinx) -> None:
    """Note what each document defines, and settle whose it is once all are read."""
    app.connect("doctree-read", _note, priority=DoctreeRead.NOTE_DEFINITIONS)
    app.connect("env-updated", _settle, priority=EnvUpdated.SETTLE_DEFINITIONS)


def _note(app: Sphinx, document: nodes.document) -> None:
    docname = app.env.current_document.docname
    standard = app.env.domains.standard_domain
    names = [name for name, explicit in document.nametypes.items() if explicit]
    terms = [("term", node.astext()) for node in document.findall(nodes.term)]
    defined = Definitions(
        labels=_own(standard.labels, names, docname),
        anonymous=_own(standard.anonlabels, names, docname),
        terms=_own(standard.objects, terms, docname),
    )
    if any((defined.labels, defined.anonymous, defined.terms)):
        readings(app.env).definitions[docname] = defined


def _own(known: dict[Any, Any], names: Iterable[Any], docname: str) -> dict[Any, tuple[Any, ...]]:
    return {name: known[name] for name in names if name in known and known[name][0] == docname}


def _settle(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    standard = env.domains.standard_domain
    definitions = readings(env).definitions
    for docname in sorted(definitions):
        defined = definitions[docname]
        standard.labels.update(defined.labels)
        standard.anonlabels.update(defined.anonymous)
        standard.objects.update(defined.terms)
    return []
