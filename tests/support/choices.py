"""The values that edits choose from: the first of each is the plainest. None takes away."""

from __future__ import annotations

from typing import Any

from tests.support.worlds import ABOUT, INDEX, LISTED, NOTES, TERMS, Article, picture, raster

DAY = 86400
CLOCKS = (0, DAY, 3 * DAY, -DAY, -400 * DAY, 400 * DAY)
"""Seconds from noon."""

FIELDS: dict[str, tuple[Any, ...]] = {
    "title": ("On trains", "On ferries & <b>", "Same", "Örtlich *genau*", "C++ `code`"),
    "date": ("2026-04-01", "2026-04-05", "2026-04-05T12:00:01Z", "2026-04-06", "2025-12-31",
             "2026-04-05T10:00:00+14:00", None, "some day"),
    "updated": ("2026-04-02", "2026-03-01", None),
    "author": (("ada",), ("grace", "ada"), "A Guest", "adda", ("new",), None),
    "category": (("AI",), ("Travel",), "AI, Fresh", ("2",), None),
    "tags": (("maps",), ("C", "C++"), ("maps", "trains"), "ai", None),
    "description": ("Described.", "Described!", 'A <b> & "more"', None),
    "image": ("/pictures/cover.svg", "/pictures/both.png", "/pictures/two/same.svg",
              "/missing.svg", 1, None),
    "image_alt": ("What is seen", None),
    "series": ("Journey", "Other", None),
    "draft": (True, False, None),
    "share": (False, None),
    "language": ("de", None),
    "read_time": (7, None),
    "excerpt": (0, 2, None),
    "redirect": ("old/place", None),
    "orphan": (True, None),
    "blogpost": (True, False, None),
    "label": ("a-label", "news", "b", "listed", None),
    # Of one length each: with its old time, only the content tells that a file is another.
    "opening": ("What it says first.", "What it then argues", "*What* it says last"),
    "words": ("Of trains, then.", "Of ferries, now.", "word " * 900),
    "heading": ("A section", "B section", "Another `code`", "The news"),
}  # fmt: skip

PARTS = (
    "More words.",
    "[that one](/posts/a.md)",
    "[](/posts/b.md) and [](/posts/new.md)",
    "{doc}`/posts/c`",
    "{ref}`news` and {ref}`Named <b>`",
    "{ref}`a-label`",
    "[a part](/about.md#the-news) and [](#news)",
    "(b)=\n## Labelled",
    "![Two](/pictures/two/same.svg)",
    "![One](/pictures/one/same.svg)",
    "![Lost](lost.svg)",
    "![Both](/pictures/both.png)",
    "{download}`/data.csv` and {download}`/posts/b.md`",
    "```{include} /part.txt\n```",
    "```{index} single: ferry; old\n```",
    "{term}`Ferry`",
    "{{ place }}",
    "```{related-posts}\n:count: 2\n```",
    "```{post-grid}\n:category: AI\n```",
    "```{postlist} 1\n```",
    "```{math}\n:label: area\n\na = b\n```",
    "See {eq}`area`.",
    "```{figure} /pictures/one/same.svg\n:name: pictured\n\nA caption\n```",
    "See {numref}`pictured`.",
    "```python\nprint(1)\n```",
    "Noted[^1].\n\n[^1]: Below.",
)
"""Markdown at the end of an article."""

NAMES = ("posts/new", "posts/a", "posts/b", "posts/c", "essays/g", "essays/h", "news",
         "posts/sub/a", "essays/old/new", "a-label", "posts/index", "blog/tag/maps",
         "Posts/A")  # fmt: skip
"""Of documents: some are labels elsewhere, some are pages that nobody writes."""

NEW = (
    ("posts/new", Article("Brand new", "2026-04-03")),
    ("posts/aa", Article("Next to the first", "2026-04-02", category=("AI",), tags=("maps",))),
    ("essays/g", Article("Marked", "2026-04-04", author=("ada",), series="Journey")),
    ("news", Article("The news", "2026-04-04")),
    ("posts/later", Article("Of tomorrow", "2026-04-06", category=("Later",))),
    ("posts/draft", Article("Not yet", "2026-04-01", draft=True, tags=("hidden",))),
)

