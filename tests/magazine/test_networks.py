"""Social networks: profiles and share links."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.links import is_safe_link, is_web_url
from mubboo_sphinx.magazine.networks import PROFILES, SHARES, Social, profile, share_link

PAGE = "https://mag.example/a.html?b=1&c=2#d"
TITLE = "R&D: \"x\" <b> 50% + 'ü' 🎉"


@pytest.mark.parametrize(
    ("network", "handle", "url"),
    [
        ("github", "ada", "https://github.com/ada"),
        ("github", "@ada", "https://github.com/ada"),
        ("linkedin", " ada-l ", "https://www.linkedin.com/in/ada-l/"),
        ("bluesky", "ada.bsky.social", "https://bsky.app/profile/ada.bsky.social"),
        ("orcid", "0000-0002-1825-0097", "https://orcid.org/0000-0002-1825-0097"),
        ("youtube", "@ada", "https://www.youtube.com/@ada"),
        ("mastodon", "@ada@example.social", "https://example.social/@ada"),
        ("mastodon", "ada@example.social", "https://example.social/@ada"),
        ("github", "https://git.example/ada", "https://git.example/ada"),
        ("matrix", "https://matrix.to/#/@ada:e.x", "https://matrix.to/#/@ada:e.x"),
        ("x", "é", "https://x.com/%C3%A9"),
    ],
)
def test_a_handle_or_a_whole_address_is_a_profile(network: str, handle: str, url: str) -> None:
    social = profile(network, handle)
    assert social == Social(network, PROFILES.get(network, (network, ""))[0], url)


@pytest.mark.parametrize(
    ("network", "handle"),
    [
        ("github", ""),
        ("github", "a/b"),
        ("github", "a b"),
        ("github", "a?b"),
        ("github", '"onload=x'),
        ("github", "javascript:alert(1)"),
        ("github", "ada\x00"),
        ("github", "\u202eada"),
        ("mastodon", "ada"),
        ("mastodon", "ada@localhost"),
        ("mastodon", "ada@e.x/@eve"),
        ("matrix", "ada"),
        ("", "ada"),
    ],
)
def test_a_handle_that_is_none_is_no_profile(network: str, handle: str) -> None:
    assert profile(network, handle) is None


@settings(deadline=None, max_examples=150)
@given(st.sampled_from([*PROFILES, "matrix"]), st.text(max_size=20))
def test_a_profile_is_always_a_web_page_of_its_network(network: str, handle: str) -> None:
    social = profile(network, handle)
    if social and not is_web_url(handle.strip()) and network != "mastodon":
        assert is_web_url(social.url)
        assert urlsplit(social.url).hostname == urlsplit(PROFILES[network][1]).hostname


@pytest.mark.parametrize("network", SHARES)
def test_a_share_link_carries_the_page_and_its_title(network: str) -> None:
    social = share_link(network, TITLE, PAGE)
    assert social is not None
    assert social.label == SHARES[network][0]
    assert is_safe_link(social.url.replace("mailto:", "mailto:a@e.x"))
    said = " ".join(sum(parse_qs(urlsplit(social.url).query).values(), []))  # noqa: RUF017
    assert PAGE in said
    assert TITLE in said or "title" not in SHARES[network][1]


@pytest.mark.parametrize("network", SHARES)
def test_a_site_without_an_address_shares_titles_or_nothing(network: str) -> None:
    social = share_link(network, TITLE, "")
    if network in {"facebook", "hackernews", "reddit", "telegram"}:
        assert social is None
    else:
        assert social is not None
        assert TITLE in sum(parse_qs(urlsplit(social.url).query).values(), [])  # noqa: RUF017


def test_an_unknown_network_shares_nothing() -> None:
    with pytest.raises(KeyError):
        share_link("nowhere", TITLE, PAGE)
