"""Small pieces of HTML that templates call: values with their marks and units, lists, badges, sources.

Thousands of pages are made of them, so they are functions that join escaped strings, not template macros.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from generator.model.values import Marked, Text, value_of
from generator.picture import survey_charts
from generator.view import html
from generator.view.cells import Form, to_cell
from generator.view.columns import qualification_cell
from generator.view.html import esc, safe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.input.settings import SourceDocument
    from generator.language.words import Drawing, Words
    from generator.model.coordinator import Contract
    from generator.model.head import Source
    from generator.model.values import Figure, Frequency

_SIGNED = frozenset({"affiliation", "coverage"})


class Pieces:
    """The pieces in one language.

    Args:
        words: The language.
        documents: The source documents by id.
    """

    def __init__(self, words: Words, documents: Mapping[str, SourceDocument]) -> None:
        self._words = words
        self._documents = documents

    def show(self, value: Any, vocabulary: str = "", unit: str = "") -> Markup:
        """Any value of a record as readers see it, with its unit and mark."""
        if isinstance(value, Text):
            return safe(esc(value))
        if isinstance(value, list) and any(isinstance(item, Marked) for item in value):
            return self.texts(value)
        cell = to_cell(value, Form(vocabulary, 1 if unit == "%" else None), self._words)
        return html.cell_html(cell, self._words, unit=self._words.gettext(unit) if unit else "")

    def texts(self, items: Any) -> Markup:
        """A list of texts; a paragraph with the mark where the whole list is marked."""
        if isinstance(items, Marked):
            return safe(f"<p>{self.show(items)}</p>")
        if not items:
            return Markup()
        shown = "</li>\n<li>".join([esc(item) if isinstance(item, Text) else self.show(item) for item in items])
        return safe(f"<ul>\n<li>{shown}</li>\n</ul>")

    def inline(self, items: Any) -> Markup:
        """Short texts one after the other in one line."""
        if isinstance(items, Marked):
            return self.show(items)
        comma = self._words.gettext("、")
        return safe(comma.join([self.show(item) for item in items]))

    def origin(self, sources: Sequence[Source], field: str) -> Markup:
        """Where the facts of a field come from, as the last line of its section."""
        places = [source for source in sources if field in source.covers]
        if not places:
            return Markup()
        by_document: dict[str, list[str]] = {}
        for place in places:
            by_document.setdefault(place.document, []).append(esc(place.heading))
        parts = [
            f"{esc(self._words.gettext(self._documents[key].short))} — {' / '.join(headings)}"
            for key, headings in by_document.items()
        ]
        label = esc(self._words.gettext("出典："))
        return safe(f'<p class="rk-source">{label}{esc(self._words.gettext("；")).join(parts)}</p>')

    def badge(self, code: str, vocabulary: str) -> Markup:
        """A code as a small framed word, with its sign where it has one."""
        sign = f"{html.sign(code)} " if vocabulary in _SIGNED else ""
        label = esc(self._words.label(vocabulary, code))
        return safe(f'<span class="rk-badge">{sign}{label}</span>')

    def frequencies(self, items: Sequence[Frequency]) -> Markup:
        """How often, one framed line for each meeting."""
        if not items:
            return Markup()
        lines = [
            f"<li>{esc(self._words.gettext('{what}：{often}', what=item.what, often=self._words.frequency(item)))}</li>"
            for item in items
        ]
        return safe(f'<ul class="rk-frequency">{"".join(lines)}</ul>')

    def figures(self, items: Sequence[Figure]) -> Markup:
        """Figures of the source, each with its unit, base and note."""
        if not items:
            return Markup()
        return safe(f'<dl class="rk-figures">{"".join(map(self._figure, items))}</dl>')

    def _figure(self, figure: Figure) -> str:
        value, mark, reason = figure.value, "", None
        if isinstance(value, Marked) and value.value is not None:
            mark = f' <span class="rk-mark">{esc(self._words.label("status", value.status))}</span>'
            reason, value = value.reason, value.value
        about = esc(self._words.gettext("約")) if figure.approximate else ""
        upper = f"–{self._words.number(figure.value_to)}" if figure.value_to is not None else ""
        said = (reason, figure.base, figure.note)
        notes = "".join(f'<dd class="rk-base">{esc(note)}</dd>' for note in said if note)
        return (
            f"<div><dt>{esc(figure.label)}</dt>"
            f'<dd>{about}<span class="rk-value">{self.show(value)}{upper}</span>'
            f'<span class="rk-unit">{esc(figure.unit)}</span>{mark}</dd>{notes}</div>'
        )

    def qualifications(self, part: Any) -> Markup:
        """The professions of a group or of the whole staffing, in one line."""
        if isinstance(part.qualifications, Marked):
            return self.show(part.qualifications, "profession")
        cell = qualification_cell(part.qualifications, self._words, open_list=part.open_list)
        return html.cell_html(cell, self._words)

    def contracts(self, items: Any) -> Markup:
        """Who entrusts what to whom, a line for each link of the chain."""
        if isinstance(items, Marked):
            return safe(f"<p>{self.show(items)}</p>")
        return safe(f"<ul>{''.join(map(self._contract, items))}</ul>")

    def _contract(self, item: Contract) -> str:
        words = self._words
        to = f'<span aria-hidden="true">→</span><span class="rk-hidden">{esc(words.gettext("から"))}</span>'
        parts = [f"{esc(item.client)} {to} {esc(item.contractor)}"]
        if item.service:
            parts.append(esc(words.gettext("（{text}）", text=item.service)))
        if item.recontract:
            parts.append(self.badge("true", "recontract"))
        if item.since:
            parts.append(
                f'<span class="rk-when">{esc(words.gettext("{time}から", time=words.when(item.since)))}</span>'
            )
        if item.until:
            parts.append(
                f'<span class="rk-when">{esc(words.gettext("{time}まで", time=words.when(item.until)))}</span>'
            )
        return f"<li>{' '.join(parts)}</li>"

    def label(self, code: str | bool, vocabulary: str) -> str:  # noqa: FBT001 - yes and no are codes here
        """What a code is called."""
        return self._words.label(vocabulary, code)

    @property
    def filters(self) -> dict[str, Any]:
        """What templates apply to values; Jinja calls filters in a third of the time that it takes for functions."""
        return {
            "show": self.show,
            "texts": self.texts,
            "inline": self.inline,
            "origin": self.origin,
            "badge": self.badge,
            "label": self.label,
            "frequencies": self.frequencies,
            "figures": self.figures,
            "contracts": self.contracts,
            "qualifications": self.qualifications,
            "plain": html.attribute,
        }

    @property
    def functions(self) -> dict[str, Any]:
        """What templates call, and what they name."""
        return {
            "_": self._words.gettext,
            "words": self._words,
            "documents": self._documents,
            "show": self.show,
            "drawing": self.drawing,
            "answers_chart": partial(survey_charts.answers_chart, self._words),
            "has_results": survey_charts.has_results,
            "participants_chart": partial(survey_charts.participants_chart, self._words),
            "sign": html.sign,
            "bar": html.bar,
            "value_of": value_of,
            "is_marked": is_marked,
            "cell_html": self.cell,
        }

    def drawing(self, drawing: Drawing | Markup) -> Markup:
        """A drawing, with its words or with blanks for them."""
        return safe(self._words.drawing(drawing))

    def cell(self, cell: Any, base: str = "") -> Markup:
        """A cell of a table."""
        return html.cell_html(cell, self._words, base=base)


def is_marked(value: object) -> bool:
    """Whether a mark stands in place of a value."""
    return isinstance(value, Marked)
