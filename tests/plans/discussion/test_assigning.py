"""Comments that are given to somebody: whose task they are, how people are told, what is refused."""

from datetime import timedelta

import pytest
from django.urls import reverse

from partnerships.access import Role
from partnerships.mail.kinds import Choice, choose
from partnerships.models import AuditEntry, Mail
from partnerships.people.verbs import end_role
from partnerships.site_address import full_address
from partnerships.tasks import tasks_for
from partnerships.verbs import Refused
from plans.discussion import assigning
from plans.discussion.mentions import KIND
from plans.discussion.verbs import comment, reopen, resolve
from plans.models import Comment
from tests.factories import give_role, make_organisation, make_partnership, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def police(paper):
    body = make_organisation("Anyborough Police")
    return make_user(Role.PARTNER_LEAD, paper.partnership, name="Bo Park", organisation=body)


def say(paper, by, text="Which area?", **options):
    return comment(paper, paper.blocks.get().key, by=by, text=text, **options)


def tasks(user, made):
    found = [task.title for task in tasks_for(user, made.made_at.date())]
    return [title for title in found if "comment" in title or title.startswith("Answer")]


def test_a_comment_of_a_partner_is_the_task_of_the_officer_it_is_given_to(paper, officer, police):
    other = make_user(Role.OFFICER, paper.partnership)
    question = say(paper, police)
    assigning.assign(question, by=other, to=officer)

    assert tasks(officer, question) == [f"Deal with a comment of Bo Park on “{paper.title}”"]
    assert tasks(other, question) == []

    say(paper, officer, "All of it.", parent=question)
    assert tasks(officer, question) == tasks(other, question) == [f"Resolve 1 comment on “{paper.title}”"]


def test_an_answer_wanted_from_a_partner_is_that_partners_task_until_given(paper, officer, police):
    question = say(paper, police)
    say(paper, officer, "@Bo Park, which do you mean?", parent=question, assigned_to=police)
    assert tasks(police, question) == [f"Answer Ann Lee on “{paper.title}”"]

    say(paper, police, "The town.", parent=question)

    assert tasks(police, question) == []


def test_who_is_given_a_comment_is_told_once(paper, officer, police):
    question = say(paper, officer, "@Bo Park: which area?", assigned_to=police)
    mail = Mail.objects.get()

    assert (mail.to, mail.subject) == (police, f"Ann Lee gives you a comment on “{paper.title}”")
    address = reverse("plans:comments", args=[paper.key, question.block_key])
    assert mail.text.split("\n\n") == ["Ann Lee: @Bo Park: which area?", full_address(address)]


def test_who_is_given_a_comment_in_an_answer_that_names_them_is_told_once(paper, officer, police):
    say(paper, officer, "@Bo Park, which do you mean?", parent=say(paper, police), assigned_to=police)

    assert Mail.objects.get().subject == f"Ann Lee gives you a comment on “{paper.title}”"


def test_a_comment_of_somebody_whose_role_ended_is_the_officers_again(paper, officer, police):
    colleague = make_user(Role.OFFICER, paper.partnership)
    lawyer = make_user(Role.SIGNING_OFFICER, paper.partnership.lead_councils.get())
    given = [say(paper, police, assigned_to=each) for each in (officer, lawyer)]
    assert tasks(colleague, given[0]) == []

    end_role(officer.role_assignments.get(), by=make_user(Role.ADMINISTRATOR, paper.partnership))

    assert tasks(colleague, given[0]) == [f"Resolve 1 comment on “{paper.title}”"]


def test_who_wants_it_once_a_day_finds_it_in_the_days_mail(paper, officer, police):
    choose(police, KIND, Choice.DIGEST)
    question = say(paper, officer, assigned_to=police)
    say(paper, police, assigned_to=police)
    days = [(question.made_at + timedelta(hours=n), question.made_at + timedelta(hours=n + 2)) for n in (-3, -1, 1)]

    told = [[each.title for each in assigning.given(police, *day)] for day in days]

    assert told == [[], [f"Ann Lee gives you a comment on “{paper.title}”"], []]
    assert not Mail.objects.exists()


def test_whoever_gives_a_comment_to_themselves_gets_no_mail(paper, officer):
    question = say(paper, officer, assigned_to=officer)

    assert tasks(officer, question) == [f"Deal with a comment of Ann Lee on “{paper.title}”"]
    assert not Mail.objects.exists()


def test_a_comment_is_taken_back_from_whoever_had_it(paper, officer, police):
    question = say(paper, officer, assigned_to=police)

    assigning.assign(question, by=officer, to=None)

    assert (question.assigned_to, question.assigned_by, question.assigned_at) == (None, None, None)
    assert tasks(police, question) == []
    assert [row.assigned_to for row in question.history.all()] == [None, police, None]
    events = ["comment assigned", "comment assigned to nobody"]
    assert list(AuditEntry.objects.filter(event__in=events).values_list("event", flat=True).order_by("pk")) == events


def test_only_its_author_and_officers_give_a_comment_to_people_who_comment_here(paper, officer, police):
    stranger, question = make_user(Role.READER, paper.partnership, name="Cy Doe"), say(paper, officer)

    assert assigning.reasons_not_to_assign(question, by=police, to=police) == [
        "Only the person who made this comment, or an officer, gives it to somebody."
    ]
    assert assigning.reasons_not_to_assign(question, by=officer, to=stranger) == [
        "Cy Doe does not comment on this text: choose somebody who does."
    ]


def test_a_resolved_comment_is_given_to_nobody(paper, officer, police):
    question = say(paper, officer, assigned_to=police)
    resolve(question, by=officer, done="Named the wards.")
    assert tasks(police, question) == []

    with pytest.raises(Refused) as refused:
        assigning.assign(question, by=officer, to=officer)
    assert refused.value.reasons == ["Only an open comment is given to somebody."]


def test_resolving_keeps_what_was_done(paper, officer, police):
    question = say(paper, police)
    with pytest.raises(Refused) as refused:
        resolve(question, by=officer, done=" ")
    assert refused.value.reasons == ["Say what was done."]

    resolve(question, by=officer, done="Named the wards.")
    assert Comment.objects.get().resolution == "Named the wards."
    reopen(question, by=officer)

    assert [row.resolution for row in question.history.all()] == ["", "Named the wards.", ""]


def test_an_answer_that_stands_last_says_what_was_done(paper, officer, police):
    question = say(paper, police)
    say(paper, officer, "See the map.", parent=question)

    resolve(question, by=officer)

    assert (question.resolved_by, question.resolution) == (officer, "")


def test_partners_stand_in_the_choice_with_their_organisation(paper, officer, police):
    elsewhere = make_partnership("Elsewhere")
    give_role(officer, Role.PARTNER_LEAD, elsewhere, organisation=make_organisation("Elsewhere Fire"))
    over = give_role(officer, Role.PARTNER_LEAD, paper.partnership, organisation=make_organisation("Old Trust"))
    end_role(over, by=officer)

    assert assigning.people_to_ask(paper) == [(officer, "Ann Lee"), (police, "Bo Park (Anyborough Police)")]
    other = make_user(Role.OFFICER, paper.partnership, name="Ann Lee", email="ann@x.example")
    assert assigning.people_to_ask(paper)[1] == (other, "Ann Lee (ann@x.example)")
