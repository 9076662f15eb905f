"""A magazine of everything, for the tests."""

project = "The Kitchen Sink"
author = "The cooks"
copyright = "2026, the cooks"  # noqa: A001 - Sphinx's name for it

extensions = ["mubboo_sphinx"]
html_theme = "mubboo"
html_baseurl = "https://sink.example/"
blog_baseurl = "https://sink.example/"
mubboo_authors = "authors.yml"
# Articles write them in other ways too: the site has decided.
mubboo_topics: dict[str, dict[str, str]] = {
    "C++": {},
    "Covers": {},
    "JPEG": {},
    "R&D": {},
    "Über": {},
}
mubboo_after_body = ["topics", "share", "author-card", "series", "adjacent", "related-posts"]

numfig = True
# Both ways of writing a card's header are in use.
suppress_warnings = ["design.card_legacy"]
rst_prolog = ".. |sink| replace:: kitchen sink\n"
myst_substitutions = {"sink": "*kitchen* sink"}
myst_enable_extensions = [
    "amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath", "fieldlist",
    "html_admonition", "html_image", "replacements", "smartquotes", "substitution", "tasklist",
]  # fmt: skip
myst_heading_anchors = 3
