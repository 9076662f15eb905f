"""An example of an extension of a magazine: a block that shows a rating, and a network.

An article says `rating: 4` in its front matter. The block stands below the byline where conf.py
names it, or where the directive `rating` is written.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.api import Block, add_block, add_metadata, add_share_network

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from mubboo_sphinx.api import Article, BlockPlace

MOST = 5


@dataclass(frozen=True)
class RatingView:
    """What the template shows."""

    stars: float
    most: int = MOST


def rating_of(article: Article | None) -> float | None:
    """Return an article's rating, None where it has none."""
    rating = article.extra.get("rating") if article else None
    return min(max(rating, 0), MOST) if isinstance(rating, (int, float)) else None


def view(place: BlockPlace) -> RatingView | None:
    """Return what the block shows at a place, None for nothing."""
    most = int(place.options.get("most", MOST))
    rating = rating_of(place.article)
    return None if rating is None else RatingView(rating, most)


def plain(shown: RatingView) -> list[str]:
    """Return the block's words for LaTeX and text."""
    return [f"Rated {shown.stars} of {shown.most}"]


def metadata(_app: Sphinx, _page: str, article: Article | None) -> dict[str, str]:
    """Return a tag for the head of a rated article's page."""
    rating = rating_of(article)
    return {} if rating is None else {"rating": f"{rating} of {MOST}"}


def setup(app: Sphinx) -> dict[str, bool]:
    """Add the block, the network and the tag."""
    template = Path(__file__).parent / "rating.html"
    add_block(app, Block("rating", view, template, plain, options={"most": int}))
    add_share_network(app, "lobsters", "Lobsters", "https://lobste.rs/stories/new?url={url}")
    add_metadata(app, metadata)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
