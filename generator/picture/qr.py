"""QR codes of addresses, as paths of SVG."""

from __future__ import annotations

import re
from dataclasses import dataclass

import segno

_QUIET = 4
"""Light modules that stand around a code."""
_MASK = 0
"""One of the eight patterns laid over a code; readers know all. To try which is best takes six times as long, and a
site of all municipalities has 7,000 codes."""
_DARK = re.compile("\1+")


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code."""

    size: int
    """Of each side, with what stands around it."""
    path: str
    """Its dark modules: lines of width 1 for the ``d`` of an SVG path."""


def make_code(address: str) -> Code:
    """The QR code of an address, of which 15 % may be soiled (level M)."""
    rows = segno.make(address, error="m", mask=_MASK, boost_error=False, micro=False).matrix
    parts = [
        f"M{run.start() + _QUIET} {y + _QUIET}.5h{run.end() - run.start()}"
        for y, row in enumerate(rows)
        for run in _DARK.finditer(row.decode("latin-1"))
    ]
    return Code(len(rows) + 2 * _QUIET, "".join(parts))
