"""Word plans brought in: into a new plan, into an empty outline, taken back; in one transaction, or not at all."""

from datetime import date

import pytest

from actions.models import Action
from partnerships.access import Role
from partnerships.models import RoleAssignment
from partnerships.verbs import Refused
from plans.discussion.verbs import comment
from plans.document.compose import compose
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Attachment, Block, Import, Paper, Plan
from plans.office.imports import word
from plans.office.imports.tables import is_action_table
from plans.office.word.choosing import proposals
from plans.office.word.reading import read_word
from plans.papers.starting import start_plan
from plans.papers.unwritten import is_outline
from priorities.models import Priority
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user
from tests.plans.office.word.files import sample, written

pytestmark = pytest.mark.django_db
DETAILS = {"title": "Safer Millbridge", "starts_on": date(2027, 4, 1), "ends_on": date(2030, 3, 31)}


@pytest.fixture
def partnership():
    found = make_partnership()
    for name, short in (("Millbridge Borough Council", "MBC"), ("Westmarch Police", "")):
        make_membership(found, make_organisation(name, short_name=short))
    return found


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


def import_of(partnership, officer, data, paper=None, **becomes):
    """A file that was sent; ``becomes``: what the chapter of a number becomes, where it is not what is proposed."""
    reading = read_word(data)
    found = Import.of(data, name="plan.docx", partnership=partnership, paper=paper, subject="text", uploaded_by=officer)
    found.reading, found.choices = reading, proposals(reading, lambda rows: is_action_table(rows, partnership))
    for number, kind in becomes.items():
        found.choices["chapters"][int(number[1:])]["becomes"] = kind
    found.save()
    return found


def chapters(paper):
    return [(block.level, block.kind, block.heading) for block in paper.blocks.placed().order_by("position")]


def test_a_styled_plan_becomes_a_new_plan(partnership, officer):
    outcome = word.bring_in(import_of(partnership, officer, sample("1-styled-plan")), by=officer, details=DETAILS)

    assert Plan.objects.get(partnership=partnership).title == "Safer Millbridge"
    assert chapters(outcome.paper) == [
        (1, "foreword", "Foreword"),
        (1, "membership", "Who we are"),
        (1, "priorities", "Our priorities"),
        (1, "table", "Crime figures"),
        (2, "rich_text", ""),
        (2, "rich_text", "Where we are"),
        (2, "image", ""),
        (2, "rich_text", ""),
        (1, "action_plan", "Action plan"),
        (1, "table", "Review calendar"),
        (1, "glossary", "Glossary"),
        (1, "contacts", "Useful contacts"),
    ]
    assert outcome.lost == []
    assert list(Priority.objects.values_list("title", flat=True)) == ["Anti-social behaviour", "Domestic abuse"]


def test_tables_with_their_heads_in_the_first_column_are_actions_too(partnership, officer):
    def build(document):
        document.add_heading("Action plan", 1)
        table = document.add_table(rows=0, cols=2)
        for words in (("Action", "Run patrols"), ("Lead", "Westmarch Police"), ("By when", "31/03/2029")):
            for cell, said in zip(table.add_row().cells, words, strict=True):
                cell.text = said

    word.bring_in(import_of(partnership, officer, written(build)), by=officer, details=DETAILS)

    action = Action.objects.get()
    assert (action.title, action.due_on) == ("Run patrols", date(2029, 3, 31))
    assert [str(lead.organisation) for lead in action.leads.all()] == ["Westmarch Police"]


def test_words_in_angle_brackets_are_not_lost(partnership, officer):
    def build(document):
        document.add_heading("Where <the borough> stands", 1)
        document.add_paragraph("Recorded crime fell in <every ward>.")

    outcome = word.bring_in(import_of(partnership, officer, written(build)), by=officer, details=DETAILS)

    assert chapters(outcome.paper)[0] == (1, "rich_text", "Where <the borough> stands")
    assert outcome.lost == []


def test_actions_of_a_table_get_their_priority_lead_day_and_steps(partnership, officer):
    outcome = word.bring_in(import_of(partnership, officer, sample("1-styled-plan")), by=officer, details=DETAILS)

    first = compose(outcome.paper)["blocks"][8]["data"]["actions"][0]
    assert (first["reference"], first["title"]) == ("1.1", "Hold weekly problem solving meetings")
    assert [each["text"] for each in first["activities"]] == ["Publish a yearly calendar of joint patrols"]
    assert [each["title"] for each in first["priorities"]] == ["Anti-social behaviour"]
    leads = [((each["organisation"] or {}).get("name"), each["post"]) for each in first["leads"]]
    assert leads == [("Millbridge Borough Council", ""), (None, "Police")]
    assert (first["timescale"]["text"], first["measure"]) == ("March 2027", "10% fewer repeat calls")


