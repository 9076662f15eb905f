"""What people do to a site between two builds."""

# ruff: noqa: FBT003 - values of options and fields

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.support.worlds import ABOUT, BLOCKS, INDEX, LISTED, NOON, WORDS, Post, picture

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.worlds import World

DAY = 86400


@dataclass(frozen=True)
class Edit:
    """One edit: `kind` names it, `which` picks what is edited, `value` what it becomes."""

    kind: str
    which: int
    value: int


def apply(world: World, edit: Edit) -> None:
    """Change `world`. What is edited is picked among what there is, so that any edit fits."""
    EDITS[edit.kind](world, edit.which, edit.value)


def _name(world: World, which: int) -> str:
    names = sorted(world.posts)
    return names[which % len(names)]


def _post(world: World, which: int) -> Post:
    return world.posts[_name(world, which)]


def _sets(field: str, *values: Any) -> Callable[[World, int, int], None]:
    """Return an edit that gives a field one of the values; None takes the field away."""

    def edit(world: World, which: int, value: int) -> None:
        fields = _post(world, which).fields
        fields.pop(field, None)
        if (new := values[value % len(values)]) is not None:
            fields[field] = new

    return edit


def _option(name: str, *values: Any) -> Callable[[World, int, int], None]:
    def edit(world: World, _which: int, value: int) -> None:
        world.conf.pop(name, None)
        if (new := values[value % len(values)]) is not None:
            world.conf[name] = new

    return edit


def _file(path: str, *contents: str | None) -> Callable[[World, int, int], None]:
    def edit(world: World, _which: int, value: int) -> None:
        world.files.pop(path, None)
        if (new := contents[value % len(contents)]) is not None:
            world.files[path] = new

    return edit


def _pictures(path: str) -> Callable[[World, int, int], None]:
    def edit(world: World, _which: int, value: int) -> None:
        world.files[path] = picture(value)

    return edit


def _title(world: World, which: int, value: int) -> None:
    _post(world, which).title = ("Of C++ & <b>", "Another title", "Same", "Örtlich")[value % 4]


def _excerpt(world: World, which: int, value: int) -> None:
    _post(world, which).excerpt = f"Says of {WORDS[value % len(WORDS)]} *first*."


def _word(world: World, which: int, value: int) -> None:
    _post(world, which).parts.append(f"{WORDS[value % len(WORDS)]} {value}")


def _many_words(world: World, which: int, value: int) -> None:
    _post(world, which).parts.append(f"{WORDS[value % len(WORDS)]} " * 300)


def _less(world: World, which: int, _value: int) -> None:
    parts = _post(world, which).parts
    del parts[-1:]


def _heading(world: World, which: int, value: int) -> None:
    _post(world, which).parts.append(f"## On {WORDS[value % len(WORDS)]}")


