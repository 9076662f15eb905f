"""Formulas as MathML: readable without a script, and without anybody else's server.

Chosen by `html_math_renderer = "mathml"`. Sphinx's own choice, MathJax, is loaded by each page
from another site, and shows TeX where it cannot be had.
"""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from docutils import nodes
from markupsafe import escape
from sphinx.util import logging

from mubboo_sphinx.context.report import report
from mubboo_sphinx.problems import Problem
from mubboo_sphinx.settings import line_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.writers.html5 import HTML5Translator

logger = logging.getLogger(__name__)

NAME = "mathml"
# latex2mathml writes characters as references, which are not to be escaped once more.
_REFERENCE = re.compile(r"&amp;(#x[0-9A-Fa-f]{1,6};)")


def setup_formulas(app: Sphinx) -> None:
    """Offer the renderer to whoever chooses it; it needs the extra `mubboo-sphinx[math]`."""
    app.connect("config-inited", _register)


def _register(app: Sphinx, config: Config) -> None:
    # Only where it is chosen: Sphinx takes a renderer unasked that is registered beside MathJax,
    # and takes none where there are more.
    if config.html_math_renderer != NAME:
        return
    if find_spec("latex2mathml") is None:
        conf_py = Path(app.confdir) / "conf.py"
        message = (
            "html_math_renderer = 'mathml' needs an extra that is not installed; formulas are left"
            " to MathJax. Write: pip install 'mubboo-sphinx[math]'"
        )
        line = line_of(conf_py, "html_math_renderer")
        report(app, [Problem("config", message, str(conf_py), line)])
        config.html_math_renderer = "mathjax"
        return
    app.add_html_math_renderer(NAME, (_visit_math, None), (_visit_math_block, None))


def _mathml(node: nodes.math | nodes.math_block, *, block: bool) -> str:
    from latex2mathml.converter import convert_to_element  # noqa: PLC0415 - an extra

    tex = node.astext()
    try:
        element = convert_to_element(tex, display="block" if block else "inline")
    except Exception as error:  # noqa: BLE001 - its errors have no class in common
        # A formula that is shown as TeX is better than a page that is not.
        logger.warning(
            "this formula is shown as TeX, because it cannot be read (%s): %s",
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
