import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from actions.models import Project
from partnerships.access import Role
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Finding, PaperBasis
from plans.papers.history import block_history, field_changes, paper_history, row_history, source_named
from plans.papers.versions import freeze
from tests.factories import make_assessment, make_block, make_plan, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("windows")]


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership, name="Community Safety Officer")


def change(block, officer, words, reason=""):
    data = {"heading": block.heading, "level": 1, "data": {"html": f"<p>{words}</p>"}}
    editing.save(CHAPTERS, block, data, by=officer, revision=block.revision, reason=reason)


def test_block_history_says_who_what_and_why(plan, officer):
    block = plan.paper.blocks.first()
    change(block, officer, "Better.", "Clearer")

    newest, first = block_history(block)

    assert (newest.verb, newest.who, newest.why) == ("Changed", "Community Safety Officer", "Clearer")
    assert [field.label for field in newest.fields] == ["Text"]
    assert newest.has_comparison
    assert (first.verb, first.who) == ("Added", "The portal")


def test_block_history_tells_moves_removals_and_returns(plan, officer):
    block = plan.paper.blocks.last()
    editing.move(CHAPTERS, block, by=officer, up=True)
    block.refresh_from_db()
    editing.remove(CHAPTERS, block, by=officer)
    editing.put_back(CHAPTERS, block, by=officer)

    assert [entry.verb for entry in block_history(block)] == ["Put back", "Removed", "Moved", "Added"]


def test_block_history_joins_the_rows_that_the_block_shows(officer):
    paper = make_assessment().paper
    block = make_block(paper, kind="findings", data={"intro_html": ""})
    finding = Finding.objects.create(paper=paper, title="Thefts rise")
    finding.title = "Thefts fall"
    finding.save()

    subjects = [(entry.verb, entry.subject) for entry in block_history(block)]

    assert ("Changed", "Thefts fall") in subjects
    assert ("Added", "Thefts rise") in subjects


def test_row_history_shows_the_values_in_words(officer):
    finding = Finding.objects.create(paper=make_assessment().paper, title="Thefts rise")
    finding.strand, finding.is_proposed_priority = "reoffending", True
    finding.save()

    newest = row_history(source_named("plans.finding"), finding.pk)[0]

    assert [(f.label, f.before, f.after) for f in newest.fields] == [
        ("Strand", "", "Re-offending"),
        ("Proposed as a priority", "No", "Yes"),
    ]


def test_save_that_changed_nothing_is_not_told():
    finding = Finding.objects.create(paper=make_assessment().paper, title="Thefts rise")
    finding.save()

    assert [entry.verb for entry in row_history(source_named("plans.finding"), finding.pk)] == ["Added"]


def test_paper_history_holds_blocks_and_frozen_versions(plan, officer):
    change(plan.paper.blocks.first(), officer, "Better.")
    freeze(plan.paper, by=officer, purpose="consultation")

    entries, is_more = paper_history(plan.paper)

    assert [entry.verb for entry in entries] == ["Version made", "Changed", "Added", "Added", "Added"]
    assert is_more is False


def test_paper_history_pages(plan, officer):
    block = plan.paper.blocks.first()
    for number in range(4):
        change(block, officer, str(number))

    first, is_more = paper_history(plan.paper, most=4)
    second, is_even_more = paper_history(plan.paper, start=4, most=4)

    assert (len(first), is_more, len(second), is_even_more) == (4, True, 3, False)


def test_paper_history_asks_as_often_for_three_blocks_as_for_one(officer):
    def queries(paper):
        for block in paper.blocks.all():
            change(block, make_user(Role.OFFICER, paper.partnership), "Better.")
        with CaptureQueriesContext(
            connection,
        ) as counted:
            paper_history(paper)
        return len(counted)

    assert queries(make_plan(blocks=("A",)).paper) == queries(make_plan(blocks=("A", "B", "C")).paper)


def test_row_history_names_the_other_row_of_a_relation():
    paper, first, second = make_plan().paper, make_assessment().paper, make_assessment(title="The newer one").paper
    basis = PaperBasis.objects.create(paper=paper, basis=first)
    basis.basis = second
    basis.save()

    newest = row_history(source_named("plans.paperbasis"), basis.pk)[0]

    assert [(f.label, f.before, f.after) for f in newest.fields] == [("Basis", "Strategic assessment", "The newer one")]


def test_a_changed_list_of_priorities_names_the_one_that_changed():
    plan = make_plan()
    project = Project.objects.create(paper=plan.paper, title="Patrol", priorities=[{"key": "1", "title": "Violence"}])
    project.priorities = [{"key": "1", "title": "Violence"}, {"key": "2", "title": "Burglary"}]
    project.save()

    after, before = project.history.all()

    assert [
        (change.before, change.after) for change in field_changes(before, after) if change.label == "Priorities"
    ] == [("Violence", "Violence\nBurglary")]
