"""Documents kept beside the output that cannot be loaded: they are read again, and not the end."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from mubboo_sphinx.sphinx_tools.replacements import Replacement, setup_replacements

if TYPE_CHECKING:
    from collections.abc import Callable

    from docutils import nodes
    from sphinx.application import Sphinx

    Get = Callable[[BuildEnvironment, str], nodes.document]

logger = logging.getLogger(__name__)


def setup_doctrees(app: Sphinx) -> None:
    """Have a document read again whose doctree is cut off, or is none."""
    make = partial(_forgiving, app)
    setup_replacements(app, [Replacement(BuildEnvironment, "get_doctree", make)])


def _forgiving(app: Sphinx, get: Get) -> Get:
    def get_doctree(env: BuildEnvironment, docname: str) -> nodes.document:
        try:
            return get(env, docname)
        except Exception as error:  # noqa: BLE001 - what pickle raises at garbage is of any kind
            logger.debug("mubboo_sphinx: the doctree of %s is read anew: %s", docname, error)
        getattr(env, "_pickled_doctree_cache", {}).pop(docname, None)
        app.builder.read_doc(docname)
        return get(env, docname)

    return get_doctree
