"""Formulas as MathML: readable without a script, and without anybody else's server.

Chosen by `html_math_renderer = "mathml"`. Sphinx's own choice, MathJax, is loaded by each page
from another site, and shows TeX where it cannot be had.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from markupsafe import escape
from sphinx.errors import ConfigError
from sphinx.util import logging

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

NAME = "mathml"
# latex2mathml writes characters as references, which are not to be escaped once more.
_REFERENCE = re.compile(r"&amp;(#x[0-9A-Fa-f]{1,6};)")


def setup_formulas(app: Sphinx) -> None:
    """Register the renderer; it needs the extra `mubboo-sphinx[math]` when it is chosen."""
    app.add_html_math_renderer(NAME, (_visit_math, None), (_visit_math_block, None))
    app.connect("config-inited", _check_extra)


def _check_extra(_app: Sphinx, config: Config) -> None:
    if config.html_math_renderer != NAME:
        return
    try:
        import latex2mathml.converter  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        msg = "html_math_renderer = 'mathml' needs: pip install 'mubboo-sphinx[math]'"
        raise ConfigError(msg) from error


def _mathml(node: nodes.math | nodes.math_block, *, block: bool) -> str:
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - an extra

    tex = node.astext()
    try:
        element = convert_to_element(tex, display="block" if block else "inline")
    except Exception as error:  # noqa: BLE001 - its errors have no class in common
        # A formula that is shown as TeX is better than a page that is not.
        logger.warning(
            "this formula is shown as TeX, since it is not understood (%s): %s",
            type(error).__name__,
            tex,
            location=node,
            type="mubboo",
            subtype="config",
        )
        return f"<code>{escape(tex)}</code>"
    # Ours to write out, and not latex2mathml's: `\\text{<b>}` stays text.
    return _REFERENCE.sub(r"&\1", ET.tostring(element, encoding="unicode"))


def _visit_math(self: HTML5Translator, node: nodes.math) -> None:
    self.body.append(f'<span class="mubboo-math">{_mathml(node, block=False)}</span>')
    raise nodes.SkipNode


def _visit_math_block(self: HTML5Translator, node: nodes.math_block) -> None:
    self.body.append(self.starttag(node, "div", CLASS="mubboo-math-block"))
    if node["number"]:
        number = escape(str(node["number"]))
        self.body.append(f'<span class="eqno">({number})')
        self.add_permalink_ref(node, "Link to this equation")
        self.body.append("</span>")
    self.body.append(f"{_mathml(node, block=True)}</div>\n")
    raise nodes.SkipNode
