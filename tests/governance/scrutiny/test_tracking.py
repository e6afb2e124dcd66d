"""What becomes of a recommendation: answers of each authority, progress, and what scrutiny alone confirms."""

from datetime import date

import pytest
from django.urls import reverse

from governance.desk.reminders import recommendations
from governance.models import FollowUp, Recommendation
from governance.scrutiny.tracking import answer, ask_authorities, follow_up, judge, standing
from partnerships.access import Role
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from tests.factories import make_membership, make_organisation, make_partnership, make_plan, make_user

pytestmark = pytest.mark.django_db
TODAY = date(2026, 8, 20)


class Tracked:
    """A recommendation of 16 July to a partnership of police and fire service."""

    def __init__(self):
        self.partnership = make_partnership()
        self.police = make_organisation("Anyborough Police", slug="police")
        self.fire = make_organisation("Anyshire Fire and Rescue", kind="fire", slug="fire")
        for each in (self.police, self.fire):
            make_membership(self.partnership, each)
        self.officer = make_user(Role.OFFICER, self.partnership)
        self.lead = make_user(Role.PARTNER_LEAD, self.partnership, organisation=self.police)
        self.scrutiny = make_user(Role.SCRUTINY, self.partnership)
        self.paper = make_plan(self.partnership, state="adopted").paper
        self.row = Recommendation.objects.create(paper=self.paper, text="Report each year.", made_on="2026-07-16")

    def answered(self, *decisions):
        ask_authorities(self.row, (self.police, self.fire)[: len(decisions)], by=self.scrutiny)
        for each, decision in zip(self.row.answers.all(), decisions, strict=True):
            answer(each, by=self.officer, decision=decision, text="Because.", answered_on=TODAY)

    def now(self):
        return standing(Recommendation.objects.get(), TODAY)


@pytest.fixture
def tracked():
    return Tracked()


def refused(do):
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons


def test_each_authority_answers_within_28_days(tracked):
    ask_authorities(tracked.row, [tracked.police, tracked.fire], by=tracked.scrutiny)

    assert [each.due_on for each in tracked.row.answers.all()] == [date(2026, 8, 13)] * 2
    assert (tracked.now().words, tracked.now().is_late) == ("0 of 2 answered, late", True)


@pytest.mark.parametrize(
    ("decisions", "words"),
    [
        (["accepted", "accepted"], "Accepted"),
        (["accepted", "rejected"], "Accepted in part"),
        (["rejected"], "Not accepted"),
    ],
)
def test_answers_together(tracked, decisions, words):
    tracked.answered(*decisions)
    assert tracked.now().words == words


def test_nobody_is_reminded_once_each_authority_has_answered(tracked):
    assert [thing.key for thing in recommendations(TODAY)] == [f"recommendation-{tracked.row.key}"]
    tracked.answered("accepted", "rejected")
    assert list(recommendations(TODAY)) == []


def test_authority_says_why_it_does_not_accept(tracked):
    ask_authorities(tracked.row, [tracked.police], by=tracked.officer)
    row = tracked.row.answers.get()
    said = {"decision": "rejected", "text": "", "answered_on": TODAY}
    assert refused(lambda: answer(row, by=tracked.lead, **said)) == ["Give the reasons: it is not accepted in full."]


def test_lead_speaks_for_its_own_authority_alone(tracked):
    fire = {"organisation": tracked.fire}
    said = refused(lambda: follow_up(tracked.row, by=tracked.lead, text="Trained", **fire))
    assert said == ["Only its own lead, or the officer, speaks for it."]
    follow_up(tracked.row, by=tracked.lead, text="Trained", organisation=tracked.police)
    assert tracked.now().words == "In progress"


def test_progress_past_its_day_is_late(tracked):
    follow_up(tracked.row, by=tracked.officer, text="Begun", due_on=date(2026, 8, 1))
    assert (tracked.now().words, tracked.now().colour) == ("In progress, late", "red")


def test_scrutiny_alone_confirms_and_only_what_is_said_to_be_done(tracked):
    assert refused(lambda: judge(tracked.row, by=tracked.scrutiny, is_confirmed=True, text="")) == [
        "Nobody says that it is implemented."
    ]
    follow_up(tracked.row, by=tracked.officer, text="Reported to the committee.", is_implemented=True)
    assert refused(lambda: judge(tracked.row, by=tracked.officer, is_confirmed=True, text="")) == [
        "Your roles do not let you confirm that a recommendation is implemented."
    ]
    judge(tracked.row, by=tracked.scrutiny, is_confirmed=True, text="")

    assert tracked.now().words == "Confirmed by scrutiny"
    assert "Scrutiny has confirmed it: nothing more is said." in refused(
        lambda: follow_up(tracked.row, by=tracked.officer, text="More")
    )


def test_scrutiny_asks_for_more_with_its_reasons(tracked):
    follow_up(tracked.row, by=tracked.officer, text="Done", is_implemented=True)
    assert refused(lambda: judge(tracked.row, by=tracked.scrutiny, is_confirmed=False, text="")) == [
        "Say what is still to be done."
    ]
    judge(tracked.row, by=tracked.scrutiny, is_confirmed=False, text="The figures are missing.")
    assert tracked.now().words == "Not confirmed: scrutiny asks for more"


def test_following_up_leaves_the_text_as_it_is(tracked):
    before = checksum(compose(tracked.paper))
    tracked.answered("accepted")
    follow_up(tracked.row, by=tracked.officer, text="Done", is_implemented=True)
    judge(tracked.row, by=tracked.scrutiny, is_confirmed=True, text="")
    assert checksum(compose(tracked.paper)) == before


def test_page_takes_what_a_lead_says(client, tracked):
    client.force_login(tracked.lead, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse("governance:recommendation_follow", args=[tracked.row.pk])
    body = {
        "follow-organisation": tracked.police.pk,
        "follow-text": "Two sessions held.",
        "follow-is_implemented": "on",
    }
    client.post(url, body | {"do": "follow"})

    said = FollowUp.objects.get()
    assert (said.kind, said.organisation, said.said_by) == ("implemented", tracked.police, tracked.lead)


def test_public_reads_only_what_was_opened_to_it(client, tracked):
    url = reverse("governance:public_tracker", args=[tracked.partnership.slug])
    assert client.get(url).status_code == 404
    tracked.row.is_public = True
    tracked.row.save()

    assert "Report each year." in client.get(url).content.decode()
    tracked.paper.state = "drafting"
    tracked.paper.save()
    assert client.get(url).status_code == 404
