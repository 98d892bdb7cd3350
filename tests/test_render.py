"""Templates: compiled once for all languages, filled in each."""

from pathlib import Path

import pytest
from samples import real_settings, words

from generator.disk.write import compiled_templates
from generator.input.problems import InputError
from generator.page.pieces import Pieces
from generator.page.render import Renderer


def renderer(templates: dict[str, str], language: str, cache: Path) -> Renderer:
    """The templates in a language, compiled ones kept in a folder."""
    return Renderer(templates, Pieces(words(language), real_settings().sources).filters, compiled_templates(cache))


def test_a_template_that_was_compiled_in_one_language_speaks_the_next_one(tmp_path: Path) -> None:
    templates = {"label.html": '{{ "kamaishi" }} {{ "coordinator_model" | label("kind") }}'}

    japanese = renderer(templates, "ja", tmp_path).body("label.html", {})
    english = renderer(templates, "en", tmp_path).body("label.html", {})

    assert japanese != english
    assert english == f"kamaishi {words('en').label('kind', 'coordinator_model')}"


def test_a_changed_template_is_compiled_again(tmp_path: Path) -> None:
    renderer({"page.html": "before"}, "ja", tmp_path).body("page.html", {})

    assert renderer({"page.html": "after"}, "ja", tmp_path).body("page.html", {}) == "after"


def test_a_damaged_file_of_a_compiled_template_does_no_harm(tmp_path: Path) -> None:
    renderer({"page.html": "text"}, "ja", tmp_path).compile_all()
    for kept in (tmp_path / "templates").iterdir():
        kept.write_bytes(b"damaged")

    assert renderer({"page.html": "text"}, "ja", tmp_path).body("page.html", {}) == "text"


def test_a_faulty_template_is_told_of_when_it_is_filled(tmp_path: Path) -> None:
    faulty = renderer({"page.html": "{% if %}"}, "ja", tmp_path)

    faulty.compile_all()

    with pytest.raises(InputError, match=r"templates/page\.html:1:1"):
        faulty.body("page.html", {})
