"""One value of a record as it is shown, exported and sorted: the same cell for page, CSV and Excel form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from generator.model.coordinator import Contract, Tier
from generator.model.values import Frequency, Marked, Text, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.language.words import Words


class Cell(NamedTuple):
    """What stands in one place of a table; a tuple, since there are hundreds of thousands."""

    shown: tuple[str, ...] = ()
    """Parts as read; one, or the items of a list."""
    raw: tuple[str, ...] = ()
    """Parts as data: codes instead of labels, figures without separators."""
    number: float | None = None
    """The figure behind it, for order and bars."""
    status: str = ""
    """``not_stated``, ``unknown``, ``none`` or ``doubtful``; empty for a plain value."""
    reason: str = ""
    """Why it is unknown or doubtful."""
    sign: str = ""
    """Code whose fixed sign stands before it (affiliation, coverage)."""
    href: str = ""
    """Page of the case, from the site's root; empty for no link."""
    is_inline: bool = False
    """Whether the parts are short words that stand in one line."""

    def said(self, say: Callable[[str], str]) -> Cell:
        """The same with its blanks filled."""
        if not self.shown and not self.reason:
            return self
        shown, raw, number, status, reason, sign, href, is_inline = self  # `_replace` takes three times as long
        said = tuple(map(say, shown)), tuple(map(say, raw))
        return Cell(*said, number, status, say(reason) if reason else reason, sign, href, is_inline)


NOT_STATED_CELL = Cell(status="not_stated")


@dataclass(frozen=True, slots=True)
class Form:
    """How values of one column become cells."""

    vocabulary: str = ""
    """Vocabulary of its codes; empty for values that are no codes."""
    digits: int | None = None
    """Decimals always shown; None for those that a figure has."""
    signed: bool = False
    """Whether its codes have a fixed sign."""


def to_cell(value: Any, form: Form, words: Words) -> Cell:  # noqa: C901, PLR0911 - one line for each type
    """The cell of a value of any type that records have."""
    kind = type(value)
    if kind is Text:
        return Cell((value,), (str(value),))
    if kind is str and form.vocabulary:
        sign = value if form.signed else ""
        return Cell((words.label(form.vocabulary, value),), (value,), sign=sign, is_inline=True)
    match value:
        case None:
            return NOT_STATED_CELL
        case Cell():
            return value
        case Marked() if value.status == "not_stated" and value.reason is None:
            return NOT_STATED_CELL
        case Marked():
            cell = to_cell(value.value, form, words) if value.value is not None else Cell()
            return cell._replace(status=value.status, reason=value.reason or "")
        case list():
            return _joined([to_cell(item, form, words) for item in value], words)
        case bool():
            raw = str(value).lower()
            return Cell((words.label(form.vocabulary, value),), (raw,))
        case int() | float():
            return Cell((words.number(value, form.digits),), (_raw_number(value, form.digits),), number=float(value))
        case Text():
            return Cell((value,), (str(value),))
        case str():
            return Cell((value,), (value,))
        case _:
            return _structured(value, words)


def _structured(value: Any, words: Words) -> Cell:
    match value:
        case When():
            return Cell((words.when(value),), (value.wording,))
        case Frequency():
            raw = f"{value.what} {value.at_least}{f'-{value.at_most}' if value.at_most else ''}/{value.per}"
            return Cell((words.gettext("{what}：{often}", what=value.what, often=words.frequency(value)),), (raw,))
        case Tier():
            shown = words.gettext("{level}の{role}", **tier_labels(value, words))
            return Cell((shown,), (f"{value.level}/{value.role}",))
        case Contract():
            arrow = words.gettext("再委託") if value.recontract else words.gettext("委託")
            service = words.gettext("（{text}）", text=value.service) if value.service else ""
            shown = f"{value.client} →{arrow}→ {value.contractor}{service}"
            return Cell((shown,), (shown,))
    message = f"no cell for {type(value).__name__}"
    raise TypeError(message)


def tier_labels(tier: Tier, words: Words) -> dict[str, str]:
    """The words of a level and a role."""
    return {"level": words.label("level", tier.level), "role": words.label("role", tier.role)}


def _joined(cells: list[Cell], words: Words) -> Cell:
    """One cell of several; a mark on a part stays with that part's words."""
    if not cells:
        return NOT_STATED_CELL
    statuses = {cell.status for cell in cells if cell.status}
    return Cell(
        shown=tuple(part for cell in cells for part in cell.shown),
        raw=tuple(part for cell in cells for part in cell.raw),
        status="doubtful" if "doubtful" in statuses else "",
        reason=words.gettext("；").join(cell.reason for cell in cells if cell.reason),
        is_inline=all(cell.is_inline for cell in cells),
    )


def _raw_number(value: float, digits: int | None) -> str:
    if digits is not None:
        return f"{value:.{digits}f}"
    return str(int(value)) if float(value).is_integer() and isinstance(value, int) else repr(value)
