"""The record model: one definition gives types, checks, JSON Schema and the codebook."""

from __future__ import annotations

from generator.model.coordinator import CoordinatorModel
from generator.model.prefecture import PrefectureInitiative
from generator.model.support import SupportCase

KINDS: dict[str, type[CoordinatorModel | SupportCase | PrefectureInitiative]] = {
    "coordinator_model": CoordinatorModel,
    "support_case": SupportCase,
    "prefecture_initiative": PrefectureInitiative,
}
Record = CoordinatorModel | SupportCase | PrefectureInitiative

__all__ = ["KINDS", "CoordinatorModel", "PrefectureInitiative", "Record", "SupportCase"]
