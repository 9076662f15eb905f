"""What each document refers to and shows of itself, noted when it is read."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util import docname_join

from mubboo_sphinx.incremental.domain import (
    DocumentDependencies,
    IncrementalDomain,
    readings,
)
from mubboo_sphinx.incremental.inputs import inputs_of
from mubboo_sphinx.priorities import DoctreeRead
from mubboo_sphinx.sphinx_tools.digests import digest_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

# Packages whose nodes show nothing of other documents but by the references that are looked at.
_SELF_CONTAINED = ("docutils.nodes", "sphinx.addnodes", "sphinx_design.", "myst_parser.",
                   "sphinx.ext.mathbase")  # fmt: skip
_LAST_WORD = re.compile(r"[\w-]+(?=[^\w-]*$)")


def setup_document_dependencies(app: Sphinx) -> None:
    """Look at each document after everybody else."""
    app.connect("doctree-read", _note_outlook, priority=DoctreeRead.NOTE_DEPENDENCIES)


def last_words(name: str) -> Iterator[str]:
    """Yield the last word of a name or path, and of what stands before its `#`, in lower case.

    Two spellings of one target (`../posts/a.md`, `/posts/a`, `A`) have it in common.
    """
    path, _, fragment = name.partition("#")
    for part in (re.sub(r"\.(?:md|rst|ipynb|txt)$", "", path), fragment):
        if found := _LAST_WORD.search(part):
            yield found[0].lower()


def outline_of(env: BuildEnvironment, docname: str) -> str:
    """Return a checksum of a document's titles, sections and slugs."""
    metadata = env.metadata.get(docname, {})
    shown = [
        env.titles.get(docname, nodes.title()).pformat(),
        env.longtitles.get(docname, nodes.title()).pformat(),
        env.tocs.get(docname, nodes.bullet_list()).pformat(),
        sorted(metadata.get("myst_slugs", {}).items(), key=str),
    ]
    return digest_of(shown)


def _note_outlook(app: Sphinx, document: nodes.document) -> None:
    env, told = app.env, inputs_of(app)
    self_contained = (*_SELF_CONTAINED, *told.self_contained)
    docname = env.current_document.docname
    targets: set[str] = set()
    paths = _made_of(app, docname)
    for sought in told.sought_paths:
        paths |= {path: state_of_path(app, path) for path in sought(app, docname)}
    images: dict[str, None] = {}
    is_open = False
    for node in document.findall(nodes.Element):
        if isinstance(node, (addnodes.pending_xref, addnodes.download_reference)):
            target = str(node.get("reftarget", ""))
            targets.update(last_words(target))
            if node.get("reftype") in ("myst", "download") and "://" not in target:
                paths |= _looked_for(app, node, target)
            elif (node.get("refdomain"), node.get("reftype")) == ("std", "doc"):
                name = docname_join(docname, target)
                files = (f"{name}{suffix}" for suffix in app.config.source_suffix)
                paths |= {path: state_of_path(app, path) for path in files}
        elif isinstance(node, nodes.image):
            images |= dict.fromkeys(node.get("candidates", {"": node.get("uri", "")}).values())
        elif not _is_self_contained(node, self_contained, told.open_nodes):
            is_open = True
    readings(env).dependencies[docname] = DocumentDependencies(
        outline=outline_of(env, docname),
        targets=frozenset(targets),
        paths=tuple(paths.items()),
        images=tuple(images),
        open=is_open,
    )


def _is_self_contained(
    node: nodes.Element, modules: tuple[str, ...], but: tuple[type, ...]
) -> bool:
    return type(node).__module__.startswith(modules) and not isinstance(node, but)


def state_of_path(app: Sphinx, path: str) -> str:
    """Return what a path of the source folder is to readers: `seen`, `missing`, or as told."""
    told = (state(app, path) for state in inputs_of(app).path_states)
    found = next((each for each in told if each is not None), None)
    return found or ("seen" if (app.srcdir / path).is_file() else "missing")


def renew_outline(env: BuildEnvironment, docname: str) -> None:
    """Note a document's titles anew, where an extension has changed them after reading."""
    if IncrementalDomain.name not in env.domaindata:
        return
    known = readings(env).dependencies
    if noted := known.get(docname):
        known[docname] = replace(noted, outline=outline_of(env, docname))


def _made_of(app: Sphinx, docname: str) -> dict[str, str]:
    """Return the files that a document includes or shows, and what they are to readers."""
    files = (app.srcdir / file for file in app.env.dependencies.get(docname, ()))
    paths = sorted(Path(os.path.relpath(file, app.srcdir)).as_posix() for file in files)
    return {path: state_of_path(app, path) for path in paths}


def _looked_for(app: Sphinx, node: nodes.Element, target: str) -> dict[str, str]:
    """Return the file that MyST looked for, relative to the source folder, and what it is."""
    path = target.partition("#")[0]
    if not path:
        return {}
    if node.get("refdomain") == "doc":
        relative = app.env.doc2path(path, base=False).as_posix()
    else:
        relative, _ = app.env.relfn2path(path)
    return {relative: state_of_path(app, relative)}
