"""The magazine theme, `html_theme = "mubboo"`: a masthead, an article's column, a footer.

The blocks do not need it, and it knows of them only that the magazine has sections.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.blocks.placement import place_blocks
from mubboo_sphinx.context.report import report
from mubboo_sphinx.context.site_options import settle_title
from mubboo_sphinx.incremental.inputs import add_page_dependency, shows_no_site_contents
from mubboo_sphinx.priorities import EnvUpdated
from mubboo_sphinx.search.index import is_searched_by_pagefind
from mubboo_sphinx.search.sphinx_index import SphinxIndex
from mubboo_sphinx.sphinx_tools.build_context import of_build
from mubboo_sphinx.theme.chrome import FOLDER, NAME, chrome_of, is_ours, note_options
from mubboo_sphinx.theme.options import leave_out_ours, problems_of_options, read_options
from mubboo_sphinx.theme.page import SCRIPTS, SCRIPTS_OF_SEARCH, setup_page

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def setup_theme(app: Sphinx) -> None:
    """Register the theme, and give its templates what stands around a page."""
    app.add_html_theme(NAME, str(FOLDER))
    app.connect("builder-inited", _use_theme)
    app.connect("env-updated", _warn_of_names, priority=EnvUpdated.USE_MAGAZINE)
    setup_page(app)
    add_page_dependency(app, _chrome, covered=True)


def _use_theme(app: Sphinx) -> None:
    settle_title(app.config, ours=is_ours(app))
    if not is_ours(app):
        leave_out_ours(app)
        return
    shows_no_site_contents(app)
    by_pagefind = is_searched_by_pagefind(app)
    of_build(app, SphinxIndex).is_searched = not by_pagefind
    for script in SCRIPTS if by_pagefind else (*SCRIPTS, *SCRIPTS_OF_SEARCH):
        app.add_js_file(script, loading_method="defer" if script in SCRIPTS else None)
    options, problems = read_options(app)
    report(app, problems)
    note_options(app, options)
    before = ("standfirst",) if options.standfirst else ()
    place_blocks(app, "after_title", before, ("cover",) if options.cover else ())
    if options.neighbours:
        place_blocks(app, "after_body", ("series",), ("adjacent",))


def _chrome(app: Sphinx, _docname: str) -> object:
    return chrome_of(app).shown() if is_ours(app) else ()


def _warn_of_names(app: Sphinx, _env: BuildEnvironment) -> list[str]:
    # When everything has been read, and in builds too that write nothing.
    if is_ours(app):
        report(app, problems_of_options(app, chrome_of(app).wrong))
    return []
