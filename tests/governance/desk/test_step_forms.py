"""Tasks open the very form: one click from the desk, one button on the form."""

import pytest
from django.urls import reverse

from governance.desk.due import What
from governance.desk.step_forms import OF_DAYS, OF_STEPS, forms_of
from governance.models import Stage
from governance.stages.lifecycle import submit
from partnerships.access import Role
from tests.days import in_weeks
from tests.factories import make_report, make_timetable, make_user

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def timetable():
    return make_timetable(start=in_weeks(1))


@pytest.fixture
def clerk(timetable):
    return make_user(Role.CLERK, timetable.council)


@pytest.fixture
def stage(timetable):
    return Stage.objects.get(timetable=timetable, body__kind="executive")


def test_each_form_of_a_step_opens_for_the_clerk(client, timetable, stage, clerk):
    client.force_login(clerk, backend=BACKEND)
    forms = forms_of(stage, None)
    opened = {what: client.get(forms[what]).status_code for what in (*OF_STEPS, *OF_DAYS, What.PUBLICATION)}

    assert opened == dict.fromkeys(opened, 200)


def test_the_form_of_a_report_opens_for_the_meeting_of_its_task(client, stage, clerk):
    client.force_login(clerk, backend=BACKEND)

    form = client.get(forms_of(stage, None)[What.REPORT]).context["form"]

    assert form["stage"].value() == str(stage.pk)


def test_report_and_sign_off_open_with_the_report(stage):
    report = make_report(stage.timetable, stage=stage)
    forms = forms_of(stage, report)

    assert forms[What.REPORT] == forms[What.FINAL_REPORT] == reverse("governance:report", args=[report.pk])
    assert forms[What.SIGN_OFF] == reverse("governance:report_sign_off", args=[report.pk])


def test_what_is_due_stands_on_the_desk_as_a_link_to_its_form(client, timetable, clerk):
    client.force_login(clerk, backend=BACKEND)
    first = timetable.stages.first()
    before = client.get(reverse("governance:desk")).content.decode()
    submit(first, by=clerk)
    after = client.get(reverse("governance:desk")).content.decode()

    assert reverse("governance:stage_submit", args=[first.pk]) in before
    assert reverse("governance:stage_submit", args=[first.pk]) not in after
    assert reverse("governance:pack_publish", args=[first.current_date.meeting_id]) in after


def test_who_waits_for_others_is_led_to_the_step(client, timetable):
    reader = make_user(Role.OFFICER, timetable.paper.partnership)
    client.force_login(reader, backend=BACKEND)
    first = timetable.stages.first()

    page = client.get(reverse("governance:desk")).content.decode()

    assert reverse("governance:stage_submit", args=[first.pk]) not in page
    assert first.get_record_url() in page


def test_each_plan_at_a_glance_stands_before_everything_that_is_due(client, timetable, clerk):
    client.force_login(clerk, backend=BACKEND)

    page = client.get(reverse("governance:desk")).content.decode()

    assert page.index("Each plan at a glance") < page.index("This week")


def test_the_page_of_a_step_has_one_button_and_folds_the_rest(client, timetable, clerk):
    client.force_login(clerk, backend=BACKEND)
    first = timetable.stages.first()

    page = client.get(first.get_record_url()).content.decode()

    now = page[page.index('id="now"') : page.index('id="decision"')]
    assert now.count('role="button"') == 1
    assert reverse("governance:stage_submit", args=[first.pk]) in now.partition("<details")[0]
    assert reverse("governance:stage_defer", args=[first.pk]) in now.partition("<details")[2]
