"""Which row a line of a sheet means, and what it does to it."""

import pytest

from actions.action_plan.table import TABLE as ACTIONS_TABLE
from actions.funding.table import TABLE as MONEY
from actions.risks.table import TABLE as RISKS
from plans.office.lines.heads import TableHeads
from plans.office.lines.line import ReadLine
from plans.office.lines.matching import CONFLICT, LineDeed, Matching
from plans.rows.noun import Names
from tests.actions.data import action, line

HEADS = {"": TableHeads(0, (("Risk", "title"), ("Description", "text"), ("Rating", "code")))}
MENDED = {"title": "Money ends", "text": "In April", "code": "C2"}


def key(number):
    return f"00000000-0000-4000-8000-{number:012}"


def risk(number, title="Money ends", **fields):
    texts = {"text": "In March", "code": "D3", "owner_post": "Manager", "mitigations": ["Ask"]}
    return {"key": key(number), "title": title, **texts, **fields}


def read(number=2, *, key="", revision="", **item):
    return ReadLine(number, key=key, revision=revision, item=RISKS.blank() | item, names=set(item))


def planned(items, *lines, table=RISKS, heads=HEADS, revisions=None):
    names = Names({}, {})
    return Matching(table, heads, items, names, revisions or {}).plan(list(lines))


def deeds(items, *lines, **further):
    return [(each.deed.value, each.item["key"] if each.deed != LineDeed.NEW else "") for each in
            planned(items, *lines, **further)]  # fmt: skip


STANDING = [risk(1), risk(2, "Staff leave")]
MEANT = {
    "the same title": (read(title="Money ends", text="In April"), ("changed", key(1))),
    "a title in other letters": (read(title="  money  ENDS ", code="D3"), ("changed", key(1))),
    "the same words": (read(title="Money ends", text="In March"), ("same", key(1))),
    "another title": (read(title="Floods"), ("new", "")),
    "its key under another title": (read(key=key(2), title="People leave"), ("changed", key(2))),
    "its key in capitals": (read(key=key(2).upper(), title="Staff leave"), ("changed", key(2))),
}


@pytest.mark.parametrize(("said", "deed"), MEANT.values(), ids=MEANT)
def test_a_line_means_the_row_of_its_key_else_of_its_title(said, deed):
    assert deeds(STANDING, said) == [deed]


def test_of_two_rows_of_one_title_neither_is_meant():
    assert deeds([risk(1), risk(2)], read(title="Money ends")) == [("new", "")]


def test_a_row_is_meant_by_one_line():
    assert deeds(STANDING, *[read(title="Money ends", code="D3")] * 2) == [("same", key(1)), ("new", "")]


def test_a_key_that_stands_twice_is_of_a_line_that_was_copied():
    first, copy = planned(STANDING, read(2, key=key(1), **MENDED), read(3, key=key(1), **MENDED))

    assert (first.deed, copy.deed) == (LineDeed.CHANGED, LineDeed.NEW)
    assert copy.line.remarks == ["It has the key of row 2: it becomes a row of its own."]


def test_a_key_of_no_row_is_a_fault():
    (wrong,) = planned(STANDING, read(5, key=key(9), title="Money ends"))

    assert (wrong.deed, wrong.line.faults) == (
        LineDeed.WRONG, [("row 5", "Its key belongs to no row of this text: clear the key.")],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("revision", "item", "deed"),
    [
        ("1", MENDED, LineDeed.WRONG),
        ("2", MENDED, LineDeed.CHANGED),
        ("", MENDED, LineDeed.CHANGED),
        ("1", {"title": "Money ends", "text": "In March", "code": "D3"}, LineDeed.SAME),
    ],
    ids=["another since", "as it stands", "not said", "nothing to change"],
)
def test_what_somebody_changed_since_the_file_was_made_is_not_written_over(revision, item, deed):
    (found,) = planned(STANDING, read(3, key=key(1), revision=revision, **item), revisions={key(1): 2})

    assert (found.deed, [each for _, each in found.line.faults]) == (deed, [CONFLICT] if deed == "wrong" else [])


def test_an_empty_cell_empties_only_what_the_line_names_by_key():
    by_key, by_title = (
        planned(STANDING, read(key=named, title="Money ends", text="In April"))[0] for named in (key(1), "")
    )

    assert (by_key.item["code"], by_title.item["code"]) == ("", "D3")
    assert by_key.item["owner_post"] == by_title.item["owner_post"] == "Manager"  # the file has no such column


def test_a_change_is_told_before_and_after_with_its_label():
    (changed,) = planned(STANDING, read(title="Money ends", text="In April", code="D3"))

    assert changed.changes == [("Description", "In March", "In April")]
    assert (changed.title, changed.is_work, STANDING[0]["text"]) == ("Money ends", True, "In March")


def test_a_line_with_faults_does_nothing():
    said = read(title="Money ends")
    said.faults.append(("B2", "This is no rating."))

    (wrong,) = planned(STANDING, said)
    assert (wrong.deed, wrong.is_work, wrong.changes) == (LineDeed.WRONG, False, [])


def money(year="2026/27", funder="PCC", *, number=None, **fields):
    item = line(funder, year=year, allocations=[], **fields)
    return item | {"key": key(number)} if number else ReadLine(2, item=item | {"key": ""}, names={"funder", "year"})


@pytest.mark.parametrize(
    ("said", "deed"),
    [
        (money(), ("same", key(2))),
        (money("2026-27"), ("changed", key(2))),
        (money(funder=" pcc"), ("changed", key(2))),
        (money("2027/28"), ("new", "")),
        (money(funder="Home Office"), ("new", "")),
    ],
    ids=["funder and year", "a year otherwise written", "a funder otherwise written", "another year", "another funder"],
)
def test_money_of_another_year_is_another_line(said, deed):
    assert deeds([money("2025/26", number=1), money(number=2)], said, table=MONEY) == [deed]


@pytest.mark.parametrize(
    ("reference", "title", "deed"),
    [("1.1", "Light the quay", "changed"), ("9", "Patrol the quay", "same"), ("9", "Light the quay", "new")],
)
def test_an_action_is_known_by_its_reference_else_by_its_title(reference, title, deed):
    standing = action("Patrol the quay", key=key(1), reference="1.1")
    said = ReadLine(2, item={**standing, "key": "", "title": title, "reference": reference}, names={"title"})

    assert [each for each, _ in deeds([standing], said, table=ACTIONS_TABLE)] == [deed]


def test_each_deed_has_its_word_and_colour():
    assert [(deed.label, deed.colour) for deed in LineDeed] == [
        ("New", "green"), ("Changed", "blue"), ("No change", "grey"), ("To correct", "red"),
    ]  # fmt: skip