FILES: dict[str, tuple[str | bytes | None, ...]] = {
    "index.md": (
        INDEX,
        INDEX.replace(":count: 3", ":author: ada"),
        INDEX.replace("# Front page", "# First *page*"),
        INDEX.replace("about\nlisted", "listed\nabout"),
        INDEX.replace(":glob:", ":glob:\n:numbered:"),
        INDEX.replace("posts/a*", "posts/*"),
        INDEX.replace(":glob:", ":glob:\n:reversed:"),
    ),
    "about.md": (ABOUT, ABOUT.replace("# About", "# Of us"), ABOUT.replace("(news)=", "(a)=")),
    "listed.md": (LISTED, LISTED.replace("ada", "grace"), LISTED.replace(":excerpts:", ""), None),
    "terms.md": (TERMS, TERMS.replace("Ferry", "Train"), None),
    "notes.rst": (NOTES, NOTES.replace("tunnel", "bridge"), None),
    "part.txt": ("What is included.\n", "What is excluded.\n", "## *Part*\n", None),
    "data.csv": ("a,b\n", "c,d\n", None),
    "pictures/one/same.svg": (picture(11), picture(12), None),
    "pictures/a/same.svg": (picture(13), None),
    "pictures/cover.svg": (picture(33), picture(34), "no picture", None),
    "pictures/ada.svg": (picture(44), picture(45), None),
    "pictures/both.png": (raster(90), raster(91), None),
    "_static/own.css": ("body { margin: 1px }\n", "body { margin: 2px }\n", None),
    "_static/more.txt": ("More.\n", "Less.\n", None),
    "_static/new.css": ("a { margin: 1px }\n", "a { margin: 2px }\n", None),
    "_extra/humans.txt": ("We.\n", "Us.\n", None),
    "_templates/mubboo/byline.html": ("<p>By us</p>\n", "<p>{{ view.read_time.text }}</p>", None),
    "_templates/mubboo/card.html": ("<p class='mubboo-card'>A card</p>\n", None),
    "_templates/layout.html": (
        '{% extends "!layout.html" %}{% block footer %}Ours{% endblock %}',
        '{% extends "!layout.html" %}{% block footer %}{{ project }}{% endblock %}',
        None,
    ),
    "_templates/page.html": ('{% extends "!page.html" %}{% block body %}{{ body }}!{% endblock %}',
                             None),
}  # fmt: skip

AUTHORS: dict[str, tuple[dict[str, Any] | None, ...]] = {
    "ada": (
        {"name": "Ada Lovelace"},
        {"name": "Augusta Ada"},
        {"bio": "Of *trains*."},
        {"avatar": "pictures/cover.svg"},
        {"avatar": "pictures/both.png"},
        {"socials": {"github": "ada"}},
        {"type": "organization"},
        None,
    ),
    "grace": ({"bio": "Of ships."}, None),
    "new": ({"name": "Newly There", "url": "https://example.org/"}, None),
}

_SIDEBARS = {"**": ["ablog/recentposts.html", "ablog/tagcloud.html", "ablog/postcard.html"]}

OPTIONS: dict[str, tuple[Any, ...]] = {
    "html_theme": ("mubboo", "alabaster", "furo"),
    "html_theme_options": (
        {"links": "about"},
        {"sections": "1", "footer_links": "about"},
        {"description": "Ours"},
        None,
    ),
    "html_title": (None, "Titled"),
    "html_short_title": (None, "Short"),
    "html_baseurl": ("https://mag.example/", "https://moved.example/", None),
    "html_sidebars": (None, _SIDEBARS),
    "html_css_files": (["own.css"], ["own.css", "new.css"], None),
    "html_extra_path": (["_extra"], None),
    "html_static_path": (["_static"], None),
    "html_logo": (None, "pictures/cover.svg"),
    "html_split_index": (None, True),
    "html_use_index": (None, False),
    "html_copy_source": (None, False),
    "html_use_opensearch": (None, "https://mag.example"),
    "html_last_updated_fmt": (None, "%Y-%m-%d"),
    "html_context": (None, {"own": "value"}),
    "html_permalinks_icon": (None, "#"),
    "pygments_style": (None, "vim"),
    "numfig": (None, True),
    "language": (None, "de"),
    "project": ("Test magazine", "Another magazine"),
    "copyright": (None, "2020, Us"),
    "exclude_patterns": (None, ["posts/b.md"], ["pictures"]),
    "templates_path": (["_templates"], None),
    "myst_substitutions": ({"place": "Berlin"}, {"place": "Vienna"}),
    "myst_heading_anchors": (None, 2),
    "suppress_warnings": (None, ["mubboo.author"]),
    "blog_title": ("The Mag", "Another Mag"),
    "blog_path": (None, "news-page"),
    "blog_baseurl": ("https://mag.example/", None),
    "blog_post_pattern": (["posts/*.md"], [], ["posts/*.md", "notes.rst"]),
    "blog_feed_fulltext": (None, True),
    "blog_feed_archives": (None, True),
    "blog_feed_length": (None, 1),
    "blog_feed_templates": (None, {"news": {"title": "{{ title }} ({{ feed_title }})"}}),
    "post_auto_image": (None, 1),
    "post_auto_excerpt": (None, 0, 2),
    "post_auto_orphan": (None, False),
    "post_date_format": (None, "%Y"),
    "post_show_prev_next": (None, False),
    "mubboo_show_drafts": (None, True),
    "mubboo_timezone": (None, "Pacific/Kiritimati"),
    "mubboo_related_count": (None, 1, 0),
    "mubboo_related_same_category": (None, True),
    "mubboo_related_exclude_authors": (None, ["ada"]),
    "mubboo_related_max_age": (None, 30),
    "mubboo_related_explain": (None, True),
    "mubboo_search": (False, True),
    "mubboo_image_widths": ([20, 60], [], [10, 60], None),
    "mubboo_page_size": (None, 0, 1, 2),
    "mubboo_reading_speed": (None, 50, {"en": 40, "de": 30}),
    "mubboo_share": (None, ["mastodon"]),
    "mubboo_before_title": (None, [], ["read-time"]),
    "mubboo_after_title": (None, ["byline", "share"]),
    "mubboo_after_body": (None, [], ["adjacent"], ["series", "post-grid"], ["nonsense"]),
    "mubboo_date_format": (None, "short"),
    "mubboo_date_format_short": (None, "yyyy"),
    "mubboo_authors": ("authors.yml", None),
}
