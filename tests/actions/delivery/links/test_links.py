"""Links: harmless to look at, scoped, expiring, revocable; the secret stays out of pages and rows."""

from datetime import date, timedelta
from itertools import count

import pytest
from django.urls import reverse
from django.utils import timezone

from actions.delivery.links.codes import OVER, TOO_MANY, check_code, send_code
from actions.delivery.links.forms import PassOnForm
from actions.delivery.links.verbs import add_contact, make_link, pass_on, revoke
from actions.delivery.periods.lifecycle import move
from actions.models import Action, DateChange, ReportingCalendar, ReportingPeriod, Return, ReturnLink
from partnerships.models import AuditEntry, Mail, PartnerContact
from partnerships.verbs import Refused
from tests.actions.delivery.data import YearInForce
from tests.days import in_days, today

pytestmark = pytest.mark.django_db


@pytest.fixture
def year():
    """Quarter 3 is open and closes in a week, whatever the day is."""
    year = YearInForce().with_quarters()
    move("open", year.period(3), by=year.officer)
    soon = in_days(7)
    ReportingPeriod.objects.filter(pk=year.period(3).pk).update(asks_on=soon, due_on=soon, closes_on=soon)
    return year


@pytest.fixture
def made(year):
    contact = add_contact(year.partnership, year.police, name="Sgt Jo", email="jo@police.example", by=year.officer)
    return make_link(year.period(3), year.police, contact.person, by=year.officer)


def address(made):
    return reverse("actions:link", args=[made.secret])


def go_on(client, made):
    return client.post(address(made))


def card(title, **said):
    key = Action.objects.get(title=title).key
    return {f"{key}-{name}": value for name, value in said.items()}


def test_looking_changes_nothing_and_uses_nothing_up(client, made):
    codes = [client.head(address(made)).status_code, *(client.get(address(made)).status_code for _ in range(20))]

    made.link.refresh_from_db()
    assert codes == [200] * 21
    assert (made.link.uses, made.link.last_used_at, client.cookies.get("report_link")) == (0, None, None)
    assert not AuditEntry.objects.about(made.link).exists()


def test_button_puts_the_secret_into_a_cookie_for_these_pages_alone(client, made):
    response = go_on(client, made)

    cookie = response.cookies["report_link"]
    assert (response.status_code, response["Location"]) == (302, "/r/")
    assert (cookie["path"], cookie["httponly"], cookie["samesite"]) == ("/r/", True, "Strict")
    made.link.refresh_from_db()
    assert made.link.uses == 1


def test_secret_stands_in_no_page_row_or_referrer(client, made):
    go_on(client, made)
    page = client.get("/r/")

    assert made.secret not in page.content.decode()
    assert (page["Referrer-Policy"], "no-store" in page["Cache-Control"]) == ("strict-origin", True)
    assert not ReturnLink.objects.filter(digest=made.secret).exists()
    assert ReturnLink.objects.of_secret(made.secret).get() == made.link


def test_contact_answers_all_and_gets_a_receipt(client, year, made):
    go_on(client, made)
    said = card("Patrol", progress="Twelve evenings", reported="G", expected_on="31 December 2026", revision="0")

    response = client.post("/r/", said | {"send": "all"}, follow=True)

    row = Return.objects.get()
    assert response.redirect_chain == [("/r/sent/", 302)]
    assert (row.state, row.sent_by, row.organisation) == ("submitted", made.link.person, year.police)
    assert row.history.first().history_change_reason == "Sent by link"
    assert Mail.objects.get(to=made.link.person).subject == "Sent: Anyborough Police, Quarter 3"