def _body(world: World, which: int, value: int) -> None:
    """Add what refers to something else, or is found by something else."""
    other = _name(world, value // 8).rpartition("/")[2]
    parts = (
        f"See [that one]({other}.md).",
        f"See [](#section) and {{doc}}`{other}` and [missing](not-there.md).",
        f"See {{ref}}`{other}`, {{ref}}`news`.",
        "![Pictured](../pictures/two/same.svg)",
        "(a-label)=\n## Labelled",
        "```{index} single: ferry; old\n```",
        "```{related-posts}\n:count: 2\n```",
        f"A draft? [path](path:{other}.md)",
    )
    _post(world, which).parts.append(parts[value % 8])


def _add(world: World, which: int, value: int) -> None:
    name = ("posts/new", "posts/in-toc", "posts/sub/p0", "news", "posts/about")[value % 5]
    fields = {"date": f"2026-03-{1 + which % 28:02}", "tags": ["trains"], "category": ["AI"]}
    if not name.startswith("posts/") or name.count("/") > 1:
        fields["blogpost"] = True  # type: ignore[assignment]
    world.posts[name] = Post(f"New {which % 3}", dict(fields), "New.", ["All of it is new."])


def _remove(world: World, which: int, _value: int) -> None:
    if len(world.posts) > 1:
        del world.posts[_name(world, which)]


def _rename(world: World, which: int, value: int) -> None:
    name = ("posts/renamed", "posts/a0", "posts/index")[value % 3]
    world.posts[name] = world.posts.pop(_name(world, which))


def _twin(world: World, which: int, _value: int) -> None:
    """Give another article the same date and title."""
    one, other = _post(world, which), _post(world, which + 1)
    other.title, other.fields["date"] = one.title, one.fields.get("date")


def _pin(field: str) -> Callable[[World, int, int], None]:
    def edit(world: World, which: int, value: int) -> None:
        other = f"/{_name(world, value // 3)}"
        _post(world, which).fields[field] = ([other], [], False)[value % 3]

    return edit


def _author(world: World, _which: int, value: int) -> None:
    ada = world.authors.setdefault("ada", {"name": "Ada"})
    match value % 5:
        case 0:
            ada["name"] = f"Ada {value}"
        case 1:
            ada["bio"] = f"Thought of *{WORDS[value % len(WORDS)]}*."
        case 2:
            ada["avatar"] = ("pictures/ada.svg", "pictures/cover.svg")[value % 2]
        case 3:
            world.authors["new"] = {"name": "New Author", "url": "https://example.org/"}
        case _:
            del world.authors["ada"]


def _clock(world: World, _which: int, value: int) -> None:
    world.clock = NOON + (value % 5 - 2) * DAY


def _index(world: World, _which: int, value: int) -> None:
    grid = (":category: AI", ":author: ada", ":count: 1", ":tag: trains")[value % 4]
    world.files["index.md"] = INDEX.replace(":count: 3", grid)


EDITS: dict[str, Callable[[World, int, int], None]] = {
    "title": _title,
    "excerpt": _excerpt,
    "a word": _word,
    "many words": _many_words,
    "less": _less,
    "a heading": _heading,
    "body": _body,
    "date": _sets("date", "2026-03-31", "2026-04-05T12:00:00", "2026-04-06", "2025-12-31", None),
    "updated": _sets("updated", "2026-04-01", None),
    "author": _sets("author", "ada", ["grace", "ada"], "A Guest", None),
    "category": _sets("category", ["Fresh"], "AI, Travel", None),
    "tags": _sets("tags", ["C", "C++"], ["trains", "maps"], [], None),
    "description": _sets("description", "Described.", "A <b> & more", None),
    "cover": _sets("image", "/pictures/cover.svg", "/pictures/two/same.svg", 1, None),
    "cover's text": _sets("image_alt", "What is seen", None),
    "series": _sets("series", "Journey", "Other", None),
    "draft": _sets("draft", True, False),
    "share": _sets("share", False, None),
    "language": _sets("language", "de", None),
    "read time": _sets("read_time", 7, None),
    "no post": _sets("blogpost", False, None),
    "related": _pin("related"),
    "unrelated": _pin("unrelated"),
    "redirect": _sets("redirect", ["old/place"], None),
    "add": _add,
    "remove": _remove,
    "rename": _rename,
    "twin": _twin,
    "authors": _author,
    "clock": _clock,
    "front page": _index,
    "numbered": _file("index.md", INDEX.replace(":glob:", ":glob:\n:numbered:"), INDEX),
    "a page's title": _file("about.md", ABOUT.replace("# About", "# *About* us"), ABOUT),
    "a page's label": _file("about.md", ABOUT.replace("(news)=", "(p0)="), ABOUT),
    "a page": _file("listed.md", None, LISTED, LISTED.replace("postlist} 2", "postlist}")),
    "a page more": _file("posts/in-toc.md", "---\nblogpost: false\n---\n# More\n\nMore.\n", None),
    "a picture": _pictures("pictures/cover.svg"),
    "an avatar": _pictures("pictures/ada.svg"),
    "a picture of that name": _pictures("pictures/one/same.svg"),
    "an earlier picture of that name": _file("pictures/a/same.svg", picture(8), None),
    "an included file": _file("part.txt", "Other.\n", "And *more*.\n"),
    "a download": _file("data.csv", "c,d\n", "e\n"),
    "a style sheet": _file("_static/own.css", "body {}\n", "a {}\n"),
    "a static file": _file("_static/more.txt", "Other.\n", None),
    "an extra file": _file("_extra/humans.txt", "We.\n", None),
    "a template": _file(
        "_templates/mubboo/byline.html", "<p>By us</p>\n", "<p>{{ view.read_time.text }}</p>", None
    ),
    "a theme's template": _file(
        "_templates/layout.html",
        '{% extends "!layout.html" %}{% block footer %}Ours{% endblock %}',
        None,
    ),
    "a sidebar": _option(
        "html_sidebars", {"**": ["ablog/recentposts.html", "ablog/tagcloud.html"]}, None
    ),
    "theme": _option("html_theme", "mubboo", "alabaster"),
    "html_title": _option("html_title", "Titled", None),
    "html_last_updated_fmt": _option("html_last_updated_fmt", "%Y-%m-%d", None),
    "blog_title": _option("blog_title", "Another", "The Mag"),
    "blog_path": _option("blog_path", "news-page", "blog"),
    "blog_feed_fulltext": _option("blog_feed_fulltext", True, False),
    "blog_feed_archives": _option("blog_feed_archives", True, False),
    "post_auto_image": _option("post_auto_image", 1, 0),
    "post_auto_excerpt": _option("post_auto_excerpt", 2, 1),
    "html_copy_source": _option("html_copy_source", False, True),
    "html_baseurl": _option("html_baseurl", "https://moved.example/", None),
    "language of the site": _option("language", "de", "en"),
    "mubboo_show_drafts": _option("mubboo_show_drafts", True, False),
    "mubboo_related_count": _option("mubboo_related_count", 1, 4),
    "mubboo_reading_speed": _option("mubboo_reading_speed", 50, None),
    "mubboo_share": _option("mubboo_share", ["mastodon"], None),
    "mubboo_after_body": _option("mubboo_after_body", ["adjacent"], [], BLOCKS),
    "mubboo_date_format": _option("mubboo_date_format", "short", None),
    "mubboo_timezone": _option("mubboo_timezone", "Pacific/Kiritimati", "UTC"),
    "nothing": lambda _world, _which, _value: None,
}
"""By name; what is left out of a value's list of choices is the field or file taken away."""

PLANS = (
    "as it is",
    "touched",
    "in the past",
    "checked out anew",
    "with its old time",
    "after a failed build",
    "with a damaged output",
)
"""What else happens: to the times of files, or to what the last build left."""
