"""Former translations: found again for a text that was changed, and for no other."""

from samples import real_catalogue, real_record

from generator.language.former import Former, find_formers
from generator.language.texts import texts_of

ITEM = "activities.items"


def former(source: str, context: str = ITEM) -> Former:
    """A translation of a text that is not there any more."""
    return Former(context, source, f"<{source}>")


def found(texts: list[str], formers: list[Former], others: tuple[str, ...] = ("別の文です。",)) -> dict[str, str]:
    """Which text of a field got the translation of which, where the field holds other texts too."""
    lost = [(ITEM, text) for text in texts]
    pairs = find_formers([*lost, *((ITEM, other) for other in others)], lost, formers)
    return {text: pair.source for (_, text), pair in pairs.items()}


def test_a_changed_text_has_the_former_translation_that_is_most_like_it() -> None:
    first, second = former("退院支援の手順を定めます。"), former("退院支援の研修を開きます。")

    assert found(["退院支援の研修を毎年開きます。"], [first, second]) == {
        "退院支援の研修を毎年開きます。": "退院支援の研修を開きます。"
    }


def test_a_former_translation_is_given_to_one_text_only() -> None:
    texts = ["退院支援の研修を開きます！", "退院支援の研修を年に三回ほど開きます。"]

    assert found(texts, [former("退院支援の研修を開きます。")]) == {texts[0]: "退院支援の研修を開きます。"}


def test_another_text_of_the_same_field_is_no_former_one() -> None:
    assert found(["認知症の取組を進めます。"], [former("多職種の連携を進めます。")]) == {}


def test_a_text_of_another_field_is_no_former_one() -> None:
    assert found(["退院支援の研修を開きます。"], [former("退院支援の研修を開きます。", "effects.items")]) == {}


def test_the_only_text_of_a_field_may_be_written_quite_anew() -> None:
    text = "医師会に置いた窓口が、多職種をつなぎます。"
    old = former("市の事業担当者3人がコーディネーターとなり、多職種をつなぎます。")

    assert found([text], [old]) == {}
    assert found([text], [old], others=()) == {text: old.source}


def test_fields_with_endless_texts_are_left_alone_so_that_a_build_ends() -> None:
    texts = [f"研修を{number}回開きます。" for number in range(400)]

    assert found(texts, [former(f"研修を{number}回開く。") for number in range(400)]) == {}


def test_a_changed_sentence_of_a_real_record_finds_its_own_translation() -> None:
    texts = list(texts_of(real_record("kamaishi")))
    catalogue = real_catalogue("en", "kamaishi")
    changed = {key: (key[0], "今は" + key[1]) for key in texts if key[1].endswith("。")}

    settled = catalogue.settled([changed.get(key, key) for key in texts])

    assert len(changed) > 20
    assert {key: settled.stale[new].translation for key, new in changed.items()} == {
        key: catalogue.messages[key] for key in changed
    }
