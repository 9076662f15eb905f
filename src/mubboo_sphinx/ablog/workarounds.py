"""What ABlog does wrong, kept from the site: each case has a test."""

from __future__ import annotations

from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

import ablog
from ablog.post import CheckFrontMatter, process_posts, purge_posts
from docutils import nodes
from sphinx.jinja2glue import BuiltinTemplateLoader, SphinxFileSystemLoader

from mubboo_sphinx.ablog.catalogs import keep_config_stable, let_go, start_anew
from mubboo_sphinx.fast.workers import own_only
from mubboo_sphinx.priorities import BuilderInited, BuildFinished, ConfigInited, EnvBeforeReadDocs

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

TEMPLATES: str = ablog.get_html_templates_path()
"""The folder of ABlog's templates."""

_OWN_TEMPLATES = str(resources.files("mubboo_sphinx") / "templates")


def setup_ablog(app: Sphinx) -> None:
    """Load ABlog, and keep what it does wrong from the site."""
    app.setup_extension("ablog")
    # It reads front matter from docutils' docinfo: one author, lists with their brackets on, and
    # a traceback at an `image` that is a path. `reading.py` makes the post's node instead.
    if CheckFrontMatter in app.registry.transforms:
        app.registry.transforms.remove(CheckFrontMatter)
    # It takes away the label named like the document's file, whoever's it is. See post_labels.py.
    _disconnect(app, "env-purge-doc", purge_posts)
    app.connect("env-purge-doc", _purge_posts)
    # It copies the whole document of each post, for feeds, which are ours.
    _disconnect(app, "doctree-read", process_posts)
    app.connect("doctree-read", _process_posts)
    # It puts every post's excerpt on every page of each of its topics, all on one page and
    # through a template that furo turns into an error page. `pages/` makes these pages.
    _disconnect(app, "html-collect-pages", ablog.generate_archive_pages)
    # Its feeds carry the time of the build and the machine's offset from UTC, relative links
    # and one author; each of them renders each post anew. `feeds/feeds.py` makes them.
    _disconnect(app, "html-collect-pages", ablog.generate_atom_feeds)
    # It says that it cannot read in parallel, which with `-j` is a warning, and with `-W` the end.
    # With its posts merged, and without the whole environment hanging on each, it can.
    app.extensions["ablog"].parallel_read_safe = True
    app.connect("env-merge-info", _merge_posts)
    app.connect("env-before-read-docs", _send_own_posts, priority=EnvBeforeReadDocs.SEND_OWN_POSTS)
    app.connect("config-inited", _own_lists, priority=ConfigInited.OWN_LISTS)
    app.connect("config-inited", _own_template_injection)
    app.connect("builder-inited", start_anew, priority=BuilderInited.FORGET_LAST_BUILD)
    # It keeps the application of its last build for as long as the process lives.
    app.connect("build-finished", let_go, priority=BuildFinished.LET_GO_OF_BLOG)
    app.connect("builder-inited", _templates_after_theme)
    # After pydata-sphinx-theme's handler, which has the default priority.
    app.connect("builder-inited", keep_config_stable, priority=BuilderInited.KEEP_CONFIGURATION)


def shows_neighbours(app: Sphinx) -> bool:
    """Tell whether ABlog alone would show the posts before and after one on its page.

    It does by its `page.html`, on sites that name it and do not leave that out; who includes the
    template elsewhere, has it still.
    """
    config = app.config
    written = config._raw_config
    if "ablog" not in written.get("extensions", ()) or not config.post_show_prev_next:
        return False
    if written.get("skip_injecting_base_ablog_templates"):
        return False
    folders = (Path(app.confdir) / each for each in config.templates_path)
    files = (file for folder in folders for file in folder.rglob("*.html"))
    return not any("postnavy" in file.read_text("utf-8", errors="replace") for file in files)


def _disconnect(app: Sphinx, event: str, handler: object) -> None:
    for listener in list(app.events.listeners[event]):
        if listener.handler is handler:
            app.disconnect(listener.id)


def _purge_posts(_app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    getattr(env, "ablog_posts", {}).pop(docname, None)


def _process_posts(app: Sphinx, document: nodes.document) -> None:
    # On this document only, and for as long as ABlog works on it.
    document.deepcopy = nodes.section  # type: ignore[method-assign,assignment]
    try:
        process_posts(app, document)
    finally:
        del document.deepcopy


def _merge_posts(
    _app: Sphinx, env: BuildEnvironment, docnames: set[str], other: BuildEnvironment
) -> None:
    theirs: dict[str, Any] = getattr(other, "ablog_posts", {})
    mine: dict[str, Any] = getattr(env, "ablog_posts", {})
    mine |= {docname: theirs[docname] for docname in docnames if docname in theirs}
    env.ablog_posts = mine  # type: ignore[attr-defined]


def _send_own_posts(_app: Sphinx, env: BuildEnvironment, _docnames: list[str]) -> None:
    # Once `fast` knows which process this is: a forked one sends back what it has read.
    env.ablog_posts = own_only(getattr(env, "ablog_posts", {}))  # type: ignore[attr-defined]


def _own_lists(_app: Sphinx, config: Config) -> None:
    # Folders are added to them: to this build's, and not to what the caller of a second one has.
    config.html_static_path = list(config.html_static_path)
    config.templates_path = list(config.templates_path)
    # Sphinx adds suffixes to the default itself, for every site that the process builds later.
    # Of a text or a list, which are as good, it makes a dict of its own later.
    if isinstance(config.source_suffix, dict):
        config.source_suffix = dict(config.source_suffix)


def _own_template_injection(app: Sphinx, config: Config) -> None:
    # ABlog's `page.html` stands before the theme's and extends `layout.html`, which furo keeps
    # as an error message: every page of the site becomes that message, and the build succeeds.
    config.skip_injecting_base_ablog_templates = True
    # Old sites name the folder themselves, as ABlog's manual once told them to, with the same end.
    ours = Path(TEMPLATES).resolve()
    config.templates_path[:] = [
        path for path in config.templates_path if (Path(app.confdir) / path).resolve() != ours
    ]


def _templates_after_theme(app: Sphinx) -> None:
    templates = getattr(app.builder, "templates", None)
    if isinstance(templates, BuiltinTemplateLoader):
        # Still to be found by `html_sidebars` and by templates that include them; the postcard is
        # ours, and knows what the page's blocks say already.
        templates.loaders += [SphinxFileSystemLoader(each) for each in (_OWN_TEMPLATES, TEMPLATES)]
