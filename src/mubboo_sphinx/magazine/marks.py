"""Marks that hold a document back: ours, those of other engines, and those that mean the same."""
# ruff: noqa: SIM905 - lists of names read better as words

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from mubboo_sphinx.magazine.field_values import as_flag
from mubboo_sphinx.problems import nearest, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

# Names as `squeezed` has them. Hugo, for one, takes `publishDate` in any case.
_DRAFT = frozenset("draft drafts drafted draftmode draftstatus indraft isdraft draught".split())
_ON = frozenset(
    "archived deleted disabled dontpublish needsreview onhold donotpublish embargoed"
    " expired future isarchived isdeleted isunpublished nopublish notpublished notready"
    " trash trashed unfinished unpublished wip workinprogress".split()
)
"""What holds back where it is on."""
_OFF = frozenset(
    "enabled ispublic ispublished islive isvisible live permalink public publish published ready"
    " render show visible".split()
)
"""What holds back where it is off."""
_HIDDEN = frozenset("hidden hide ishidden isprivate private".split())
_UNLISTED = frozenset("eleventyexcludefromcollections isunlisted notlisted".split())
_PUBLISHED = frozenset("ispublished publish published".split())
"""Those of `_OFF` that may name a day as well."""
_STATE = re.compile(
    r"(?:article|blog|content|doc|document|editorial|page|post|publication|publish|publishing|review"
    r"|workflow)?(?:status|stage|state|visibility)|workflow|type|layout|kind"
)
_KIND = frozenset({"type", "layout", "kind"})
_NOT_PUBLIC = frozenset(
    "archived autodraft backlog confidential deleted idea incomplete onhold planned"
    " queued rejected tbd draft drafts drafted embargo embargoed hidden inprogress"
    " internal members membersonly notpublished notready paid pending private restricted"
    " review inreview scheduled secret subscribers todo trash trashed unfinished unlisted"
    " unpublished wip".split()
)
_TELLING_WORDS = frozenset("draft drafts wip unpublished unfinished pending".split())
_TELLING_ENDS = frozenset({"review", "approval", "revision"})
"""Those that tell in a longer value: `draft 2`, and at its end, `needs review`."""
_STATES_OF_WORDPRESS = frozenset({"future", "inherit"})
_APPEARS = frozenset(
    "availablefrom availableon datepublished embargo embargodate embargoeduntil"
    " embargountil golive golivedate postdate pubdate pubdatetime publicationdate"
    " publishafter publishedfrom publishedtime publishfrom publishtime publishat"
    " publishdate publisheddate publishedat publishedon publishon releasedate schedule"
    " scheduled scheduledat scheduleddate scheduledfor validfrom visiblefrom".split()
)
_EXPIRES = frozenset(
    "expirationdate expiration expire expiredate expires expiresat expireson expiry expirydate"
    " unpublishafter unpublishat unpublishdate unpublishon validuntil visibleuntil".split()
)
TIME_NAMES = _APPEARS | _EXPIRES | _PUBLISHED
"""Names of fields, squeezed, that make a document appear or go with time, but for `date`."""
_CONTAINERS = frozenset(
    "blog build cascade custom extra frontmatter jupytext meta metadata myst mystnb options page"
    " params post settings".split()
)
"""Fields that hold other fields, in one engine or another."""
_MARKS_INSIDE = _DRAFT | _PUBLISHED | _HIDDEN | _UNLISTED | {"render"}
"""Those that count in containers, where themes have switches of their own."""
_NOT_YET = frozenset("datepublished publishedat publisheddate publishedon".split())
"""Those of `_APPEARS` that engines leave empty until there is a day."""
_OTHER_WORDS = frozenset("craft crafts drift drifts graft grafts raft rafts".split())
"""Words of their own, though one letter makes `draft` of them."""
# What a page that is no article may say of something else: an RFC has a status too.
_MARKS_OF_PAGES = _PUBLISHED | _HIDDEN | {"status", "state", "visibility"}
_STATES_OF_PAGES = frozenset("draft drafts hidden private unpublished".split())
_DRAFT_LIKE = 0.8
_LONGEST_SLIP = len("drafts")

Time = Literal["date", "expires"]


def squeezed(text: str) -> str:
    """Return letters and digits alone, case aside: `publishdate` for `publish-Date`."""
    return "".join(filter(str.isalnum, text)).casefold()


