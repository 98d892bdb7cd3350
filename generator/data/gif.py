"""The records in the government's own model of a case: 政府相互運用性フレームワーク (GIF), 451-3 事例データモデル.

Which fields of a record stand for which field of that model is written down here once; the export and the table on the
page are made of it. A field that nothing stands for, or that a record leaves empty, is null, and says why beside it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from generator.language.words import N_
from generator.model import KINDS
from generator.model.values import Marked, When

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.input.settings import Publisher, Word
    from generator.view.cases import Case

EMPTY, DOUBT = "空欄の理由", "要確認の理由"
"""Members of a case beside those of the model."""
_NO_PLACE = N_("この事例集に対応する項目がありません。")
_OTHER_KIND = "この種別の記録にはない項目です。"
_NOTHING = "この記録にはありません。"
_UNNAMED = "公開する機関がまだ決まっていません。"
_UNLICENSED = "公開する機関がまだ確定していません。"
_BLANKS = {
    "not_stated": "資料に記載がありません。",
    "unknown": "資料に「不明」とあります。",
    "none": "資料に「ない」と示されています。",
}


@dataclass(frozen=True, slots=True)
class GifField:
    """A field of the model, and what stands for it."""

    name: str
    """In the model."""
    paths: tuple[str, ...] = ()
    """Fields of records, with a dot before a part of one and a plus sign between parts that are read together."""
    absent: str = _NO_PLACE
    """Why nothing stands for it."""
    vocabulary: str = ""
    is_one: bool = False
    """Whether it is one text; else it is a list."""

    @property
    def heads(self) -> tuple[str, ...]:
        """The fields of records, without their parts."""
        return tuple(path.partition(".")[0] for path in self.paths)


FIELDS = (
    GifField("ID", ("id",), is_one=True),
    GifField("タイトル", ("title",), is_one=True),
    GifField("サブタイトル"),
    GifField("事例実施年", ("fiscal_year",), is_one=True),
    GifField("事例の場所", ("prefecture_code", "municipalities.code+name")),
    GifField("対象組織", ("municipalities.name",)),
    GifField("行政サービス分類", absent=N_("この事例集は、行政サービスの分類表を使っていません。")),
    GifField("テーマ", ("themes",), vocabulary="theme"),
    GifField("キーワード", ("milestones.keywords",)),
    GifField("取り組みの概要", ("summary",), is_one=True),
    GifField("取り組み理由", ("background.text", "issues_before", "designation.reasons")),
    GifField("目的", ("policy", "programmes.purpose")),
    GifField("挑戦したこと", ("self_assessed_issues",)),
    GifField(
        "取り組み内容", ("activities.heading+items", "milestones.name+situation", "programmes.parts.name+content")
    ),
    GifField("学んだこと", ("methods_for_council", "needs_for_support")),
    GifField("成果", ("effects.heading+items", "results", "effects_of_support", "consultation.result")),
    GifField("導入での工夫", ("success_factors",)),
    GifField("制約条件", ("limits",)),
    GifField("普及", ("conditions_for_transfer",)),
    GifField("持続させる仕組み", ("governance.name+purpose",)),
    GifField("評価の方法", ("effects.evidence",), vocabulary="evidence"),
    GifField("利用した制度", ("funding.fund",)),
    GifField("協力者", ("contractors.contractor", "other_participants")),
    GifField("イメージ", absent=N_("図はページの中にあり、画像のファイルではありません。")),
    GifField("関連URL"),
    GifField("関連事例", ("related.id",)),
    GifField("連絡先情報", ("municipalities.departments",)),
    GifField("公開日", ("published",), is_one=True),
    GifField("最終更新日", ("updated",), is_one=True),
)
"""Of the model, in its order but for the id, which comes first."""
_STEPS = {path: tuple(tuple(step.split("+")) for step in path.split(".")) for field in FIELDS for path in field.paths}
"""Each path, taken apart."""
_OF_PLACES = {
    "事例の場所": N_("団体コードと名称。都道府県と自治体"),
    "対象組織": N_("自治体、または都道府県"),
    "関連URL": N_("事例のページ"),
}
"""What the export takes from the registry or the site, beside fields of the record."""


@dataclass(frozen=True, slots=True)
class GifRow:
    """A line of the table that says what stands for what."""

    name: str
    fields: tuple[tuple[str, str], ...]
    """Name and label of each field of a record."""
    note: str


def make_mapping() -> tuple[GifRow, ...]:
    """The table of the mapping."""
    labels = {
        name: info.title or name for model in KINDS.values() for name, info in reversed(model.model_fields.items())
    }
    return tuple(
        GifRow(
            field.name,
            tuple((path, labels[path.partition(".")[0]]) for path in field.paths),
            _OF_PLACES.get(field.name, "" if field.paths else field.absent),
        )
        for field in FIELDS
    )


def to_gif_entry(case: Case, vocabulary: Mapping[str, Mapping[str, Word]]) -> bytes:
    """A case in the model, as JSON."""
    entry: dict[str, Any] = {}
    empty: dict[str, str] = {}
    doubts: dict[str, list[str]] = {}
    for field in FIELDS:
        texts, marks = _content(field, case)
        if field.vocabulary:
            texts = [str(vocabulary[field.vocabulary][text].label) for text in dict.fromkeys(texts)]
        entry[field.name] = (texts[0] if field.is_one else texts) if texts else None
        if not texts:
            empty[field.name] = _reason(field, case.record, marks)
        elif reasons := [str(mark.reason) for mark in marks if mark.status == "doubtful"]:
            doubts[field.name] = reasons
    entry |= {EMPTY: empty} | ({DOUBT: doubts} if doubts else {})
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()


def _content(field: GifField, case: Case) -> tuple[list[str], list[Marked[Any]]]:
    match field.name:
        case "事例の場所":
            towns = [f"{town.code} {town.name}" for town in case.towns]
            return [f"{case.prefecture.code} {case.prefecture.name}", *towns], []
        case "対象組織":
            return [town.name for town in case.towns] or [case.prefecture.name], []
        case "関連URL":
            return [case.url], []
    found = [part for path in field.paths for part in _walk(case.record, _STEPS[path])]
    texts = [part for part in found if not isinstance(part, Marked)]
    return texts, [part for part in found if isinstance(part, Marked)]


def _reason(field: GifField, record: Any, marks: Sequence[Marked[Any]]) -> str:
    """Why a field is empty."""
    if not field.paths:
        return field.absent
    if marks:
        return "".join([_BLANKS[marks[0].status], marks[0].reason or ""])
    return _NOTHING if any(head in type(record).model_fields for head in field.heads) else _OTHER_KIND


def _walk(value: Any, path: Sequence[tuple[str, ...]]) -> Iterator[str | Marked[Any]]:
    """The texts at a path, and the marks on the way."""
    if isinstance(value, Marked):
        yield from _walk(value.value, path)
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, path)
    elif isinstance(value, BaseModel) and path and not isinstance(value, When):
        yield from _step(value, path)
    elif isinstance(value, str | int):
        yield str(value)


def _step(value: BaseModel, path: Sequence[tuple[str, ...]]) -> Iterator[str | Marked[Any]]:
    names = path[0]
    if len(names) == 1:
        yield from _walk(getattr(value, names[0], None), path[1:])
        return
    first, *rest = [list(_walk(getattr(value, name), ())) for name in names]
    told = "".join(part for parts in rest for part in parts if not isinstance(part, Marked))
    head = "".join(part for part in first if not isinstance(part, Marked))
    yield f"{head}：{told}" if told else head
    yield from (part for parts in (first, *rest) for part in parts if isinstance(part, Marked) and told)


def to_gif(entries: Iterable[bytes], title: str, description: str, publisher: Publisher, newest: str) -> bytes:
    """All cases in the model, with what it asks of a collection of them.

    Args:
        entries: Of the cases, one a line.
        title: Of the collection.
        description: Of it, in a sentence.
        publisher: Who publishes it.
        newest: Day of the latest change; empty where there is no case.
    """
    licence = publisher.licence if publisher.is_confirmed else None
    head: dict[str, Any] = {
        "データカタログ名": title,
        "説明": description,
        "作成者": publisher.name or None,
        "発行年": newest[:4] or None,
        "ライセンス": f"{licence.name} {licence.url}".strip() if licence else None,
        "言語": ["ja"],
    }
    reasons = {"作成者": _UNNAMED, "発行年": _NOTHING, "ライセンス": _UNLICENSED}
    head[EMPTY] = {name: reasons[name] for name, value in head.items() if value is None}
    made = json.dumps(head, ensure_ascii=False, separators=(",", ":"))
    start = f'{{"事例集":{made},\n"事例":[\n'.encode()
    return b"".join([start, b",\n".join(entries), b"\n]}\n"])
