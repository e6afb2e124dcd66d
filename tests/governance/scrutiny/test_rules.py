"""Boundaries of the tracker: who is asked, which answers are late, what is refused, what a period tells once."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from governance.models import FollowUp, Recommendation, RecommendationAnswer
from governance.scrutiny.into_actions import takers
from governance.scrutiny.period_block import _is_long_settled, _is_made
from governance.scrutiny.tracking import answer, answer_due, ask_authorities, follow_up, standing, tracked
from governance.scrutiny.tracking_forms import AskAuthoritiesForm, AuthorityAnswerForm, FollowUpForm, JudgeForm
from partnerships.access import Role
from partnerships.fields import PastDayField
from partnerships.verbs import Refused, StaleState
from tests.days import in_days, today
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
MADE = date(2026, 7, 16)


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def police(partnership):
    return make_membership(partnership, make_organisation("Police")).organisation


@pytest.fixture
def row(partnership):
    paper = make_plan(partnership, state="adopted").paper
    return Recommendation.objects.create(paper=paper, text="Report each year.", made_on="2026-07-16")


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


@pytest.mark.parametrize(
    ("made_on", "due"),
    [("2026-07-16", date(2026, 8, 13)), ("2026-07", date(2026, 8, 28)), ("2026", date(2027, 1, 28)), ("", None)],
)
def test_an_answer_is_due_28_days_after_the_last_day_that_may_be_meant(made_on, due):
    assert answer_due(Recommendation(made_on=made_on)) == due


@pytest.mark.parametrize(
    ("on", "words", "colour"),
    [(date(2026, 8, 13), "0 of 1 answered", "yellow"), (date(2026, 8, 14), "0 of 1 answered, late", "red")],
)
def test_an_answer_is_late_from_the_day_after_it_was_due(row, police, officer, on, words, colour):
    ask_authorities(row, [police], by=officer)

    found = standing(row, on)

    assert (found.words, found.colour, found.is_late) == (words, colour, colour == "red")


@pytest.mark.parametrize(
    ("kind", "due", "words", "colour"),
    [
        ("progress", None, "In progress", "blue"),
        ("progress", MADE, "In progress", "blue"),
        ("progress", MADE - DAY, "In progress, late", "red"),
        ("returned", MADE - DAY, "Not confirmed: scrutiny asks for more, late", "red"),
        ("implemented", MADE - DAY, "Said to be implemented", "purple"),
        ("confirmed", MADE - DAY, "Confirmed by scrutiny", "green"),
    ],
)
def test_what_was_said_last_is_late_while_something_is_to_be_done(row, officer, kind, due, words, colour):
    for at, said in enumerate(({"kind": "progress"}, {"kind": kind, "due_on": due})):
        row.follow_ups.create(text="Told.", said_by=officer, said_at=timezone.now() + DAY * at, **said)

    found = standing(row, MADE)

    assert (found.words, found.colour) == (words, colour)


def test_before_anybody_is_asked_the_text_says_how_it_stands(row):
    row.state = "done"

    assert (standing(row, MADE).words, standing(row, MADE).colour) == ("Done", "green")


# --- Who is asked, who speaks ---------------------------------------------------------------------------------


def test_members_of_today_are_offered_and_responsible_ones_ticked(row, partnership, police):
    charity = make_membership(partnership, make_organisation("Charity"), statutory_kind="not_statutory").organisation
    make_membership(partnership, make_organisation("Former"), ends_on=in_days(-1))
    leaving = make_membership(partnership, make_organisation("Leaving"), ends_on=today()).organisation
    make_membership(make_partnership("Elsewhere"), make_organisation("Stranger"))

    field = AskAuthoritiesForm(recommendation=row).fields["organisations"]

    assert (set(field.queryset), set(field.initial)) == ({police, charity, leaving}, {police.pk, leaving.pk})


def test_who_was_asked_is_not_asked_again(row, partnership, police, officer):
    fire = make_membership(partnership, make_organisation("Fire")).organisation

    assert [ask_authorities(row, those, by=officer) for those in ([police], [police, fire])] == [1, 1]
    field = AskAuthoritiesForm(recommendation=row).fields["organisations"]
    assert (list(field.queryset), field.initial) == ([], None)


def test_others_ask_nobody(row, partnership, police):
    for person in (make_user(Role.READER, partnership), make_user(Role.OFFICER, make_partnership("Elsewhere"))):
        with pytest.raises(Refused, match="Your roles do not let you ask"):
            ask_authorities(row, [police], by=person)
    assert not row.answers.exists()


def test_a_lead_tells_of_its_own_authority_and_an_officer_of_each(row, partnership, police, officer):
    fire = make_membership(partnership, make_organisation("Fire")).organisation
    lead = make_user(Role.PARTNER_LEAD, partnership, organisation=police)

    fields = [FollowUpForm(recommendation=row, user=user, is_officer=is_officer).fields["organisation"]
              for user, is_officer in ((lead, False), (officer, True))]  # fmt: skip

    assert [(set(field.queryset), field.required) for field in fields] == [({police}, True), ({police, fire}, False)]


# --- Saying it ------------------------------------------------------------------------------------------------

WHY = {"text": ["Give the reasons: it is not accepted in full."]}


@pytest.mark.parametrize(
    ("decision", "text", "ahead", "errors"),
    [
        ("accepted", "", 0, {}),
        ("in_part", "One ward.", 0, {}),
        ("in_part", " ", 0, WHY),
        ("rejected", "", 0, WHY),
        ("accepted", "", 1, {"answered_on": [PastDayField.default_error_messages["to_come"]]}),
        ("", "", 0, {"decision": ["Choose the answer."]}),
    ],
)
def test_an_answer_says_why_and_has_been_given(decision, text, ahead, errors):
    form = AuthorityAnswerForm({"decision": decision, "text": text, "answered_on": f"{in_days(ahead):%d/%m/%Y}"})

    assert form.errors == errors


@pytest.mark.parametrize(
    ("said", "text", "errors"),
    [
        ("yes", "", {}),
        ("no", "The figures.", {}),
        ("no", "", {"text": ["Say what is still to be done."]}),
        ("", "", {"is_confirmed": ["Answer “Is it implemented?”."]}),
    ],
)
def test_scrutiny_says_what_is_still_to_be_done(said, text, errors):
    assert JudgeForm({"is_confirmed": said, "text": text}).errors == errors


def test_an_answer_of_a_day_to_come_and_a_second_one_are_refused(row, police, officer):
    ask_authorities(row, [police], by=officer)
    as_read, again = (RecommendationAnswer.objects.get() for _ in range(2))
    said = {"by": officer, "decision": "accepted", "text": "", "answered_on": MADE}

    with pytest.raises(Refused, match="This day is still to come"):
        answer(as_read, **said, today=MADE - DAY)
    answer(as_read, **said, today=MADE)
    with pytest.raises(StaleState):
        answer(again, **said, today=MADE)


def test_those_of_other_partnerships_and_carried_ones_are_not_tracked_here(row, partnership):
    newer = Recommendation.objects.create(paper=row.paper, text="Newer.", made_on="2026-09")
    later = make_plan(partnership, state="adopted").paper
    carried = Recommendation.objects.create(paper=later, text=row.text, made_on=row.made_on, key=row.key)
    Recommendation.objects.create(paper=make_plan().paper, text="Elsewhere.")

    assert list(tracked(partnership)) == [newer, carried]


def test_whoever_may_add_no_actions_to_the_year_makes_it_none(row, partnership):
    assert takers(row, None, by=make_user("site_administrator")) == []
    assert takers(row, row.paper, by=make_user(Role.READER, partnership)) == []


# --- In a period's report -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made_on", "is_told"),
    [("2026-07-16", True), ("2026-07-17", False), ("2026-07", True), ("2026-08", False), ("", True)],
)
def test_a_period_tells_what_was_made_by_its_last_day(made_on, is_told):
    assert _is_made(Recommendation(made_on=made_on), MADE) is is_told


@pytest.mark.parametrize(
    ("state", "responded_on", "is_over"),
    [
        ("done", "2026-07-15", True), ("done", "2026-07-16", False), ("rejected", "2026-06", True),
        ("rejected", "2026-07", False), ("done", "", True), ("accepted", "2026-06", False), ("open", "", False),
    ],
)  # fmt: skip
def test_what_was_settled_before_a_period_began_is_told_no_more(row, state, responded_on, is_over):
    row.state, row.responded_on = state, responded_on

    assert _is_long_settled(row, MADE) is is_over


@pytest.mark.parametrize(("days", "is_over"), [(-1, True), (0, False)])
def test_what_scrutiny_confirmed_is_told_in_the_period_of_that_day(row, officer, days, is_over):
    follow_up(row, by=officer, text="Done.", is_implemented=True)
    row.follow_ups.create(
        kind=FollowUp.Kind.CONFIRMED, text="Yes.", said_by=officer, said_at=timezone.now() + DAY * days
    )

    assert _is_long_settled(row, today()) is is_over
