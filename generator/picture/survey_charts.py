"""The charts on the page of one record: answers of a survey, participants of a study session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model.values import Marked, value_of
from generator.picture.charts import Bar, Bars, Names, Pair, pair

if TYPE_CHECKING:
    from generator.language.words import Words
    from generator.model.support import Question, StudySession

_MOST_SQUARES = 60
"""Up to this many, what is counted is drawn as squares; more would be too small to count."""


def answers_chart(words: Words, question: Question, name: str) -> Pair | None:
    """The answers of a survey on their base; None where the source gives no counts or no base.

    Args:
        words: The language.
        question: With its answers.
        name: Id of the chart, unique on its page.
    """
    base = value_of(question.denominator)
    counts = [value_of(answer.count) for answer in question.answers]
    if base is None or not counts or None in counts:
        return None
    rows = tuple(
        Bar(answer.label, count, _answer(count, value_of(answer.share), words))
        for answer, count in zip(question.answers, counts, strict=True)
        if count is not None
    )
    described = words.gettext("答えごとの数を、母数{count}に対する長さで示した図です。", count=words.number(base))
    is_counted = base <= _MOST_SQUARES
    bars = Bars(Names(name, question.text, described), rows, base, is_counted=is_counted)
    return pair(bars, is_counted=is_counted)


def has_results(question: Question) -> bool:
    """Whether the source states a count or share of any answer, or why there is none."""
    return any(
        not isinstance(value, Marked) or value.status != "not_stated" or value.reason
        for answer in question.answers
        for value in (answer.count, answer.share)
    )


def _answer(count: int, share: float | None, words: Words) -> str:
    if share is None:
        return words.number(count)
    return words.gettext("{count}（{share}%）", count=words.number(count), share=words.number(share, 1))


def participants_chart(words: Words, session: StudySession, name: str) -> Pair:
    """Who came to a study session, a square for each person."""
    counts = [(row.profession, row.count) for row in session.participants]
    most = max(count for _, count in counts)
    rows = tuple(
        Bar(profession, count, words.gettext("{count}人", count=words.number(count))) for profession, count in counts
    )
    names = Names(
        name,
        words.gettext("参加者の職種（{professions}職種、計{total}人）", professions=len(rows), total=session.total),
        words.gettext("職種ごとの参加者を、一人につき一つの四角で示した図です。"),
    )
    return pair(Bars(names, rows, most, is_counted=most <= _MOST_SQUARES, has_base=False))
