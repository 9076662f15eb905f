"""ABlog's label of each post, its file's name, lent to Sphinx for the time of writing only.

ABlog gives it as the place on the page too, where nothing is: it leads to the post's title. ABlog
writes it over another document's label of that name, and takes that away when the post
is read again or removed; of two posts of one name, the one read last has it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.ablog import label_of_post
from mubboo_sphinx.documents.domain import records
from mubboo_sphinx.priorities import DoctreeRead, EnvGetOutdated, EnvUpdated

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_BEFORE = "mubboo_label_before"


def setup_post_labels(app: Sphinx) -> None:
    """Undo what ABlog does (its handler has the default priority, 500), and do it afterwards."""
    app.connect("env-get-outdated", _take_back, priority=EnvGetOutdated.TAKE_BACK_LABELS)
    app.connect("doctree-read", _set_aside, priority=DoctreeRead.SET_LABELS_ASIDE)
    app.connect("doctree-read", _restore, priority=DoctreeRead.RESTORE_LABELS)
    app.connect("env-updated", _lend, priority=EnvUpdated.LEND_LABELS)


def _set_aside(app: Sphinx, _document: nodes.document) -> None:
    noted = app.env.current_document
    article = records(app.env).articles.get(noted.docname)
    if article:
        label = label_of_post(noted.docname, article.title)
        standard = app.env.domains.standard_domain
        noted[_BEFORE] = label, standard.labels.get(label), standard.anonlabels.get(label)


def _restore(app: Sphinx, document: nodes.document) -> None:
    noted = app.env.current_document
    if _BEFORE not in noted:
        return
    label, target, anonymous = noted[_BEFORE]
    standard = app.env.domains.standard_domain
    made = standard.labels.pop(label, None)
    standard.anonlabels.pop(label, None)
    if made and made != target:
        records(app.env).labels[noted.docname] = (label, _place(document), made[2])
    if target:
        standard.labels[label] = target
    if anonymous:
        standard.anonlabels[label] = anonymous


def _place(document: nodes.document) -> str:
    """Return the id of the first section, or an empty string where nothing has a title."""
    section = next(document.findall(nodes.section), None)
    return str(section["ids"][0]) if section and section["ids"] else ""


def _lend(_app: Sphinx, env: BuildEnvironment) -> list[str]:
    known, standard = records(env), env.domains.standard_domain
    # Of posts of one name the last has it, as where ABlog reads in order.
    for docname in sorted(known.labels, reverse=True):
        label, place, title = known.labels[docname]
        if label not in standard.anonlabels:
            standard.labels[label] = (docname, place, title)
            standard.anonlabels[label] = (docname, place)
            known.lent.add(label)
    return []


def _take_back(_app: Sphinx, env: BuildEnvironment, *_: set[str]) -> list[str]:
    known, standard = records(env), env.domains.standard_domain
    for label in known.lent:
        standard.labels.pop(label, None)
        standard.anonlabels.pop(label, None)
    known.lent.clear()
    return []
