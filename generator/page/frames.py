"""Frames: section index pages with markers in place of title, description, address, contents and text."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from generator.input.problems import InputError, Problem, values
from generator.page.links import Anchors, find_anchors
from generator.page.metadata import to_data_block
from generator.view.html import attribute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from markupsafe import Markup

    from generator.page.render import Page

_MARKER = re.compile(
    r'<h1 id="title">@@(?P<heading>title)@@</h1>|<h2 id="content">@@(?P<content>content)@@</h2>'
    r"|@@(?P<name>title|description|file|toc|type|name|metadata|path)@@"
)
_BLANK = re.compile(r"\n\s+")  # a frame has no text of its own in which white space would count
REQUIRED = ("heading", "content", "title", "file")

# A paragraph of its own, as Markdown leaves it: `{{ table("staffing") }}`.
_PLACED_SOURCE = re.compile(r"^\{\{\s*(.*?)\s*\}\}\s*$", re.MULTILINE)
_PLACED_HTML = re.compile(r"<p>\{\{\s*(.*?)\s*\}\}</p>")


@dataclass(frozen=True, slots=True, eq=False)
class Frame:
    """A page cut at its markers."""

    pieces: tuple[str, ...]
    """Text between the markers; one more than there are markers."""
    markers: tuple[str, ...]


def parse_frame(file: str, html: str) -> Frame:
    """A frame from the page that MkDocs made.

    Raises:
        InputError: A marker is missing.
    """
    html = _BLANK.sub("\n", html)
    pieces, markers, end = [], [], 0
    for match in _MARKER.finditer(html):
        pieces.append(html[end : match.start()])
        markers.append("heading" if match["heading"] else match["content"] or match["name"])
        end = match.end()
    pieces.append(html[end:])
    missing = [name for name in REQUIRED if name not in markers]
    if missing:
        raise InputError([Problem(file, 0, 0, "", "frame_marker", values(expected=f"@@{missing[0]}@@"))])
    return Frame(tuple(pieces), tuple(markers))


@cache
def frame_anchors(frame: Frame) -> Anchors:
    """What a frame can be linked to by and links to, on every page that it holds."""
    found = [find_anchors(piece) for piece in frame.pieces]
    ids = frozenset({"title"}).union(*(anchors.ids for anchors in found))
    return Anchors(ids, tuple(link for anchors in found for link in anchors.links))


def fill(frame: Frame, page: Page) -> bytes:
    """A page in its frame.

    One pass over the pieces, so that a record may contain the text of a marker.
    """
    filled = {
        "heading": f'<h1 id="title">{escape(page.heading or page.title)}</h1>',
        "title": str(escape(attribute(page.title))),
        "description": str(escape(attribute(page.description))),
        "file": page.url.rpartition("/")[2],
        "toc": str(page.toc),
        "content": str(page.body),
        "path": _last_steps(page),
    }
    if "name" in frame.markers:  # only where the site has an address
        filled["type"] = "article" if page.metadata else "website"
        filled["name"] = _last_names(page)
        filled["metadata"] = f",{page.metadata}" if page.metadata else ""
    first, *others = _encoded(frame)
    parts = [first]
    for marker, piece in zip(frame.markers, others, strict=True):
        parts += (filled[marker].encode(), piece)
    return b"".join(parts)


def _last_steps(page: Page) -> str:
    """The end of the path to a page, behind its section."""
    above = page.above
    step = f'<li><a href="{escape(above.file)}">{escape(above.title)}</a></li>\n' if above else ""
    return f'{step}<li aria-current="page">{escape(above.part if above else attribute(page.title))}</li>'


def _last_names(page: Page) -> str:
    """The name of a page in the path as data, where the frame has begun a step; that of what it is a part of first."""
    above = page.above
    if above is None:
        return to_data_block(attribute(page.title))
    step = {"name": attribute(above.title), "item": above.address}
    own = {"@type": "ListItem", "position": _BELOW_A_PAGE, "name": attribute(above.part)}
    return f"{to_data_block(step)[len(_NAME) :]},{to_data_block(own)[:-1]}"


_NAME = '{"name":'
_BELOW_A_PAGE = 4
"""Home, the section and the page that it is a part of stand before it."""


@cache
def _encoded(frame: Frame) -> tuple[bytes, ...]:
    """The pieces of a frame as they stand in files."""
    return tuple(piece.encode() for piece in frame.pieces)


@dataclass(frozen=True, slots=True)
class Placed:
    """A view that a hand-written page places, such as ``table("staffing")``."""

    name: str
    arguments: tuple[Any, ...]


def parse_placed(text: str) -> Placed | None:
    """A call of a known form with literal arguments; None for anything else."""
    try:
        call = ast.parse(text, mode="eval").body
        if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Name) or call.keywords:
            return None
        return Placed(call.func.id, tuple(ast.literal_eval(argument) for argument in call.args))
    except (SyntaxError, ValueError):
        return None


def check_placed(pages: Mapping[str, str], known: Mapping[str, set[str] | None]) -> None:
    """Every view that hand-written pages place exists.

    Args:
        pages: Markdown texts by their path below ``content/``.
        known: Views by name, with what their argument can be; None for views without one.

    Raises:
        InputError: A view or its argument is not known.
    """
    problems = []
    for name, text in pages.items():
        for match in _PLACED_SOURCE.finditer(text):
            placed = parse_placed(match[1])
            if placed is None or not _is_known(placed, known):
                line = text.count("\n", 0, match.start()) + 1
                named = values(found=match[1], expected=", ".join(sorted(known)))
                problems.append(Problem(f"content/{name}", line, 1, "", "placed_view", named))
    if problems:
        raise InputError(problems)


def _is_known(placed: Placed, known: Mapping[str, set[str] | None]) -> bool:
    if placed.name not in known:
        return False
    options = known[placed.name]
    if options is None:
        return not placed.arguments
    return len(placed.arguments) == 1 and isinstance(placed.arguments[0], str) and placed.arguments[0] in options


def place_views(html: str, views: Mapping[Placed, Markup]) -> str:
    """A hand-written page with the views that it places, in one pass."""

    def placed_view(match: re.Match[str]) -> str:
        placed = parse_placed(match[1].replace("&quot;", '"').replace("&#34;", '"'))
        return str(views[placed]) if placed is not None and placed in views else match[0]

    return _PLACED_HTML.sub(placed_view, html)


def put_notice(html: str, notice: Markup) -> str:
    """A hand-written page with a line under its title, and under the contents that follow it on narrow screens."""
    before, mark, article = html.partition("<article")
    title, end, text = article.partition("</h1>")
    if not end:
        return html
    if text.lstrip().startswith("<details"):
        contents, closing, text = text.partition("</details>")
        end += contents + closing
    return f"{before}{mark}{title}{end}\n{notice}{text}"


def mark_copy(html: str, source_tag: str, tag: str) -> str:
    """A page that is still the text of the source language, with its text marked as such.

    Args:
        html: As MkDocs made it, with its views not placed yet.
        source_tag: Of the source language.
        tag: Of the language of the page, which its views and the words around its text are in.
    """
    before, mark, article = html.partition("<article")
    text, end, after = article.partition("</article>")
    text = text.replace("<summary>", f'<summary lang="{tag}">', 1)
    text = _PLACED_HTML.sub(lambda match: f'<div lang="{tag}">{match[0]}</div>', text)
    before = before.replace('<ul class="md-nav__list"', f'<ul lang="{source_tag}" class="md-nav__list"', 1)
    marked = f' lang="{source_tag}"{text}' if mark else text
    return before + mark + marked + end + after


def placed_in(html: str) -> list[Placed]:
    """The views that a page places."""
    found = (parse_placed(match[1].replace("&quot;", '"')) for match in _PLACED_HTML.finditer(html))
    return [placed for placed in found if placed is not None]
