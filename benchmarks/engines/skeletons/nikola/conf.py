"""Settings of Nikola."""

BLOG_AUTHOR = "The Benchmark Gazette"
BLOG_TITLE = "The Benchmark Gazette"
SITE_URL = "https://gazette.example/"
BLOG_EMAIL = "editors@gazette.example"
BLOG_DESCRIPTION = "Articles of no meaning, in the shape of a magazine."
DEFAULT_LANG = "en"
TRANSLATIONS = {"en": ""}
TIMEZONE = "UTC"
COMMENT_SYSTEM = ""

THEME = "bootblog4"
THEME_CONFIG = {
    "en": {
        "featured_large": False,
        "featured_small": False,
        "featured_on_mobile": True,
        "featured_large_image_on_mobile": True,
        "featured_strip_html": False,
        "sidebar": "",
    }
}
NAVIGATION_LINKS = {
    "en": (
        ("/archive.html", "Archive"),
        ("/categories/", "Topics"),
        ("/authors/", "Authors"),
        ("/rss.xml", "RSS feed"),
    )
}
NAVIGATION_ALT_LINKS = {"en": ()}

POSTS = (("posts/*.md", "articles", "article.tmpl"),)
PAGES = ()
COMPILERS = {"markdown": (".md",), "html": (".html",)}
MARKDOWN_EXTENSIONS = [
    "markdown.extensions.admonition",
    "markdown.extensions.codehilite",
    "markdown.extensions.extra",
    "markdown.extensions.smarty",
]
OUTPUT_FOLDER = "../html"
PRETTY_URLS = True
CREATE_MONTHLY_ARCHIVE = True
GENERATE_ATOM = True
INDEX_DISPLAY_POST_COUNT = 20
INDEX_TEASERS = True
INDEX_READ_MORE_LINK = (
    '<p class="more"><a href="{link}">{read_more}…</a> {reading_time} min read</p>'
)
FEED_LENGTH = 20
