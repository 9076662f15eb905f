"""Walks over documents without a generator inside a generator for each level of nodes.

Transforms, collectors and themes go through every document some sixty times, each looking for
nodes of a class that it mostly does not have: a tenth of a build's time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from mubboo_sphinx.sphinx_tools.replacements import Replacement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Condition = type | Callable[[nodes.Node], bool] | None

as_docutils_does = nodes.Node.findall
"""Docutils' own method, which still does what is rarely asked for: siblings, ancestors."""


def findall(  # noqa: PLR0913, PLR0917 - as docutils has it
    self: nodes.Node,
    condition: Condition = None,
    include_self: bool = True,  # noqa: FBT001, FBT002
    descend: bool = True,  # noqa: FBT001, FBT002
    siblings: bool = False,  # noqa: FBT001, FBT002
    ascend: bool = False,  # noqa: FBT001, FBT002
) -> Iterator[Any]:
    """Yield the nodes at and below this one that `condition` is true of, in document order.

    As `docutils.nodes.Node.findall`, also for whoever changes the tree meanwhile: each node's
    children are looked at when their turn comes.
    """
    if siblings or ascend or not descend:
        return as_docutils_does(self, condition, include_self, descend, siblings, ascend)
    if condition is None:
        return _of_class(self, nodes.Node, include_self=include_self)
    if isinstance(condition, type):
        return _of_class(self, condition, include_self=include_self)
    return _matching(self, condition, include_self=include_self)


# Twice nearly the same: a call for each node would cost more than the walk.
def _of_class(root: nodes.Node, wanted: type, *, include_self: bool) -> Iterator[nodes.Node]:
    if include_self and isinstance(root, wanted):
        yield root
    above = []
    here = iter(root.children)
    while True:
        for node in here:
            if isinstance(node, wanted):
                yield node
            if node.children:
                above.append(here)
                here = iter(node.children)
                break
        else:
            if not above:
                return
            here = above.pop()


def _matching(
    root: nodes.Node, is_wanted: Callable[[nodes.Node], bool], *, include_self: bool
) -> Iterator[nodes.Node]:
    if include_self and is_wanted(root):
        yield root
    above = []
    here = iter(root.children)
    while True:
        for node in here:
            if is_wanted(node):
                yield node
            if node.children:
                above.append(here)
                here = iter(node.children)
                break
        else:
            if not above:
                return
            here = above.pop()


REPLACEMENT = Replacement(nodes.Node, "findall", lambda _docutils_own: findall)
