"""An item taken in private: who says so, which notices follow, and what the public reads of them."""

import io

import pytest
from django.urls import reverse
from docx import Document

from governance.desk.due import What
from governance.desk.workload import due_of, timetables_at_work
from governance.forward_plan import in_private
from governance.forward_plan import notices as key_notices
from governance.forward_plan.in_private_forms import URGENT
from governance.models import PrivateMeeting, Stage
from governance.stages.dating import set_date
from governance.stages.lifecycle import record_outcome
from governance.stages.minuting import NOUNS, add_minuted
from governance.timetables.stage_facts import stage_facts
from partnerships.access import Role
from partnerships.verbs import Refused
from plans.models import Publication, Version
from plans.papers.versions import freeze, publish
from tests.days import in_days, today
from tests.factories import make_council, make_timetable, make_user

pytestmark = pytest.mark.django_db
KEY = {
    "matter": "The plan", "decision_maker": "Cabinet", "members": "Leader", "decided_when": "In spring",
    "documents": "Report", "available_from": "Town Hall", "later_documents": "Ask us.",
}  # fmt: skip


@pytest.fixture
def stage():
    timetable = make_timetable(start=in_days(3))
    timetable.stages.filter(body__kind="executive").update(is_key_decision=True)
    return timetable.stages.get(body__kind="executive")


@pytest.fixture
def clerk(client, stage):
    user = make_user(Role.CLERK, stage.timetable.council)
    client.force_login(user)
    return user


def page(stage, what=""):
    return reverse(f"governance:stage_private{what}", args=[stage.pk])


def public(client, stage):
    client.logout()
    return client.get(reverse("governance:public_notices", args=[stage.timetable.council.slug]))


def filled_in(**more):
    """The form of the notice of the intention, given today."""
    said = {"matter": "Grants to one provider", "reasons": "Paragraph 3.", "intended_on": today().isoformat()}
    return said | more


def give_key_notice(stage, clerk, **more):
    key_notices.give(read(stage), by=clerk, **{"given_on": today()} | KEY | more)


def titles(response):
    return [notice.title for _, notice in response.context["notices"]]


def read(stage):
    return Stage.objects.with_facts().get(pk=stage.pk)


def test_clerk_says_it_and_the_public_reads_the_notice_that_was_given(client, clerk, stage):
    response = client.post(page(stage), filled_in(), follow=True)

    assert "It is recorded that Cabinet takes it in private." in response.content.decode()
    assert titles(public(client, stage)) == ["Notice of the intention to meet in private"]


def test_the_page_says_by_when_both_notices_are_due(client, clerk, stage):
    rows = client.get(page(stage)).context["rows"]

    assert [row["key"] for row in rows] == [
        "Paper", "Committee or board", "Date", "Notice of the intention due", "Further notice due",
    ]  # fmt: skip


def test_the_notice_of_a_private_key_decision_is_that_of_the_intention(client, clerk, stage):
    give_key_notice(stage, clerk, is_private=True, private_because="Paragraph 3.")

    initial = client.get(page(stage)).context["form"].initial

    assert initial == {"matter": "The plan", "reasons": "Paragraph 3.", "intended_on": today()}
    assert stage_facts(read(stage)).private.intended_on == today()


def test_the_desk_asks_for_the_next_notice_and_leads_there(client, clerk, stage):
    client.post(page(stage), filled_in())

    [asked] = [row for row in due_of(timetables_at_work(clerk, today()), today()) if row.what == What.PRIVATE]

    assert asked.title == "Give notice that Cabinet meets in private"
    assert asked.sentence.startswith("Further notice of the meeting in private: ")


def test_representations_and_the_response_stand_in_the_further_notice(client, clerk, stage):
    client.post(page(stage), filled_in())
    typed = filled_in(further_on=today().isoformat(), representations="One resident asked.", revision=1)

    refused = client.post(page(stage), typed).context["form"].errors
    client.post(page(stage), {**typed, "response": "Figures of the provider are in it."})

    assert refused == {"response": ["Say what was answered: the further notice has to say it (regulation 5(5))."]}
    [further] = [notice for _, notice in public(client, stage).context["notices"] if notice.slug == "further"]
    assert further.rows[2:] == (
        ("Representations that it should be public", "One resident asked."),
        ("Response", "Figures of the provider are in it."),
    )


