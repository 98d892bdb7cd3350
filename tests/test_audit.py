"""What `make audit` makes of what it finds, and what the page on the test result makes of that."""

from pathlib import Path

import pytest
from audit.left import Left, read_left, reason_of
from audit.pages import FIRST, STATES, list_visits, spread
from audit.report import count_groups, list_faults, make_run, own_rules, to_yaml
from audit.sweep import Finding, Swept, compare_facts, criteria_of
from conftest import PROJECT

from generator.check.values import check_value
from generator.input.accessibility import RUN, AuditRun, PersonTest, Reason, Tool, Verdict
from generator.input.documents import parse_document
from generator.view.accessibility import make_rows, state_of
from generator.view.criteria import JIS, LATER

FAULT = Finding("axe", "image-alt", "en/index.html", "light", "img")
ASKED = Finding("axe", "color-contrast", "index.html", "light", "p", is_certain=False)
SKIP = Finding("ibm", "aria_content_in_landmark", "index.html", "light", '<a class="md-skip" href="#title">')
LEFT = [Left(tool="ibm", rule="aria_content_in_landmark", reason=Reason(ja="前に置きます。", en="It comes first."))]
RULES = {("axe", "image-alt"): ("1.1.1",), ("axe", "color-contrast"): ("1.4.3",)}
ALL_MET = {criterion.number: Verdict(applies=True, met=True, method="NVDA") for criterion in JIS}
PERSON = PersonTest(begun="2026-12-01", ended="2026-12-02", declared="2026-12-10", criteria=ALL_MET)


def run_of(*findings: Finding) -> AuditRun:
    """A run that found this."""
    about = {"date": "2026-11-23", "version": "0.1.0", "newest": "2026-11-22", "languages": ["ja"]}
    tools = [Tool(name="axe-core", version="4.14.1")]
    swept = Swept(list(findings), RULES | own_rules(), {"light": 1}, [(0, "index.html", {"media": 0})])
    return make_run(about | {"tools": tools}, swept, [], [], LEFT)


def test_the_standard_has_25_criteria_of_level_a_and_13_of_level_aa() -> None:
    assert [sum(criterion.level == level for criterion in JIS) for level in ("A", "AA")] == [25, 13]
    assert len({criterion.number for criterion in (*JIS, *LATER)}) == 56


@pytest.mark.parametrize(
    ("run", "person", "state"),
    [
        (None, PersonTest(), "unchecked"),
        (run_of(), PersonTest(), "machine"),
        (run_of(), PersonTest(criteria={"1.1.1": ALL_MET["1.1.1"]}), "partly_tested"),
        (run_of(), PersonTest(criteria=ALL_MET), "partly_tested"),
        (None, PERSON, "partly_tested"),
        (run_of(), PersonTest(criteria={"1.1.1": Verdict(applies=True, met=False)}), "not_met"),
        (run_of(FAULT), PERSON, "not_met"),
        (run_of(ASKED, SKIP), PERSON, "met"),
    ],
)
def test_conformity_is_claimed_only_when_people_and_tools_have_found_nothing_against_it(
    run: AuditRun | None, person: PersonTest, state: str
) -> None:
    assert state_of(run, person) == state


def test_each_criterion_says_what_every_tool_found_and_whether_there_is_anything_to_judge() -> None:
    rows = {row.criterion.number: row for row in make_rows(JIS, run_of(FAULT, ASKED), PersonTest())}

    assert [(one.tool, one.rules, one.faults, one.asks) for one in rows["1.1.1"].judged] == [("axe-core", 1, 1, 0)]
    assert [(one.faults, one.asks) for one in rows["1.4.3"].judged] == [(0, 1)]
    assert (rows["1.3.3"].judged, rows["1.2.2"].has_nothing, rows["1.3.3"].has_nothing) == ((), True, False)


def test_a_new_fault_fails_the_audit_and_so_does_a_reason_that_nothing_needs() -> None:
    with_reason, without = Swept([SKIP, ASKED]), Swept([FAULT])

    assert list_faults(with_reason, LEFT) == []
    assert [line.partition(":")[0] for line in list_faults(without, LEFT)] == ["axe image-alt", "left.yml"]


def test_what_is_to_be_mended_stands_before_what_stays() -> None:
    found = run_of(SKIP, FAULT).found

    assert [(one.rule, one.reason is None) for one in found] == [("image-alt", True), (SKIP.rule, False)]


def test_the_same_run_gives_the_same_file_which_the_site_can_read() -> None:
    text = to_yaml(run_of(FAULT, SKIP, ASKED))

    assert text == to_yaml(run_of(FAULT, SKIP, ASKED))
    assert check_value(AuditRun, parse_document(RUN, text.encode())) == run_of(FAULT, SKIP, ASKED)


def test_every_reason_is_given_in_two_languages() -> None:
    assert all(one.reason.ja.endswith("。") and one.reason.en.endswith(".") for one in read_left())
    assert reason_of(SKIP, read_left()) is not None


def test_every_page_is_opened_in_every_language_and_in_every_state_in_one(site: Path) -> None:
    visits = list_visits(site, ["", "en/", "zh-hans/", "ko/"], is_full=False)

    paths = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert {visit.path for visit in visits} == paths
    assert all(visit.states[0] == FIRST for visit in visits)
    assert {visit.path for visit in visits if visit.states == tuple(STATES)} == {
        path for path in paths if not path.startswith(("en/", "zh-hans/", "ko/"))
    }
    assert sum(group.total for group in count_groups(site, ["", "en/", "zh-hans/", "ko/"])) == len(paths)


def test_of_many_pages_some_from_first_to_last_are_opened() -> None:
    chosen = spread([f"cases/{number:04}.html" for number in range(1741)])

    assert (len(chosen), chosen[0], chosen[-1]) == (60, "cases/0000.html", "cases/1711.html")


def test_success_criteria_are_read_off_the_tags_of_axe() -> None:
    assert criteria_of(["cat.color", "wcag2aa", "wcag143", "wcag1412", "best-practice"]) == ("1.4.3", "1.4.12")


def test_pages_with_one_title_or_another_navigation_are_found() -> None:
    fact = {"title": "一覧", "navigation": "ホーム|比べる"}

    findings = compare_facts(
        [(0, "a.html", fact), (0, "b.html", fact), (0, "c.html", {"title": "表", "navigation": "比べる"})]
    )

    assert [(one.rule, one.page) for one in findings] == [("same-title", "b.html"), ("other-navigation", "c.html")]


def test_the_committed_files_are_read_by_the_site() -> None:
    for name, model in ((RUN, AuditRun), ("content/data/accessibility-person.yml", PersonTest)):
        assert isinstance(check_value(model, parse_document(name, (PROJECT / name).read_bytes())), model)
