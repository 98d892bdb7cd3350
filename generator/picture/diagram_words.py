"""What a diagram says of counts, forms of employment and whatever is missing or in doubt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.language.words import N_
from generator.model.values import Marked, value_of
from generator.view.indicators import heads

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from generator.language.words import Words
    from generator.model import CoordinatorModel
    from generator.model.coordinator import StaffingGroup


def missing_word(value: object, pattern: str, words: Words) -> str:
    """A sentence about a value that is missing or in doubt; in the pattern stands ``{status}``."""
    return words.gettext(pattern, status=status_word(value, words))


def status_word(value: object, words: Words) -> str:
    """What kind of missing or doubtful a value is; a plain one counts as not stated."""
    return words.label("status", value.status if isinstance(value, Marked) else "not_stated")


def joined(names: Iterable[str], words: Words) -> str:
    """Names one after the other."""
    return words.gettext("・").join(names)


def form_word(group: StaffingGroup, words: Words) -> str:
    """Full-time or part-time, dedicated or concurrent, each as far as the source says."""
    full, alone = group.full_time, group.dedicated
    is_full, is_alone = value_of(full), value_of(alone)
    if is_full is None and is_alone is None and status_word(full, words) == status_word(alone, words):
        return missing_word(full, N_("常勤・専従の別：{status}"), words)
    parts = (
        _yes_or_no(full, "full_time", N_("常勤・非常勤の別：{status}"), words),
        _yes_or_no(alone, "dedicated", N_("専従・兼務の別：{status}"), words),
    )
    return words.gettext("・" if None not in (is_full, is_alone) else "、").join(parts)


def _yes_or_no(value: bool | Marked[bool], vocabulary: str, pattern: str, words: Words) -> str:  # noqa: FBT001 - as above
    plain = value_of(value)
    if plain is None:
        return missing_word(value, pattern, words)
    label = words.label(vocabulary, plain)
    return words.gettext("{text}（要確認）", text=label) if isinstance(value, Marked) else label


def heads_word(counts: Sequence[int | Marked[int]], words: Words) -> str:
    """How many there are together; where a part is not known, what is known and the word for the rest."""
    known = [count for count in map(value_of, counts) if count is not None]
    missing = [count for count in counts if value_of(count) is None]
    if not known:
        return status_word(missing[0], words)
    number = words.number(sum(known))
    if missing:
        return words.gettext("{count}人＋{status}", count=number, status=status_word(missing[0], words))
    if any(isinstance(count, Marked) for count in counts):
        return words.gettext("{count}人（要確認）", count=number)
    return words.gettext("{count}人", count=number)


def about_contracts(record: CoordinatorModel, words: Words) -> str:
    """How many municipalities and contractors there are, in a sentence."""
    towns = words.number(len(record.municipalities))
    contractors = {words.say(item.contractor) for item in value_of(record.contractors) or []}
    if not contractors:
        status = status_word(record.contractors, words)
        return words.gettext("自治体の数は{towns}、委託は{status}です。", towns=towns, status=status)
    count = words.number(len(contractors))
    return words.gettext("自治体の数は{towns}、委託先の数は{contractors}です。", towns=towns, contractors=count)


def about_bodies(record: CoordinatorModel, words: Words) -> str:
    """How many meeting bodies there are, in a sentence."""
    bodies = value_of(record.governance)
    if not bodies:
        return words.gettext("会議体は{status}です。", status=status_word(record.governance, words))
    return words.gettext("会議体の数は{count}です。", count=words.number(len(bodies)))


def about_staff(record: CoordinatorModel, words: Words) -> str:
    """How many coordinators there are, in a sentence."""
    total, groups = record.staffing.total, record.staffing.groups
    count, above, below = value_of(total), heads(groups, level="prefecture"), heads(groups, level="municipality")
    if count is None:
        return words.gettext("コーディネーターの総数は{status}です。", status=status_word(total, words))
    if isinstance(total, Marked):
        return words.gettext("コーディネーターは計{total}人とされますが、要確認です。", total=words.number(count))
    if not above or below is None:
        return words.gettext("コーディネーターは計{total}人です。", total=words.number(count))
    return words.gettext(
        "コーディネーターは計{total}人（都道府県の階層{above}人、市町村の階層{below}人）です。",
        total=words.number(count),
        above=words.number(above),
        below=words.number(below),
    )
