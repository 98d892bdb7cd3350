"""Every message about a wrong input, in Japanese (the default) and English: a module for each thing they speak of.

The first line says what was expected and what was found; a second line says what to do.
"""

from generator.wording.census import CENSUS
from generator.wording.events import EVENTS
from generator.wording.fields import FIELDS
from generator.wording.files import FILES
from generator.wording.pages import PAGES
from generator.wording.publication import PUBLICATION
from generator.wording.rules import RULES
from generator.wording.settings import SETTINGS
from generator.wording.translations import TRANSLATIONS
from generator.wording.words import WORDS

PARTS = (FILES, FIELDS, RULES, EVENTS, TRANSLATIONS, SETTINGS, PAGES, WORDS, CENSUS, PUBLICATION)
"""Wordings by kind of problem; each kind is in one part only."""

WORDINGS = {kind: texts for part in PARTS for kind, texts in part.items()}
"""All of them."""
