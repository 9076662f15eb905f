"""Pages of topics, authors, series and years, at ABlog's addresses, in any theme's clothes.

ABlog renders them from templates of whole pages, which not every theme can take, and has each
excerpt rendered anew for every page that shows it. These are the body of a page like any other:
each theme puts its own around it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

from mubboo_sphinx.blocks.render import renderer_of
from mubboo_sphinx.incremental.fingerprints import fingerprint_around
from mubboo_sphinx.incremental.output import is_there, note_page
from mubboo_sphinx.pages.listings import Listing, all_listings
from mubboo_sphinx.sphinx_tools.digests import digest_of
from mubboo_sphinx.sphinx_tools.manifest import read_manifest, write_manifest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

Page = tuple[str, dict[str, Any], str]

_NAME = "listings"


def setup_collections(app: Sphinx) -> None:
    """Connect the pages, for every builder of HTML that writes more than documents."""
    app.connect("html-collect-pages", _collect_pages)


def _collect_pages(app: Sphinx) -> Iterator[Page]:
    renderer = renderer_of(app.builder)
    written_by_hand = app.env.found_docs
    if not len(renderer.magazine.catalog):
        return
    before = read_manifest(app, _NAME)
    now: dict[str, str] = {}
    for listing in all_listings(renderer):
        page = listing.page
        if page in written_by_hand:
            continue
        note_page(app, page)
        now[page] = digest_of((fingerprint_around(app, page), listing.shown(renderer)))
        if before.get(page) != now[page] or not is_there(app, page):
            context = page_context(listing.title(renderer), listing.body(renderer))
            yield page, context | {"metatags": _metatags(app, listing)}, "page.html"
    write_manifest(app, _NAME, now)


def _metatags(app: Sphinx, listing: Listing) -> str:
    """Return what the page is, and which come before and after it, for search engines."""
    description = listing.description(renderer_of(app.builder))
    tags = [Markup('<meta name="description" content="{}" />\n').format(description)]
    for rel, page in listing.links().items():
        url = app.builder.get_relative_uri(listing.page, page)
        tags.append(Markup('<link rel="{}" href="{}" />\n').format(rel, url))
    return str(Markup().join(tags))


def page_context(title: str, body: Markup) -> dict[str, Any]:
    """Return what a theme's page shows, for a page that is no document."""
    # Sphinx and its themes take a page's title as HTML, as it is for documents.
    return {"title": str(escape(title)), "body": str(body), "parents": [], "toc": "",
            "display_toc": False}  # fmt: skip
