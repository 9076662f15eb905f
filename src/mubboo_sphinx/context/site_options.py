"""The options that say where a site is and what it is called, read once for all that use them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.magazine.site_address import DEFAULT_PATH, inner_path, site_address
from mubboo_sphinx.problems import Problem, shown
from mubboo_sphinx.settings import line_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.config import Config

_NO_TITLE = "Blog"
_NO_PROJECT = "Project name not set"


def settle_site_options(config: Config, conf_py: Path) -> list[Problem]:
    """Put right what is clear, in the configuration itself, and return what is not."""
    found = [*_addresses(config), *_blog_path(config), *_feed_names(config)]
    return [
        Problem("config", f"{name} {what}.", str(conf_py), line_of(conf_py, name))
        for name, what in found
    ]


def site_name(config: Config) -> str:
    """Return what a magazine is called: `blog_title`, else `project`."""
    title, project = str(config.blog_title or ""), str(config.project or "")
    if title and (title != _NO_TITLE or is_chosen(config, "blog_title")):
        return title
    return project if project and project != _NO_PROJECT else title or _NO_TITLE


def feeds_address(config: Config) -> str:
    """Return the address that feeds begin with, as it is written: ABlog's own option comes first.

    It is empty where the site has none, and so no feeds.
    """
    return str(config.blog_baseurl or config.html_baseurl or "")


def settle_title(config: Config, *, ours: bool) -> None:
    """Call the site by its name where Sphinx would say that it is documentation.

    In themes of others, where that may be so, only if it has no other name.
    """
    if is_chosen(config, "html_title"):
        return
    if ours or config.project in ("", _NO_PROJECT):
        config.html_title = site_name(config)


def is_chosen(config: Config, name: str) -> bool:
    """Tell whether a site has set an option itself, to whatever value."""
    return name in config._raw_config or name in config.overrides  # noqa: SLF001 - of conf.py


def _addresses(config: Config) -> Iterator[tuple[str, str]]:
    found = {}
    for name in ("html_baseurl", "blog_baseurl"):
        written = getattr(config, name) or ""
        if not isinstance(written, str):
            continue  # told by Sphinx and ABlog
        address, wrong = site_address(written)
        if wrong:
            yield name, f"{wrong}, not {shown(written)}; {shown(address)} is used"
        # ABlog's first feed has it for its name, with or without a slash.
        if address != f"{written}/" or name == "html_baseurl":
            setattr(config, name, address if written else getattr(config, name))
        found[name] = address
    if all(found.values()) and len(set(found.values())) > 1:
        what = (
            f"is {shown(found['blog_baseurl'])}, and html_baseurl is"
            f" {shown(found['html_baseurl'])}: feeds lead to the one, pages say that they are at"
            " the other. Write the same for both, or html_baseurl alone"
        )
        yield "blog_baseurl", what


def _blog_path(config: Config) -> Iterator[tuple[str, str]]:
    written = config.blog_path
    if not isinstance(written, str):
        return
    path = inner_path(written)
    if path is None:
        what = "takes a folder of the output, as in 'blog' or 'news/blog', not"
        yield "blog_path", f"{what} {shown(written)}; {DEFAULT_PATH!r} is used"
    if path != written:
        config.blog_path = path or DEFAULT_PATH


def _feed_names(config: Config) -> Iterator[tuple[str, str]]:
    templates = config.blog_feed_templates
    if not isinstance(templates, dict):
        return
    wrong = [name for name in templates if isinstance(name, str) and not _is_name(name)]
    for name in wrong:
        what = (
            f"names the feed {shown(name)}, which is left out: its name is that of a file,"
            " without a folder, as in 'atom'"
        )
        yield "blog_feed_templates", what
    if wrong:
        kept = {name: value for name, value in templates.items() if name not in wrong}
        config.blog_feed_templates = kept or {"atom": {}}


def _is_name(name: str) -> bool:
    return inner_path(name) == name and "/" not in name