def test_actions_under_chapters_of_priorities_serve_them(partnership, officer):
    word.bring_in(import_of(partnership, officer, sample("5-priority-chapters")), by=officer, details=DETAILS)

    served = [(action.title, [each.title for each in action.priorities.all()]) for action in Action.objects.all()]
    assert served == [
        ("Hotspot patrols in Market Street", ["Serious violence"]),
        ("Hate crime awareness week", ["Community cohesion"]),
        ("Third party reporting centres", ["Community cohesion"]),
    ]


def test_pictures_are_drawn_anew_and_kept_with_the_text(partnership, officer):
    word.bring_in(import_of(partnership, officer, sample("1-styled-plan")), by=officer, details=DETAILS)

    kept = Attachment.objects.get()
    assert Block.objects.get(kind="image").data == {
        "sha256": kept.sha256,
        "name": "image1.png",
        "content_type": "image/png",
        "alt": "Map of the four wards of Millbridge",
        "caption": "Figure 1: the borough",
    }


def test_an_empty_outline_is_replaced_and_everything_says_where_it_came_from(partnership, officer):
    plan = start_plan(partnership, by=officer, **DETAILS)

    word.bring_in(import_of(partnership, officer, sample("2-reviewed-draft"), plan.paper), by=officer)

    assert chapters(plan.paper)[:2] == [(1, "foreword", "Foreword"), (1, "action_plan", "Priorities")]
    assert chapters(plan.paper)[2:] == [(1, "membership", "Our partnership")]
    reasons = {block.history.latest().history_change_reason for block in plan.paper.blocks.placed()[:2]}
    reasons |= {action.history.latest().history_change_reason for action in Action.objects.all()}
    assert reasons == {"Imported from plan.docx"}


def test_a_new_plan_takes_a_file_though_the_portal_knows_its_boards(partnership, officer):
    partnership.county_parent = make_partnership(name="Westmarch Safety Board")
    partnership.save()

    outcome = word.bring_in(import_of(partnership, officer, sample("1-styled-plan")), by=officer, details=DETAILS)

    assert chapters(outcome.paper)[-1] == (2, "structure", "How we work together")


def test_a_chart_of_the_boards_that_somebody_changed_is_written(partnership, officer):
    partnership.county_parent = make_partnership(name="Westmarch Safety Board")
    partnership.save()
    paper = start_plan(partnership, by=officer, **DETAILS).paper
    assert is_outline(paper, compose(paper))
    chart = paper.blocks.get(kind="structure")
    chart.data["groups"].pop()
    chart.save()

    assert not is_outline(paper, compose(paper))


def test_a_text_in_which_somebody_wrote_takes_no_file(partnership, officer):
    plan = make_plan(partnership)
    found = import_of(partnership, officer, sample("strict"), plan.paper)

    with pytest.raises(Refused) as refused:
        word.bring_in(found, by=officer)

    assert refused.value.reasons == [word.WRITTEN]


def test_a_rehearsal_keeps_nothing(partnership, officer):
    found = import_of(partnership, officer, sample("1-styled-plan"))

    outcome = word.rehearse(found, by=officer, details=DETAILS)

    assert len(outcome.document["blocks"]) == 12
    assert (Plan.objects.count(), Block.objects.count(), Attachment.objects.count()) == (0, 0, 0)


def test_chapters_that_are_left_out_or_joined(partnership, officer):
    found = import_of(partnership, officer, sample("5-priority-chapters"), c0="out", c5="text", c6="join")

    outcome = word.bring_in(found, by=officer, details=DETAILS)

    assert chapters(outcome.paper)[0] == (1, "priorities", "Our priorities")
    html = Block.objects.get(heading="Abbreviations").data["html"]
    assert html.startswith(
        "<p>ASB – Anti-social behaviour</p><p>VCS – Voluntary and community sector</p><h2>Membership"
    )


def test_words_that_a_chosen_kind_does_not_hold_are_named(partnership, officer):
    found = import_of(partnership, officer, sample("1-styled-plan"))
    found.reading["chapters"][9]["parts"][0]["rows"].append(["", "A meaning without a term"])

    outcome = word.rehearse(found, by=officer, details=DETAILS)

    assert outcome.lost == ["A meaning without a term"]


def test_what_is_no_part_of_a_plan_is_kept_with_the_import(partnership, officer):
    found = import_of(partnership, officer, sample("1-styled-plan"))

    word.bring_in(found, by=officer, details=DETAILS)

    kept = Import.objects.get().kept
    assert [(line["sheet"], line["line"], line["kept"]) for line in kept] == [
        ("Action plan", 2, {"RAG": "G"}),
        ("Action plan", 3, {"RAG": "A"}),
        ("Action plan", 4, {"RAG": "G"}),
        ("Action plan", 5, {"RAG": "R"}),
    ]