def test_new_date_is_asked_for_without_an_account(client, made):
    go_on(client, made)
    said = card("Patrol", progress="Late", reported="G", expected_on="31 December 2026", revision="0")
    refused = client.post("/r/", said | card("Patrol", new_date="31 March 2027") | {"send": "all"})
    client.post("/r/", said | card("Patrol", new_date="31/03/2027", new_date_because="No offers") | {"send": "all"})

    assert refused.context["cards"][0].form.errors == {"new_date_because": ["Say why the board should move the date."]}
    change = DateChange.objects.get()
    assert (change.to, change.state, change.asked_by, change.report) == (
        date(2027, 3, 31), "asked", made.link.person, Return.objects.get(),
    )  # fmt: skip


def test_question_for_a_new_date_is_taken_back_with_its_field(client, made):
    go_on(client, made)
    said = card("Patrol", progress="Late", new_date="31/03/2027", new_date_because="No offers", revision="0")
    client.post("/r/", said | {"save": "x"})
    shown = client.get("/r/").context["cards"][0]
    client.post("/r/", said | card("Patrol", new_date="", new_date_because="", revision="1") | {"save": "x"})

    assert (shown.form["new_date_because"].value(), shown.is_date_open) == ("No offers", True)
    assert DateChange.objects.count() == 0


def test_action_of_another_organisation_is_not_found_and_noted(client, made):
    go_on(client, made)
    response = client.post("/r/", card("Fire checks", progress="Not mine", revision="0") | {"send": "all"})

    assert response.status_code == 404
    assert Return.objects.count() == 0
    assert AuditEntry.objects.about(made.link).first().event == "report link tried for another action"


def test_revoked_link_is_gone_at_once(client, year, made):
    go_on(client, made)
    revoke(made.link, by=year.officer)

    codes = [client.get(address(made)).status_code, client.get("/r/").status_code, client.post("/r/", {}).status_code]

    assert codes == [410, 410, 410]


def test_expired_link_and_closed_period_are_gone(client, year, made):
    ReturnLink.objects.update(expires_on=in_days(-1))
    expired = client.get(address(made))
    ReturnLink.objects.update(expires_on=today())
    move("close", year.period(3), by=year.officer)
    closed = client.get(address(made))

    assert [expired.status_code, closed.status_code] == [410, 410]
    assert "Patrol" not in closed.content.decode()


def test_without_a_link_there_is_no_such_page(client, year):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    assert [client.get(path).status_code for path in ("/r/", "/r/sent/", "/r/pass-on/", "/r/guessed/")] == [404] * 4


def test_signed_in_person_writes_as_the_links_person(client, year, made):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    go_on(client, made)
    client.post("/r/", card("Patrol", nil_because="no_change", revision="0") | {"send": "all"})

    assert Return.objects.get().sent_by == made.link.person


def test_second_on_one_link_sees_both_texts(client, made):
    go_on(client, made)
    client.post("/r/", card("Patrol", progress="The first text", revision="0") | {"save": "x"})

    response = client.post("/r/", card("Patrol", progress="The second text", revision="0") | {"save": "x"})

    shown = response.context["cards"][0]
    assert (shown.theirs.progress, shown.form["progress"].value()) == ("The first text", "The second text")


def test_link_is_passed_on_inside_the_organisation_and_the_coordinator_told(year, made):
    contact = pass_on(made.link, name="PC Sam", email="sam@police.example")

    told = dict(Mail.objects.values_list("to__email", "subject"))
    assert told["sam@police.example"] == "Anyborough Police: report for Quarter 3 by " + (
        f"{year.period(3).due_on:%A %-d %B}"
    )
    assert told[year.officer.email] == "Anyborough Police: the report for Quarter 3 was passed on"
    assert list(PartnerContact.objects.filter(person=contact.person)) == [contact]


def test_link_is_passed_on_ten_times_a_day_at_most(made):
    for number in range(10):
        pass_on(made.link, name="PC Sam", email=f"sam.{number}@police.example")

    with pytest.raises(Refused, match="passed on often today"):
        pass_on(made.link, name="PC Sam", email="sam@police.example")


