"""What extensions tell of their pages, so that those are written again when it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PageDependency = Callable[["Sphinx", str], object]
"""Takes the name of a page, mostly a document's; returns what it shows beside its text, as plain
data whose `repr` is the same for the same data."""
SiteDependency = Callable[["Sphinx"], object]
"""Returns what all pages show, or the whole output is made of, as plain data alike."""
SoughtPaths = Callable[["Sphinx", str], Iterable[str]]
"""Takes the name of a document; returns paths from the source folder that it looked for."""
PathState = Callable[["Sphinx", str], "str | None"]
"""Takes a path from the source folder; returns what it is to readers, or None for no opinion."""


@dataclass
class Inputs:
    """What the extensions of a build have told."""

    of_page: list[PageDependency] = field(default_factory=list)
    uncovered: list[PageDependency] = field(default_factory=list)
    of_every_page: list[SiteDependency] = field(default_factory=list)
    of_output: list[SiteDependency] = field(default_factory=list)
    sought_paths: list[SoughtPaths] = field(default_factory=list)
    path_states: list[PathState] = field(default_factory=list)
    self_contained: tuple[str, ...] = ()
    open_nodes: tuple[type, ...] = ()
    options_compared_otherwise: tuple[str, ...] = ()
    shows_site_contents: bool = True


def inputs_of(app: Sphinx) -> Inputs:
    """Return what has been told so far."""
    return of_build(app, Inputs)


def add_page_dependency(app: Sphinx, dependency: PageDependency, *, covered: bool = False) -> None:
    """Have a page written again whenever what `dependency` returns for it changes.

    With `covered`, it is asked only where documents, options or what `add_output_dependency` tells
    have changed: for what cannot change else.
    """
    told = inputs_of(app)
    told.of_page.append(dependency)
    if not covered:
        told.uncovered.append(dependency)


def add_every_page_dependency(app: Sphinx, dependency: SiteDependency) -> None:
    """Have all pages written again whenever what `dependency` returns changes."""
    inputs_of(app).of_every_page.append(dependency)


def add_output_dependency(app: Sphinx, dependency: SiteDependency) -> None:
    """Have the output looked at again whenever what `dependency` returns changes."""
    inputs_of(app).of_output.append(dependency)


def add_sought_paths(app: Sphinx, sought: SoughtPaths) -> None:
    """Have a document read again when one of the paths that it looked for comes or goes."""
    inputs_of(app).sought_paths.append(sought)


def add_path_state(app: Sphinx, state: PathState) -> None:
    """Let an extension say what a file is to readers: one that is there may be held back."""
    inputs_of(app).path_states.append(state)


def add_self_contained(app: Sphinx, *modules: str, but: tuple[type, ...] = ()) -> None:
    """Note modules whose nodes show nothing of other documents but by references.

    `modules` are beginnings of their names; `but` are nodes of theirs that do.
    """
    known = inputs_of(app)
    known.self_contained += modules
    known.open_nodes += but


def compare_options_otherwise(app: Sphinx, *names: str) -> None:
    """Leave options out of what stands in every page, by the beginnings of their names.

    An extension that tells page by page what they change says so.
    """
    inputs_of(app).options_compared_otherwise += names


def shows_no_site_contents(app: Sphinx) -> None:
    """Note that the theme's pages show no table of contents of the whole site."""
    inputs_of(app).shows_site_contents = False
