"""Pages of duties: what each shows to whom, what is recorded, and the command."""

from datetime import date
from io import StringIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.urls import reverse

from governance.duties import verbs
from governance.duties.tasks import tasks_for
from governance.models import DutyEvidence, DutyExemption
from governance.models.duty_table import BY_ID
from partnerships.access import Role
from plans.models import Version
from plans.papers.lifecycle import adopt, send_for_approval
from plans.papers.versions import freeze
from plans.printing.kept_files import CheckedFile
from tests.days import in_days, today
from tests.factories import make_partnership, make_plan, make_user
from tests.world import DOT

pytestmark = pytest.mark.django_db
PROTOCOL = BY_ID["FIS-4"]


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def officer(partnership):
    return make_user(Role.OFFICER, partnership)


@pytest.fixture
def ended(partnership):
    """A plan that ended, and nothing after it."""
    plan = make_plan(partnership, starts_on=date(2020, 4, 1), ends_on=date(2023, 3, 31))
    site = make_user(Role.SITE_ADMINISTRATOR)
    version = freeze(plan.paper, by=site, purpose=Version.Purpose.ADOPTION)
    send_for_approval(plan.paper, by=site)
    adopt(plan.paper, version, by=site, on=date(2020, 2, 1), body="Full Council")
    return plan


def address(name, partnership, *args):
    return reverse(f"governance:{name}", args=[partnership.slug, *args])


def sign_in(client, user):
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")


def test_list_shows_the_most_pressing_first_and_counts(client, partnership, officer, ended):
    sign_in(client, officer)

    counts = client.get(address("duties", partnership)).context["counts"]

    assert [(str(state), number) for state, number in counts] == [
        ("overdue", 4), ("not_recorded", 13), ("met", 1), ("not_applicable", 10),
    ]  # fmt: skip


def test_list_offers_recording_only_to_those_who_may(client, partnership, officer):
    link = address("duty_evidence_add", partnership, "fis-4")
    pages = {}
    for user in (officer, make_user(Role.READER, partnership)):
        sign_in(client, user)
        pages[user] = client.get(address("duties", partnership)).content.decode()

    assert [link in page for page in pages.values()] == [True, False]


def test_evidence_inside_is_named_and_not_linked_for_those_who_do_not_read_drafts(client, partnership, officer):
    verbs.record_evidence(
        partnership, PROTOCOL, by=officer, on=today(), note="Signed",
        file=CheckedFile(DOT, "image/png", "protocol.png"),
    )  # fmt: skip
    file = reverse("governance:duty_evidence_file", args=[DutyEvidence.objects.get().pk])
    found = {}
    for user in (officer, make_user(Role.MEMBER, partnership.lead_councils.get())):
        sign_in(client, user)
        found[user] = file in client.get(address("duty", partnership, "fis-4")).content.decode()

    assert list(found.values()) == [True, False]


def test_evidence_is_recorded_with_a_record_of_the_portal(client, partnership, officer, ended):
    sign_in(client, officer)
    url = address("duty_evidence_add", partnership, "fis-9a-13a")
    offered = [choice[0] for choice in client.get(url).context["form"].fields["record"].choices]

    response = client.post(
        url, {"on": "2026-03-02", "note": "Sent by post", "record": ended.get_absolute_url(), "valid_until": ""}
    )

    row = DutyEvidence.objects.get()
    assert offered == ["", ended.get_absolute_url()]
    assert response.url == address("duty", partnership, "fis-9a-13a")
    assert (row.duty, row.on, row.note, row.link_label, row.link_url, row.recorded_by) == (
        "FIS-9A/13A", date(2026, 3, 2), "Sent by post", "Safer Anyborough, adopted 1 February 2020",
        ended.get_absolute_url(), officer,
    )  # fmt: skip


def test_evidence_is_recorded_with_a_file_that_is_always_a_download(client, partnership, officer):
    sign_in(client, officer)
    file = SimpleUploadedFile("protocol.html", DOT, content_type="text/html")
    client.post(
        address("duty_evidence_add", partnership, "fis-4"), {"on": "2026-03-02", "note": "Signed", "file": file}
    )

    response = client.get(reverse("governance:duty_evidence_file", args=[DutyEvidence.objects.get().pk]))

    assert (response["Content-Type"], response["Content-Disposition"][:20]) == ("image/png", "attachment; filename")
    assert (response["Cache-Control"], response["X-Content-Type-Options"]) == ("private, no-store", "nosniff")


@pytest.mark.parametrize(
    ("fields", "errors"),
    [
        ({}, {"on": ["Enter the date."], "note": ["Say what shows it."]}),
        (
            {"on": "2026-03-02", "note": "Sent", "valid_until": "2026-03-01"},
            {"valid_until": ["The last day cannot be before the date of the evidence."]},
        ),
        (
            {"on": "2026-03-02", "note": "Sent", "file": SimpleUploadedFile("a.pdf", b"MZ")},
            {"file": ["The file must be a PDF, a PNG or a JPEG."]},
        ),
        (
            {"on": "2026-03-02", "note": "Sent", "record": "https://elsewhere.example/"},
            {"record": [
                "Choose again: what was chosen is not on the list any more."
            ]},
        ),
    ],
)  # fmt: skip
def test_evidence_form_says_what_is_wrong(client, partnership, officer, fields, errors):
    sign_in(client, officer)

    response = client.post(address("duty_evidence_add", partnership, "fis-4"), fields)

    assert response.context["form"].errors == errors
    assert not DutyEvidence.objects.exists()


