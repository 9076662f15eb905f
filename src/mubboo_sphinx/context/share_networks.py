"""Networks that other extensions add to those on which readers can share an article."""

from __future__ import annotations

import string
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx.errors import ConfigError

from mubboo_sphinx.magazine.links import is_safe_link
from mubboo_sphinx.magazine.networks import SHARES
from mubboo_sphinx.sphinx_tools.build_context import of_build

if TYPE_CHECKING:
    from sphinx.application import Sphinx


@dataclass
class _Added:
    networks: dict[str, tuple[str, str]] = field(default_factory=dict)


def add_share_network(app: Sphinx, name: str, label: str, address: str) -> None:
    """Let `mubboo_share` name a network.

    `label` is what readers see; `address` is where a page is shared, with `{url}` and `{title}` in
    the places of the page's. Raises ConfigError for an address that is not http, https or mailto,
    or that has other places.
    """
    places = {place for _, place, _, _ in string.Formatter().parse(address) if place is not None}
    is_known = bool(places) and places <= {"url", "title"}
    if not is_known or not is_safe_link(address.format(url="", title="")):
        message = f"{address!r} is not an http, https or mailto address with {{url}} or {{title}}"
        raise ConfigError(message)
    of_build(app, _Added).networks[name] = (label, address)


def share_networks(app: Sphinx) -> dict[str, tuple[str, str]]:
    """Return all networks of a build: their labels and addresses, by name."""
    return {**SHARES, **of_build(app, _Added).networks}
