"""Returns: written, sent, kept apart from the adopted text; the page for people with an account."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from actions.action_plan.finishing import finished_on
from actions.delivery.asked import asked_in
from actions.delivery.periods.lifecycle import move
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import ChangedMeanwhile, missing_in, save, send
from actions.delivery.scale import scale_of
from actions.models import Action, Return
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from tests.actions.delivery.data import YearInForce
from tests.factories import make_plan, make_user
from tests.plans.rows.pages import banner

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
NOTHING = {
    "nil_because": "", "progress": "", "reported": "", "reported_because": "", "is_started": True, "expected_on": None,
    "slip_reason": "", "slip_words": "", "finished_on": None, "stopped_because": "", "activities_done": [],
    "outputs": [], "spend": None, "next_steps": "", "asks": [], "evidence": [],
}  # fmt: skip
DONE = NOTHING | {"progress": "Patrolled the park on 12 evenings.", "reported": "G"}


@pytest.fixture
def year():
    year = YearInForce("Patrol", "Fire checks", "Street lights").with_quarters(on=TODAY)
    move("open", year.period(3), by=year.officer)
    return year


def police(year, period=3):
    return Sender(year.lead, year.period(period), year.police)


def asked(year, title="Patrol", period=3):
    return next(each for each in asked_in(year.period(period)) if each.action.title == title)


def write(year, title="Patrol", sender=None, revision=0, **said):
    one = asked(year, title)
    one.report = save(one, sender or police(year), DONE | said, revision=revision, on=TODAY)
    return one


def send_all(year, sender=None):
    sender = sender or police(year)
    mine = [each for each in asked_in(sender.period, sender.organisation) if each.organisation == sender.organisation]
    return send(mine, sender, scale_of(year.partnership), on=TODAY)


def refused(do):
    with pytest.raises(Refused) as caught:
        do()
    return caught.value.reasons


def test_each_lead_is_asked_for_its_own_actions(year):
    found = [(each.action.title, each.organisation) for each in asked_in(year.period(3))]
    assert found == [("Patrol", year.police), ("Fire checks", year.fire), ("Street lights", year.police)]


def test_what_is_complete_is_sent_and_the_rest_is_told(year):
    write(year)

    sent, lacking = send_all(year)

    assert [report.get_state_display() for report in sent] == ["Sent"]
    assert lacking == ["Street lights: Say what was done, or that there is nothing to report."]
    assert AuditEntry.objects.get(event="reports sent").details == {"organisation": "Anyborough Police", "number": 1}


def test_nil_report_counts_as_received_and_an_empty_one_does_not(year):
    write(year, **NOTHING | {"nil_because": "no_change"})
    write(year, "Street lights", **NOTHING)

    send_all(year)

    assert [each.is_received for each in asked_in(year.period(3), year.police)] == [True, False]


def test_moved_date_asks_why(year):
    one = write(year, expected_on=date(2027, 1, 31), reported="A")
    assert missing_in(one, scale_of(year.partnership)) == [
        "Say why the expected finish moved from 31 December 2026 to 31 January 2027."
    ]


def test_rating_that_the_dates_contradict_asks_why(year):
    one = write(year, expected_on=date(2027, 3, 31), slip_reason="staff")
    assert missing_in(one, scale_of(year.partnership)) == ["The dates say Red, you chose Green: say why."]
    one = write(year, revision=1, expected_on=date(2027, 3, 31), slip_reason="staff", reported_because="Grant secured")
    assert missing_in(one, scale_of(year.partnership)) == []


def test_second_of_two_sees_the_first_ones_text(year):
    write(year, progress="The first text")

    with pytest.raises(ChangedMeanwhile) as caught:
        write(year, progress="The second text")

    assert caught.value.theirs.progress == "The first text"


def test_nobody_writes_after_closing(year):
    move("close", year.period(3), by=year.officer)
    assert refused(lambda: write(year)) == ["Quarter 3 is closed: report in the next period."]


def test_other_organisation_does_not_report(year):
    stranger = make_user("partner_lead", year.partnership, organisation=year.fire)
    assert refused(lambda: write(year, sender=Sender(stranger, year.period(3), year.police))) == [
        "Another organisation leads these actions: only it, or the community safety officer, reports on them."
    ]


def test_finished_is_noted_beside_the_action_and_asked_no_more(year):
    write(year, finished_on=date(2026, 11, 20))
    send_all(year)
    move("open", year.period(4), by=year.officer)

    assert finished_on(Action.objects.get(title="Patrol")) == date(2026, 11, 20)
    assert asked(year).computed.sentence == "Finished 20 November 2026, on time."
    assert [each.action.title for each in asked_in(year.period(4))] == ["Fire checks", "Street lights"]


def test_slip_is_told_over_two_periods(year):
    moved = {"slip_reason": "staff", "reported": "A"}
    write(year, expected_on=date(2027, 1, 31), **moved)
    send_all(year)
    move("open", year.period(4), by=year.officer)
    one = asked(year, period=4)
    one.report = save(
        one, police(year, 4), DONE | moved | {"expected_on": date(2027, 3, 31), "reported": "R"}, revision=0, on=TODAY
    )
    send([one], police(year, 4), scale_of(year.partnership), on=TODAY)

    found = asked(year, period=4)
    assert found.slip.sentence == "First 31 December 2026, now 31 March 2027: 90 days later, moved twice."
    assert found.computed.sentence == "Overdue by 90 days: due 31 December 2026, not finished."


def test_adopted_text_is_the_same_after_reporting(year):
    before = checksum(compose(year.paper))
    write(year, finished_on=date(2026, 11, 20))
    write(year, "Street lights", **NOTHING | {"stopped_because": "No money", "progress": "Stopped", "reported": "R"})
    send_all(year)

    assert checksum(compose(year.paper)) == before


def page(year):
    return reverse("actions:report_for", args=[year.period(3).key, "police"])


def card(year, title, **said):
    key = Action.objects.get(title=title).key
    return {f"{key}-{name}": value for name, value in said.items()}


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_page_saves_every_card_and_sends_what_is_complete(client, year):
    said = card(year, "Patrol", progress="Twelve evenings", reported="G", expected_on="31 December 2026", revision="0")
    said |= card(year, "Street lights", nil_because="seasonal", revision="0")

    response = sign_in(client, year.lead).post(page(year), said | {"send": "all"}, follow=True)

    assert banner(response) == ["2 reports sent. You can change them until the period closes."]
    rows = Return.objects.order_by("pk").values_list("state", "progress", "nil_because", "sent_by")
    assert list(rows) == [
        ("submitted", "Twelve evenings", "", year.lead.pk),
        ("submitted", "", "seasonal", year.lead.pk),
    ]


def test_page_keeps_what_cannot_be_read(client, year):
    said = card(year, "Patrol", progress="Twelve evenings", expected_on="31/02/2027", revision="0")

    response = sign_in(client, year.lead).post(page(year), said | {"save": "x"})

    assert Return.objects.count() == 0
    assert response.context["cards"][0].form["progress"].value() == "Twelve evenings"


def test_coordinator_answers_on_behalf_and_says_how(client, year):
    said = card(year, "Patrol", nil_because="no_change", revision="0") | {"on_behalf": "By phone, 20 November"}
    sign_in(client, year.officer).post(page(year), said | {"send": "all"})

    row = Return.objects.get()
    assert (row.sent_by, row.on_behalf) == (year.officer, "By phone, 20 November")


def test_page_of_another_organisation_is_not_found(client, year):
    other = reverse("actions:report_for", args=[year.period(3).key, "fire"])
    assert sign_in(client, year.lead).get(other).status_code == 404


@pytest.mark.parametrize("number", [1, 30])
def test_page_asks_as_little_at_one_action_and_at_thirty(client, number, django_assert_max_num_queries):
    year = YearInForce(*(f"Action {each}" for each in range(2 * number))).with_quarters(on=TODAY)
    move("open", year.period(3), by=year.officer)
    give_a_past(year)
    sign_in(client, year.lead)
    address = page(year)

    with django_assert_max_num_queries(15):
        response = client.get(address)

    assert response.context["counts"]["all"] == number
    asked = [card.asked for card in response.context["cards"]]
    assert {each.lineage.sentence for each in asked} == {"Carried on from 2025/26."}
    assert {each.last.progress for each in asked} == {"Said before."}


def give_a_past(year):
    """Each action stood in the text of the year before, and was reported on in the last quarter."""
    days = {"starts_on": date(2025, 4, 1), "ends_on": date(2026, 3, 31)}
    before = make_plan(year.partnership, blocks=(), state="adopted", **days).paper
    said = {"state": Return.State.SUBMITTED, "sent_at": timezone.now(), "sent_by": year.lead, "reported": "G"}
    for row in Action.objects.of(year.paper).filter(leads__organisation=year.police):
        Action.objects.create(paper=before, key=row.key, title=row.title, position=row.position)
        last = {"period": year.period(2), "action_key": row.key, "organisation": year.police}
        Return.objects.create(**last, progress="Said before.", **said)


def test_page_asks_as_often_for_three_full_reports_as_for_one(client):
    year = YearInForce("Patrol", "Fire checks", "Visits", "Alarms", "Marks").with_quarters(on=TODAY)
    move("open", year.period(3), by=year.officer)
    period, sender = year.period(3), police(year)
    client.force_login(year.lead)
    url = reverse("actions:report_for", args=[period.key, "police"])

    def asked_with(*asked):
        for each in asked:
            report = save(each, sender, DONE, revision=0, on=TODAY)
            report.evidence.create(title="Minutes", url="https://police.example/")
            report.asks.create(what="A room")
            report.challenges.create(question="How many?", asked_at=timezone.now(), asked_by=year.officer)
            report.files.create(title="Sheet", name="a.pdf", size=1, added_at=timezone.now(), added_by=year.lead)
        with CaptureQueriesContext(connection) as asking:
            client.get(url)
        return len(asking)

    first, *others = asked_in(period, year.police)
    assert (len(others), asked_with(first)) == (2, asked_with(*others))
