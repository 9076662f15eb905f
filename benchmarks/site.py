"""A magazine of any size, made from a seed: articles in MyST Markdown, authors and pictures.

Article number i is the same in a site of ten as in a site of ten thousand articles, and links to
articles of a lower number only; so sites of different sizes can be compared.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from math import log
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from benchmarks.pictures import picture
from benchmarks.prose import Links, Writer, body
from benchmarks.words import SUBJECTS, seeded, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from random import Random

TITLE, ADDRESS = "The Benchmark Gazette", "https://gazette.example/"
PER_PAGE = 20
"""Articles on a page of a list, and in a feed."""

FIRST_DAY, LAST_DAY = date(2017, 1, 2), date(2025, 6, 30)
"""Between them lie all dates: fixed days of the past, so that no article is ever of the future."""

MEDIAN_WORDS, SHORTEST, LONGEST = 620, 250, 2000
"""Words of prose that an article aims at: log-normal, sigma 0.4, within these limits. It ends with
the paragraph that reaches its aim, so that articles have about 700 words on average."""

SERIES = 12
"""Number of series: about one article in ten belongs to one."""


@dataclass(frozen=True, slots=True)
class Author:
    """An entry of ``authors.yml``."""

    key: str
    name: str
    role: str
    beats: tuple[str, ...]
    """The categories that the author writes in most."""

    @property
    def avatar(self) -> PurePosixPath:
        """Path of the portrait, from the source folder."""
        return PurePosixPath("avatars", f"{self.key}.svg")

    @property
    def url(self) -> str:
        """Address of the author's own page."""
        return f"https://people.example/{self.key}"


AUTHORS = (
    Author("ai-desk", "AI Desk", "Editors", ("AI",)),
    Author("travel-desk", "Travel Desk", "Editors", ("Travel",)),
    Author("ada-lovelace", "Ada Lovelace", "Senior correspondent", ("AI", "Science")),
    Author("ibn-battuta", "Ibn Battuta", "Traveller at large", ("Travel", "Culture")),
    Author("marie-curie", "Marie Curie", "Science editor", ("Science", "Health")),
    Author("clara-schumann", "Clara Schumann", "Critic", ("Culture",)),
    Author("james-watt", "James Watt", "Industry editor", ("Industry",)),
    Author("florence-nightingale", "Florence Nightingale", "Health editor", ("Health",)),
    Author("luca-pacioli", "Luca Pacioli", "Finance editor", ("Finance",)),
    Author("rosa-may-billinghurst", "Rosa May Billinghurst", "Reporter", ("Industry", "Finance")),
    Author("alfonsina-strada", "Alfonsina Strada", "Sports editor", ("Sport",)),
    Author("nellie-bly", "Nellie Bly", "Reporter", ("Travel", "Sport", "Health")),
)


@dataclass(frozen=True, slots=True)
class Head:
    """What is known of an article before its text is written."""

    number: int
    title: str
    published: date
    author: str
    categories: tuple[str, ...]
    tags: tuple[str, ...]
    description: str
    cover: PurePosixPath | None
    series: str | None

    @property
    def path(self) -> PurePosixPath:
        """Path of the file, from the source folder; its last part is unique, as ABlog wants it."""
        slug = "".join(c if c.isalnum() else "-" for c in self.title.lower()).replace("--", "-")
        return PurePosixPath("articles", str(self.published.year), f"{slug}-{self.number}.md")


@dataclass(frozen=True, slots=True)
class Article:
    """An article: its head, and its text as Markdown below the title."""

    head: Head
    text: str
    words: int
    """Number of words of prose in `text`; headings, code and tables not counted."""
    figure: PurePosixPath | None


def generate(count: int, seed: int = 0) -> Iterator[Article]:
    """Yield `count` articles, in an order that is not that of their dates."""
    heads: list[Head] = []
    for number in range(count):
        heads.append(_head(number, seed))
        yield _article(heads, seed)


def _head(number: int, seed: int) -> Head:
    rng = seeded(seed, "head", number)
    categories = _categories(rng)
    tags = _tags(rng, categories)
    writer = Writer(rng, vocabulary(seed), categories, tags)
    cover = PurePosixPath("covers", f"{number}{rng.choice(('.png', '.svg'))}")
    return Head(
        number=number,
        title=writer.title(),
        published=FIRST_DAY + timedelta(days=rng.randint(0, (LAST_DAY - FIRST_DAY).days)),
        author=_author(rng, categories[0]),
        categories=categories,
        tags=tags,
        description=writer.summary(),
        cover=cover if rng.random() < 1 / 2 else None,
        series=f"Series {rng.randrange(SERIES) + 1}" if rng.random() < 1 / 10 else None,
    )