def time_of(name: str, value: Any) -> Time | None:
    """Return which of our fields one stands for that makes a document appear or go with time.

    A switch such as `scheduled: true`, or `published: true`, names no time.
    """
    plain = squeezed(name)
    is_switch = as_flag(value) is not None and value is not None
    if squeezed(str(value)) in ("never", "none") and (plain in _EXPIRES or "embargo" in plain):
        return None
    if plain == "schedule" and not any(map(str.isdigit, str(value))):
        return None  # a rhythm, such as `weekly`
    if plain == "date" or (plain in _APPEARS and not is_switch):
        return "date"
    if plain in _PUBLISHED and not is_switch and value not in (None, ""):
        return "date"
    return "expires" if plain in _EXPIRES and not is_switch else None


def reasons_of(name: str, value: Any, *, post: bool = True) -> Iterator[str]:
    """Yield why a field holds a document back; an empty text where nobody needs to be told."""
    plain = squeezed(name)
    if name == "draft":
        if as_flag(value) is not False:
            is_clear = as_flag(value) is True and value is not None
            yield "" if is_clear else f"'draft' takes true or false, not {shown(value)}: held back."
    elif isinstance(value, Mapping):
        for inner, each in value.items() if plain in _CONTAINERS else ():
            name_inside = squeezed(str(inner))
            is_never = name_inside in ("render", "list") and squeezed(str(each)) == "never"
            is_marked = as_flag(each) is not None and name_inside in _MARKS_INSIDE
            is_state = name_inside in ("status", "state", "visibility")
            if is_never or ((is_marked or is_state) and _reason(str(inner), each)):
                said = f"'{inner}: {_said(each)}' below '{name}'"
                yield f"{said} holds the page back. Write 'draft: true' for it, on its own."
    elif post or plain in _DRAFT | _MARKS_OF_PAGES or _is_misspelt_draft(plain):
        is_other = (
            not post and _STATE.fullmatch(plain) and squeezed(str(value)) not in _STATES_OF_PAGES
        )
        if not is_other and (reason := _reason(name, value)):
            yield reason


def holds_back(name: str, value: Any) -> bool:
    """Tell whether a field of a post holds it back, whatever the time is."""
    return any(True for _ in reasons_of(name, value))


def is_clear_mark(name: str, value: Any, *, post: bool = True) -> bool:
    """Tell whether a line of text is a mark of a draft beyond doubt, wherever it stands."""
    plain, truth = squeezed(name), as_flag(value)
    is_state = (
        post and plain in ("status", "poststatus") and squeezed(str(value)) in ("draft", "private")
    )
    return (
        (plain in _DRAFT and truth is True) or (plain in _PUBLISHED and truth is False) or is_state
    )


def _reason(name: str, value: Any) -> str:
    plain, truth = squeezed(name), as_flag(value)
    said = f"'{name}: {_said(value)}'"
    if plain in _DRAFT or (truth is True and _is_misspelt_draft(plain)):
        what = f"'{name}' is not a field; held back all the same. Write 'draft: true'."
        return what if truth is not False else ""
    if plain in _HIDDEN or plain in _UNLISTED:
        is_on = truth is True or (truth is None and plain == "hidden")
        what = (
            f"'{name}' holds the page back. Write 'draft: true' for that, or 'unlisted: true' for a"
            " page that is in no list."
        )
        return what if is_on else ""
    is_marked = (
        (plain in _ON and truth is True)
        or (plain in _APPEARS and truth is True and (value is not None or plain in _NOT_YET))
        or (plain in _OFF and (truth is False or (plain in _PUBLISHED and value in (None, ""))))
        or _is_state(plain, value)
    )
    return f"{said} holds the page back. Write 'draft: true' for it." if is_marked else ""


def _is_state(plain: str, value: Any) -> bool:
    if not _STATE.fullmatch(plain):
        return False
    for each in value if isinstance(value, (list, tuple)) else (value,):
        words = re.findall(r"[^\W_]+", str(each).casefold())
        if plain in _KIND:
            if words in (["draft"], ["drafts"]):
                return True
        elif (
            "".join(words) in _NOT_PUBLIC
            or not _TELLING_WORDS.isdisjoint(words)
            or (words[-1:] and words[-1] in _TELLING_ENDS)
            or (plain.endswith("status") and "".join(words) in _STATES_OF_WORDPRESS)
        ):
            return True
    return False


def _is_misspelt_draft(plain: str) -> bool:
    is_short = len(plain) <= _LONGEST_SLIP and plain not in _OTHER_WORDS
    return is_short and nearest(plain, ("draft",), _DRAFT_LIKE) is not None


def _said(value: Any) -> str:
    return "false" if value is False else "" if value is None else str(value)[:40]
