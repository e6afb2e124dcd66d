"""Pages on which amendments and conditions are entered, changed and set aside: what each shows and refuses."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import Amendment, Condition, Stage
from governance.stages.amending import add_amendment, add_condition
from partnerships.access import Role
from tests.factories import MET, make_council, make_timetable, make_user
from tests.governance.stages.test_lifecycle import put_in, stage_of

pytestmark = pytest.mark.django_db
MOVED = {"text": "Put in a chapter on lighting.", "moved_by": "Chair of Scrutiny", "result": "pending"}
IN_ERROR = "It no longer counts, and stays visible with your reason."


@pytest.fixture
def timetable():
    return make_timetable(start=MET)


@pytest.fixture
def clerk(client, timetable):
    user = make_user(Role.CLERK, timetable.council)
    client.force_login(user)
    return user


@pytest.fixture
def stage(timetable, clerk):
    return put_in(stage_of(timetable, "executive"), Stage.State.DECIDED, clerk)


@pytest.fixture
def amendment(stage, clerk):
    return add_amendment(stage, by=clerk, **MOVED)


@pytest.fixture
def condition(stage, clerk):
    return add_condition(stage, by=clerk, text="The funding is confirmed.")


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_a_new_amendment_asks_neither_for_a_revision_nor_for_a_reason(client, stage):
    page = client.get(address("amendment_create", stage.pk))

    assert {"reason", "revision"} & set(page.context["form"].fields) == set()
    assert (page.context["caption"], page.context["reasons"]) == ("Cabinet: Safer Anyborough", [])
    assert page.context["back_url"] == f"{stage.get_record_url()}#amendments"


def test_each_new_amendment_is_told_by_its_number(client, stage):
    client.post(address("amendment_create", stage.pk), MOVED)

    response = client.post(address("amendment_create", stage.pk), MOVED)

    assert said(response) == ["Amendment 1 is entered.", "Amendment 2 is entered."]
    assert response.url == f"{stage.get_record_url()}#amendments"


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("text", "Enter the amendment."),
        ("moved_by", "Answer “Moved by (post or board)”."),
        ("result", "Say what became of it."),
    ],
)
def test_an_amendment_that_lacks_something_is_refused_and_kept(field, asked, client, stage):
    typed = MOVED | {field: ""}

    form = client.post(address("amendment_create", stage.pk), typed).context["form"]

    assert form.errors == {field: [asked]}
    assert {name: form[name].value() for name in typed} == typed
    assert Amendment.objects.count() == 0


def test_an_amendment_of_a_stage_that_was_given_nothing_is_refused_on_the_page(client, timetable, clerk):
    planned = stage_of(timetable, "full_council")

    page = client.post(address("amendment_create", planned.pk), MOVED)

    assert page.context["reasons"] == [
        "The stage at Full Council is planned; this is possible only while it is submitted or papers published or "
        "decided."
    ]
    assert Amendment.objects.count() == 0


def test_an_amendment_is_shown_as_it_was_entered(client, amendment):
    page = client.get(address("amendment_edit", amendment.pk))

    form = page.context["form"]
    assert {name: form[name].value() for name in MOVED} == MOVED
    assert (page.context["title"], form["revision"].value()) == ("Amendment 1", 1)


def test_a_settled_amendment_is_not_changed_without_a_reason(client, stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED | {"result": "accepted"})
    typed = MOVED | {"result": "rejected", "revision": 1, "reason": ""}

    form = client.post(address("amendment_edit", row.pk), typed).context["form"]

    assert form.non_field_errors() == ["It is recorded as accepted: say why it is changed."]
    assert form["result"].value() == "rejected"
    assert Amendment.objects.get().result == "accepted"


def test_a_settled_amendment_is_changed_with_a_reason(client, stage, clerk):
    row = add_amendment(stage, by=clerk, **MOVED | {"result": "accepted"})
    typed = MOVED | {"result": "rejected", "revision": 1, "reason": "The minutes say so."}

    response = client.post(address("amendment_edit", row.pk), typed)

    assert said(response) == ["Amendment 1 is saved."]
    assert Amendment.objects.get().result == "rejected"


def test_an_amendment_is_named_before_it_is_set_aside(client, amendment):
    page = client.get(address("amendment_aside", amendment.pk))

    assert page.context["rows"] == [{"key": "Amendment", "value": "Put in a chapter on lighting."}]
    assert (page.context["lede"], page.context["warning"]) == (IN_ERROR, True)
    assert page.context["title"] == "Mark amendment 1 as recorded in error"


@pytest.mark.parametrize("reason", ["", "   "])
def test_an_amendment_is_not_set_aside_without_a_reason(reason, client, amendment):
    page = client.post(address("amendment_aside", amendment.pk), {"reason": reason})

    assert page.context["form"].errors == {"reason": ["Enter a reason."]}
    assert Amendment.objects.standing().count() == 1


def test_an_amendment_that_is_set_aside_has_no_page_any_more(client, amendment):
    response = client.post(address("amendment_aside", amendment.pk), {"reason": "Of another item."})

    assert said(response) == ["The amendment is marked as recorded in error."]
    assert Amendment.objects.get().set_aside_because == "Of another item."
    assert client.get(address("amendment_edit", amendment.pk)).status_code == 404


def test_a_new_condition_is_saved_and_said_so(client, stage, clerk):
    response = client.post(address("condition_create", stage.pk), {"text": "The funding is confirmed."})

    row = Condition.objects.get()
    assert (row.text, row.is_met, row.stage, row.recorded_by) == ("The funding is confirmed.", False, stage, clerk)
    assert said(response) == ["The condition is entered."]
    assert response.url == f"{stage.get_record_url()}#conditions"


def test_a_condition_without_words_is_refused_and_its_evidence_stays(client, stage):
    page = client.post(address("condition_create", stage.pk), {"text": "", "evidence": "Letter of 4 May."})

    assert page.context["form"].errors == {"text": ["Enter the condition."]}
    assert page.context["form"]["evidence"].value() == "Letter of 4 May."
    assert Condition.objects.count() == 0


def test_a_condition_met_on_a_day_to_come_is_refused(client, condition):
    typed = {"text": condition.text, "is_met": "on", "met_on": "2099-01-05", "revision": 1}

    form = client.post(address("condition_edit", condition.pk), typed).context["form"]

    assert form.errors == {"met_on": ["This day is still to come: enter the day on which it happened."]}
    assert Condition.objects.get().is_met is False


def test_a_condition_of_a_stage_that_has_not_decided_is_refused_on_the_page(client, timetable, clerk):
    planned = stage_of(timetable, "full_council")

    page = client.post(address("condition_create", planned.pk), {"text": "The funding is confirmed."})

    assert page.context["reasons"] == [
        "The stage at Full Council is planned; this is possible only while it is decided."
    ]
    assert Condition.objects.count() == 0


def test_a_condition_that_is_met_is_not_changed_without_a_reason(client, stage, clerk):
    row = add_condition(stage, by=clerk, text="The funding is confirmed.", is_met=True)

    form = client.post(address("condition_edit", row.pk), {"text": row.text, "revision": 1}).context["form"]

    assert form.non_field_errors() == ["It is recorded as met: say why it is changed."]
    assert Condition.objects.get().is_met is True


def test_a_condition_is_named_before_it_is_set_aside(client, condition):
    page = client.get(address("condition_aside", condition.pk))

    assert page.context["rows"] == [{"key": "Condition", "value": "The funding is confirmed."}]
    assert (page.context["lede"], page.context["submit"]) == (IN_ERROR, "Mark as recorded in error")


def test_a_condition_is_not_set_aside_without_a_reason(client, condition):
    page = client.post(address("condition_aside", condition.pk), {"reason": ""})

    assert page.context["form"].errors == {"reason": ["Enter a reason."]}
    assert Condition.objects.standing().count() == 1


@pytest.mark.parametrize("name", ["amendment_edit", "amendment_aside"])
def test_an_amendment_is_not_there_for_a_clerk_of_another_council(name, client, amendment):
    client.force_login(make_user(Role.CLERK, make_council("Elsewhere Council")))

    response = client.post(address(name, amendment.pk), MOVED | {"revision": 1, "reason": "Ours."})

    assert response.status_code == 404
    assert Amendment.objects.standing().get().revision == 1
