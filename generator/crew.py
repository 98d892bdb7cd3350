"""The process edge: records dealt out to several processes, each with a part of its own, and single errands."""

from __future__ import annotations

import gc
import multiprocessing
import os
import re
import signal
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any, Generic, Protocol, Self, TypeVar

from generator.disk.memory import Memory
from generator.disk.read import Shelf
from generator.part import Loaded, Part

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from multiprocessing.connection import Connection
    from pathlib import Path

    from generator.check.records import Known
    from generator.page.order import Delivered, Order

R = TypeVar("R")
_CODE = re.compile(rb'code: ["\']?(\d\d)\d{4}')
WORTH_A_CREW = 150
"""From this many records, further processes save more than their start costs."""


class Team(Protocol):
    """Whoever reads, checks and makes the records."""

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> list[Loaded]:
        """See ``Part.load``."""

    def make(self, order: Order) -> list[Delivered]:
        """See ``Part.make``."""


class Alone:
    """A team of one, in this process."""

    def __init__(self, part: Part) -> None:
        self._part = part

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> list[Loaded]:
        """See ``Part.load``."""
        return [self._part.load(ids, known, languages)]

    def make(self, order: Order) -> list[Delivered]:
        """See ``Part.make``."""
        return list(self._part.make(order))


class Crew:
    """A process for each processor, each with the records of whole prefectures.

    Used as a context: the processes end with it, whatever happens.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        self._hands: list[tuple[Any, Connection]] = []

    def __enter__(self) -> Self:
        # Forked processes start with all modules loaded; systems without fork load them again.
        method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
        context: Any = multiprocessing.get_context(method)
        for _ in range(os.cpu_count() or 1):
            here, there = context.Pipe()
            process: Any = context.Process(target=_work, args=(self._root, there), daemon=True)
            process.start()
            there.close()
            self._hands.append((process, here))
        return self

    def __exit__(self, *_error: object) -> None:
        for process, pipe in self._hands:
            pipe.close()
            process.terminate()
            process.join()

    def load(self, ids: Sequence[str], known: Known, languages: Sequence[str]) -> list[Loaded]:
        """See ``Part.load``; the records of a prefecture go to one part, which makes the prefecture's pages."""
        hands = _dealt({key: self._first_code(key) for key in ids}, len(self._hands))
        loaded = self._load(hands, known, languages)
        prefectures = {key: code for part in loaded for key, code in part.prefectures.items()}
        if any(part.problems for part in loaded) or _are_whole(hands, prefectures):
            return loaded
        return self._load(_dealt(prefectures, len(self._hands)), known, languages)

    def _load(self, hands: Sequence[Sequence[str]], known: Known, languages: Sequence[str]) -> list[Loaded]:
        return self._all([("load", hand, known, languages) for hand in hands])

    def _first_code(self, key: str) -> str:
        """What looks like the prefecture of a record, before it is read: right for all but oddly written files."""
        match = _CODE.search((self._root / "cases" / f"{key}.yml").read_bytes())
        return match[1].decode() if match else ""

    def make(self, order: Order) -> list[Delivered]:
        """See ``Part.make``."""
        return self._all([("make", order)] * len(self._hands))

    def _all(self, asked: Sequence[tuple[Any, ...]]) -> list[Any]:
        """What all processes answer, in their order. It is taken in as it comes, so that none has to hold all."""
        answers: dict[Connection, list[Any]] = {pipe: [] for _, pipe in self._hands}
        for pipe, question in zip(answers, asked, strict=True):
            pipe.send(question)
        busy = list(answers)
        while busy:
            wait(busy)
            for pipe in [pipe for pipe in busy if pipe.poll()]:
                answers[pipe].append(pipe.recv())
                if answers[pipe][-1] is None or isinstance(answers[pipe][-1], Exception):
                    busy.remove(pipe)
        for answer in (found[-1] for found in answers.values()):
            if answer is not None:
                raise answer
        return [answer for found in answers.values() for answer in found[:-1]]


def _dealt(prefectures: Mapping[str, str], count: int) -> list[list[str]]:
    """Ids dealt out so that each prefecture is in one hand, and hands are about as large."""
    groups: dict[str, list[str]] = {}
    for key, code in prefectures.items():
        groups.setdefault(code[:2], []).append(key)
    hands: list[list[str]] = [[] for _ in range(count)]
    for code in sorted(groups, key=lambda code: (-len(groups[code]), code)):
        min(hands, key=len).extend(groups[code])
    return hands


def _are_whole(hands: Sequence[Sequence[str]], prefectures: Mapping[str, str]) -> bool:
    """Whether no prefecture is in two hands."""
    held = [{prefectures[key] for key in hand if key in prefectures} for hand in hands]
    return sum(len(codes) for codes in held) == len(set().union(*held))


def _work(root: Path, pipe: Connection) -> None:
    """Do what the pipe says until it closes. The process is short and its values live to its end: no collecting."""
    gc.disable()
    part = Part(root, Memory(lasting=False), Shelf(lasting=False))
    while True:
        try:
            name, *given = pipe.recv()
        except EOFError:
            return
        try:
            for answer in part.make(*given) if name == "make" else [part.load(*given)]:
                pipe.send(answer)
            pipe.send(None)  # the end
        except Exception as error:  # noqa: BLE001 - handed to the process that asked, which raises it
            pipe.send(error)


class Errand(Generic[R]):
    """Work that another process does meanwhile, with all that this one has in hand.

    Used as a context: the process ends with it, whatever happens.

    Args:
        work: What is to be done.
        is_shared: Whether another process does it; else, and where the system cannot fork, this one does when it asks.
    """

    def __init__(self, work: Callable[[], R], *, is_shared: bool) -> None:
        self._work = work
        self._is_shared = is_shared and "fork" in multiprocessing.get_all_start_methods()

    def __enter__(self) -> Self:
        if self._is_shared:
            context: Any = multiprocessing.get_context("fork")
            self._pipe, there = context.Pipe(duplex=False)
            self._process: Any = context.Process(target=_run, args=(self._work, there), daemon=True)
            self._process.start()
            there.close()
        return self

    def __exit__(self, *_error: object) -> None:
        if self._is_shared:
            self._pipe.close()
            self._process.terminate()
            self._process.join()

    def result(self) -> R:
        """What the work gave; whatever it raised is raised here."""
        if not self._is_shared:
            return self._work()
        is_done, answer = self._pipe.recv()
        if not is_done:
            raise answer
        result: R = answer
        return result


def _run(work: Callable[[], Any], pipe: Connection) -> None:
    """Do an errand. Ctrl-C is for the process that waits, which then ends this one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        answer = True, work()
    except Exception as error:  # noqa: BLE001 - as above
        answer = False, error
    pipe.send(answer)
