"""Numbers of sections and figures: known before articles are assembled, and none from before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.environment.collectors.toctree import TocTreeCollector

from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.priorities import EnvUpdated

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_NUMBER = "secnumber"


def setup_numbers(app: Sphinx) -> None:
    """Give numbers once all is read, before anybody asks for the words of a reference."""
    app.connect("env-updated", _number, priority=EnvUpdated.NUMBER_SECTIONS)


def _number(_app: Sphinx, env: BuildEnvironment) -> None:
    if any(env.toc_secnumbers.values()):
        _forget_section_numbers(env)
    known = records(env)
    # Sphinx does so afterwards.
    if env.config.numfig and (any(known.references.values()) or known.headings):
        collector = TocTreeCollector()  # its methods know nothing but what they are given
        collector.assign_section_numbers(env)
        collector.assign_figure_numbers(env)


def _forget_section_numbers(env: BuildEnvironment) -> None:
    """Take the numbers of an earlier build away: Sphinx gives new ones, but takes none away."""
    for docname in env.toc_secnumbers:
        for title in (env.titles.get(docname), env.longtitles.get(docname)):
            if title is not None:
                title.attributes.pop(_NUMBER, None)
        for reference in env.tocs.get(docname, nodes.Element()).findall(nodes.reference):
            reference.attributes.pop(_NUMBER, None)