def test_name_of_a_colleague_is_one_line_in_mails():
    form = PassOnForm({"name": "Sam\n\nYour account ends: https://evil.example", "email": "sam@police.example"})

    assert (form.is_valid(), form.cleaned_data["name"]) == (True, "Sam Your account ends: https://evil.example")


def test_link_is_not_passed_on_to_another_domain(made):
    with pytest.raises(Refused) as refused:
        pass_on(made.link, name="Somebody", email="somebody@elsewhere.example")

    assert refused.value.reasons == [
        "A link is passed on inside your organisation: enter an address at police.example."
    ]


def test_link_opens_with_the_code_from_the_mail_where_the_year_asks_for_it(client, year, made):
    ReportingCalendar.objects.update(asks_for_code=True)
    went = go_on(client, made)
    before = client.get("/r/")
    code = Mail.objects.get(kind="report_code").text.split()[3]
    wrong = client.post("/r/code/", {"code": f"{(int(code) + 1) % 1_000_000:06}"})
    right = client.post("/r/code/", {"code": f"{code[:3]} {code[3:]}"})

    assert (went["Location"], before["Location"], right["Location"]) == ("/r/code/", "/r/code/", "/r/")
    assert wrong.context["form"].errors["code"] == [
        "This is not the code in the newest mail. Look again, or ask for a new one."
    ]
    assert (client.get("/r/").status_code, client.cookies["report_link_code"]["httponly"]) == (200, True)
    client.cookies.pop("report_link_code")
    assert client.get("/r/").status_code == 302


def test_a_code_is_good_once_for_five_tries_and_a_quarter_of_an_hour(year, made):
    now, seconds = timezone.now(), count()

    def sent():
        send_code(made.link, now + timedelta(seconds=next(seconds)))
        return Mail.objects.filter(kind="report_code").last().text.split()[3]

    def refused(code, at=now):
        with pytest.raises(Refused) as refusal:
            check_code(made.link, code, at)
        return refusal.value.reasons

    assert refused(sent(), now + timedelta(minutes=16)) == [OVER]
    good = sent()
    assert [refused("no") == [OVER] for _ in range(5)] == [False] * 5
    assert refused(good) == [OVER]
    good = sent()
    check_code(made.link, good, now)
    assert refused(good) == [OVER]


def test_codes_are_not_sent_without_end(made):
    for second in range(5):
        send_code(made.link, timezone.now() + timedelta(seconds=second))
    with pytest.raises(Refused) as refused:
        send_code(made.link, timezone.now())
    assert refused.value.reasons == [TOO_MANY]


def test_whoever_it_is_not_for_stops_links_and_mail(client, year, made):
    other = make_link(year.period(3), year.police, made.link.person, by=year.officer)
    shown = client.post(address(made), {"not_mine": "1"}, follow=True)
    client.post("/r/not-for-me/")

    assert (shown.status_code, ReturnLink.objects.filter(revoked_at=None).count()) == (200, 0)
    assert [client.get(address(each)).status_code for each in (made, other)] == [410, 410]
    assert PartnerContact.objects.current().count() == 0
    told = Mail.objects.get(to=year.officer)
    assert told.subject == "Anyborough Police: one of its contacts does not answer for it"
    assert AuditEntry.objects.filter(event="report link declined").count() == 2


def test_coordinator_ends_a_contact_with_its_links(client, year, made):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    contact = PartnerContact.objects.get()
    client.post(reverse("actions:contacts", args=[year.period(3).key, "police"]), {"end": contact.pk})

    assert (PartnerContact.objects.current().count(), client.get(address(made)).status_code) == (0, 410)


def test_guessing_addresses_is_braked(client, made):
    codes = [client.get(f"/r/guess-{number}/").status_code for number in range(21)]
    assert codes == [404] * 20 + [429]
    assert client.get(address(made)).status_code == 200


def test_contact_has_neither_password_nor_role(made):
    person = made.link.person
    assert (person.has_usable_password(), person.roles_held()) == (False, [])
