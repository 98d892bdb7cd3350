"""What a build is to make, and what it made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from generator.input.seminar import Asked

BUNDLE = f"renkei-casebook-{__version__}.zip"


@dataclass(frozen=True)
class Goal:
    """What a build is to make."""

    out: Path | None
    """The folder of the site; None for a ZIP alone."""
    bundle: Path | None
    """The ZIP; None for none."""
    asked: Asked | None = None
    """What is to be handed out; None for all, in the form of the site."""
    top: str = BUNDLE.removesuffix(".zip")
    """The folder in the ZIP."""


@dataclass(frozen=True)
class Built:
    """What a build made."""

    cases: int
    languages: int
    files: int
    changed: int
    """Files that are not as they were."""
    size: int
    """Bytes of the whole site."""
    bundle: Path | None
    bundle_size: int
    """Bytes; 0 without a bundle."""
