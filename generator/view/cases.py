"""A record as the views see it: with its places, and in short for the pages that list cases."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.model import CoordinatorModel, PrefectureInitiative, SupportCase
from generator.model.values import Marked, value_of
from generator.view import indicators
from generator.view.annex import annex_url, annexed_parts
from generator.view.sessions import make_sessions
from generator.view.traits import make_traits

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.input.registry import Prefecture, Registry, Town
    from generator.language.words import Words
    from generator.model import Record
    from generator.model.coordinator import Tier
    from generator.view.sessions import Session
    from generator.view.traits import Traits


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One record with its places."""

    record: Record
    prefecture: Prefecture
    towns: tuple[Town, ...]
    """In the order of the record; empty for a prefecture's own work."""

    @property
    def id(self) -> str:
        """The permalink."""
        return self.record.id

    @property
    def url(self) -> str:
        """The page, from the root of its language."""
        return f"cases/{self.record.id}.html"

    @property
    def original_name(self) -> str:
        """The municipalities and their prefecture, or the prefecture alone, by their names in Japanese."""
        towns = "・".join(town.name for town in self.towns)
        return f"{towns}（{self.prefecture.name}）" if towns else self.prefecture.name

    def names(self, words: Words) -> list[str]:
        """The municipalities, or the prefecture, by their names in a language."""
        return [words.place(place) for place in (self.towns or (self.prefecture,))]


def make_case(record: Record, registry: Registry) -> Case:
    """The view of a record."""
    towns = tuple(registry.towns[town.code] for town in record.municipalities)
    return Case(record, registry.prefectures[prefecture_code(record, registry)], towns)


def prefecture_code(record: Record, registry: Registry) -> str:
    """The prefecture of a record: its own, or that of its first municipality."""
    if isinstance(record, PrefectureInitiative):
        return record.prefecture_code
    return registry.prefecture_of(record.municipalities[0].code).code


@dataclass(frozen=True, slots=True)
class StaffCounts:
    """The coordinators of a case, counted."""

    total: int | None
    municipal: int | None
    prefectural: int | None
    rate: float | None
    """Municipal-level heads per 10,000 residents aged 75 or over."""


def staff_counts(record: CoordinatorModel) -> StaffCounts:
    """Head counts of a coordinator model and their rate."""
    groups = record.staffing.groups
    return StaffCounts(
        total=value_of(record.staffing.total),
        municipal=indicators.heads(groups, level="municipality"),
        prefectural=indicators.heads(groups, level="prefecture"),
        rate=_plain(indicators.municipal_rate(record)),
    )


def _plain(rate: float | Marked[float] | None) -> float | None:
    return rate.value if isinstance(rate, Marked) else rate


@dataclass(frozen=True, slots=True)
class CardFigure:
    """One figure of a card."""

    label: str
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class Highlights:
    """What a coordinator model names as its work and as what came of it."""

    activities: tuple[str, ...]
    """Headings, in the order of the record."""
    effects: tuple[str, ...]
    success_factors: tuple[str, ...]
    success_status: str
    """Why there are none of them, or that they are in doubt; else empty."""

    def said(self, say: Callable[[str], str]) -> Highlights:
        """The same with its blanks filled."""
        return Highlights(
            tuple(map(say, self.activities)),
            tuple(map(say, self.effects)),
            tuple(map(say, self.success_factors)),
            self.success_status,
        )


