"""Which links a magazine shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mubboo_sphinx.magazine.links import is_remote, is_safe_link, is_web_url

WEB = [
    "https://example.org/",
    "http://example.org",
    "HTTPS://EXAMPLE.ORG/A",
    "https://example.org:8080/a?b=c&d=e#f",
    "https://user@example.org/",
    "https://[::1]/",
    "https://bücher.example/ä",
    'https://example.org/"><script>',
    "https://example.org/" + "a" * 10_000,
]
REFUSED = [
    "",
    "example.org",
    "/about",
    "about.html",
    "//example.org/",
    "https:",
    "https://",
    "https:///path",
    "https:example.org",
    "http://[::1",
    "http://a\u2100b/",
    "mailto:",
    "mailto:?subject=x",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    " javascript:alert(1)",
    "javascript://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)",
    "file:///etc/passwd",
    "ftp://example.org/",
    "blob:https://example.org/x",
    "https://example.org/a b",
    "https://example.org/\x00",
    "https://example.org\u2028/",
    "https://example.org/\x7f",
    "https://example.org\\@evil.example/",
    "https://example.org/\u202egnp.exe",
    "https://exam\u200bple.org/",
    "https://example.org/\ud800",
]


@pytest.mark.parametrize("url", WEB)
def test_an_http_address_is_shown(url: str) -> None:
    assert is_web_url(url)
    assert is_safe_link(url)
    assert is_remote(url)


def test_a_mail_address_is_a_link_and_no_web_page() -> None:
    assert is_safe_link("mailto:team@example.org")
    assert is_safe_link("MAILTO:team@example.org")
    assert not is_web_url("mailto:team@example.org")


@pytest.mark.parametrize("url", REFUSED)
def test_any_other_link_is_refused(url: str) -> None:
    assert not is_safe_link(url)
    assert not is_web_url(url)


@settings(deadline=None, max_examples=150)
@given(
    st.sampled_from(["javascript", "data", "vbscript", "file", "about"]),
    st.text(st.sampled_from(list("\x00\x01\t\n\r \x0b\x1f\u200b\ufeff/")), max_size=3),
    st.text(max_size=20),
    st.randoms(use_true_random=False),
)
def test_no_scheme_that_runs_code_gets_through_in_disguise(
    scheme: str, hidden: str, rest: str, random: object
) -> None:
    chosen = "".join(
        char.upper() if random.random() < 0.5 else char  # type: ignore[attr-defined]
        for char in scheme
    )
    place = random.randrange(len(chosen) + 1)  # type: ignore[attr-defined]
    assert not is_safe_link(f"{chosen[:place]}{hidden}{chosen[place:]}:{rest}")


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from(list("htps:/\\@.a1[]%?#é\u2100\x00 ")), max_size=20))
def test_any_text_is_judged(url: str) -> None:
    assert is_web_url(url) in (True, False)
    assert is_remote(url) in (True, False)
    if is_web_url(url):
        assert is_safe_link(url)
        assert is_remote(url)
        assert url.lower().startswith(("http://", "https://"))


@pytest.mark.parametrize(
    "path",
    [
        "https://e.x/a.png",
        "data:image/png;base64,x",
        "//e.x/a.png",
        "java\tscript:x",
        "http://[::1",
    ],
)
def test_a_scheme_or_a_host_is_no_file(path: str) -> None:
    assert is_remote(path)


@pytest.mark.parametrize(
    "path", ["a.png", "covers/a b.png", "/covers/a.png", "../a.png", r"C:\a.png", "12:30.png", ""]
)
def test_a_path_is_a_file(path: str) -> None:
    assert not is_remote(path)
