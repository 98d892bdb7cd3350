"""The process edge of large builds: the records dealt out to several processes, each with a part of its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
from typing import TYPE_CHECKING, Any, Protocol, Self

from generator.part import Delivered, Loaded, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

    from generator.check import Known
    from generator.edition import Edition

WORTH_A_CREW = 150
"""From this many records, further processes save more than their start costs."""


class Team(Protocol):
    """Whoever reads, checks and makes the records."""

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> list[Loaded]:
        """See ``Part.load``."""

    def make(
        self, editions: Sequence[Edition], titles: Mapping[str, Mapping[str, str]], out: Path, *, bundled: bool
    ) -> list[Delivered]:
        """See ``Part.make``."""


class Alone:
    """A team of one, in this process."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> list[Loaded]:
        """See ``Part.load``."""
        return [self._part.load(ids, known, languages)]

    def make(
        self, editions: Sequence[Edition], titles: Mapping[str, Mapping[str, str]], out: Path, *, bundled: bool
    ) -> list[Delivered]:
        """See ``Part.make``."""
        return [self._part.make(editions, titles, out, bundled=bundled)]


class Crew:
    """A process for each processor, each with every n-th record.

    Used as a context: the processes end with it, whatever happens.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._hands: list[tuple[Any, Connection]] = []

    def __enter__(self) -> Self:
        gc.disable()  # what comes back lives to the end of the build; looking for garbage in it takes seconds
        # Forked processes start with all modules loaded; systems without fork load them again.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context = multiprocessing.get_context(method)
        for _ in range(os.cpu_count() or 1):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(self._root, there), daemon=True)
            process.start()
            there.close()
            self._hands.append((process, here))
        return self

    def __exit__(self, *_error: object) -> None:
        for process, pipe in self._hands:
            pipe.close()
            process.terminate()
            process.join()
        gc.enable()

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> list[Loaded]:
        """See ``Part.load``; the records are dealt out one by one, so that every part gets large and small ones."""
        count = len(self._hands)
        return self._all("load", [(ids[start::count], known, languages) for start in range(count)])

    def make(
        self, editions: Sequence[Edition], titles: Mapping[str, Mapping[str, str]], out: Path, *, bundled: bool
    ) -> list[Delivered]:
        """See ``Part.make``."""
        return self._all("make", [(editions, titles, out, bundled)] * len(self._hands))

    def _all(self, name: str, arguments: Sequence[tuple[Any, ...]]) -> list[Any]:
        for (_, pipe), given in zip(self._hands, arguments, strict=True):
            pipe.send((name, given))
        answers = [pipe.recv() for _, pipe in self._hands]
        for answer in answers:
            if isinstance(answer, Exception):
                raise answer
        return answers


def _work(root: Path, pipe: Connection) -> None:
    """Do what the pipe says until it closes. The process is short and its values live to its end: no collecting."""
    gc.disable()
    part = Part(root)
    while True:
        try:
            name, given = pipe.recv()
        except EOFError:
            return
        try:
            if name == "make":
                editions, titles, out, bundled = given
                pipe.send(part.make(editions, titles, out, bundled=bundled))
            else:
                pipe.send(part.load(*given))
        except Exception as error:  # noqa: BLE001 - handed to the process that asked, which raises it
            pipe.send(error)
