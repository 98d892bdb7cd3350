"""The smallest parts of a record: text, the three kinds of empty, times and how often something happens."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, Self, TypeAlias, TypeVar, Union

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError, core_schema

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

T = TypeVar("T")


class Model(BaseModel):
    """A part of a record: strict types, no unknown keys, never changed after it was read."""

    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class Text(str):
    """A sentence or name that a reader reads: plain text in Japanese, and what translators translate."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        return core_schema.no_info_after_validator_function(
            cls._checked,
            core_schema.str_schema(strict=True, min_length=1),
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def _checked(cls, text: str) -> Self:
        if "\n" in text or text != text.strip():
            raise PydanticCustomError("text_space", "one line without spaces around it")
        return cls(text)

    @classmethod
    def __get_pydantic_json_schema__(
        cls, _schema: core_schema.CoreSchema, _handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "minLength": 1}


def about(label: str, description: str, *, unit: str | None = None, **more: Any) -> Any:
    """A field as readers of the codebook meet it.

    Args:
        label: Its name in Japanese, as it stands in table heads.
        description: What it holds and how it is counted, in Japanese.
        unit: The unit beside its figures.
        more: What pydantic's ``Field`` takes, such as ``default`` or ``ge``.
    """
    return Field(title=label, description=description, json_schema_extra={"unit": unit} if unit else None, **more)


Status = Literal["not_stated", "unknown", "none", "doubtful"]


class Marked(Model, Generic[T]):
    """A value that is missing for a stated kind of reason, or that the source leaves in doubt."""

    status: Status = about("区分", "not_stated（記載なし）、unknown（不明）、none（なし）、doubtful（要確認）")
    reason: Text | None = about("理由", "不明・要確認のときは必須。資料のどこから分かるか", default=None)
    as_written: str | None = about("原文の表記", "資料での書き方（「-」など）", default=None)
    value: T | None = about("値", "要確認（doubtful）のときの、資料に書かれた値", default=None)

    @model_validator(mode="after")
    def _says_enough(self) -> Self:
        if self.status in {"unknown", "doubtful"} and self.reason is None:
            raise PydanticCustomError("reason_missing", "{status} needs a reason", {"status": self.status})
        if (self.status == "doubtful") != (self.value is not None):
            raise PydanticCustomError("marked_value", "only doubtful carries a value", {"status": self.status})
        return self


# Tags of the union below; they start with "=" so that no field name can be taken for one.
PLAIN_TAG, MARKED_TAG = "=plain", "=marked"


def _form(value: object) -> str:
    marked = isinstance(value, Marked) or (isinstance(value, dict) and "status" in value)
    return MARKED_TAG if marked else PLAIN_TAG


if TYPE_CHECKING:
    Stated: TypeAlias = T | Marked[T]
else:

    class Stated:
        """A value, or a mark in its place.

        One union with a discriminator: a plain ``T | Marked[T]`` would report every error twice. It is made for each
        type, since a type alias would leave the value of a mark unchecked.
        """

        def __class_getitem__(cls, item: Any) -> Any:
            plain, marked = Annotated[item, Tag(PLAIN_TAG)], Annotated[Marked[item], Tag(MARKED_TAG)]
            return Annotated[Union[plain, marked], Discriminator(_form)]  # noqa: UP007 - made from values


NOT_STATED: Marked[Any] = Marked(status="not_stated")


def value_of(stated: T | Marked[T]) -> T | None:
    """The value itself, a doubtful one included; None where there is none."""
    return stated.value if isinstance(stated, Marked) else stated


def _iso_date(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise PydanticCustomError("iso_date", "a date such as 2026-11-22") from None


Date = Annotated[str, AfterValidator(_iso_date)]
Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Percent = Annotated[float, Field(ge=0, le=100)]
Count = Annotated[int, Field(ge=0)]
Positive = Annotated[int, Field(ge=1)]
Year = Annotated[int, Field(ge=1868, le=2100)]
Code = Annotated[str, Field(pattern=r"^\d{6}$")]


class When(Model):
    """A point or span of time as the source words it, with the years that it means."""

    wording: str = about("表記", "資料の書き方のまま（平成20・21年度 など）", min_length=1)
    start: Year | None = about("開始年", "西暦。「～まで」だけのときは書かない", unit="年", default=None)
    end: Year | None = about("終了年", "西暦。期間や「～まで」のときだけ", unit="年", default=None)
    unit: Literal["year", "fiscal_year"] = about("年の単位", "year（年）か fiscal_year（年度）")
    approximate: bool = about("おおよそ", "資料に「頃」などとあるとき true", default=False)

    @model_validator(mode="after")
    def _has_a_year(self) -> Self:
        if self.start is None and self.end is None:
            raise PydanticCustomError("no_year", "start or end")
        return self


class Frequency(Model):
    """How often something takes place."""

    what: Text = about("何を", "会議や研修の名")
    at_least: Positive = about("回数（下限）", "回数。幅があるときは小さい方", unit="回")
    at_most: Positive | None = about("回数（上限）", "幅があるときの大きい方", unit="回", default=None)
    per: Literal["year", "month", "week"] = about("期間", "year（年）、month（月）、week（週）")
    approximate: bool = about("おおよそ", "資料に「程度」などとあるとき true", default=False)


class Figure(Model):
    """One figure of the source, with what it is counted on."""

    label: Text = about("項目", "何の数か")
    value: Stated[float] = about("値", "資料の数値のまま。幅があるときは小さい方")
    value_to: float | None = about("値（上限）", "幅があるときの大きい方", default=None)
    approximate: bool = about("おおよそ", "資料に「程度」などとあるとき true", default=False)
    unit: Text = about("単位", "人、件、％ など")
    base: Text | None = about("母数の説明", "何に対する割合か、いつの数か", default=None)
    note: Text | None = about("注", "数の読み方で注意すること", default=None)
