"""The extensions that a magazine is written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.priorities import ConfigInited

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

SYNTAX = (
    "alert",
    "attrs_block",
    "attrs_inline",
    "colon_fence",
    "deflist",
    "strikethrough",
    "tasklist",
)
"""MyST's extensions of syntax that writers know from other engines."""
_OPTION = "myst_enable_extensions"


def setup_required_extensions(app: Sphinx) -> None:
    """Bring MyST and sphinx-design along; naming them in conf.py too does no harm."""
    # MyST-NB is a MyST parser of its own, and Sphinx takes one for `.md` files.
    parser = "myst_nb" if "myst_nb" in app.config.extensions else "myst_parser"
    if brings_parser(app):
        # Before MyST reads its options, and before Sphinx compares them with the last build's.
        app.connect("config-inited", _bring_syntax, priority=ConfigInited.BRING_SYNTAX)
    app.setup_extension(parser)
    app.setup_extension("sphinx_design")


def brings_parser(app: Sphinx) -> bool:
    """Tell whether the site itself asks for no Markdown parser."""
    return {"myst_nb", "myst_parser"}.isdisjoint(app.config.extensions)


def _bring_syntax(_app: Sphinx, config: Config) -> None:
    """Switch on what writers of other engines expect, unless the site says what it wants."""
    written = {**config._raw_config, **config.overrides}  # noqa: SLF001 - nothing else tells
    if _OPTION in written:
        return
    config[_OPTION] = set(SYNTAX)
    # MyST says of each `~~word~~`, in HTML too, that only HTML shows it.
    config.suppress_warnings = [*config.suppress_warnings, "myst.strikethrough"]
