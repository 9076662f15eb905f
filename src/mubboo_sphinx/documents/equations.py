"""Labels of LaTeX environments, by what they say and not at random.

MyST gives each numbered environment (`align` and the like) a label by `uuid4`, so that its place on
the page has another name in each build. MyST 5.1 does so; to be reported.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, cast
from uuid import NAMESPACE_URL, uuid5

from docutils import nodes
from sphinx.transforms import SphinxTransform

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.domains.math import MathDomain

_RANDOM = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")


def setup_equations(app: Sphinx) -> None:
    """Name numbered environments anew, right after a document was parsed."""
    app.add_transform(LabelsByContent)


class LabelsByContent(SphinxTransform):
    """Gives numbered environments a label made of the document's name and what they say."""

    # Before docutils hands the names of targets on to what follows them.
    default_priority = 200

    def apply(self, **_: object) -> None:
        """Rename what has a random label: on its node, its target and in Sphinx's list."""
        domain = cast("MathDomain", self.env.get_domain("math"))
        seen: Counter[str] = Counter()
        for node in list(self.document.findall(nodes.math_block)):
            old = node.get("label") or ""
            if "amsmath" not in node["classes"] or not _RANDOM.fullmatch(old):
                continue
            text = node.astext()
            seen[text] += 1
            new = str(uuid5(NAMESPACE_URL, f"{self.env.docname}#{seen[text]}:{text}"))
            node["label"] = new
            domain.equations[new] = domain.equations.pop(old)
            self._rename_target(nodes.make_id(f"equation-{old}"), nodes.make_id(f"equation-{new}"))

    def _rename_target(self, old: str, new: str) -> None:
        target = self.document.ids.pop(old)
        target["ids"] = [new if each == old else each for each in target["ids"]]
        self.document.ids[new] = target
