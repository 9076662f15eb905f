"""Facts by document in Sphinx's environment: cleared, merged and stored as those of any domain."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING, Any

from sphinx.domains import Domain

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from sphinx.environment import BuildEnvironment

_FACTS = "facts"


class FactsDomain(Domain):
    """A domain of no roles and directives, which keeps a dataclass of facts.

    Each field that is a dict has document names as its keys. A subclass names itself, and has
    `initial_data = facts_of_kind(...)`.
    """

    def clear_doc(self, docname: str) -> None:
        """Forget a document."""
        for part in parts(self.data[_FACTS]):
            part.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process has read."""
        pairs = zip(parts(self.data[_FACTS]), parts(otherdata[_FACTS]), strict=True)
        for mine, theirs in pairs:
            mine |= {docname: theirs[docname] for docname in docnames if docname in theirs}

    def resolve_any_xref(self, *_: Any, **__: Any) -> list[Any]:
        """Find nothing: a domain without this method is warned of by MyST."""
        return []


def facts_of_kind(kind: type) -> dict[str, Any]:
    """Return the `initial_data` of a domain that keeps facts in a dataclass."""
    return {_FACTS: kind()}


def facts(env: BuildEnvironment, domain: str) -> Any:
    """Return the facts that a domain keeps."""
    return env.domaindata[domain][_FACTS]


def all_facts(env: BuildEnvironment) -> list[Any]:
    """Return the facts of each domain that keeps any."""
    return [data[_FACTS] for data in env.domaindata.values() if _FACTS in data]


def parts(known: Any) -> tuple[dict[str, Any], ...]:
    """Return each of the mappings from documents."""
    values = (getattr(known, each.name) for each in fields(known))
    return tuple(value for value in values if isinstance(value, dict))
