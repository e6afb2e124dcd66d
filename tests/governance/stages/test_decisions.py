"""A joint partnership: every lead council decides on a timetable of its own, and one without is missed."""

import pytest
from django.urls import reverse

from governance.models import Stage, Timetable
from governance.stages import lifecycle
from governance.timetables.councils import councils_without_timetable, missing_words
from partnerships.access import Role
from plans.models import Paper
from plans.papers.record import record_of
from tests.factories import MET, make_body, make_council, make_partnership, make_plan, make_timetable, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.both("locks")]
DECIDES = (("full_council", "decide"),)
NOTES = (("executive", "note"),)


@pytest.fixture
def councils():
    return [make_council(f"{name} Council") for name in ("East", "North", "South")]


@pytest.fixture
def paper(councils):
    partnership = make_partnership(council=councils[0])
    partnership.lead_councils.add(*councils[1:])
    return make_plan(partnership).paper


def missing(paper):
    found = councils_without_timetable(paper, list(paper.timetables.with_stages()))
    return sorted(council.name for council in found)


def test_every_lead_council_is_missing_before_the_first_timetable(paper):
    assert missing(paper) == ["East Council", "North Council", "South Council"]


def test_a_council_is_missing_until_it_has_a_timetable_even_one_that_only_notes(paper, councils):
    make_timetable(paper, council=councils[0], route=DECIDES, start=MET)
    assert missing(paper) == ["North Council", "South Council"]

    make_timetable(paper, council=councils[1], route=NOTES, start=MET)
    assert missing(paper) == ["South Council"]


def test_nobody_is_missing_where_the_partnership_itself_decides(paper):
    timetable = Timetable.objects.create(paper=paper)
    board = make_body(partnership=paper.partnership, kind="partnership_board")
    Stage.objects.create(timetable=timetable, step=1, body=board, role="decide")

    assert missing(paper) == []


def test_nobody_is_missing_where_one_council_leads():
    paper = make_plan().paper
    assert missing(paper) == []


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ([], ""),
        (["East"], "East has no timetable for it yet"),
        (["East", "North", "South"], "East, North and South have no timetable for it yet"),
    ],
)
def test_missing_words(names, words):
    assert missing_words([make_council(name) for name in names]) == words


@pytest.mark.parametrize(("notes", "of"), [(False, 3), (True, 2)])
def test_a_council_without_a_timetable_is_counted_and_the_paper_waits(notes, of, paper, councils):
    by = make_user("site_administrator")
    stage = make_timetable(paper, council=councils[0], route=DECIDES, by=by, start=MET).stages.get()
    make_timetable(paper, council=councils[1], route=DECIDES, by=by, start=MET)
    if notes:
        make_timetable(paper, council=councils[2], route=NOTES, by=by, start=MET)
    lifecycle.submit(stage, by=by)

    recorded = lifecycle.record_outcome(stage, by=by, kind="adopted")

    told = [f"Adopted by 1 of {of}: the paper is adopted when all have."]
    if not notes:
        told.append(
            "South Council has no timetable for it yet: build it. A council that does not decide takes note on its "
            "timetable."
        )
    assert (recorded.adoption, recorded.warnings) == (None, told)
    paper = Paper.objects.get(pk=paper.pk)
    assert {name: record_of(paper, public=False)["deciding"][name] for name in ("adopted", "of")} == {
        "adopted": 1,
        "of": of,
    }


def test_the_papers_timetables_page_names_the_councils_that_have_none(client, paper, councils):
    make_timetable(paper, council=councils[0], route=DECIDES, start=MET)
    client.force_login(make_user(Role.CLERK, councils[0]), backend="django.contrib.auth.backends.ModelBackend")

    response = client.get(reverse("governance:paper_timetables", args=[paper.key]))

    assert sorted(council.name for council in response.context["missing"]) == ["North Council", "South Council"]
    assert "Lead councils without a timetable for this text" in response.content.decode()
