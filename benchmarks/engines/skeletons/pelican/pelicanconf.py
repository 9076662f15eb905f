"""Settings of Pelican."""

SITENAME = "The Benchmark Gazette"
SITEURL = "https://gazette.example"
AUTHOR = "The Benchmark Gazette"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"

PATH = "content"
ARTICLE_PATHS = ["articles"]
STATIC_PATHS = ["covers", "figures", "avatars"]
PATH_METADATA = r"(?P<slug>articles/\d+/[^.]+)\.md"
ARTICLE_URL = "{slug}.html"
ARTICLE_SAVE_AS = "{slug}.html"
YEAR_ARCHIVE_SAVE_AS = "posts/{date:%Y}/index.html"
MONTH_ARCHIVE_SAVE_AS = "posts/{date:%Y}/{date:%m}/index.html"
DEFAULT_PAGINATION = 20

THEME = "notmyidea"
THEME_TEMPLATES_OVERRIDES = ["templates"]

PLUGINS = ["neighbors", "readtime", "series", "similar_posts", "sitemap"]
SIMILAR_POSTS_MAX_COUNT = 4
SITEMAP = {"format": "xml"}

MARKDOWN = {
    "extension_configs": {
        "markdown.extensions.admonition": {},
        "markdown.extensions.codehilite": {"css_class": "highlight"},
        "markdown.extensions.extra": {},
        "markdown.extensions.meta": {},
        "markdown.extensions.smarty": {},
        "markdown.extensions.toc": {},
    },
    "output_format": "html5",
}

FEED_DOMAIN = SITEURL
FEED_ALL_ATOM = "feeds/all.atom.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
TAG_FEED_ATOM = "feeds/tag-{slug}.atom.xml"
AUTHOR_FEED_ATOM = "feeds/author-{slug}.atom.xml"
