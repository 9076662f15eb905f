"""No two topics, and no two authors, share a page."""

from __future__ import annotations

from mubboo_sphinx.assembly.addresses import author_pages, topic_pages
from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.author import Author, Authors
from mubboo_sphinx.magazine.catalog import Catalog


def test_topics_of_equal_letters_have_pages_of_their_own() -> None:
    labels = ("C", "C++", "C#", "c", "🦀", "🐍")
    pages = topic_pages("blog", Catalog([Article("a", "A", categories=labels, tags=labels)]))
    assert (
        len(set(pages.values())) == len(pages) == 12
    )  # as written: `with_one_spelling` comes before


def test_authors_of_one_name_have_pages_of_their_own() -> None:
    names = {"ada": "Ada", "b": "Ada", "c": "Ada b", "d": "Ada b b", "e": "Bo"}
    authors = Authors({key: Author(key, name) for key, name in names.items()})
    catalog = Catalog([Article("a", "A", authors=(*names, "Ada", "A Guest"))])
    pages = author_pages("blog", catalog, authors)
    assert len(set(pages.values())) == len(pages) == 7
    assert pages["e"] == "blog/author/bo"
    assert pages["A Guest"] == "blog/author/a-guest"
