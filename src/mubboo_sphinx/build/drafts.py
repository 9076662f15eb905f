"""Drafts are not built: Sphinx never hears of them, so nothing of them can leak."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mubboo_sphinx.build.clock import build_time
from mubboo_sphinx.build.options import options_of
from mubboo_sphinx.build.report import report
from mubboo_sphinx.magazine.front_matter import RawFields, as_flag, parse_front_matter
from mubboo_sphinx.magazine.publication import is_unpublished
from mubboo_sphinx.problems import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_RST_FIELD = re.compile(r"^:([\w-]+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_RST_POST = re.compile(r"^\.\. post::[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_HEAD = 16_384
"""Characters of a file that are looked at: more than any front matter."""


def setup_drafts(app: Sphinx) -> None:
    """Take drafts away from Sphinx before it reads anything."""
    # Late, so that what other extensions ask to be read again is seen.
    app.connect("env-get-outdated", _leave_out_drafts, priority=900)


def _leave_out_drafts(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    if options_of(app).settings.show_drafts:
        return []
    matched = set(app.config.matched_blog_posts)
    now = build_time()
    for docname in sorted(env.found_docs):
        path = env.doc2path(docname)
        raw = _fields(path)
        if not is_unpublished(
            raw, now, post=docname in matched, post_date_format=app.config.post_date_format
        ):
            continue
        if as_flag(raw.values.get("draft", False)) is None:
            message = f"'draft' takes true or false, not {raw.values['draft']!r}: held back."
            problem = Problem("front_matter", message, line=raw.lines.get("draft"))
            report(app, [problem.at(str(path))])
        env.project.docnames.discard(docname)
        added.discard(docname)
        changed.discard(docname)
        if docname in env.all_docs:
            removed.add(docname)
    return []


def _fields(path: Path) -> RawFields:
    """Return the fields that say whether a document is published, or none."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            head = file.read(_HEAD)
    except OSError:
        return RawFields()
    if head.startswith("---"):
        return parse_front_matter(head)
    fields = dict(_RST_FIELD.findall(head.lstrip().partition("\n\n")[0]))
    if directive := _RST_POST.search(head):
        fields = {"blogpost": "true", "date": directive[1]} | fields
    return RawFields(fields)
