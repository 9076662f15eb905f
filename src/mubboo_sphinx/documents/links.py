"""Which articles an article links to: read as names, resolved once all documents are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx import addnodes
from sphinx.util import docname_join

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from docutils import nodes
    from sphinx.environment import BuildEnvironment

_ROOT = "/"


def links_of(document: nodes.document, docname: str) -> tuple[str, ...]:
    """Return what a document refers to: documents with a slash before their names, and labels."""
    found: dict[str, None] = {}
    for node in document.findall(addnodes.pending_xref):
        target = str(node.get("reftarget", "")).partition("#")[0]
        match node.get("refdomain"), node.get("reftype"):
            case "doc", "myst":
                found[_ROOT + target] = None
            case "std", "doc":
                found[_ROOT + docname_join(docname, target)] = None
            case _, "ref" | "numref" | "any" | "myst":
                found[str(node["reftarget"]).removeprefix("#").lower()] = None
    return tuple(sorted(found))


def resolve_links(
    env: BuildEnvironment, links: Iterable[str], docname: str, known: Mapping[str, object]
) -> tuple[str, ...]:
    """Return the documents among `known` that the links of `docname` lead to, itself left out."""
    standard = env.domains.standard_domain
    found = set()
    for link in links:
        if link.startswith(_ROOT):
            found.add(link.removeprefix(_ROOT))
        elif place := standard.anonlabels.get(link):
            found.add(place[0])
    return tuple(sorted((found & known.keys()) - {docname}))
