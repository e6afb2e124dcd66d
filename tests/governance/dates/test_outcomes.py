"""What each outcome means, row by row: whoever adds one decides every column of it."""

import ast

import pytest

from governance.dates.outcomes import OutcomeKind, kinds_that
from tests.test_conventions import ROOT, room_files

EXPECTED = {  # kind: (all that is true of it, colour)
    "noted": ("is_recorded", "teal"),
    "comments_made": ("is_recorded", "teal"),
    "supported": ("is_view may_be_called_in is_recorded", "green"),
    "endorsed": ("is_view may_be_called_in is_recorded", "green"),
    "agreed": ("is_final is_view adopts may_be_called_in is_recorded", "green"),
    "recommended": ("is_view may_be_called_in is_recorded", "green"),
    "recommended_with_amendments": ("is_view amends asks_for_more may_be_called_in is_recorded", "teal"),
    "adopted": ("is_final adopts only_at_deciding may_be_called_in is_recorded", "green"),
    "adopted_with_amendments": (
        "waits_for_text adopts only_at_deciding amends asks_for_more may_be_called_in is_recorded", "teal",
    ),
    "adopted_in_principle": (
        "waits_for_answer adopts only_at_deciding amends asks_for_more may_be_called_in is_recorded", "teal",
    ),
    "deferred": ("moves follows_on is_recorded", "orange"),
    "referred_back": ("sends_back comes_back is_recorded", "orange"),
    "rejected": ("sends_back is_recorded", "red"),
    "withdrawn": ("moves is_recorded", "red"),
    "approved_with_conditions": (
        "waits_for_text waits_for_conditions adopts asks_for_more may_be_called_in is_recorded", "teal",
    ),
    "delegated_final_amendments": ("waits_for_text adopts amends asks_for_more may_be_called_in is_recorded", "teal"),
    "not_recorded": ("", "grey"),
}  # fmt: skip
FLAGS = {name for true, _ in EXPECTED.values() for name in true.split()}


@pytest.mark.parametrize("kind", OutcomeKind)
def test_an_outcome_means_what_its_line_says(kind):
    true, colour = EXPECTED[kind]

    assert {flag for flag in FLAGS if getattr(kind.means, flag)} == set(true.split())
    assert kind.means.colour == colour


def test_outcomes_are_asked_for_by_what_they_mean():
    assert kinds_that("sends_back") == [OutcomeKind.REFERRED_BACK, OutcomeKind.REJECTED]


# --- Nothing else lists outcomes ------------------------------------------------------------------------------

#: The verbs that put a stage off or take it off record these, and nothing else names one.
NAMED = {"governance/stages/lifecycle.py": {"DEFERRED", "WITHDRAWN"}}
#: Values that mean an outcome and nothing else; the others are states of stages, papers or duties too.
TELLING = set(OutcomeKind.values) - {"adopted", "deferred", "withdrawn", "rejected", "not_recorded", "noted", "agreed"}


def outcomes_named_in(source):
    """Outcomes that a module names: by the enum's member, or by the stored value."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in OutcomeKind.__members__:
            if ast.unparse(node.value).split(".")[-1] == "OutcomeKind":
                yield node.attr
        elif isinstance(node, ast.Constant) and node.value in TELLING:
            yield node.value


def test_no_other_module_lists_outcomes():
    table = ROOT / "governance/dates/outcomes.py"
    paths = {path.relative_to(ROOT).as_posix(): path for path in room_files() if path != table}
    found = {name: set(outcomes_named_in(path.read_text())) for name, path in paths.items()}

    assert {name: named for name, named in found.items() if named and "demo" not in name} == NAMED


def test_a_list_of_outcomes_is_seen():
    source = 'FINAL = {OutcomeKind.ADOPTED, "comments_made"}'

    assert set(outcomes_named_in(source)) == {"ADOPTED", "comments_made"}
