"""The faults that stay, each kind with its reason."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml
from pydantic import TypeAdapter

from generator.input.accessibility import Reason  # noqa: TC001 - pydantic needs it when the program runs
from generator.model.values import Model

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from audit.sweep import Finding

LEFT = Path(__file__).parent / "left.yml"


class Left(Model):
    """A kind of fault that stays."""

    tool: str
    rule: str
    page: str = ""
    """A regular expression for the whole address of the page; empty for any page."""
    where: str = ""
    """A regular expression for a part of what the tool says of the place; empty for any place."""
    reason: Reason

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is of this kind."""
        return (
            (self.tool, self.rule) == (finding.tool, finding.rule)
            and (not self.page or re.fullmatch(self.page, finding.page) is not None)
            and (not self.where or re.search(self.where, finding.where) is not None)
        )


def read_left() -> list[Left]:
    """The committed list."""
    return TypeAdapter(list[Left]).validate_python(yaml.safe_load(LEFT.read_text(encoding="utf-8")))


def reason_of(finding: Finding, left: Sequence[Left]) -> Left | None:
    """Why a fault stays; None for one that has no reason."""
    return next((one for one in left if one.covers(finding)), None)


def unused(left: Sequence[Left], findings: Iterable[Finding]) -> list[Left]:
    """Reasons for faults that are no longer found."""
    used = {id(one) for finding in findings if finding.is_certain and (one := reason_of(finding, left))}
    return [one for one in left if id(one) not in used]
