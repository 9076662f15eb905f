"""Private names of other packages: who needs one that is missing is switched off, and says so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sphinx.util import logging

if TYPE_CHECKING:
    from collections.abc import Iterable

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PrivateName:
    """A name that a release may take away: of a module, class or object.

    Of a class whose objects get it when they are made, `owner` is its `__init__`.
    """

    owner: Any
    name: str

    def exists(self) -> bool:
        """Tell whether this release has it."""
        code = getattr(self.owner, "__code__", None)
        return self.name in code.co_names if code else hasattr(self.owner, self.name)

    def __str__(self) -> str:
        if hasattr(self.owner, "__code__"):
            return f"{self.owner.__qualname__.partition('.')[0]}.{self.name}"
        owner = getattr(self.owner, "__name__", type(self.owner).__name__)
        return f"{owner}.{self.name}"


def have_all(names: Iterable[PrivateName], extension: str) -> bool:
    """Tell whether all names exist; where one does not, warn that `extension` is switched off."""
    missing = [str(each) for each in names if not each.exists()]
    if missing:
        message = (
            "%s is switched off: this release of Sphinx has no %s. Builds are right without it,"
            " and slower. Write to mubboo-sphinx's issues, or install an earlier Sphinx."
        )
        said = " and no ".join(missing)
        logger.warning(message, extension, said, type="mubboo", subtype="config")
    return not missing
