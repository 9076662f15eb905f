"""Social networks: where a profile lives, and how a page is shared."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from mubboo_sphinx.magazine.links import is_web_url

if TYPE_CHECKING:
    from collections.abc import Mapping

PROFILES = {
    "bluesky": ("Bluesky", "https://bsky.app/profile/{}"),
    "facebook": ("Facebook", "https://www.facebook.com/{}"),
    "github": ("GitHub", "https://github.com/{}"),
    "gitlab": ("GitLab", "https://gitlab.com/{}"),
    "instagram": ("Instagram", "https://www.instagram.com/{}/"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/in/{}/"),
    "mastodon": ("Mastodon", "https://{host}/@{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"),
    "reddit": ("Reddit", "https://www.reddit.com/user/{}/"),
    "threads": ("Threads", "https://www.threads.net/@{}"),
    "tiktok": ("TikTok", "https://www.tiktok.com/@{}"),
    "x": ("X", "https://x.com/{}"),
    "youtube": ("YouTube", "https://www.youtube.com/@{}"),
}
"""Network: its name as shown, and the address of a handle's profile."""

SHARES = {
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "email": ("Email", "mailto:?subject={title}&body={url}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "hackernews": ("Hacker News", "https://news.ycombinator.com/submitlink?u={url}&t={title}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "mastodon": ("Mastodon", "https://mastodonshare.com/?text={title}&url={url}"),
    "reddit": ("Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "x": ("X", "https://x.com/intent/post?text={title}&url={url}"),
}
"""Network: its name as shown, and the address that shares a page's title and URL."""

_TITLE_ONLY = {
    "bluesky": "https://bsky.app/intent/compose?text={title}",
    "email": "mailto:?subject={title}",
    "linkedin": "https://www.linkedin.com/feed/?shareActive=true&text={title}",
    "mastodon": "https://mastodonshare.com/?text={title}",
    "whatsapp": "https://wa.me/?text={title}",
    "x": "https://x.com/intent/post?text={title}",
}
"""What can be shared of a site whose address nobody has told: a preview on a writer's desk."""

_HANDLE = re.compile(r"@?[\w.~-]+")
_FEDIVERSE_HANDLE = re.compile(r"@?(?P<user>[\w.-]+)@(?P<host>[\w-]+(?:\.[\w-]+)+)")


@dataclass(frozen=True, slots=True)
class Social:
    """A link to a person's page on a network, or to share a page there."""

    network: str
    label: str
    url: str


def profile(network: str, handle: str) -> Social | None:
    """Return the link for a handle, or for a whole http(s) URL; None where neither is given."""
    handle = handle.strip()
    label, pattern = PROFILES.get(network, (network, ""))
    if is_web_url(handle):
        return Social(network, label, handle)
    if network == "mastodon":
        match = _FEDIVERSE_HANDLE.fullmatch(handle)
        if not match:
            return None
        return Social(network, label, pattern.format(match["user"], host=match["host"]))
    if not pattern or not _HANDLE.fullmatch(handle):
        return None
    return Social(network, label, pattern.format(quote(handle.removeprefix("@"))))


def share_link(
    network: str, title: str, url: str, networks: Mapping[str, tuple[str, str]] = SHARES
) -> Social | None:
    """Return the link that shares a page, by its title alone where `url` is empty.

    None where the network takes nothing but a URL. Raises KeyError for one not in `networks`.
    """
    label, pattern = networks[network]
    if not url and "{url}" in pattern:
        pattern = _TITLE_ONLY.get(network, "")
    quoted = {"title": quote(title, safe=""), "url": quote(url, safe="")}
    return Social(network, label, pattern.format(**quoted)) if pattern else None
