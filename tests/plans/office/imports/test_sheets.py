"""Sheets of actions brought in: all lines or none, repeated, remembered for the partnership, taken back."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from actions.action_plan.noun import ACTIONS
from actions.models import Action
from partnerships.access import Role
from partnerships.verbs import Refused, StaleState
from plans.models import Import, RememberedWords
from plans.office.imports import sheets
from plans.office.lines.matching import CONFLICT
from plans.office.lines.process import sheets_of
from priorities.models import Priority
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
HEADS = "Ref,Priority,Action,Lead,By when,Cost,Progress"
GOOD = "1,Violence,Knife arches,Police,31/03/2027,1000,On track"
WRONG = "2,Violence,Patrols,Police,31/02/2027,,"


@pytest.fixture
def paper():
    partnership = make_partnership()
    make_membership(partnership, make_organisation("Westmarch Police", slug="westmarch-police"))
    paper = make_plan(partnership).paper
    Priority.objects.create(paper=paper, title="Violence")
    return paper


@pytest.fixture
def officer(paper):
    return make_user(Role.OFFICER, paper.partnership)


def sent(paper, officer, *lines, name="actions.csv", **choices):
    data = "\n".join([HEADS, *lines]).encode()
    found = Import.of(
        data, name=name, partnership=paper.partnership, paper=paper, subject="action", uploaded_by=officer
    )
    found.reading, found.choices = sheets_of(data), choices
    found.save()
    return found


def titles(paper):
    return [(action.reference, action.title) for action in Action.objects.of(paper)]


def deeds(found):
    return [(line.line.number, line.deed.value) for line in sheets.plan_of(found).lines]


def test_lines_become_actions_and_say_where_they_came_from(paper, officer):
    sheets.bring_in(sent(paper, officer, GOOD), by=officer)

    action = Action.objects.of(paper).get()
    assert (action.title, action.due_on, action.cost) == ("Knife arches", date(2027, 3, 31), 1000)
    assert [each.title for each in action.priorities.all()] == ["Violence"]
    assert action.history.latest().history_change_reason == "Imported from actions.csv"
    assert list(paper.blocks.placed().values_list("kind", flat=True))[-1] == "action_plan"
    assert Import.objects.get().kept == [{"sheet": "", "line": 2, "told": [], "kept": {"Progress": "On track"}}]


def test_priorities_of_a_plan_that_has_none_are_told_once_and_are_no_fault(client, paper, officer):
    Priority.objects.all().delete()
    bands = ("Priority 1: Violence,,,,,,", "1,,Knife arches,Police,,,", "Priority 2: Fraud,,,,,,", "2,,Leaflets,,,,")
    found = sent(paper, officer, *bands, "3,Fraud,Training,,,,")
    client.force_login(officer)
    page = " ".join(client.get(found.get_absolute_url()).content.decode().split())

    assert "The plan has no priorities yet, and lines of the file stand under “Violence” and “Fraud”." in page
    lines = [(line.deed.value, line.line.faults, line.line.kept) for line in sheets.plan_of(found).lines]
    told = ("Priority 1: Violence", "Priority 2: Fraud", "Fraud")
    assert lines == [("new", [], {"Priority": each}) for each in told]

    for title in ("Violence", "Fraud"):
        Priority.objects.create(paper=paper, title=title)
    sheets.bring_in(found, by=officer)
    served = [[each.title for each in action.priorities.all()] for action in Action.objects.of(paper)]
    assert served == [["Violence"], ["Fraud"], ["Fraud"]]


def test_one_wrong_line_stops_all(paper, officer):
    found = sent(paper, officer, GOOD, WRONG)
    before = Action.history.count()

    with pytest.raises(Refused) as refused:
        sheets.bring_in(found, by=officer)

    assert refused.value.reasons == [sheets.WRONG_LINES]
    assert (titles(paper), Action.history.count(), Import.objects.get().state) == ([], before, "read")


def test_the_other_lines_come_in_where_that_is_ticked(paper, officer):
    sheets.bring_in(sent(paper, officer, GOOD, WRONG), by=officer, without_wrong=True)

    assert titles(paper) == [("1", "Knife arches")]
    assert [line["line"] for line in Import.objects.get().kept] == [2, 3]


def test_the_same_file_again_changes_nothing(paper, officer):
    sheets.bring_in(sent(paper, officer, GOOD), by=officer)

    assert deeds(sent(paper, officer, GOOD)) == [(2, "same")]


def test_a_line_is_recognised_by_key_else_by_reference_else_by_its_words(paper, officer):
    lines = ("1,Violence,Knife arches,,,,", "2,Violence,Patrols,,,,", ",Violence,Mentors,,,,")
    sheets.bring_in(sent(paper, officer, *lines), by=officer)

    again = sent(paper, officer, ",Violence,Mentors,Police,,,", "1,Violence,Knife arches in schools,,,,", "9,,New,,,,")

    planned = sheets.plan_of(again).lines
    assert [(line.deed.value, [change[0] for change in line.changes]) for line in planned] == [
        ("changed", ["Lead"]),
        ("changed", ["Action"]),
        ("new", []),
    ]
    sheets.bring_in(again, by=officer)
    assert titles(paper) == [("1", "Knife arches in schools"), ("2", "Patrols"), ("", "Mentors"), ("9", "New")]


def keyed(paper, officer, *lines):
    data = "\n".join([f"key,{HEADS}", *lines]).encode()
    found = Import.of(
        data, name="a.csv", partnership=paper.partnership, paper=paper, subject="action", uploaded_by=officer
    )
    found.reading = sheets_of(data)
    found.save()
    return found


def test_a_key_names_its_action_and_a_copied_line_is_a_new_one(paper, officer):
    sheets.bring_in(sent(paper, officer, GOOD), by=officer)
    key = Action.objects.of(paper).get().key

    planned = sheets.plan_of(keyed(paper, officer, f"{key},1,Violence,Renamed,,,,", f"{key},1,Violence,Copy,,,,")).lines

    assert [(line.deed.value, line.title) for line in planned] == [("changed", "Renamed"), ("new", "Copy")]
    assert (planned[0].item["leads"], planned[0].item["cost"]) == ([], None)


def test_a_key_of_another_text_is_refused(paper, officer):
    (line,) = sheets.plan_of(keyed(paper, officer, f"00000000-0000-4000-8000-000000000009,{GOOD}")).lines

    assert line.line.faults == [("row 2", "Its key belongs to no row of this text: clear the key.")]


def test_a_row_that_was_changed_since_the_file_was_made_is_a_conflict(paper, officer):
    sheets.bring_in(sent(paper, officer, GOOD, "2,Violence,Patrols,,,,"), by=officer)
    Action.objects.of(paper).update(revision=4)
    first, second = (action.key for action in Action.objects.of(paper))
    found = sent(paper, officer)
    lines = ["key,revision,Ref,Action", f"{first},3,1,Knife arches", f"{second},3,2,Renamed"]
    found.reading = sheets_of("\n".join(lines).encode())

    planned = sheets.plan_of(found).lines

    assert [(line.deed.value, line.line.faults) for line in planned] == [("same", []), ("wrong", [("row 3", CONFLICT)])]


def test_activities_keep_what_the_file_does_not_say_of_them(paper, officer):
    data = b"Action,Milestones,Lead\nTrain staff,One,Police\n"
    found = sent(paper, officer)
    found.reading = sheets_of(data)
    found.save()
    sheets.bring_in(found, by=officer)
    (item,) = ACTIONS.all_data(paper)
    step = Action.objects.of(paper).get().activities.get()
    step.measure = "Ten trained"
    step.save()

    again = sent(paper, officer)
    again.reading = sheets_of(data.replace(b"One", b'"One\nTwo"'))
    (line,) = sheets.plan_of(again).lines

    assert [(s["text"], s["measure"]) for s in line.item["activities"]] == [("One", "Ten trained"), ("Two", "")]
    assert line.item["activities"][0]["key"] == item["activities"][0]["key"]


def test_what_was_seen_is_what_is_done(paper, officer):
    found = sent(paper, officer, GOOD)
    seen = sheets.plan_of(found).fingerprint
    Action.objects.create(paper=paper, title="Somebody wrote this meanwhile")

    with pytest.raises(StaleState):
        sheets.bring_in(found, by=officer, seen=seen)


def test_columns_and_names_are_remembered_for_this_partnership_alone(paper, officer):
    chosen = {"columns": {"0": {"progress": "measure"}}, "bodies": {"police": "westmarch-police"}}
    sheets.bring_in(sent(paper, officer, GOOD, **chosen), by=officer)
    theirs = make_plan(make_partnership()).paper
    Priority.objects.create(paper=theirs, title="Violence")

    ours = sheets.plan_of(sent(paper, officer, "5,Violence,Another,Police,,,Fewer")).lines[0]
    others = sheets.plan_of(sent(theirs, officer, "5,Violence,Another,Police,,,Fewer")).lines[0]

    assert (ours.item["measure"], ours.item["leads"][0]["organisation"]["slug"]) == ("Fewer", "westmarch-police")
    assert (others.item["measure"], others.item["leads"][0]["post"]) == ("", "Police")
    assert RememberedWords.objects.exclude(partnership=paper.partnership).count() == 0


def test_taking_back_makes_the_rows_what_they_were(paper, officer):
    sheets.bring_in(sent(paper, officer, "1,Violence,Knife arches,,,,"), by=officer)
    before = ACTIONS.all_data(paper)
    found = sent(paper, officer, "1,Violence,Renamed,,,,", "2,Violence,New,,,,")
    sheets.bring_in(found, by=officer)

    sheets.undo(found, by=officer)

    assert ACTIONS.all_data(paper) == before


def test_rows_that_somebody_changed_are_not_taken_back(paper, officer):
    found = sent(paper, officer, GOOD)
    sheets.bring_in(found, by=officer)
    Action.objects.of(paper).update(title="Edited")

    with pytest.raises(Refused) as refused:
        sheets.undo(found, by=officer)

    assert refused.value.reasons == [
        "Rows were changed since the file was brought in: remove what is not wanted by itself."
    ]


# --- The pages


def send(client, paper, data, name="actions.csv"):
    url = reverse("plans:bring_in_sheet", args=[paper.key, "action"])
    return client.post(url, {"file": SimpleUploadedFile(name, data)})


def test_the_way_of_a_file_from_the_list_of_actions_and_back(client, paper, officer):
    client.force_login(officer)
    answer = send(client, paper, f"{HEADS}\n{GOOD}\n{WRONG}".encode())
    page = client.get(answer.url)
    refused = client.post(answer.url, {"seen": page.context["report"].fingerprint})
    done = client.post(answer.url, {"seen": page.context["report"].fingerprint, "without_wrong": "1"})

    assert refused.context["refusals"] == [sheets.WRONG_LINES]
    assert (done.url, titles(paper)) == (reverse("actions:plan", args=[paper.key]), [("1", "Knife arches")])


def test_what_columns_and_names_mean_is_said_on_the_page(client, paper, officer):
    client.force_login(officer)
    answer = send(client, paper, f"{HEADS}\n{GOOD}".encode())
    form = client.get(answer.url).context["form"]
    assert form["body-0"].value() == "westmarch-police"  # the only one of the words “Police”
    client.post(answer.url, {name: form[name].value() for name in form.fields} | {"look": "1"})

    (line,) = client.get(answer.url).context["report"].lines
    assert line.item["leads"][0]["organisation"]["name"] == "Westmarch Police"


def test_partners_that_nobody_knows_are_asked_about_and_not_listed_against_all_others(paper, officer):
    found = sent(paper, officer)
    found.reading = sheets_of(b'Action,Lead,Partners\nPatrols,Police,"Fire, Health"\n')

    plan = sheets.plan_of(found)

    assert [fault for _, fault in plan.lines[0].line.faults] == [
        "Partners: “Fire” and “Health” are no organisations of the partnership: "
        "say on the page which is meant, or take them out until an administrator of the partnership has added them."
    ]
    assert (plan.met, plan.no_posts) == (["Police", "Fire", "Health"], {"Fire", "Health"})


def test_what_is_wrong_stands_beside_the_lines_of_the_file(client, paper, officer):
    client.force_login(officer)
    answer = send(client, paper, f"{HEADS}\n{GOOD}\n{WRONG}".encode())

    content = client.get(f"{answer.url}what-is-wrong/").content

    rows = list(load_workbook(BytesIO(content)).active.iter_rows(values_only=True))
    assert [row[0] for row in rows[:2]] == ["What is wrong", None]
    assert rows[2][:4] == (
        "E3: By when: “31/02/2027” is a day that no calendar has. Enter a day, such as 18/04/2027 or 18 April 2027.",
        "2", "Violence", "Patrols",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("data", "name", "fault"),
    [
        (b"", "a.csv", "The file is empty."),
        (b"\xd0\xcf\x11\xe0", "a.xls", "This is an old Excel file (.xls), or one with a password. "
         "Save it as a workbook (.xlsx) without a password."),
        (b"%PDF-1.7", "a.pdf", "This is neither an Excel workbook (.xlsx) nor a CSV file. "
         "Open it, and save it as one of them."),
        (b"Name,Age\nA,1", "a.csv", "No sheet of the file has a row of heads with “Action” and one more column that "
         "is known here. Name its columns as the empty sheet does."),
    ],
)  # fmt: skip
def test_files_without_lines_are_told_what_is_wrong(client, paper, officer, data, name, fault):
    client.force_login(officer)

    assert send(client, paper, data, name).context["form"].errors == {"file": [fault]}


def test_the_empty_sheet_is_read_again(client, paper, officer):
    client.force_login(officer)
    content = client.get(reverse("plans:empty_sheet", args=[paper.key, "action"])).content
    book = load_workbook(BytesIO(content))
    book.active.append(["7", "Written in the sheet", "Violence"])
    out = BytesIO()
    book.save(out)

    answer = send(client, paper, out.getvalue(), "actions.xlsx")

    (line,) = client.get(answer.url).context["report"].lines
    assert (line.deed.value, line.title) == ("new", "Written in the sheet")
