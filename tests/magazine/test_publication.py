"""What is published, and what still waits."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from mubboo_sphinx.magazine.article import Article
from mubboo_sphinx.magazine.front_matter import read_fields
from mubboo_sphinx.magazine.publication import (
    Rules,
    Verdict,
    is_waiting,
    judge,
    other_times,
)
from mubboo_sphinx.magazine.raw_fields import RawFields, parse_front_matter

NOW = datetime(2026, 4, 5, 12, tzinfo=UTC)


def is_unpublished(
    raw: RawFields, now: datetime, *, post: bool = False, post_date_format: str = ""
) -> bool:
    """Tell whether a document is held back on a site that publishes posts without a date."""
    return judge(raw, now, Rules(UTC, post_date_format, undated=True), post=post).held


@pytest.mark.parametrize(
    ("values", "waits"),
    [
        ({"date": date(2026, 4, 5)}, False),
        ({"date": date(2026, 4, 6)}, True),
        ({"date": "2026-04-05T12:00:01Z"}, True),
        ({"date": "2026-04-05T12:00:00Z"}, False),
        # In New York it is 8 o'clock.
        ({"date": "2026-04-05T09:00-04:00"}, True),
        ({"date": "2026-04-05T07:59-04:00"}, False),
        ({"date": "April 6, 2026"}, True),
        ({"date": "9999-12-31"}, True),
        ({"date": "0001-01-01T00:00+14:00"}, False),
        ({"date": date(2026, 4, 1), "draft": True}, True),
        ({"date": date(2026, 4, 1), "draft": "yes"}, True),
        ({"date": date(2026, 4, 1), "draft": None}, True),
        ({"date": date(2026, 4, 1), "draft": False}, False),
        ({"date": date(2026, 4, 1), "draft": "no"}, False),
        ({}, False),
        ({"date": None}, False),
        # What cannot be read holds back.
        ({"date": "soon"}, True),
        ({"date": "next tuesday"}, True),
        ({"date": "15.12.2027"}, True),
        # Of a date that may be two days, the later one counts.
        ({"date": "12/09/2022"}, False),
        ({"date": "09.12.2022 10:00"}, False),
        ({"date": "03.05.2026"}, True),
        ({"date": "05.03.2026"}, True),
        ({"date": "05.04.2026"}, True),
        ({"date": "12/09/22"}, True),
        ({"expires": "03.05.2026"}, True),
        ({"expires": "06.05.2026"}, False),
        ({"date": ["2026-04-06"]}, True),
        ({"expires": date(2026, 4, 5)}, True),
        ({"expires": date(2026, 4, 6)}, False),
        ({"expires": "one day"}, True),
    ],
)
def test_a_draft_or_a_date_to_come_waits(values: dict[str, object], waits: bool) -> None:  # noqa: FBT001
    assert is_unpublished(RawFields({"blogpost": True} | values), NOW) is waits


@pytest.mark.parametrize("fields", [{}, {"date": None}, {"date": ""}, {"pubDate": "2020-01-01"}])
def test_a_post_without_a_date_is_a_draft_and_says_so(fields: dict[str, object]) -> None:
    verdict = judge(RawFields({"blogpost": True} | fields), NOW)
    assert verdict.held
    (told,) = (each for each in verdict.problems if "'date' is missing" in each.message)
    assert told.subtype == "date"
    assert not judge(RawFields({"blogpost": True} | fields), NOW, Rules(undated=True)).held
    assert not judge(RawFields(fields), NOW).held, "a page needs none"
    assert is_waiting(Article("a", "A"), NOW)
    assert not is_waiting(Article("a", "A"), NOW, Rules(undated=True))


@pytest.mark.parametrize("mark", ["ture", "perhaps", 2, [], {}, "a" * 10_000])
def test_a_mark_that_cannot_be_read_holds_the_article_back(mark: object) -> None:
    assert is_unpublished(RawFields({"blogpost": True, "draft": mark}), NOW)


def test_a_date_holds_back_posts_and_a_mark_any_document() -> None:
    assert is_unpublished(RawFields({"draft": True}), NOW)
    assert is_unpublished(RawFields({"draft": True, "blogpost": False}), NOW, post=True)
    values = {"date": date(2027, 1, 1)}
    assert not is_unpublished(RawFields(values), NOW)
    assert is_unpublished(RawFields(values), NOW, post=True)
    assert not is_unpublished(RawFields(values | {"blogpost": False}), NOW, post=True)
    assert is_unpublished(RawFields(values | {"blogpost": "ture"}), NOW)
    assert is_unpublished(RawFields(values | {"blogpost": "ture"}), NOW, post=True)


def test_a_sites_own_date_format_is_obeyed() -> None:
    raw = RawFields({"blogpost": True, "date": "01.05.2026"})
    assert is_unpublished(raw, NOW, post_date_format="%d.%m.%Y")
    assert not is_unpublished(raw, NOW, post_date_format="%m.%d.%Y")


@pytest.mark.parametrize("line", ["draft: true", "date: 2026-04-06", "date: '2026-04-06'"])
def test_nothing_leaks_because_another_field_is_no_yaml(line: str) -> None:
    raw = parse_front_matter(f"---\nblogpost: true\ntitle: a: b\n{line}\n---\n")
    assert raw.problems
    assert is_unpublished(raw, NOW)


@pytest.mark.parametrize("opening", ["---", "--- ", "--- # ours", "----"])
def test_nothing_leaks_because_of_how_front_matter_opens(opening: str) -> None:
    closing = opening.partition(" ")[0]
    raw = parse_front_matter(f"{opening}\nblogpost: true\ndraft: true\n{closing}\n# A\n")
    assert is_unpublished(raw, NOW)
    assert read_fields(raw)[0].draft


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("published: false", "Write 'draft: true'"),
        ("Published: no", "Write 'draft: true'"),
        ("publish: false", "Write 'draft: true'"),
        ("status: draft", "Write 'draft: true'"),
        ("status: Private", "Write 'draft: true'"),
        ("visibility: hidden", "Write 'draft: true'"),
        ("hidden: true", "'unlisted: true'"),
        ("Draft: true", "Write 'draft: true'"),
        ("DRAFT: yes", "Write 'draft: true'"),
        ("darft: true", "Write 'draft: true'"),
        ("drafts: true", "Write 'draft: true'"),
        ("drat: true", "Write 'draft: true'"),
        ("isDraft: maybe", "Write 'draft: true'"),
        ("publishDate: 2030-01-01", "Write 'date'"),
        ("publish_date: 2030-01-01", "Write 'date'"),
        ("published_at: 2030-01-01", "Write 'date'"),
        ("embargo: 2030-01-01", "Write 'date'"),
        ("publishDate: some day", "holds the article back"),
        ("expiryDate: 2020-01-01", "Write 'expires'"),
        ("expiry_date: 2020-01-01", "Write 'expires'"),
        ("expiryDate: some day", "holds the article back"),
    ],
)
def test_the_marks_of_other_engines_hold_back_and_say_what_to_write(fields: str, said: str) -> None:
    raw = parse_front_matter(f"---\nblogpost: true\ndate: 2026-01-01\n{fields}\n---\n# A\n")
    verdict = judge(raw, NOW)
    assert verdict.held
    (problem,) = verdict.problems
    assert said in problem.message
    assert problem.line == 4


@pytest.mark.parametrize(
    "fields",
    [
        "publishdate: 2999-01-01",
        "PUBLISHDATE: 2999-01-01",
        "published: 2999-01-01",
        "published: never",
        "published: draft",
        "published:",
        "publish: 2999-01-01",
        "published_on: 2999-01-01",
        "datePublished: 2999-01-01",
        "embargoed_until: 2999-01-01",
        "scheduled_for: 2999-01-01",
        "go-live: 2999-01-01",
        "valid_from: 2999-01-01",
        "expirydate: 2020-01-01",
        "expireDate: 2020-01-01",
        "unpublishdate: 2020-01-01",
        "valid_until: 2020-01-01",
        "expired: true",
        "future: true",
        "scheduled: true",
        "embargo: true",
        "drafted: true",
        "draftStatus: draft",
        "post_status: draft",
        "publish_status: pending",
        "status: [draft]",
        "status: in progress",
        "status: In-Review",
        "status: needs review",
        "status: pending review",
        "status: not published",
        "status: internal",
        "stage: wip",
        "workflow: draft",
        "visibility: members",
        "visibility: paid",
        "type: draft",
        "layout: drafts",
        "public: false",
        "is_public: no",
        "live: false",
        "visible: false",
        "show: false",
        "render: false",
        "permalink: false",
        "enabled: false",
        "ready: false",
        "hide: true",
        "is_private: true",
        "unpublished: true",
        "not_published: true",
        "notpublished: true",
        "no_publish: true",
        "wip: true",
        "WIP: yes",
        "work-in-progress: true",
        "unfinished: true",
        "deleted: true",
        "disabled: true",
        "eleventyExcludeFromCollections: true",
        "params: {draft: true}",
        "extra: {draft: yes}",
        "build: {render: never}",
        "_build: {list: never, render: always}",
        "blog: {published: false}",
        "cascade: {draft: true}",
    ],
)
def test_whatever_a_reader_would_take_for_a_draft_is_held_back_and_said(fields: str) -> None:
    raw = parse_front_matter(f"---\nblogpost: true\ndate: 2026-01-01\n{fields}\n---\n# A\n")
    verdict = judge(raw, NOW)
    assert verdict.held
    (problem,) = verdict.problems
    assert "Write " in problem.message
    assert problem.line == 4


@pytest.mark.parametrize(
    ("fields", "held"),
    [
        ("status: draft", True),
        ("published: false", True),
        ("is_draft: true", True),
        ("params: {draft: true}", True),
        # What a page that is no article says of something else.
        ("status: pending review", False),
        ("status: proposed", False),
        ("live: false", False),
        ("enabled: false", False),
        ("publishDate: 2999-01-01", False),
        ("published: in Nature, 2020", False),
        ("type: draft", False),
    ],
)
def test_a_page_that_is_no_article_is_held_back_by_clear_marks(fields: str, held: bool) -> None:  # noqa: FBT001
    raw = parse_front_matter(f"---\n{fields}\n---\n# A\n")
    assert judge(raw, NOW).held is held


def test_the_dates_of_material_are_read() -> None:
    source = "---\nblogpost: true\ndate:\n  created: {}\n  updated: 2026-03-01\n---\n# A\n"
    fields, problems = read_fields(parse_front_matter(source.format("2026-01-01")))
    assert (fields.date, fields.updated) == (date(2026, 1, 1), date(2026, 3, 1))
    assert problems == []
    assert judge(parse_front_matter(source.format("2999-01-01")), NOW).held


@pytest.mark.parametrize(
    ("field", "day", "waits"),
    [
        ("publishDate", "2999-01-01", True),
        ("publishDate", "2020-01-01", False),
        ("expiryDate", "2020-01-01", True),
        ("expiryDate", "2999-01-01", False),
        ("published", "true", False),
        ("published", "some day", False),
    ],
)
def test_other_engines_dates_are_known_of_an_article(field: str, day: str, waits: bool) -> None:  # noqa: FBT001
    embargo, expires = other_times(RawFields({"date": "2026-01-01", field: day}))
    assert (
        is_waiting(Article("a", "A", date(2026, 1, 1), embargo=embargo, expires=expires), NOW)
        is waits
    )


@pytest.mark.parametrize(
    "fields",
    [
        "date: {created: 2026-01-01}",
        "date: {created: 2026-01-01, updated: 2026-02-01}",
        "published: 2026-01-01",
        "available: 2999-01-01",
        "release: 9.0",
        "start_date: 2999-01-01",
        "status: stable",
        "status: in print",
        "stage: production",
        "state: Bavaria",
        "visibility: public",
        "type: post",
        "layout: post",
        "kind: essay",
        "live: true",
        "show: true",
        "hide: [toc, navigation]",
        "show: [author]",
        "public: true",
        "permalink: /a/b/",
        "ready: true",
        "tags: [draft]",
        "category: Drafts",
        "params: {draft: false}",
        "params: {drafts_shown: 3}",
        "myst: {substitutions: {draft: a text}}",
        "build: {render: always}",
        "kernelspec: {draft: true}",
        "wip: false",
        "future: false",
        "active: false",
        "scheduled: false",
        "datePublished: 2020-01-01",
        "published: true",
        "published: 2020-01-01",
        "status: published",
        "status: final",
        "hidden: false",
        "Draft: false",
        "craft: weaving",
        "raft: a boat",
        "drafts: false",
        "publishDate: 2020-01-01",
        "expiryDate: 2030-01-01",
        "unlisted: true",
    ],
)
def test_what_is_no_mark_publishes(fields: str) -> None:
    day = "" if fields.startswith("date:") else "date: 2026-01-01\n"
    raw = parse_front_matter(f"---\nblogpost: true\n{day}{fields}\n---\n# A\n")
    assert judge(raw, NOW) == Verdict()
