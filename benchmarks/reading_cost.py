"""What counting costs in a build: the time spent in it, beside that of the whole build."""

from __future__ import annotations

import io
import time
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from benchmarks.report import markdown
from benchmarks.session import temporary_folder
from benchmarks.site import generate, write_site
from benchmarks.variants import VARIANTS
from mubboo_sphinx.documents import reading, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def cost_table(articles: int) -> str:
    """Return the CPU time of a build in one process and of counting in it, then of an idle one."""
    with temporary_folder(keep=False) as folder:
        source = folder / "source"
        write_site(source, list(generate(articles)))
        conf_py = VARIANTS["mubboo"].conf_py("alabaster")
        (source / "conf.py").write_text(conf_py, encoding="utf-8")
        rows = [["build", "CPU s", "of which text and counting", "share", "articles counted"]]
        for name in ("clean", "nothing changed"):
            whole, part, times = _build(folder)
            share = f"{part / whole:.2%}"
            rows.append([name, f"{whole:.2f}", f"{part:.3f}", share, str(times)])
    return f"{articles} articles\n\n{markdown(rows)}"


def _build(folder: Path) -> tuple[float, float, int]:
    spent = []

    def timed(function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            start = time.process_time()
            found = function(*arguments)
            spent.append(time.process_time() - start)
            return found

        return call

    source, out = folder / "source", folder / "html"
    begin = time.process_time()
    timing = patch.object(reading, "document_text", timed(text.document_text))
    # What extensions register is docutils' for ever, unless it is told otherwise.
    with timing, patch_docutils(), docutils_namespace():
        app = Sphinx(
            source,
            source,
            out,
            folder / "doctrees",
            "html",
            status=None,
            warning=io.StringIO(),
        )
        app.build()
    return time.process_time() - begin, sum(spent), len(spent)