@pytest.mark.parametrize(("name", "sentence"), URGENT.items())
def test_an_urgent_one_says_who_agreed_when_and_why(client, clerk, stage, name, sentence):
    whole = {"agreed_by": "Chair of scrutiny", "agreed_on": today().isoformat(), "urgent_because": "It ends."}

    form = client.post(page(stage), filled_in(**whole | {name: ""})).context["form"]

    assert form.errors == {name: [sentence]}


def test_a_notice_of_tomorrow_is_refused_and_keeps_what_was_typed(client, clerk, stage):
    typed = filled_in(intended_on=in_days(1).isoformat())

    form = client.post(page(stage), typed).context["form"]

    assert "is still to come" in form.non_field_errors()[0]
    assert form["matter"].value() == "Grants to one provider"
    assert not PrivateMeeting.objects.exists()


def test_what_is_taken_in_public_after_all_leaves_the_page_and_stays_on_record(client, clerk, stage):
    client.post(page(stage), filled_in())

    client.post(page(stage, "_aside"), {"reason": "Nothing is exempt."})

    assert PrivateMeeting.objects.get().set_aside_because == "Nothing is exempt."
    assert titles(public(client, stage)) == []
    assert stage_facts(read(stage)).private is None


@pytest.mark.parametrize(
    ("basis", "title", "regulation"),
    [
        ("general_exception", "Notice of a key decision under the general exception", "regulation 10"),
        ("special_urgency", "Notice of a key decision of special urgency", "regulation 11"),
    ],
)
def test_a_key_decision_at_short_notice_has_a_notice_of_its_own(client, clerk, stage, basis, title, regulation):
    told = {"told": "Chair of scrutiny", "told_on": today(), "urgent_because": "The grant ends."}
    give_key_notice(stage, clerk, basis=basis, **told)

    [(_, notice)] = public(client, stage).context["notices"]

    assert (notice.title, notice.regulation) == (title, regulation)
    assert ("Given under", f"SI 2012/2089 {regulation}") in notice.facts


def test_each_notice_is_a_word_document_with_all_that_it_says(client, clerk, stage):
    client.post(page(stage), filled_in())
    client.logout()
    args = [stage.timetable.council.slug, stage.pk, "intention"]

    response = client.get(reverse("governance:public_notice_file", args=args))

    words = [paragraph.text for paragraph in Document(io.BytesIO(response.content)).paragraphs]
    assert words[:2] == ["Notice of the intention to meet in private", f"Council: {stage.timetable.council.name}"]
    assert "Reasons for meeting in private: Paragraph 3." in words


def test_a_notice_of_another_council_or_kind_is_not_there(client, clerk, stage):
    client.post(page(stage), filled_in())
    council = stage.timetable.council

    for args in ([make_council().slug, stage.pk, "intention"], [council.slug, stage.pk, "further"]):
        assert client.get(reverse("governance:public_notice", args=args)).status_code == 404


def test_only_the_executive_gives_these_notices(clerk, stage):
    scrutiny = stage.timetable.stages.with_facts().get(body__kind="scrutiny")

    with pytest.raises(Refused) as refusal:
        in_private.say(scrutiny, by=clerk, matter="The plan", reasons="Paragraph 3.")

    assert "is not a body of the executive" in refusal.value.reasons[0]


def decided(stage, *, public=True):
    site = make_user(Role.SITE_ADMINISTRATOR)
    if public:
        version = freeze(stage.paper, by=site, purpose=Version.Purpose.CONSULTATION)
        publish(version, by=site, basis=Publication.Basis.PAPERS)
    set_date(stage, by=site, stated=today().isoformat(), reason="Brought forward")
    record_outcome(
        stage, by=site, kind="recommended", resolution="That Council adopt it.", reasons="It is lawful.",
        alternatives="Extend the old one.",
    )  # fmt: skip
    add_minuted(stage, NOUNS["interest"], by=site, declared_by="Leader", text="Trustee", dispensation="To speak")


def test_a_decision_is_stated_with_reasons_alternatives_interests_and_dispensations(client, clerk, stage):
    decided(stage)

    [(_, statement)] = public(client, stage).context["notices"]

    assert (statement.title, statement.regulation) == ("Statement of the decision of Cabinet", "regulation 12")
    assert statement.rows == (
        ("Decision", "Recommended. That Council adopt it."),
        ("Reasons for the decision", "It is lawful."),
        ("Alternative options considered and rejected", "Extend the old one."),
        ("Conflicts of interest declared", "Leader: Trustee"),
        ("Dispensations granted", "Leader: To speak"),
    )


def test_no_decision_is_stated_while_no_text_is_public(client, clerk, stage):
    decided(stage, public=False)

    assert titles(public(client, stage)) == []
