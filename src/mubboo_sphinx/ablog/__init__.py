"""ABlog, healed from outside: each case says what ABlog 0.11 does, and has a test."""

from ablog.post import PostList, PostNode, UpdateNode

from mubboo_sphinx.ablog.catalogs import (
    LABEL_KINDS,
    documents_of,
    forget_lists,
    give_authors,
    known_of_posts,
    post_of,
    register_afresh,
    reset_wrong_options,
)
from mubboo_sphinx.ablog.lists import shows_lists
from mubboo_sphinx.ablog.posts import (
    excerpt_of,
    hides_comments,
    idle_patterns,
    is_matched_post,
    label_of_post,
    lighten_posts,
    make_post_node,
    note_description,
    note_opening,
    note_update,
    post_patterns,
    redirects_of,
)
from mubboo_sphinx.ablog.workarounds import TEMPLATES, setup_ablog, shows_neighbours

__all__ = [
    "LABEL_KINDS",
    "TEMPLATES",
    "PostList",
    "PostNode",
    "UpdateNode",
    "documents_of",
    "excerpt_of",
    "forget_lists",
    "give_authors",
    "hides_comments",
    "idle_patterns",
    "is_matched_post",
    "known_of_posts",
    "label_of_post",
    "lighten_posts",
    "make_post_node",
    "note_description",
    "note_opening",
    "note_update",
    "post_of",
    "post_patterns",
    "redirects_of",
    "register_afresh",
    "reset_wrong_options",
    "setup_ablog",
    "shows_lists",
    "shows_neighbours",
]
