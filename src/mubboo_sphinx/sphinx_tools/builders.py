"""What a builder makes, whatever its class is: others put classes of their own in its place."""

from __future__ import annotations

from sphinx.builders.html import StandaloneHTMLBuilder


def makes_site(builder: object) -> bool:
    """Tell whether a builder makes a site that is read as it is: `html` and `dirhtml`.

    The others of HTML begin anew with each build, or write pages of another kind.
    """
    return isinstance(builder, StandaloneHTMLBuilder) and builder.name in ("html", "dirhtml")