@dataclass(frozen=True, slots=True)
class Summary:
    """A case in short, for the pages that list cases."""

    id: str
    url: str
    kind: str
    title: str
    summary: str
    prefecture: Prefecture
    names: tuple[str, ...]
    affiliation: str
    """Empty for kinds without coordinators, as are coverage and tiers."""
    coverage: str
    tiers: tuple[tuple[str, str], ...]
    """Level and role of each tier of the network."""
    contract: str
    """What became of a support case's contract; empty for other kinds."""
    history: tuple[tuple[str, str], ...]
    """Date and text of each change."""
    figures: tuple[CardFigure, ...]
    traits: Traits
    """For the charts, the timeline and the table of all cases."""
    themes: tuple[str, ...]
    highlights: Highlights | None
    """None for kinds without coordinators."""
    sessions: tuple[Session, ...]
    """The meetings of a support case; empty for other kinds."""
    annexed: tuple[str, ...]
    """Anchors of what stands in its annex; empty where it has none."""

    @property
    def order(self) -> tuple[str, str]:
        """Cases stand by prefecture, then by id."""
        return self.prefecture.code, self.id

    @property
    def urls(self) -> list[str]:
        """Its page, and its annex where it has one."""
        return [self.url, annex_url(self.id)] if self.annexed else [self.url]

    def place(self, anchor: str) -> str:
        """The address of a part, which stands on its page or in its annex."""
        return f"{annex_url(self.id) if anchor in self.annexed else self.url}#{anchor}"

    def said(self, say: Callable[[str], str]) -> Summary:
        """The same with its blanks filled."""
        return replace(
            self,
            title=say(self.title),
            summary=say(self.summary),
            names=tuple(map(say, self.names)),
            history=tuple((date, say(text)) for date, text in self.history),
            figures=tuple(CardFigure(say(part.label), say(part.value), say(part.unit)) for part in self.figures),
            traits=self.traits.said(say),
            highlights=self.highlights and self.highlights.said(say),
            sessions=tuple(session.said(say) for session in self.sessions),
        )


def make_summary(case: Case, words: Words, *, told: bool = True) -> Summary:
    """A case in short; ``told`` says whether its background comes in words, or only when each step began."""
    record = case.record
    return Summary(
        id=case.id,
        url=case.url,
        kind=record.kind,
        title=record.title,
        summary=record.summary,
        prefecture=case.prefecture,
        names=tuple(case.names(words)),
        affiliation=record.affiliation if isinstance(record, CoordinatorModel) else "",
        coverage=record.coverage if isinstance(record, CoordinatorModel) else "",
        tiers=tuple((tier.level, tier.role) for tier in _network(record)),
        contract=record.course.contract if isinstance(record, SupportCase) else "",
        history=tuple((change.date, change.text) for change in record.history),
        figures=tuple(_figures(record, words)),
        traits=make_traits(record, words, told=told),
        themes=tuple(record.themes),
        highlights=_highlights(record) if isinstance(record, CoordinatorModel) else None,
        sessions=make_sessions(record, words, told=told),
        annexed=annexed_parts(record),
    )


def _highlights(record: CoordinatorModel) -> Highlights:
    stated = record.success_factors
    factors = stated.value if isinstance(stated, Marked) else stated
    return Highlights(
        activities=tuple(activity.heading for activity in record.activities),
        effects=tuple(effect.heading for effect in record.effects),
        success_factors=tuple(factors or ()),
        success_status=stated.status if isinstance(stated, Marked) else "",
    )


def _network(record: Record) -> list[Tier]:
    return record.network if isinstance(record, CoordinatorModel) else []


def _figures(record: Record, words: Words) -> list[CardFigure]:
    figures = []
    people = words.gettext("人")
    if isinstance(record, CoordinatorModel) and (total := staff_counts(record).total) is not None:
        doubt = words.gettext("（要確認）") if isinstance(record.staffing.total, Marked) else ""
        figures.append(CardFigure(words.gettext("コーディネーター"), words.number(total), people + doubt))
    population = [value_of(town.population) for town in record.municipalities]
    if population and None not in population:
        total_population = sum(number for number in population if number is not None)
        figures.append(CardFigure(words.gettext("人口"), words.number(total_population), people))
    if len(record.municipalities) == 1 and (rate := value_of(record.municipalities[0].ageing_rate_75)) is not None:
        figures.append(CardFigure(words.gettext("75歳以上の割合"), words.number(rate, 1), "%"))
    return figures
