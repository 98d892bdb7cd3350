"""The texts of the interface, found fast enough for every build: what its translations are held against."""

from __future__ import annotations

import ast
import re
from itertools import chain
from typing import TYPE_CHECKING

from generator.translation.messages import fixed_messages

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.input.settings import Settings
    from generator.language.former import Key

# A text where one is given to be translated, as templates and modules write it; those of one call stand side by side.
# It begins with the bracket, which Python looks for twenty times as fast as for one of several names.
_GIVEN = re.compile(
    r"""\((?:(?<=(?<![\w.])_\()|(?<=\bgettext\()|(?<=\bN_\())\s*((?:"(?:[^"\\\n]|\\.)*"\s*|'(?:[^'\\\n]|\\.)*'\s*)+)"""
)


def interface_texts(settings: Settings, templates: Mapping[str, str], modules: Mapping[str, str]) -> frozenset[Key]:
    """What ``site_messages`` gives, without the places and in a tenth of the time.

    Args:
        settings: The project's data files.
        templates: Texts of the templates by name.
        modules: Texts of the generator's own modules by name.
    """
    written = chain.from_iterable(_GIVEN.findall(text) for text in (*templates.values(), *modules.values()))
    texts = {ast.literal_eval(f"({quoted.strip()})") for quoted in written}
    return frozenset(("", text) for text in texts | {text for _, text, _ in fixed_messages(settings)} if text)