def _categories(rng: Random) -> tuple[str, ...]:
    """Return one category, or two of an article in four."""
    return tuple(rng.sample(tuple(SUBJECTS), k=2 if rng.random() < 1 / 4 else 1))


def _tags(rng: Random, categories: Sequence[str]) -> tuple[str, ...]:
    """Return two to four tags: mostly those of the categories, one in eight of any."""
    near = [tag for category in categories for tag in SUBJECTS[category]]
    every = [tag for tags in SUBJECTS.values() for tag in tags]
    drawn = (rng.choice(every if rng.random() < 1 / 8 else near) for _ in range(rng.randint(2, 4)))
    return tuple(dict.fromkeys(drawn))


def _author(rng: Random, category: str) -> str:
    """Return the key of an author: four times in five one of that category."""
    of_category = [author for author in AUTHORS if category in author.beats]
    return rng.choice(of_category if rng.random() < 4 / 5 else AUTHORS).key


def _article(heads: Sequence[Head], seed: int) -> Article:
    """Return the article of the last of `heads`; the others are what it may link to."""
    head = heads[-1]
    rng = seeded(seed, "text", head.number)
    writer = Writer(rng, vocabulary(seed), head.categories, head.tags)
    figure = PurePosixPath("figures", f"{head.number}.png") if rng.random() < 1 / 5 else None
    links = Links(
        articles=[(other.title, f"../../{other.path}") for other in _linked(rng, heads)],
        figure=f"../../{figure}" if figure else None,
    )
    target = min(LONGEST, max(SHORTEST, round(rng.lognormvariate(log(MEDIAN_WORDS), 0.4))))
    text = body(writer, links, target)
    return Article(head, text, writer.written, figure)


def _linked(rng: Random, heads: Sequence[Head]) -> list[Head]:
    """Return up to three earlier articles, of the same category if ten draws find such."""
    head, earlier = heads[-1], heads[:-1]
    if not earlier:
        return []
    drawn = {other.number: other for other in rng.choices(earlier, k=10)}
    near = [other for other in drawn.values() if set(other.categories) & set(head.categories)]
    return near[: rng.randint(0, 3)]


def front_matter(head: Head, *, image: bool) -> str:
    """Return the YAML block of an article, in forms that ABlog reads without help.

    `image` adds the cover, a path, which plain ABlog does not survive.
    """
    fields = {
        "blogpost": "true",
        "orphan": "true",
        "date": head.published.isoformat(),
        "author": head.author,
        "category": ", ".join(head.categories),
        "tags": ", ".join(head.tags),
        "description": json.dumps(head.description),
    }
    if head.series:
        fields["series"] = head.series
    if image and head.cover:
        fields["image"] = f"/{head.cover}"
        fields["image_alt"] = json.dumps(f"A gradient, for {head.title}")
    return "---\n" + "".join(f"{name}: {value}\n" for name, value in fields.items()) + "---\n"


def write_site(folder: Path, articles: Sequence[Article], *, image: bool = True) -> None:
    """Write all sources but ``conf.py`` to `folder`; `image` as in `front_matter`."""
    for article in articles:
        head = article.head
        page = f"{front_matter(head, image=image)}\n# {head.title}\n\n{article.text}"
        _write(folder / head.path, page.encode())
        for path in filter(None, (head.cover, article.figure)):
            _write(folder / path, picture(path))
    for author in AUTHORS:
        _write(folder / author.avatar, picture(author.avatar))
    _write(folder / "authors.yml", authors_yaml().encode())
    _write(folder / "index.md", _front_page(articles).encode())


def authors_yaml() -> str:
    """Return ``authors.yml``."""
    return "".join(
        f"{author.key}:\n"
        f"  name: {author.name}\n"
        f"  type: {'organization' if author.role == 'Editors' else 'person'}\n"
        f"  role: {author.role}\n"
        f"  bio: Writes on *{' and '.join(author.beats)}* for the Gazette, and answers letters.\n"
        f"  avatar: {author.avatar}\n"
        f"  url: {author.url}\n"
        f"  socials: {{linkedin: {author.key}, github: {author.key}}}\n"
        for author in AUTHORS
    )


def _front_page(articles: Sequence[Article]) -> str:
    """Return ``index.md``: links to the ten newest articles, and no costly toctree."""
    newest = sorted((a.head for a in articles), key=lambda h: (-h.published.toordinal(), h.number))[
        :10
    ]
    lines = [f"- [{head.title}]({head.path})" for head in newest]
    return f"# {TITLE}\n\nNewest articles:\n\n" + "\n".join(lines) + "\n"


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
