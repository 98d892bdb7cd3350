"""A new language: its settings and nav in the text of mkdocs.yml, and its pages as copies of the Japanese ones."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath, relpath
from typing import TYPE_CHECKING

from babel import Locale, UnknownLocaleError

from generator.input.problems import InputError, Problem, values

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.input.settings import Language

_KEY = re.compile(r"[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}")
_SETTINGS = "mkdocs.yml"
_REMARK = "訳してください / to be translated"
_FRONT = re.compile(r"\A---\n(.*?\n)---\n", re.DOTALL)
_LINK = re.compile(r"(\]\()([^)#\s]+)")
_PAGE = re.compile(r"""(:[ ]+|-[ ]+)(['"]?)([^\s'":]+\.md)(['"]?)(?=[ ]*(?:\#.*)?$)""")


@dataclass(frozen=True, slots=True)
class Addition:
    """A language to be added."""

    key: str
    name: str
    """Of the language, in itself."""
    tag: str
    """BCP 47."""


def check_addition(key: str, name: str, tag: str | None, languages: Sequence[Language]) -> Addition:
    """The language to be added, its tag in the usual letters where none is given.

    Raises:
        InputError: The key or the tag is none of a language, or the site has the language already.
    """
    if not _KEY.fullmatch(key):
        raise _refused("language_key", key)
    known = next((language for language in languages if key in {language.key, language.tag.lower()}), None)
    if known is not None:
        raise _refused("language_exists", known.key)
    tag = tag or _usual(key)
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        raise _refused("language_tag", tag) from None
    return Addition(key, name.strip() or key, tag)


def _usual(key: str) -> str:
    """A key in the letters of BCP 47: zh-Hant, pt-BR."""
    first, *rest = key.split("-")
    form = {4: str.title, 2: str.upper}
    return "-".join([first, *(form.get(len(part), str)(part) for part in rest)])


def _refused(kind: str, found: str) -> InputError:
    return InputError([Problem(_SETTINGS, 0, 0, "extra.languages", kind, values(found=found))])


def with_language(text: str, addition: Addition, source: str) -> str:
    """The text of mkdocs.yml with one more language, as a copy of the source language; all else as it was.

    Args:
        text: As it is.
        addition: The language.
        source: Key of the source language.

    Raises:
        InputError: The parts that are to be copied are not found.
    """
    lines = text.splitlines()
    extra = _find(lines, range(len(lines)), lambda line: line.startswith("extra:"))
    languages = _find(lines, _block(lines, extra), lambda line: line.strip().startswith("languages:"))
    block = _block(lines, languages)
    own = _find(lines, block, lambda line: line.strip().rstrip() == f"{source}:")
    copied = [_setting(line, addition) for line in lines[own : _block(lines, own).stop]]
    lines[block.stop : block.stop] = copied
    nav = _find(lines, range(len(lines)), lambda line: line.startswith("nav:"))
    block = _block(lines, nav)
    own = _find(lines, block, lambda line: line.strip() == f"- {source}:")
    pages = lines[own : _block(lines, own).stop]
    head = pages[0].replace(f"- {source}:", f"- {addition.key}:  # {_REMARK}")
    lines[block.stop : block.stop] = [head, *(_PAGE.sub(rf"\1\2{addition.key}/\3\4", line) for line in pages[1:])]
    return "\n".join(lines) + "\n"


def _find(lines: Sequence[str], within: range, is_wanted: Callable[[str], bool]) -> int:
    for place in within:
        if is_wanted(lines[place]):
            return place
    raise InputError([Problem(_SETTINGS, 0, 0, "extra.languages", "language_place", ())])


def _block(lines: Sequence[str], start: int) -> range:
    """The lines below a line; of a list at the top level those that begin with its dashes too."""
    depth = _depth(lines[start])
    end = start + 1
    for place in range(start + 1, len(lines)):
        line = lines[place]
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        is_item = line.lstrip().startswith("- ") and not lines[start].lstrip().startswith("- ")
        if _depth(line) < depth or (_depth(line) == depth and not is_item):
            break
        end = place + 1
    return range(start + 1, end)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _setting(line: str, addition: Addition) -> str:
    """A line of the source language's settings as the new language has it."""
    indent, key, rest = line[: _depth(line)], *line.strip().partition(":")[::2]
    new = {"name": addition.name, "tag": addition.tag, "folder": f"{addition.key}/"}
    if key in new:
        return f"{indent}{key}: {json.dumps(new[key], ensure_ascii=False)}"
    if not rest.strip() and key != "words":
        return f"{indent}{addition.key}:"
    return f"{line}  # {_REMARK}" if key == "words" else line


def page_in(text: str, path: str, key: str) -> str:
    """A Japanese page as the first state of one in another language: its text untranslated, its links as they lead.

    Args:
        text: The Markdown of the page.
        path: Of the page below ``content/``.
        key: Of the language, the folder that the page goes to.
    """
    head = _FRONT.match(text)
    front = head[1] if head else ""
    kept = [line for line in front.splitlines() if not re.match(r"(language|translates|reviewed_\w+)[ ]*:", line)]
    body = text[head.end() :] if head else text
    front = "".join(f"{line}\n" for line in [f"language: {key}", *kept, 'translates: ""'])
    return f"---\n{front}---\n{_LINK.sub(lambda link: link[1] + _link(link[2], path, key), body)}"


def _link(target: str, path: str, key: str) -> str:
    """Where a link leads from the copy; files that all languages share stay where they are."""
    if "://" in target or target.startswith(("/", "mailto:")):
        return target
    whole = normpath(join(dirname(path), target))
    if whole.endswith((".md", ".html")):
        return target
    return relpath(whole, join(key, dirname(path)))
