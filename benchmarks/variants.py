"""The ways to build the same magazine, as the ``conf.py`` of each."""

from __future__ import annotations

from dataclasses import dataclass

from benchmarks.site import ADDRESS, AUTHORS, PER_PAGE, TITLE


@dataclass(frozen=True, slots=True)
class Variant:
    """One way to build the site."""

    extensions: tuple[str, ...]
    settings: tuple[tuple[str, object], ...] = ()
    """Options of ``conf.py`` that only this variant has: names and values."""
    image: bool = True
    """Whether the articles' front matter names their cover."""
    theme: str = "alabaster"
    stemmer: bool = True
    """Whether PyStemmer is there, which Sphinx and its languages do without."""

    def conf_py(self, theme: str = "") -> str:
        """Return ``conf.py``, with another theme than the variant's own if one is named."""
        options = {
            "project": TITLE,
            "language": "en",
            "extensions": list(self.extensions),
            "html_theme": theme or self.theme,
            "html_baseurl": ADDRESS,
            **dict(self.settings),
        }
        return "".join(f"{name} = {value!r}\n" for name, value in options.items())


_BLOG_AUTHORS = {author.key: (author.name, author.url) for author in AUTHORS}
_AFTER_BODY = ["topics", "share", "author-card", "series", "adjacent", "related-posts"]

_OURS = (
    ("blog_title", TITLE),
    ("mubboo_authors", "authors.yml"),
    ("mubboo_after_body", _AFTER_BODY),
    ("blog_baseurl", ADDRESS),
    ("blog_feed_length", PER_PAGE),
    ("blog_feed_archives", True),
)

VARIANTS = {
    "plain": Variant(("myst_parser", "sphinx_design"), stemmer=False),
    "stemmed": Variant(("myst_parser", "sphinx_design")),
    "ablog": Variant(
        ("myst_parser", "sphinx_design", "ablog"),
        (("blog_title", TITLE), ("blog_authors", _BLOG_AUTHORS)),
        image=False,
        stemmer=False,
    ),
    "mubboo": Variant(("mubboo_sphinx",), _OURS, theme="mubboo"),
    "mubboo-index": Variant(("mubboo_sphinx",), (*_OURS, ("mubboo_search", False)), theme="mubboo"),
}
"""By name, in the order of building."""
