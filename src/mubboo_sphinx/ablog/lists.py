"""Whether pages show what ABlog knows of all posts: in a sidebar, or anywhere in a template."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.ablog.workarounds import TEMPLATES
from mubboo_sphinx.incremental.site_inputs import texts

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def shows_lists(app: Sphinx) -> bool:
    """Tell whether a page may show a list of ABlog's."""
    config, theme = app.config, getattr(app.builder, "theme", None)
    sidebars = [name for names in config.html_sidebars.values() for name in names]
    sidebars += getattr(theme, "sidebar_templates", None) or []
    if any((Path(TEMPLATES) / name).is_file() for name in sidebars):
        return True
    own = [Path(app.confdir) / name for name in config.templates_path]
    folders = [Path(folder) for folder in theme.get_theme_dirs()] if theme else []
    return any("ablog" in text for text in texts([*own, *folders]))