def test_a_chapter_that_cannot_be_kept_so_stops_all_of_it(partnership, officer):
    found = import_of(partnership, officer, sample("2-reviewed-draft"))
    found.reading["chapters"][0]["parts"][0]["html"] = f"<p>{'word ' * 25_000}</p>"
    found.save()

    with pytest.raises(Refused) as refused:
        word.bring_in(found, by=officer, details=DETAILS)

    assert [reason[:40] for reason in refused.value.reasons] == ["“Foreword” cannot be kept as foreword: h"]
    assert (Plan.objects.count(), Import.objects.get().state) == (0, Import.State.READ)


def test_what_was_brought_in_is_taken_back_until_somebody_writes(partnership, officer):
    plan = start_plan(partnership, by=officer, **DETAILS)
    before = chapters(plan.paper)
    found = import_of(partnership, officer, sample("1-styled-plan"), plan.paper)
    word.bring_in(found, by=officer)

    word.undo(found, by=officer)

    assert chapters(plan.paper) == before
    assert (Action.objects.placed().count(), Priority.objects.placed().count()) == (0, 0)
    assert Import.objects.get().state == Import.State.UNDONE


def test_a_plan_that_was_made_of_a_file_goes_whole_and_a_second_time_is_refused(partnership, officer):
    found = import_of(partnership, officer, sample("1-styled-plan"))
    made = word.bring_in(found, by=officer, details=DETAILS).paper
    found.refresh_from_db()
    for noted_since in ("is_new", "rows"):  # a file from before these were noted goes as well
        del found.made[noted_since]
    found.save()

    word.undo(found, by=officer)

    assert (Plan.objects.count(), Paper.objects.count(), Import.objects.get().state) == (0, 0, "undone")
    assert (Paper.everything.get().pk, Paper.everything.get().state) == (made.pk, "taken_back")
    with pytest.raises(Refused, match="took this file back already"):
        word.undo(found, by=officer)


def test_a_plan_that_was_made_of_a_file_stays_once_somebody_comments(partnership, officer):
    found = import_of(partnership, officer, sample("1-styled-plan"))
    paper = word.bring_in(found, by=officer, details=DETAILS).paper
    comment(paper, paper.blocks.placed().first().key, by=officer, text="Is it so?")
    found.refresh_from_db()

    assert word.reasons_not_to_undo(found, by=officer) == [
        "Something else hangs on it by now, such as a comment, another plan or a period: remove that first."
    ]


def test_who_changed_the_text_since_is_named(partnership, officer):
    plan = start_plan(partnership, by=officer, **DETAILS)
    found = import_of(partnership, officer, sample("2-reviewed-draft"), plan.paper)
    word.bring_in(found, by=officer)
    found.refresh_from_db()
    block = plan.paper.blocks.placed().get(kind="foreword")
    data = CHAPTERS.data(block) | {"heading": "Welcome"}
    editing.save(CHAPTERS, block, data, by=officer, revision=block.revision, reason="Better")

    first, second = word.reasons_not_to_undo(found, by=officer)

    assert first == "The text was changed since the file was brought in: remove what is not wanted by itself."
    assert second.startswith(f"{officer}, ") and second.endswith("changed “Welcome”.")


def test_a_changed_text_is_not_taken_back(partnership, officer):
    plan = start_plan(partnership, by=officer, **DETAILS)
    found = import_of(partnership, officer, sample("2-reviewed-draft"), plan.paper)
    word.bring_in(found, by=officer)
    Block.objects.filter(kind="foreword").update(heading="Welcome")

    with pytest.raises(Refused) as refused:
        word.undo(found, by=officer)

    assert refused.value.reasons == [
        "The text was changed since the file was brought in: remove what is not wanted by itself."
    ]


def test_a_file_comes_in_once(partnership, officer):
    found = import_of(partnership, officer, sample("strict"))
    word.bring_in(found, by=officer, details=DETAILS)

    with pytest.raises(Refused) as refused:
        word.bring_in(found, by=officer, details=DETAILS)

    assert refused.value.reasons == ["This file was brought in already."]


def test_who_may_not_write_brings_nothing_in(partnership, officer):
    reader = make_user(Role.READER, partnership)
    found = import_of(partnership, officer, sample("strict"), start_plan(partnership, by=officer, **DETAILS).paper)

    with pytest.raises(Refused) as refused:
        word.bring_in(found, by=reader)

    assert refused.value.reasons == ["Your roles do not let you edit this text."]
    assert RoleAssignment.objects.filter(user=reader).count() == 1
