"""The catalog of messages holds what readers see, and its translations all of it."""

from __future__ import annotations

import importlib.util
import io
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

if TYPE_CHECKING:
    from types import ModuleType

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "src" / "mubboo_sphinx" / "locale"


@pytest.fixture(scope="module")
def messages() -> ModuleType:
    spec = importlib.util.spec_from_file_location("messages", ROOT / "tools" / "messages.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_catalog_is_up_to_date_with_code_and_templates(messages: ModuleType) -> None:
    assert [path.name for path in messages.outdated()] == []  # else: make messages


@pytest.mark.parametrize("path", sorted(LOCALE.glob("*/*.po")), ids=lambda path: path.parent.name)
def test_a_translation_is_complete_and_keeps_its_placeholders(path: Path) -> None:
    catalog = read_po(io.BytesIO(path.read_bytes()), locale=path.parent.name)
    for message in catalog:
        if not message.id:
            continue
        asked = (message.id,) if isinstance(message.id, str) else message.id
        string = message.string or ""
        given = (string,) if isinstance(string, str) else tuple(string)
        assert all(given), f"not translated: {asked[0]!r}"
        for text in given:
            assert text.count("{") == asked[-1].count("{"), f"placeholders of {asked[0]!r}"


def test_no_language_has_the_words_of_another() -> None:
    said: dict[tuple[str, str], list[str]] = {}
    for path in sorted(LOCALE.glob("*/*.po")):
        for message in read_po(io.BytesIO(path.read_bytes()), locale=path.parent.name):
            # Short words are the same in several languages, and some in the two nearest ones.
            if isinstance(message.id, str) and len(message.id) > 20:
                said.setdefault((message.id, str(message.string)), []).append(path.parent.name)
    assert {words: names for words, names in said.items() if len(names) > 2} == {}
