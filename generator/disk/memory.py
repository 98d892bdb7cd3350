"""What a running process remembers between builds, so that a rebuild does only what changed."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

R = TypeVar("R")


@dataclass
class Memory:
    """Results by place, each with the inputs that it was made from.

    Args:
        lasting: Whether there is a next build to remember for; else nothing is kept.
    """

    lasting: bool = True
    _results: dict[tuple[Any, ...], tuple[tuple[Any, ...], Any]] = field(default_factory=dict)

    def recall(self, place: tuple[Any, ...], inputs: tuple[Any, ...], make: Callable[[], R]) -> R:
        """The result at a place, made anew only where an input changed.

        Args:
            place: What the result is, such as ``("page", "en", "kamaishi")``.
            inputs: All that it depends on, compared by identity first, then by value.
            make: Makes it.
        """
        if not self.lasting:
            return make()
        known = self._results.get(place)
        if known is None or not _same(known[0], inputs):
            known = self._results[place] = (inputs, make())
        result: R = known[1]
        return result

    def exchange(self, place: tuple[Any, ...], value: Any) -> Any:
        """What stood at a place in the build before; the value stands there in the next one. None where nothing did."""
        if not self.lasting:
            return None
        _, before = self._results.get(place, ((), None))
        self._results[place] = (), value
        return before


def _same(before: tuple[Any, ...], now: tuple[Any, ...]) -> bool:
    return len(before) == len(now) and all(old is new or old == new for old, new in zip(before, now, strict=True))


@contextmanager
def without_collecting(*, lasting: bool) -> Iterator[None]:
    """No search for garbage: nearly all that a build makes lives to its end, and looking through it takes a third.

    Args:
        lasting: Whether what it made is kept for the next build; then no later search looks through it either, which
            would take longer than a rebuild.
    """
    gc.disable()
    try:
        yield
    finally:
        if lasting:
            gc.freeze()
        gc.enable()
