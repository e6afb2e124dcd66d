"""The page of a council's settings: what it shows, refuses, keeps and writes down."""

from datetime import date

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import CouncilSettings, NoticeRule, settings_of
from partnerships.access import Role
from partnerships.models import AuditEntry
from tests.factories import make_council, make_organisation, make_user

pytestmark = pytest.mark.django_db
SAVED = "The council's settings are saved. Every date is worked out with them from now on."


@pytest.fixture
def council():
    return make_council()


@pytest.fixture
def clerk(client, council):
    user = make_user(Role.CLERK, council)
    client.force_login(user)
    return user


def address(council):
    return reverse("governance:council_settings", args=[council.slug])


def as_shown(client, council):
    """What the page would post if nobody changed a field of it."""
    context = client.get(address(council)).context
    fields = [field for form in (context["form"], context["notice"]) for field in form]
    data = {field.html_name: "" if field.value() is None else field.value() for field in fields}
    for formset in (context["formset"], context["periods"]):
        data |= {f"{formset.prefix}-{name}": value for name, value in formset.management_form.initial.items()}
    return data


def closure(name, starts_on, ends_on):
    return {"closures-0-name": name, "closures-0-starts_on": starts_on, "closures-0-ends_on": ends_on}


def test_a_council_without_settings_is_shown_the_defaults_and_nothing_is_written(client, clerk, council):
    context = client.get(address(council)).context

    usual = CouncilSettings()
    assert context["form"]["call_in_days"].value() == str(usual.call_in_days)
    assert context["form"]["key_notice_days"].value() == str(usual.key_notice_days)
    assert CouncilSettings.objects.count() == 0


def test_settings_are_saved_once_and_changed_after_that(client, clerk, council):
    for days in ("7", "8"):
        client.post(address(council), as_shown(client, council) | {"call_in_days": days})

    row = CouncilSettings.objects.get()
    assert (row.council, row.call_in_days) == (council, 8)
    assert list(row.history.order_by("history_id").values_list("call_in_days", flat=True)) == [7, 8]


def test_settings_lead_back_to_themselves_and_say_that_they_are_saved(client, clerk, council):
    response = client.post(address(council), as_shown(client, council))

    assert response.url == address(council)
    assert [str(message) for message in get_messages(response.wsgi_request)] == [SAVED]


def test_the_audit_names_each_field_that_changed(client, clerk, council):
    changes = {"call_in_days": "7", "comments_days": "12"}

    client.post(address(council), as_shown(client, council) | changes)

    entry = AuditEntry.objects.about(council).get()
    assert (entry.event, entry.by, entry.council) == ("council settings changed", clerk, council)
    assert entry.details["fields"] == ["call_in_days", "comments_days"]


def test_the_audit_names_closure_days_that_were_added(client, clerk, council):
    data = as_shown(client, council) | closure("Christmas closure", "2026-12-29", "2026-12-31")

    client.post(address(council), data)

    (row,) = council.closure_days.all()
    assert (row.name, row.starts_on, row.ends_on) == ("Christmas closure", date(2026, 12, 29), date(2026, 12, 31))
    assert AuditEntry.objects.about(council).get().details["fields"] == ["closures"]


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Enter a number for “Call-in, in working days”."),
        ("five", "Enter a whole number between 0 and 200, such as 5."),
        ("201", "Enter a whole number between 0 and 200, such as 5."),
        ("-1", "Enter a whole number between 0 and 200, such as 5."),
    ],
)
def test_a_number_of_days_that_is_none_is_refused_and_stays_as_typed(typed, reason, client, clerk, council):
    form = client.post(address(council), as_shown(client, council) | {"call_in_days": typed}).context["form"]

    assert form.errors == {"call_in_days": [reason]}
    assert form["call_in_days"].value() == typed
    assert CouncilSettings.objects.count() == 0


def test_every_part_of_the_page_says_what_is_wrong_at_once(client, clerk, council):
    wrong = {"call_in_days": "", "notice-committee-number": ""} | closure("", "2026-12-29", "2026-12-31")

    context = client.post(address(council), as_shown(client, council) | wrong).context

    assert list(context["form"].errors) == ["call_in_days"]
    assert list(context["notice"].errors) == ["committee-number"]
    assert list(context["formset"].forms[0].errors) == ["name"]


def test_nothing_is_saved_where_one_part_is_refused(client, clerk, council):
    changes = {"call_in_days": "7", "notice-committee-number": "9"} | closure("Closed", "2026-12-31", "soon")

    client.post(address(council), as_shown(client, council) | changes)

    assert (CouncilSettings.objects.count(), NoticeRule.objects.count()) == (0, 0)
    assert council.closure_days.count() == 0
    assert not AuditEntry.objects.about(council).exists()


def test_closure_days_are_taken_back(client, clerk, council):
    row = council.closure_days.create(name="Closed", starts_on=date(2026, 12, 29), ends_on=date(2026, 12, 31))
    data = as_shown(client, council) | closure("Closed", "2026-12-29", "2026-12-31")

    client.post(address(council), data | {"closures-0-id": row.pk, "closures-0-DELETE": "on"})

    assert council.closure_days.count() == 0


@pytest.mark.parametrize(("role", "status"), [(Role.MEMBER, 403), (Role.SIGNING_OFFICER, 403), (Role.CLERK, 200)])
def test_settings_are_for_the_clerk_of_the_council(role, status, client, council):
    client.force_login(make_user(role, council))

    assert client.get(address(council)).status_code == status


def test_settings_of_another_council_are_not_there(client, clerk):
    assert client.get(address(make_council("Elsewhere Council"))).status_code == 404


def test_an_organisation_that_is_no_council_has_no_settings(client):
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))

    assert client.get(address(make_organisation())).status_code == 404


def test_a_site_administrator_changes_the_settings_of_every_council(client, council):
    client.force_login(make_user(Role.SITE_ADMINISTRATOR))

    client.post(address(council), as_shown(client, council) | {"call_in_by": "Any six members"})

    assert CouncilSettings.objects.get(council=council).call_in_by == "Any six members"


def test_a_council_settles_when_decisions_take_effect_and_how_long_a_plan_waits(client, clerk, council):
    settled = {
        "takes_effect": "on_expiry",
        "key_notice_unit": "weeks",
        "key_notice_days": "5",
        "most_weeks_waited": "4",
    }

    client.post(address(council), as_shown(client, council) | settled | {"calendar": "maundy-thursday"})

    found = settings_of(council)
    assert (found.takes_effect, found.key_notice_unit, found.key_notice_days) == ("on_expiry", "weeks", 5)
    assert (found.most_weeks_waited, found.calendar.name) == (4, "maundy-thursday")
