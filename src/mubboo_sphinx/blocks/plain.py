"""The plain words of blocks, for text, LaTeX, manual pages and whatever else is no HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from mubboo_sphinx.ablog import PostList
from mubboo_sphinx.blocks import views
from mubboo_sphinx.blocks.nodes import mubboo_block, mubboo_slot
from mubboo_sphinx.blocks.render import Renderer, renderer_of
from mubboo_sphinx.documents.domain import BlockRequest
from mubboo_sphinx.magazine.markdown import inline_text
from mubboo_sphinx.priorities import DoctreeResolved

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.blocks.language import Language

# In print, links that share a page and the way to other articles lead nowhere.
_HTML_ONLY = frozenset({"topics", "share", "related-posts", "adjacent"})

# On paper the title comes first, whatever stands above it on a screen.
_PRINTED: dict[str, tuple[str, ...]] = {
    "after_title": ("before_title", "after_title"),
    "after_body": ("after_body",),
}


def setup_plain(app: Sphinx) -> None:
    """Put words in the place of blocks before a writer sees them, and before ABlog's lists."""
    app.connect("doctree-resolved", _replace_blocks, priority=DoctreeResolved.REPLACE_BLOCKS)


def _replace_blocks(app: Sphinx, document: nodes.document, docname: str) -> None:
    if app.builder.format == "html":
        return
    renderer = renderer_of(app.builder)
    for slot in list(document.findall(mubboo_slot)):
        requests = [
            each for place in _PRINTED.get(slot["place"], ()) for each in renderer.requests(place)
        ]
        slot.replace_self(_words(renderer, slot["docname"], requests))
    for block in list(document.findall(mubboo_block)):
        request: BlockRequest = block["request"]
        requests = [request] if request.name not in _HTML_ONLY else []
        words = _words(renderer, block["docname"], requests)
        if block["ids"]:
            # What a link leads to stays, even where no word does.
            words.insert(0, nodes.target("", "", ids=block["ids"], names=block["names"]))
            block["ids"], block["names"] = [], []
        block.replace_self(words)
    for posts in list(document.findall(PostList)):
        # ABlog's list asks for the address of pages that a book does not hold, and fails.
        posts.replace_self(
            _words(renderer, docname, [_grid(posts, len(renderer.magazine.catalog))])
        )


def _words(renderer: Renderer, docname: str, requests: list[BlockRequest]) -> list[nodes.Node]:
    maker = renderer.maker(docname)
    words: list[nodes.Node] = []
    for request in requests:
        if request.name in _HTML_ONLY:
            continue
        view = maker.make(request)
        if view is None:
            continue
        if added := renderer.added(request.name):
            words += [_paragraph(text) for text in (added.plain or _no_words)(view)]
        else:
            words += _plain(view, maker.language)
    return words


def _no_words(_view: object) -> tuple[str, ...]:
    return ()


def _plain(view: object, language: Language) -> list[nodes.Node]:
    match view:
        case views.BylineView():
            return [_paragraph(_byline(view, language))]
        case views.StandfirstView() | views.ReadTimeView():
            return [_paragraph(view.text)]
        case views.AuthorCardView():
            return [_paragraph(_author(author)) for author in view.authors]
        case views.SeriesView():
            place = language.gettext("Part {place} of {count}")
            text = place.format(place=view.place, count=len(view.parts))
            return [_paragraph(f"{view.name}: {text}")]
        case views.CardsView():
            items = [nodes.list_item("", _paragraph(_card(card))) for card in view.cards]
            return [nodes.bullet_list("", *items)]
    return []


def _byline(view: views.BylineView, language: Language) -> str:
    names = language.names(tuple(author.name for author in view.authors))
    updated = language.gettext("Updated {date}")
    parts = (
        language.gettext("By {names}").format(names=names) if names else "",
        view.date.text if view.date else "",
        updated.format(date=view.updated.text) if view.updated else "",
        view.read_time.text,
        language.gettext("Draft") if view.draft else "",
    )
    return " · ".join(filter(None, parts))


def _author(author: views.AuthorView) -> str:
    name = ", ".join(filter(None, (author.name, author.role)))
    return f"{name}. {inline_text(author.bio)}" if author.bio else f"{name}."


def _card(card: views.CardView) -> str:
    date = card.date.text if card.date else ""
    return " · ".join(filter(None, (card.title, date, card.read_time.text)))


def _paragraph(text: str) -> nodes.paragraph:
    return nodes.paragraph("", nodes.Text(text))


def _grid(posts: nodes.Element, count: int) -> BlockRequest:
    """Return the grid nearest to an ABlog `postlist`: `count` posts where it does not say.

    Of several labels of a kind, the first counts.
    """
    options = {
        "category": next(iter(posts["category"]), ""),
        "tag": next(iter(posts["tags"]), ""),
        "author": next(iter(posts["author"]), ""),
    }
    options["count"] = str(count if posts["length"] is None else posts["length"])
    return BlockRequest("post-grid", tuple((key, value) for key, value in options.items() if value))
