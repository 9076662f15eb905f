"""Bring the catalog of messages, and its translations, up to date with code and templates."""

from __future__ import annotations

import io
import sys
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parent.parent / "src" / "mubboo_sphinx"
LOCALE = PACKAGE / "locale"
METHODS = [("**.py", "python"), ("**.html", "jinja2.ext.babel_extract")]
OPTIONS = {"**.html": {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}}
# `_m` in the theme's templates, where `_` is Sphinx's own catalog.
KEYWORDS = {**DEFAULT_KEYWORDS, "_m": None}


def extract() -> Catalog:
    """Return the messages that code and templates ask to have translated."""
    catalog = Catalog(project="mubboo-sphinx", charset="utf-8")
    for filename, _line, message, comments, context in extract_from_dir(
        PACKAGE, METHODS, OPTIONS, KEYWORDS, comment_tags=("Translators:",), strip_comment_tags=True
    ):
        # Files without lines: a catalog that changes with every edit of a template helps nobody.
        place = (Path(filename).as_posix(), 0)
        catalog.add(message, None, [place], auto_comments=comments, context=context)
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """Return a catalog as a file, without dates and people, so that it only changes with words."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=98, omit_header=True, sort_output=True, include_lineno=False)
    header = (
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        + (f'"Language: {catalog.locale}\\n"\n' if catalog.locale else "")
        + (f'"Plural-Forms: {catalog.plural_forms}\\n"\n' if catalog.locale else "")
    )
    return header.encode() + b"\n" + buffer.getvalue()


def outdated() -> dict[Path, bytes]:
    """Return the files that are not up to date, and what they should hold."""
    template = extract()
    files = {LOCALE / "mubboo.pot": as_text(template)}
    for path in sorted(LOCALE.glob("*/mubboo.po")):
        translated = read_po(io.BytesIO(path.read_bytes()), locale=path.parent.name)
        translated.update(template, no_fuzzy_matching=True)
        translated.obsolete.clear()
        files[path] = as_text(translated)
    return {
        path: text for path, text in files.items() if not path.exists() or path.read_bytes() != text
    }


def main() -> int:
    """Write what is not up to date; with `--check`, say so only."""
    found = outdated()
    for path, text in found.items():
        print(path.relative_to(PACKAGE))  # noqa: T201 - a command
        if "--check" not in sys.argv:
            path.write_bytes(text)
    return int("--check" in sys.argv and bool(found))


if __name__ == "__main__":
    sys.exit(main())
