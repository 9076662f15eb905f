"""conf.py and the authors' file, read and checked before anything else."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mubboo_sphinx.ablog import give_authors, reset_wrong_options
from mubboo_sphinx.context.added_blocks import added_blocks
from mubboo_sphinx.context.report import report
from mubboo_sphinx.context.share_networks import share_networks
from mubboo_sphinx.context.site_options import settle_site_options
from mubboo_sphinx.incremental import is_wanted
from mubboo_sphinx.magazine.author import Author, Authors, read_authors
from mubboo_sphinx.magazine.authors_file import load_authors
from mubboo_sphinx.magazine.links import is_safe_link
from mubboo_sphinx.magazine.topic_options import read_topics
from mubboo_sphinx.priorities import BuilderInited, ConfigInited
from mubboo_sphinx.problems import Problem
from mubboo_sphinx.settings import Settings, line_of, read_settings, register
from mubboo_sphinx.sphinx_tools.build_context import find, get, put

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config


@dataclass(frozen=True)
class Options:
    """The checked options of a build, its authors, and the file that lists these.

    `slugs` are those of `mubboo_topics` (see `unique_slugs`).
    """

    settings: Settings
    slugs: dict[str, str]
    authors: Authors
    authors_source: str
    default_authors: tuple[str, ...]


@dataclass(frozen=True)
class _Read:
    """What options were when they were read, and what was told of them."""

    values: dict[str, str]
    problems: list[Problem]


# By application, so that two builds in one process do not see each other.


def options_of(app: Sphinx) -> Options:
    """Return the checked options of a build."""
    return get(app, Options)


def setup_options(app: Sphinx) -> None:
    """Register the options, and check them once conf.py has been read."""
    # Without a look at what each page shows, Sphinx is to write all of them.
    register(app, "" if is_wanted(app) else "html")
    # Before ABlog looks at its own options, at the default priority.
    app.connect("config-inited", _read_options, priority=ConfigInited.READ_OPTIONS)
    # Some themes and conf.py files set options once the builder is there.
    app.connect("builder-inited", _read_again, priority=BuilderInited.READ_OPTIONS_AGAIN)


def _read_again(app: Sphinx) -> None:
    if _values(app.config) != get(app, _Read).values:
        _read_options(app, app.config)


def _values(config: Config) -> dict[str, str]:
    """Return the options that are read here, as text: some are changed where they are."""
    own = ("blog_", "post_", "mubboo_", "html_baseurl")
    names = [name for name in config.values if name.startswith(own)]
    return {name: repr(getattr(config, name)) for name in names}


def _read_options(app: Sphinx, config: Config) -> None:
    conf_py = Path(app.confdir) / "conf.py"
    source = str(conf_py)
    settings, problems = read_settings(config, conf_py, share_networks(app), added_blocks(app))
    problems = [problem.at(source) for problem in problems]
    problems += settle_site_options(config, conf_py)
    authors_source = source
    if isinstance(settings.authors, str):
        authors_source = settings.authors
        authors, wrong = load_authors(app.srcdir / settings.authors)
    else:
        authors, wrong = read_authors(settings.authors)
        line = line_of(conf_py, "mubboo_authors")
        wrong = [problem.at(source, line) for problem in wrong]
    problems += [problem.at(authors_source) for problem in wrong]
    authors, wrong = _with_ablogs_authors(config, authors)
    give_authors(app, {each.key: (each.name, each.url or None) for each in authors.known()})
    problems += [problem.at(source, line_of(conf_py, "blog_authors")) for problem in wrong]
    defaults, wrong = _default_authors(config, authors)
    problems += [problem.at(source, line_of(conf_py, "blog_default_author")) for problem in wrong]
    slugs, wrong = read_topics(settings.topics)
    problems += [problem.at(source, line_of(conf_py, "mubboo_topics")) for problem in wrong]
    for name, wrong_value in reset_wrong_options(app).items():
        message = f"{name} cannot be {wrong_value!r}: {getattr(config, name)!r} is used instead."
        problems.append(Problem("config", message, source, line_of(conf_py, name)))
    put(app, Options(settings, slugs, authors, authors_source, defaults))
    last = find(app, _Read)
    told = last.problems if last else []
    report(app, [problem for problem in problems if problem not in told])
    put(app, _Read(_values(config), [*told, *problems]))


def _with_ablogs_authors(config: Config, authors: Authors) -> tuple[Authors, list[Problem]]:
    """Join ABlog's `blog_authors` and ours: each then knows what only the other was told."""
    problems = []
    known = {author.key: author for author in authors.known()}
    theirs = config.blog_authors if isinstance(config.blog_authors, dict) else {}
    for key, entry in theirs.items():
        # ABlog stops the build with a traceback at anything but a name and a link.
        match entry:
            case (str() as name, (str() | None) as link):
                url = link if link and is_safe_link(link) else ""
                if link and not url:
                    message = f"blog_authors[{key!r}] has no http, https or mailto link: {link!r}."
                    problems.append(Problem("config", message))
                known.setdefault(str(key), Author(str(key), name, url=url))
            case _:
                message = f"blog_authors[{key!r}] is left out: it takes a pair (name, link)."
                problems.append(Problem("config", message))
    return Authors(known), problems


def _default_authors(config: Config, authors: Authors) -> tuple[tuple[str, ...], list[Problem]]:
    """Return `blog_default_author` as a list; ABlog stops at one that it does not know."""
    value = config.blog_default_author
    if not value:
        return (), []
    named = value if isinstance(value, (list, tuple)) else (value,)
    keys = [authors.key_of(str(name)) for name in named]
    config.blog_default_author = keys  # ABlog takes no tuple
    unknown = [key for key in keys if key not in authors]
    if unknown:
        config.blog_default_author = None
        message = f"blog_default_author names {unknown[0]!r}, who is not an author; it is ignored."
        return (), [Problem("config", message)]
    return tuple(keys), []
