"""What every page depends on, and what the rest of the output does: code, options, files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.util.i18n import format_date

from mubboo_sphinx.incremental.inputs import inputs_of
from mubboo_sphinx.incremental.versions import version_stamp
from mubboo_sphinx.sphinx_tools.digests import digest_of, digests_of, stable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

# Looked at by what is in them, or page by page, or of no effect on any page.
_OTHERWISE_COMPARED = ("html_static_path", "html_extra_path", "templates_path",
                       "locale_dirs", "suppress_warnings", "show_warning_types")  # fmt: skip
# Style sheets and scripts stand in each page with a checksum.
_IN_EACH_PAGE = (".css", ".js", ".css_t", ".js_t", ".jinja")
_MADE_BY_SPHINX = ("pygments.css", "pygments_dark.css", "language_data.js", "translations.js")
# Documents that themes look for, to show a link to them.
_KNOWN_TO_THEMES = ("about", "copyright")


class SiteInputs:
    """The inputs of one build of HTML, as checksums."""

    def __init__(self, app: Sphinx) -> None:
        self._app = app
        self._builder: Any = app.builder
        self._digests = digests_of(app)

    def of_pages(self) -> str:
        """Return a checksum of all that stands in each page, whatever it shows."""
        return digest_of(
            (
                version_stamp(self._app),
                self._options(),
                [self._digests.tree(folder) for folder in self._template_folders()],
                [path for path in self._static_files() if path[0].endswith(_IN_EACH_PAGE)],
                self._catalogs(),
                self._last_updated(),
                [name for name in _KNOWN_TO_THEMES if name in self._app.env.all_docs],
                self._indices(),
            )
        )

    def of_copies(self) -> str:
        """Return a checksum of the files that are copied."""
        config = self._app.config
        confdir = Path(self._app.confdir)
        single = [name for name in (config.html_logo, config.html_favicon) if name]
        extra = [self._digests.tree(confdir / name) for name in config.html_extra_path]
        return digest_of(
            (self._static_files(), extra, [self._digests(confdir / name) for name in single])
        )

    def shows_site_contents(self) -> bool:
        """Tell whether pages may show a table of contents of the site."""
        by_theme = inputs_of(self._app).shows_site_contents
        return by_theme or any("toctree" in text for text in texts(self._sites_own_folders()))

    def _options(self) -> list[tuple[str, str]]:
        otherwise = (*_OTHERWISE_COMPARED, *inputs_of(self._app).options_compared_otherwise)
        return sorted(
            (item.name, stable(item.value))
            for item in self._app.config
            if not item.name.startswith(otherwise)
        )

    def _template_folders(self) -> list[Path]:
        theme = getattr(self._builder, "theme", None)
        folders = theme.get_theme_dirs() if theme else ()
        return [*self._sites_own_folders(), *map(Path, folders)]

    def _sites_own_folders(self) -> list[Path]:
        confdir = Path(self._app.confdir)
        return [confdir / name for name in self._app.config.templates_path]

    def _static_files(self) -> list[tuple[str, str | None]]:
        confdir = Path(self._app.confdir)
        trees = (self._digests.tree(confdir / name) for name in self._app.config.html_static_path)
        return [file for tree in trees for file in tree]

    def copied_names(self) -> frozenset[str]:
        """Return the files that Sphinx copies to `_static` before it writes pages, by name."""
        theme = getattr(self._builder, "theme", None)
        folders = [Path(folder, "static") for folder in theme.get_theme_dirs()] if theme else []
        trees = [self._digests.tree(folder) for folder in folders]
        names = {name for tree in (*trees, self._static_files()) for name, _ in tree}
        made = (name.removesuffix("_t").removesuffix(".jinja") for name in names)
        return frozenset((*made, *_MADE_BY_SPHINX))

    def _catalogs(self) -> list[tuple[str, str | None]]:
        """Return the site's catalogs of Sphinx's words."""
        config, srcdir = self._app.config, Path(self._app.srcdir)
        catalogs = [srcdir / name / config.language for name in config.locale_dirs]
        files = [file for folder in catalogs for file in self._digests.tree(folder)]
        return [file for file in files if not file[0].endswith(".mo")]

    def _last_updated(self) -> str:
        config = self._app.config
        if config.html_last_updated_fmt is None:
            return ""
        local_time = not config.html_last_updated_use_utc
        pattern = config.html_last_updated_fmt or "%b %d, %Y"
        return format_date(pattern, language=config.language, local_time=local_time)

    def _indices(self) -> list[tuple[str, str]]:
        """Return the indices of domains that are not empty: pages link to them."""
        if not self._app.config.html_domain_indices:
            return []
        return [
            (domain.name, index.name)
            for domain in self._app.env.domains.sorted()
            for index in domain.indices
            if index(domain).generate()[0]
        ]


def texts(folders: Iterable[Path]) -> Iterator[str]:
    """Yield the templates below some folders."""
    for folder in folders:
        for path in sorted(folder.rglob("*.html")):
            yield path.read_text(encoding="utf-8", errors="replace")
