"""Words of Sphinx's search index, stemmed once in a build."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.search import SearchLanguage


def cache_stems(language: SearchLanguage) -> None:
    """Have a language remember each word's stem, and whether it is indexed.

    Sphinx remembers stems for the length of a document, and the documents of a site have most of
    their words in common.
    """
    language.stem = cache(language.stem)  # type: ignore[method-assign]
    language.word_filter = cache(language.word_filter)  # type: ignore[method-assign]
