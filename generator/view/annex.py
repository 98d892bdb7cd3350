"""The annex of a case: what is a document of its own, on a page beside that of the case, which stays its story.

What a record has decides, never how long it is: a present state told in several sections, a logic model, a study
session with its table, and surveys are documents that readers look things up in. The plan of a council, and a present
state of one section, are read in passing and stay where they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.model import SupportCase

if TYPE_CHECKING:
    from generator.model import Record

ENDING = "-annex"
"""What the name of the page has behind the id of the case; no id ends so."""


def annexed_parts(record: Record) -> tuple[str, ...]:
    """The anchors of what stands in the annex of a case, in reading order; none where it has no annex."""
    if not isinstance(record, SupportCase):
        return ()
    made = record.attachments
    parts = {
        "present-state": len(record.present_state) > 1,
        "logic-model": made.logic_model is not None,
        "study-session": made.study_session is not None,
        "surveys": bool(made.surveys),
    }
    return tuple(anchor for anchor, is_there in parts.items() if is_there)


def annex_url(record_id: str) -> str:
    """The annex of a case, from the root of its language."""
    return f"cases/{record_id}{ENDING}.html"
