"""Views become HTML: one Jinja environment per language, and the bodies of all pages."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from generator import html
from generator.cells import Cell, Form, to_cell
from generator.columns import qualification_cell
from generator.model.values import Marked, Text, value_of
from generator.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.words import Words

_PRECISE = {"%": 1}


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is put into its frame."""

    url: str
    """From the root of its language."""
    title: str
    """Plain text; marked where it is untranslated."""
    description: str
    body: Markup

    @property
    def toc(self) -> Markup:
        """The list of its sections, as the theme's sidebar has it."""
        return Markup("").join(
            Markup('<li class="md-nav__item"><a href="#{}" class="md-nav__link"><span class="md-ellipsis">{}</span></a></li>')
            .format(anchor, Markup(_TAG.sub("", heading)))  # noqa: S704 - inner text of our own headings
            for anchor, heading in _HEADING.findall(self.body)
        )


_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>', re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LINE_SPACE = re.compile(r"\n\s*\n+")


class Renderer:
    """The templates in one language.

    Args:
        templates: Their texts by name, such as ``pages/case.html``.
        words: The language.

    Raises:
        InputError: A template is not valid.
    """

    def __init__(self, templates: Mapping[str, str], words: Words) -> None:
        self.words = words
        self._environment = Environment(
            loader=FunctionLoader(lambda name: _source(templates, name)),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.globals |= {
            "_": words.gettext,
            "words": words,
            "show": self.show,
            "cell_html": self.cell,
            "qualifications": self.qualifications,
            "sign": html.sign,
            "bar": html.bar,
            "value_of": value_of,
            "is_marked": lambda value: isinstance(value, Marked),
            "attribute": html.attribute,
        }
        self._environment.tests["contains"] = lambda items, item: item in items
        self._templates: dict[str, Any] = {}

    def body(self, name: str, **named: Any) -> Markup:
        """A template filled.

        Raises:
            InputError: It fails, as a misspelt name makes it.
        """
        try:
            template = self._templates.get(name) or self._environment.get_template(name)
            self._templates[name] = template
            return Markup(template.render(**named))  # noqa: S704 - autoescape is on
        except TemplateSyntaxError as error:
            place = Problem(f"templates/{error.name}", error.lineno, 1, "", "template_syntax", values(detail=error.message))
            raise InputError([place]) from None
        except (TemplateError, TypeError, AttributeError, KeyError, ValueError) as error:
            place_of_fault = _template_place()
            if place_of_fault is None:
                raise
            file, line = place_of_fault
            detail = values(detail=str(error))
            raise InputError([Problem(file, line, 1, "", "template_fault", detail)]) from error

    def show(self, value: Any, vocabulary: str = "", unit: str = "", base: str = "", *, signed: bool = False) -> Markup:
        """Any value of a record as readers see it, with its unit, sign and mark."""
        if isinstance(value, Text):
            return Markup.escape(value)
        if isinstance(value, list) and any(isinstance(item, Marked) for item in value):
            items = Markup("").join(Markup("<li>{}</li>").format(self.show(item, vocabulary)) for item in value)
            return Markup('<ul class="rk-list">{}</ul>').format(items)
        cell = to_cell(value, Form(vocabulary, _PRECISE.get(unit), signed), self.words)
        return html.cell_html(cell, self.words, unit=self.words.gettext(unit) if unit else "", base=base)

    def cell(self, cell: Cell, base: str = "") -> Markup:
        """A cell of a table."""
        return html.cell_html(cell, self.words, base=base)

    def qualifications(self, part: Any) -> Markup:
        """The professions of a group or of the whole staffing."""
        if isinstance(part.qualifications, Marked):
            return self.show(part.qualifications, "profession")
        return self.cell(qualification_cell(part.qualifications, self.words, open_list=part.open_list))


def _source(templates: Mapping[str, str], name: str) -> tuple[str, str, None] | None:
    return (templates[name], f"templates/{name}", None) if name in templates else None


def _template_place() -> tuple[str, int] | None:
    """File and line of the innermost template in the traceback at hand; None where our own code failed below it."""
    trace = sys.exc_info()[2]
    found = None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("templates/"):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def compact(body: Markup) -> Markup:
    """A body without the blank lines that template tags leave."""
    return Markup(_LINE_SPACE.sub("\n", body))  # noqa: S704 - only white space was taken out
