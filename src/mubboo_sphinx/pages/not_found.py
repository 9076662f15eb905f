"""The page that a server shows for an address that leads nowhere: `404.html`.

It is shown at any address, however deep: its own addresses begin at the site's root.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit

from mubboo_sphinx.blocks.render import renderer_of
from mubboo_sphinx.incremental.fingerprints import fingerprint_around
from mubboo_sphinx.incremental.output import is_file_there, note_file
from mubboo_sphinx.magazine.absolute_urls import absolute_urls
from mubboo_sphinx.pages.collections import page_context
from mubboo_sphinx.sphinx_tools.builders import makes_site
from mubboo_sphinx.sphinx_tools.digests import digest_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from sphinx.application import Sphinx

PAGE = "404"
_LATEST = 4
_NAME = "not-found"


def setup_not_found(app: Sphinx) -> None:
    """Write the page with those that nobody writes."""
    app.connect("html-collect-pages", _write_page)


def _write_page(app: Sphinx) -> tuple[()]:
    builder: Any = app.builder
    if not makes_site(builder) or _is_made_by_others(app):
        return ()
    file = Path(app.outdir, f"{PAGE}.html")
    note_file(app, file)
    renderer = renderer_of(builder)
    view = renderer.maker("").cards(tuple(renderer.magazine.catalog)[:_LATEST])
    base = urlsplit(renderer.magazine.base_url).path or "/"
    key = digest_of((fingerprint_around(app, PAGE), view, base))
    if read_manifest(app, _NAME).get("key") == key and is_file_there(app, file):
        return ()
    language = renderer.maker("").language
    body = renderer.template(
        "mubboo/not-found.html",
        "",
        PAGE,
        view=view,
        first=False,
        home=app.config.root_doc,
        search="search" if builder.search else "",
    )
    context = page_context(language.gettext("Page not found"), body)
    context |= {"metatags": '<meta name="robots" content="noindex" />\n', "pageurl": None}
    builder.handle_page(PAGE, context, "page.html", outfilename=file)
    here = urljoin(base, builder.get_target_uri(PAGE))
    html = file.read_text(encoding="utf-8")
    file.write_text(absolute_urls(html, here, fragments=False), encoding="utf-8", newline="\n")
    write_manifest(app, _NAME, {"key": key})
    return ()


def _is_made_by_others(app: Sphinx) -> bool:
    return (
        PAGE in app.env.found_docs
        or PAGE in app.config.html_additional_pages
        or "notfound.extension" in app.extensions
    )
