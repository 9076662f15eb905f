"""Drafts are not built: Sphinx never hears of them, so nothing of them can leak."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx.util import logging

from mubboo_sphinx import ablog
from mubboo_sphinx.context.clock import build_time
from mubboo_sphinx.context.options import options_of
from mubboo_sphinx.context.report import report
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.documents.foreign_documents import leave_out
from mubboo_sphinx.incremental.domain import content_when_read
from mubboo_sphinx.incremental.inputs import add_path_state
from mubboo_sphinx.magazine.front_matter import read_fields
from mubboo_sphinx.magazine.marks import TIME_NAMES, squeezed
from mubboo_sphinx.magazine.publication import Rules, appears_at, is_waiting, judge
from mubboo_sphinx.magazine.published_fields import (
    markdown_publication,
    notebook_publication,
    rest_publication,
)
from mubboo_sphinx.magazine.raw_fields import RawFields
from mubboo_sphinx.priorities import EnvGetOutdated
from mubboo_sphinx.sphinx_tools.build_context import of_build, put
from mubboo_sphinx.sphinx_tools.digests import digests_of

logger = logging.getLogger(__name__)

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


@dataclass
class _HeldBack:
    """What this build leaves out.

    `files` are sources, relative to the source folder, and their names; `times`, by name, when
    those appear that wait for their dates alone.
    """

    files: dict[str, str] = field(default_factory=dict)
    times: dict[str, datetime] = field(default_factory=dict)


def held_back_documents(app: Sphinx) -> frozenset[str]:
    """Return the names of the documents that this build leaves out."""
    return frozenset(held_back_files(app).values())


def held_back_files(app: Sphinx) -> dict[str, str]:
    """Return the names of those documents by their files, relative to the source folder."""
    return of_build(app, _HeldBack).files


def setup_drafts(app: Sphinx) -> None:
    """Take drafts away from Sphinx before it reads anything."""
    # Late, so that what other extensions ask to be read again is seen.
    app.connect("env-get-outdated", _leave_out_drafts, priority=EnvGetOutdated.LEAVE_OUT_DRAFTS)
    app.connect("build-finished", _say_what_waits)
    add_path_state(app, lambda app, path: "held back" if path in held_back_files(app) else None)


def _leave_out_drafts(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    put(app, _HeldBack())
    found = of_build(app, _HeldBack)
    if options_of(app).settings.show_drafts:
        return []
    now = build_time()
    for docname in sorted(env.found_docs):
        path = env.doc2path(docname)
        if _is_known_as_published(app, env, docname, path, now):
            continue
        post = ablog.is_matched_post(app, docname)
        raw = _fields(app, path, post=post)
        verdict = judge(raw, now, _rules(app), post=post)
        if not verdict.held:
            continue
        problems = [*raw.problems, *verdict.problems]
        if verdict.problems:  # not of its writer's own will: all that is wrong at once
            _, others = read_fields(raw, post=post)
            told = {problem.line for problem in verdict.problems}
            problems += [each for each in others[len(raw.problems) :] if each.line not in told]
        report(app, [problem.at(str(path), 1) for problem in problems])
        found.files[env.doc2path(docname, base=False).as_posix()] = docname
        if at := appears_at(raw, now, _rules(app), post=post):
            found.times[docname] = at
        leave_out(env, docname, added, changed, removed)
    return []


def _say_what_waits(app: Sphinx, exception: Exception | None) -> None:
    """Say at the end of a build how much was held back: a date far ahead may be a slip."""
    held_back = held_back_documents(app)
    if exception or not held_back:
        return
    times = of_build(app, _HeldBack).times
    counts = ((len(held_back) - len(times), "draft"), (len(times), "scheduled article"))
    said = " and ".join(
        f"{count} {what}{'s' if count > 1 else ''}" for count, what in counts if count
    )
    following = ""
    if times:
        docname, at = min(times.items(), key=lambda each: (each[1], each[0]))
        following = f"; the next, {docname!r}, appears on {at:%Y-%m-%d %H:%M} ({at.tzname()})"
    logger.info("mubboo: %s held back%s.", said, following)


def _is_known_as_published(
    app: Sphinx, env: BuildEnvironment, docname: str, path: Path, now: datetime
) -> bool:
    """Tell whether a document is as it was when it was read, and is no draft then or now."""
    read = content_when_read(env, docname)
    if read is None or read != digests_of(app)(path):
        return False
    article = records(env).articles.get(docname)
    if article is None:
        return not ablog.is_matched_post(app, docname)
    if path.suffix == ".ipynb" or any(squeezed(name) in TIME_NAMES for name in article.lines):
        return False
    return not is_waiting(article, now, _rules(app))


def _rules(app: Sphinx) -> Rules:
    settings = options_of(app).settings
    return Rules(settings.zone, app.config.post_date_format, settings.publish_undated)


def _fields(app: Sphinx, path: Path, *, post: bool) -> RawFields:
    """Return the fields that say whether a document is published, or none."""
    try:
        source = path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return RawFields()
    if path.suffix == ".ipynb":
        return notebook_publication(source, post=post)
    suffixes = app.config.source_suffix
    kind = next((kind for suffix, kind in suffixes.items() if path.name.endswith(suffix)), "")
    is_rest = kind in ("restructuredtext", None)
    return (rest_publication if is_rest else markdown_publication)(source, post=post)
