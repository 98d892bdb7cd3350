"""Views become HTML: one Jinja environment per language, and the bodies of all pages."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from jinja2 import Environment, FunctionLoader, StrictUndefined, TemplateError, TemplateSyntaxError, nodes, pass_context
from jinja2.compiler import CodeGenerator

from generator.input.problems import InputError, Problem, values
from generator.view.html import safe

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jinja2 import BytecodeCache
    from jinja2.compiler import Frame
    from jinja2.runtime import Context
    from markupsafe import Markup


class Above(NamedTuple):
    """The page that another is a part of, a step on the path to it."""

    title: str
    file: str
    """Its name in the same folder."""
    address: str
    """Where the site has one; else empty."""
    part: str
    """What the other page is called on the path, behind this one."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page before it is put into its frame."""

    url: str
    """From the root of its language."""
    title: str
    """Plain text; marked where it is untranslated."""
    description: str
    body: Markup
    toc: Markup
    metadata: str = ""
    """What schema.org is told of it beside its place, as a JSON object; empty for nothing."""
    heading: Markup | None = None
    """Its title with the marks of what is untranslated in it; None where the title has them all."""
    above: Above | None = None
    """The page that it is a part of; None for a page right below its section."""


_HEADING = re.compile(r'<h2 id="([^"]+)"[^>]*>(.*?)</h2>')
_TAG = re.compile(r"<[^>]+>")
_LINE_SPACE = re.compile(r"\n\s+")


def make_toc(body: str) -> Markup:
    """The list of the sections of a text, as the theme's sidebar has it."""
    items = [
        f'<li><a href="#{anchor}">{_TAG.sub("", heading) if "<" in heading else heading}</a></li>'
        for anchor, heading in _HEADING.findall(body)
    ]
    return safe("".join(items))


class _Coder(CodeGenerator):
    """Calls functions that stand in a template by name as Python does.

    Jinja asks at each call whether the function wants its context, which takes longer than what is called: `_` alone
    is called a hundred times for each record. None of ours wants it; macros and methods are called as ever.
    """

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802 - Jinja's
        """Write the code of a call."""
        if not isinstance(node.node, nodes.Name) or node.node.name not in _PLAIN or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        for named in node.kwargs:
            self.write(f"{named.key}=")
            self.visit(named.value, frame)
            self.write(", ")
        self.write(")")


_PLAIN = frozenset({"_", "show", "sign", "bar", "cell_html", "is_marked", "value_of"})
"""Names of functions that are called so; no macro and no variable of a template has one of them."""


class _Environment(Environment):
    """Jinja with calls as above."""

    code_generator_class = _Coder


class Renderer:
    """The templates in one language.

    Args:
        templates: Their texts by name, such as ``pages/case.html``.
        filters: What templates apply to values, by name.
        compiled: Where compiled templates are kept, so that a template is compiled once for all languages.
    """

    def __init__(self, templates: Mapping[str, str], filters: Mapping[str, Any], compiled: BytecodeCache) -> None:
        self._names = tuple(templates)
        self._environment = _Environment(
            loader=FunctionLoader(lambda name: _source(templates, name)),
            bytecode_cache=compiled,
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {name: _late(function) for name, function in filters.items()}
        self._templates: dict[str, Any] = {}

    def body(self, name: str, named: dict[str, Any]) -> Markup:
        """A template filled.

        Args:
            name: The template.
            named: All that it can name, ``Renderer.globals`` included.

        Raises:
            InputError: It is not valid, or it fails, as a misspelt name makes it.
        """
        try:
            template = self._templates.get(name) or self._environment.get_template(name)
            self._templates[name] = template
            # Not `template.render`, which copies all names for each of thousands of parts.
            return safe("".join(template.root_render_func(template.new_context(named, shared=True))))
        except TemplateSyntaxError as error:
            place = Problem(
                f"templates/{error.name}",
                error.lineno,
                1,
                "",
                "template_syntax",
                values(detail=error.message),
            )
            raise InputError([place]) from None
        except (TemplateError, TypeError, AttributeError, KeyError, ValueError):
            raise self._to_input_error() from None

    def compile_all(self, *, from_last: bool = False) -> None:
        """Compile every template that nobody has compiled; a faulty one is left for ``body`` to tell of.

        Args:
            from_last: Whether the last one comes first, so that two processes meet half-way.
        """
        for name in reversed(self._names) if from_last else self._names:
            with suppress(TemplateSyntaxError):
                self._environment.get_template(name)

    @property
    def globals(self) -> dict[str, Any]:
        """What Jinja itself gives to every template."""
        return dict(self._environment.globals)

    def _to_input_error(self) -> Exception:
        """The fault at hand as a problem of the template that it happened in; itself where our own code failed."""
        try:
            self._environment.handle_exception()
        except Exception as error:  # noqa: BLE001 - raised again by the caller
            place = _template_place(error)
            if place is None:
                return error
            return InputError([Problem(*place, 1, "", "template_fault", values(detail=error))])


def _late(function: Callable[..., Any]) -> Callable[..., Any]:
    """A filter that Jinja never works out when it compiles, in the language that happens to come first."""

    @pass_context
    def filtered(_context: Context, *arguments: Any, **named: Any) -> Any:
        return function(*arguments, **named)

    return filtered


def _source(templates: Mapping[str, str], name: str) -> tuple[str, str, None] | None:
    return (templates[name], f"templates/{name}", None) if name in templates else None


def _template_place(error: Exception) -> tuple[str, int] | None:
    """File and line of the innermost template that a fault passed through; None where there was none."""
    trace, found = error.__traceback__, None
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith("templates/"):
            found = (file, trace.tb_lineno)
        trace = trace.tb_next
    return found


def compact(body: Markup) -> Markup:
    """A body without the blank lines and indentation that templates leave."""
    return safe(_LINE_SPACE.sub("\n", body))
