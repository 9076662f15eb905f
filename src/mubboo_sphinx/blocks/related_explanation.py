"""Why an article is shown as related, in an editor's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mubboo_sphinx.blocks.views import ReasonsView

if TYPE_CHECKING:
    from mubboo_sphinx.assembly.magazine import Magazine, Why
    from mubboo_sphinx.blocks.language import Language
    from mubboo_sphinx.magazine.article import Article
    from mubboo_sphinx.magazine.related.explanation import Explanation, Reason


def explained(
    magazine: Magazine, words: Language, article: Article, other: Article, why: Why
) -> ReasonsView:
    """Return what made `other` related to `article`, in the language `words`."""
    # Here, as the ranking: numpy comes along.
    from mubboo_sphinx.magazine.related.explanation import explain  # noqa: PLC0415

    explanation = explain(magazine.ranker, article.docname, other.docname)
    sentences = {
        # Translators: 'related' is the field of an article's front matter.
        "editor": words.gettext("Named under 'related'."),
        "category": words.gettext("Too little in common: one of the newest of the category."),
        "ranking": "",
    }
    own = other.language or magazine.language
    return ReasonsView(
        title=other.title,
        language=own if own != words.tag else "",
        text=" ".join(filter(None, [sentences[why], *_sums(words, explanation)])),
        terms=tuple(_term(magazine, words, reason) for reason in explanation.reasons),
    )


def _sums(words: Language, explanation: Explanation) -> list[str]:
    # Translators: how alike two articles are, times how near in time, is what the ranking compares.
    score = words.gettext("Score {score}: likeness {likeness}, times {nearness} for the dates.")
    said = [
        score.format(
            score=words.decimal(explanation.score),
            likeness=words.decimal(explanation.similarity),
            nearness=words.decimal(explanation.date_proximity),
        )
    ]
    if explanation.days is not None:
        days = words.ngettext("{days} day apart.", "{days} days apart.", explanation.days)
        said.append(days.format(days=words.number(explanation.days)))
    if explanation.link_proximity > 1:
        links = words.gettext("Times {closeness} for the links between them and with others.")
        said.append(links.format(closeness=words.decimal(explanation.link_proximity)))
    # A factor that reads "times 1.00" says nothing.
    if words.decimal(explanation.hub) != words.decimal(1.0):
        hub = words.gettext("Times {factor}: it is a little like very many articles.")
        said.append(hub.format(factor=words.decimal(explanation.hub)))
    if explanation.repeated:
        said.append(words.gettext("Halved: another of the same run or series stands between."))
    return said


def _term(magazine: Magazine, words: Language, reason: Reason) -> str:
    labels = {
        "title": words.gettext("in a title: {term}, {share}"),
        "text": words.gettext("in the text: {term}, {share}"),
        "tag": words.gettext("tag: {term}, {share}"),
        "category": words.gettext("category: {term}, {share}"),
        "author": words.gettext("author: {term}, {share}"),
    }
    term = magazine.authors[reason.text].name if reason.field == "author" else reason.text
    return labels[reason.field].format(term=term, share=words.percent(reason.share))
