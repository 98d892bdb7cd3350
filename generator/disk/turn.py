"""One build of a project at a time: two would write the same files beside the site."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@contextmanager
def one_at_a_time(root: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold a project; while another process holds it, wait.

    The system lets go of it when the process ends, however that happens, so that nothing has to be cleared away. A
    folder that is no project is not held: nothing is made of it, and nothing is written into it.

    Args:
        root: The project's folder.
        waiting: Told once where there is something to wait for.

    Raises:
        OSError: The disk refuses.
    """
    if not (root / "mkdocs.yml").is_file():
        yield
        return
    cache = root / ".cache"
    cache.mkdir(exist_ok=True)
    lock = FileLock(cache / "build.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        waiting()
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
