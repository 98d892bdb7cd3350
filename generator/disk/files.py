"""The disk edge: which files there are."""

from __future__ import annotations

import os
from pathlib import Path


def list_files(base: Path, pattern: str) -> list[Path]:
    """The files below a folder in a fixed order, without hidden ones and editors' copies."""
    if "**" in pattern:
        found = [Path(folder, name) for folder, _, names in os.walk(base) for name in names]
        suffix = pattern.rpartition("*")[2]
        found = [path for path in found if path.name.endswith(suffix)]
    else:
        found = list(base.glob(pattern))
    return sorted(path for path in found if not path.name.startswith((".", "~")) and not path.name.endswith("~"))
