"""From findings to the report: what the audit says, and the data file that the site's page on the test result shows."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

import yaml

from audit.left import reason_of, unused
from audit.pages import STATES, group_paths, list_paths, spread
from audit.sweep import OWN
from generator.input.accessibility import AuditRun, Found, Group, Judged, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from audit.left import Left
    from audit.sweep import Finding, Swept
    from generator.input.accessibility import Speed

NAMES = {"axe": "axe-core", "ibm": "IBM Equal Access", "own": "Renkei Casebook", "nu": "Nu Html Checker"}
"""Of tools, as readers know them."""
_HEAD = (
    "# The last run of `make audit`, which writes this file; nobody edits it. The page on the test result shows it.\n"
)
_STAGES = (*STATES, "menus", "ibm", "keyboard", "space")


def make_run(
    about: Mapping[str, Any], swept: Swept, groups: Sequence[Group], speed: Sequence[Speed], left: Sequence[Left]
) -> AuditRun:
    """The run as the data file tells it.

    Args:
        about: ``date``, ``version``, ``newest``, ``languages`` and ``tools``.
        swept: All findings and rules, those of the HTML checkers among them.
        groups: How many pages of each section there are, and were opened.
        speed: What Lighthouse says.
        left: Faults that stay.
    """
    stages = [Stage(name=name, pages=swept.runs[name]) for name in _STAGES if name in swept.runs]
    stages.append(Stage(name="markup", pages=sum(group.total for group in groups)))
    return AuditRun(
        **about,
        groups=list(groups),
        stages=stages,
        media=sum(fact["media"] for _, _, fact in swept.facts),
        criteria=judge(swept, left),
        found=list_found(swept, left),
        speed=list(speed),
    )


def judge(swept: Swept, left: Sequence[Left]) -> list[Judged]:
    """What each tool found out about each criterion that it can judge."""
    counts: dict[tuple[str, str], dict[str, int]] = defaultdict(
        lambda: dict.fromkeys(("rules", "faults", "left", "asks"), 0)
    )
    for (tool, _), criteria in swept.rules.items():
        for number in criteria:
            counts[number, tool]["rules"] += 1
    for finding in swept.findings:
        kind = "asks" if not finding.is_certain else "left" if reason_of(finding, left) else "faults"
        for number in swept.rules.get((finding.tool, finding.rule), ()):
            counts[number, finding.tool][kind] += 1
    in_order = sorted(counts.items(), key=lambda item: ([int(part) for part in item[0][0].split(".")], item[0][1]))
    return [Judged(number=number, tool=NAMES.get(tool, tool), **count) for (number, tool), count in in_order]


def list_found(swept: Swept, left: Sequence[Left]) -> list[Found]:
    """The rules that found faults, what is to be mended first."""
    groups: dict[tuple[bool, str, str, str], list[Finding]] = defaultdict(list)
    reasons = {}
    for finding in swept.findings:
        if finding.is_certain:
            reason = reason_of(finding, left)
            key = (reason is not None, finding.tool, finding.rule, reason.reason.en if reason else "")
            groups[key].append(finding)
            reasons[key] = reason.reason if reason else None
    return [
        Found(
            tool=NAMES.get(tool, tool),
            rule=rule,
            criteria=list(swept.rules.get((tool, rule), ())),
            places=len(found),
            pages=len({finding.page.partition("?")[0] for finding in found}),
            reason=reasons[is_left, tool, rule, why],
        )
        for (is_left, tool, rule, why), found in sorted(groups.items())
    ]


def list_faults(swept: Swept, left: Sequence[Left]) -> list[str]:
    """What makes the audit fail: faults without a reason, and reasons without a fault."""
    lines = [
        f"{finding.tool} {finding.rule}: {finding.page} {finding.state}: {finding.where}"
        for finding in swept.findings
        if finding.is_certain and reason_of(finding, left) is None
    ]
    lines += [
        f"left.yml: nothing needs {one.tool} {one.rule} {one.page} {one.where}" for one in unused(left, swept.findings)
    ]
    return lines


def count_groups(site: Path, folders: Sequence[str]) -> list[Group]:
    """How many pages of each section there are in all languages, and how many of them are opened."""
    opened: dict[str, int] = defaultdict(int)
    total: dict[str, int] = defaultdict(int)
    for (_, section), paths in group_paths(list_paths(site), folders).items():
        opened[section] += len(spread(paths))
        total[section] += len(paths)
    return [Group(folder=folder, opened=opened[folder], total=total[folder]) for folder in sorted(total)]


def to_yaml(run: AuditRun) -> str:
    """The data file: the same text from the same run."""
    return _HEAD + yaml.safe_dump(run.model_dump(exclude_none=True), allow_unicode=True, sort_keys=False, width=120)


def own_rules() -> dict[tuple[str, str], tuple[str, ...]]:
    """Our own trials and the HTML checkers with the success criteria that they bear on."""
    return {("own", rule): criteria for rule, criteria in OWN.items()} | {("nu", "error"): ("4.1.1",)}