def test_evidence_of_a_day_to_come_is_refused(client, partnership, officer):
    sign_in(client, officer)
    typed = {"on": in_days(1).isoformat(), "note": "Sent"}

    response = client.post(address("duty_evidence_add", partnership, "fis-4"), typed)

    told = {"on": ["This day is still to come: evidence is recorded when it is there."]}
    assert (response.context["form"].errors, DutyEvidence.objects.count()) == (told, 0)


def test_evidence_is_withdrawn_and_stays_in_the_list(client, partnership, officer):
    row = verbs.record_evidence(partnership, PROTOCOL, by=officer, on=today(), note="Signed by all")
    sign_in(client, officer)

    response = client.post(
        reverse("governance:duty_evidence_withdraw", args=[row.pk]), {"reason": "Another area's"}, follow=True
    )

    page = response.content.decode()
    assert response.context["standing"].state == "not_recorded"
    assert "<s>Signed by all</s>" in page
    assert "Another area&#x27;s" in page


def test_duty_is_set_aside_and_looked_at_again(client, partnership, officer):
    sign_in(client, officer)
    url = address("duty_set_aside", partnership, "fis-5", "not-applicable")
    response = client.post(url, {"reason": "One assessment for the county"}, follow=True)
    aside = response.context["standing"], response.context["offers"]

    again = client.post(address("duty_look_again", partnership, "fis-5"), {"reason": "Own again"}, follow=True)

    assert (aside[0].state, aside[0].sentence) == ("not_applicable", "One assessment for the county")
    assert aside[1] == {"record", "look_again"}
    assert again.context["standing"].state == "not_recorded"
    assert DutyExemption.objects.get().ended_because == "Own again"


def test_only_an_administrator_is_offered_to_switch_a_general_rule_off(client, partnership, officer):
    administrator = make_user(Role.ADMINISTRATOR, partnership)
    offers = {}
    for user in (officer, administrator):
        sign_in(client, user)
        for duty in ("fis-11", "fis-4"):
            offers[user, duty] = client.get(address("duty", partnership, duty)).context["offers"]

    assert [set(found) for found in offers.values()] == [
        {"record", "set_aside"}, {"record", "set_aside"}, {"record", "set_aside", "switch_off"},
        {"record", "set_aside"},
    ]  # fmt: skip


def test_officer_who_tries_to_switch_a_rule_off_reads_why_not(client, partnership, officer):
    sign_in(client, officer)
    url = address("duty_set_aside", partnership, "fis-11", "switch-off")

    page = client.post(url, {"reason": "Own standard"}).content.decode()

    assert "Only a partnership administrator switches a rule off." in page
    assert not DutyExemption.objects.exists()


@pytest.mark.parametrize("name", ["duty", "duty_evidence_add", "duty_look_again"])
def test_unknown_duty_is_not_found(client, partnership, officer, name):
    sign_in(client, officer)

    assert client.get(address(name, partnership, "fis-99")).status_code == 404


def test_nothing_of_duties_is_on_the_public_page(client, partnership, ended):
    assert "dut" not in client.get(partnership.get_absolute_url()).content.decode().lower()


# --- Tasks -----------------------------------------------------------------------------------------------------


def test_overdue_duties_are_tasks_of_those_who_record_them_each_cause_once(partnership, officer, ended):
    found = [(task.title, task.due, task.detail, task.url) for task in tasks_for(officer, date(2026, 11, 25))]

    assert found == [
        (BY_ID[duty].title, due, str(partnership), address("duty", partnership, BY_ID[duty].slug))
        for duty, due in (
            ("CDA-6", date(2023, 3, 31)), ("FIS-5", date(2026, 3, 31)), ("PJA-19", date(2026, 3, 31)),
        )
    ]  # fmt: skip


@pytest.mark.parametrize("role", [Role.READER, Role.CLERK, Role.SITE_ADMINISTRATOR])
def test_others_have_no_tasks_of_duties(partnership, ended, role):
    user = make_user(role, partnership.lead_councils.get() if role == Role.CLERK else partnership)

    assert list(tasks_for(user, today())) == []


# --- The command -----------------------------------------------------------------------------------------------


def check(*arguments):
    out = StringIO()
    try:
        call_command("check_duties", *arguments, stdout=out)
    except CommandError as error:
        return out.getvalue().splitlines(), error.returncode, str(error)
    return out.getvalue().splitlines(), 0, ""


def test_command_prints_one_line_for_each_duty_and_fails_when_one_is_overdue(partnership, ended):
    lines, code, words = check("--partnership", partnership.slug, "--on", "2026-11-25")

    assert lines[:3] == [
        f"{partnership} ({partnership.slug})",
        "Duty         State           Evidence    Due by      In words",
        "CDA-6        Overdue         -           2023-03-31  “Safer Anyborough” ended on 31 March 2023; no later plan "
        "is recorded.",
    ]
    assert len(lines) == 2 + len(BY_ID) + 1
    assert (code, words) == (1, "4 duties are overdue.")


def test_command_succeeds_when_nothing_is_overdue(partnership):
    lines, code, words = check()

    assert (len(lines), code, words) == (2 + len(BY_ID) + 1, 0, "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--partnership", "nowhere"), "There is no partnership “nowhere”."),
        (("--on", "yesterday"), "“yesterday” is not a day: write it as 2017-04-26."),
        (("--on", "1066-10-14"), "“1066-10-14” is not between 1900 and 2099."),
    ],
)
def test_command_answers_bad_input_with_one_line(arguments, words):
    assert check(*arguments) == ([], 2, words)
