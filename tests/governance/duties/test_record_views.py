"""Pages that record: what they ask, what they refuse with which reason, what they keep."""

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.duties import verbs
from governance.models import DutyEvidence, DutyExemption
from governance.models.duty_table import BY_ID
from partnerships.access import Role
from tests.days import today
from tests.factories import make_partnership, make_user
from tests.plans.printing.cleaning.hostile import HOSTILE, hostile

pytestmark = pytest.mark.django_db
PROTOCOL = BY_ID["FIS-4"]
NOT_APPLICABLE = DutyExemption.Kind.NOT_APPLICABLE


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def officer(client, partnership):
    user = make_user(Role.OFFICER, partnership)
    client.force_login(user)
    return user


@pytest.fixture
def evidence(partnership, officer):
    return verbs.record_evidence(partnership, PROTOCOL, by=officer, on=today(), note="Signed by all")


def address(name, partnership, *args):
    return reverse(f"governance:duty_{name}", args=[partnership.slug, *args])


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_recording_leads_back_to_the_duty_and_says_so(client, partnership, officer):
    url = address("evidence_add", partnership, "fis-4")

    response = client.post(url, {"on": today().isoformat(), "note": "Signed by all"})

    assert response.url == reverse("governance:duty", args=[partnership.slug, "fis-4"])
    assert said(response) == ["The evidence is recorded."]


def test_what_was_taken_out_of_a_file_is_told(client, partnership, officer):
    file = SimpleUploadedFile("protocol.pdf", hostile(HOSTILE["a comment"]))
    url = address("evidence_add", partnership, "fis-4")

    response = client.post(url, {"on": today().isoformat(), "note": "Signed by all", "file": file})

    assert said(response) == ["The evidence is recorded.", "1 comment was taken out."]


def test_what_was_typed_stays_when_the_day_is_wrong(client, partnership, officer):
    url = address("evidence_add", partnership, "fis-4")

    response = client.post(url, {"on": "soon", "note": "Signed by all", "valid_until": "2030-01-01"})

    form = response.context["form"]
    assert list(form.errors) == ["on"]
    assert [form[name].value() for name in ("on", "note", "valid_until")] == ["soon", "Signed by all", "2030-01-01"]


def test_setting_aside_shows_what_the_duty_asks_for(client, partnership, officer):
    rows = client.get(address("set_aside", partnership, "fis-4", "not-applicable")).context["rows"]

    assert [row["value"] for row in rows] == [PROTOCOL.meaning, PROTOCOL.source]


def test_setting_aside_asks_why_and_keeps_nothing_without(client, partnership, officer):
    url = address("set_aside", partnership, "fis-4", "not-applicable")

    form = client.post(url, {"reason": ""}).context["form"]

    assert form.errors == {"reason": ["Enter a reason."]}
    assert not DutyExemption.objects.exists()


def test_a_duty_that_only_some_carry_is_switched_on_with_its_day_and_off_again(client, partnership, officer):
    url, page = (
        address(name, partnership, "grant", *more) for name, more in (("set_aside", ["applies"]), ("look_again", []))
    )

    on = said(client.post(url, {"reason": "Grant of 2026", "due_on": "31/10/2027"}))
    row = DutyExemption.objects.get()
    client.get(page)
    off = said(client.post(page, {"reason": "The grant has ended"}))

    assert (row.kind, row.due_on.isoformat(), row.words) == ("applies", "2027-10-31", "Applies here: Grant of 2026")
    assert (on, off[-1]) == (["The duty applies from now on."], "The duty counts no longer.")


def test_a_duty_of_every_partnership_cannot_be_switched_on(client, partnership, officer):
    response = client.get(address("set_aside", partnership, "fis-4", "applies"))

    assert response.context["reasons"] == ["This duty counts for every partnership."]


def test_a_duty_set_aside_already_says_so_in_place_of_the_form(client, partnership, officer):
    verbs.set_aside(partnership, PROTOCOL, by=officer, kind=NOT_APPLICABLE, reason="Another area's")

    response = client.post(address("set_aside", partnership, "fis-4", "not-applicable"), {"reason": "Again"})

    assert response.context["reasons"] == ["It is recorded already that this duty does not apply."]
    assert DutyExemption.objects.get().reason == "Another area's"


def test_a_rule_based_on_the_law_is_never_switched_off(client, partnership):
    client.force_login(make_user(Role.ADMINISTRATOR, partnership))

    response = client.post(address("set_aside", partnership, "fis-4", "switch-off"), {"reason": "Own standard"})

    assert response.context["reasons"] == [
        "This rule is based on the law as read or stated: say that it does not apply, and why."
    ]
    assert not DutyExemption.objects.exists()


def test_there_is_no_third_way_of_setting_aside(client, partnership, officer):
    assert client.get(address("set_aside", partnership, "fis-4", "forget")).status_code == 404


def test_looking_again_shows_why_the_duty_did_not_apply(client, partnership, officer):
    verbs.set_aside(partnership, PROTOCOL, by=officer, kind=NOT_APPLICABLE, reason="Another area's")

    rows = client.get(address("look_again", partnership, "fis-4")).context["rows"]

    assert rows == [{"key": "Does not apply because", "value": "Another area's"}]


def test_a_duty_that_counts_is_not_looked_at_again(client, partnership, officer):
    assert client.post(address("look_again", partnership, "fis-4"), {"reason": "Why not"}).status_code == 404


def test_withdrawing_shows_the_evidence_and_asks_why(client, evidence):
    url = reverse("governance:duty_evidence_withdraw", args=[evidence.pk])

    shown, refused = client.get(url), client.post(url, {"reason": ""})

    assert shown.context["rows"][1] == {"key": "What shows it", "value": "Signed by all"}
    assert refused.context["form"].errors == {"reason": ["Enter a reason."]}
    assert DutyEvidence.objects.standing().get() == evidence


def test_evidence_withdrawn_already_says_so(client, evidence, officer):
    verbs.withdraw_evidence(evidence, by=officer, reason="Another area's")

    response = client.post(reverse("governance:duty_evidence_withdraw", args=[evidence.pk]), {"reason": "Again"})

    assert response.context["reasons"] == ["This evidence was withdrawn already."]
    evidence.refresh_from_db()
    assert evidence.withdrawn_because == "Another area's"


def test_evidence_without_a_file_has_nothing_to_download(client, evidence):
    assert client.get(reverse("governance:duty_evidence_file", args=[evidence.pk])).status_code == 404


@pytest.mark.parametrize("name", ["withdraw", "file"])
def test_evidence_of_another_partnership_is_not_there(client, evidence, name):
    client.force_login(make_user(Role.OFFICER, make_partnership()))

    assert client.get(reverse(f"governance:duty_evidence_{name}", args=[evidence.pk])).status_code == 404


@pytest.mark.parametrize("name", ["evidence_add", "look_again"])
def test_who_only_reads_records_nothing(client, partnership, name):
    client.force_login(make_user(Role.READER, partnership))

    response = client.post(address(name, partnership, "fis-4"), {"on": today().isoformat(), "note": "x", "reason": "x"})

    assert response.status_code == 403
    assert not DutyEvidence.objects.exists()
