"""Markdown in the shape of a magazine article: headings, prose, lists, code, tables, figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from benchmarks.words import SUBJECTS, Pool, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

SHARES = {"function": 46, "general": 24, "category": 16, "tag": 9, "stray": 5}
"""Share of the words that comes from each pool, in percent; "stray": of any category."""

WORDS_PER_SECTION = 170
CODE_CATEGORIES = {"AI", "Science", "Finance"}

_TITLES = (
    "The {0} of {1} and {2}",
    "Why {0} {1} Cannot Wait for {2}",
    "{0} and {1}: What {2} Means Now",
    "How {0} Became {1}",
    "A Year of {0} {1} in {2}",
    "What {0} Owes to {1}",
)
_PYTHON = """```python
def {0}({1}, limit={n}):
    \"\"\"Return the {1} that {2} keeps.\"\"\"
    kept = [item for item in {1} if item.{3} > limit]
    return sorted(kept, key=lambda item: item.{3}, reverse=True)


print({0}(load("{2}.json"), limit={n} // 2))
```"""
_SHELL = """```bash
{0} --{1} {n} --output build/{2} \\
  && grep -c "{3}" build/{2}/*.txt
```"""


@dataclass(slots=True)
class Writer:
    """Draws the words of one article: a mixture of pools that follows its categories and tags."""

    rng: Random
    vocabulary: Vocabulary
    categories: Sequence[str]
    tags: Sequence[str]
    written: int = field(default=0, init=False)
    """Number of words written as prose so far."""

    def pool(self, kind: str) -> Pool:
        """Return a pool of `kind`, one of the keys of `SHARES`."""
        match kind:
            case "function":
                return self.vocabulary.function
            case "category":
                return self.vocabulary.categories[self.rng.choice(self.categories)]
            case "tag":
                return self.vocabulary.tags[self.rng.choice(self.tags)]
            case "stray":
                return self.vocabulary.categories[self.rng.choice(tuple(SUBJECTS))]
        return self.vocabulary.general

    def name(self) -> str:
        """Return one word of the article's subject, not counted as prose."""
        return self.pool(self.rng.choice(("category", "tag", "general"))).draw(self.rng)

    def words(self, count: int) -> list[str]:
        """Return `count` words of prose, some with an English ending."""
        self.written += count
        kinds = self.rng.choices(tuple(SHARES), weights=tuple(SHARES.values()), k=count)
        return [self._inflected(kind) for kind in kinds]

    def _inflected(self, kind: str) -> str:
        word = self.pool(kind).draw(self.rng)
        if kind == "function":
            return word
        return word + self.rng.choices(("", "s", "ed", "ing", "ly"), weights=(76, 14, 4, 4, 2))[0]

    def sentence(self, shortest: int = 6, longest: int = 26) -> str:
        """Return a sentence, now and then with a comma, emphasis, code or quotation marks."""
        words = self.words(self.rng.randint(shortest, longest))
        middle = len(words) // 2
        match self.rng.randrange(16):
            case 0:
                words[middle] = f"*{words[middle]}*"
            case 1:
                words[middle] = f"**{words[middle]}**"
            case 2:
                words[middle - 1], words[middle] = f'"{words[middle - 1]}', f'{words[middle]}"'
            case 3:
                words[middle] = f"`{words[middle]}`"
            case 4 | 5 | 6 | 7:
                words[middle] += ","
        words[0] = words[0][:1].upper() + words[0][1:]
        return " ".join(words) + self.rng.choices(".?!", weights=(18, 1, 1))[0]

    def paragraph(self) -> str:
        """Return three to six sentences."""
        return " ".join(self.sentence() for _ in range(self.rng.randint(3, 6)))

    def summary(self) -> str:
        """Return a sentence without markup: a description, a caption, the text of an image."""
        text = " ".join(self.words(self.rng.randint(10, 22)))
        return text[:1].upper() + text[1:] + "."

    def title(self) -> str:
        """Return a title of three to nine words."""
        return self.rng.choice(_TITLES).format(*(self.name().title() for _ in range(3)))


@dataclass(frozen=True, slots=True)
class Links:
    """What an article's body may point to: Markdown destinations and the picture of its figure."""

    articles: Sequence[tuple[str, str]]
    """(title, destination) of other articles."""
    figure: str | None


def body(writer: Writer, links: Links, target: int) -> str:
    """Return the Markdown below the title: about `target` words of prose, and all of `links`."""
    parts = [writer.paragraph(), writer.paragraph()]
    sections = max(1, round(target / WORDS_PER_SECTION))
    for number in range(1, sections + 1):
        parts.append(f"## {writer.title()}")
        if number <= len(links.articles):
            parts.append("{} See [{}]({}).".format(writer.sentence(), *links.articles[number - 1]))
        if number == 1 and links.figure:
            parts.append(_figure(writer, links.figure))
        if writer.rng.random() < 1 / 3:
            parts.append(_extra(writer))
        while writer.written < target * number / sections:
            parts.append(writer.paragraph())
    return "\n\n".join(parts) + "\n"


def _extra(writer: Writer) -> str:
    """Return one thing other than a paragraph; code most of all in the categories that have it."""
    kinds: list[Callable[[Writer], str]] = [_bullets, _numbers, _table, _quote, _note, _subsection]
    if CODE_CATEGORIES.intersection(writer.categories):
        kinds += [_code, _code, _code]
    return writer.rng.choice(kinds)(writer)


def _bullets(writer: Writer) -> str:
    return "\n".join(f"- {writer.sentence(4, 12)}" for _ in range(writer.rng.randint(3, 6)))


def _numbers(writer: Writer) -> str:
    return "\n".join(
        f"{number}. {writer.sentence(4, 12)}" for number in range(1, writer.rng.randint(4, 6))
    )


def _table(writer: Writer) -> str:
    heads = [
        "| " + " | ".join(writer.name().title() for _ in range(3)) + " |",
        "| --- | ---: | ---: |",
    ]
    rows = [
        f"| {writer.name()} | {writer.rng.randrange(1000)} | {writer.rng.random():.3f} |"
        for _ in range(writer.rng.randint(3, 7))
    ]
    return "\n".join(heads + rows)


def _quote(writer: Writer) -> str:
    return f"> {writer.sentence()} {writer.sentence()}"


def _note(writer: Writer) -> str:
    return f"```{{note}}\n{writer.sentence()}\n```"


def _subsection(writer: Writer) -> str:
    return f"### {writer.title()}\n\n{writer.paragraph()}"


def _code(writer: Writer) -> str:
    names = [writer.name() for _ in range(4)]
    return writer.rng.choice((_PYTHON, _SHELL)).format(*names, n=writer.rng.randrange(10, 90))


def _figure(writer: Writer, path: str) -> str:
    if writer.rng.random() < 1 / 2:
        return f"![{writer.summary()}]({path})"
    return (
        f"```{{figure}} {path}\n:alt: {writer.summary()}\n:width: 320px\n\n{writer.summary()}\n```"
    )
