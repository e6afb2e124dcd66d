"""Pages of a report's versions: made by a button, read and compared, with the files annexed to them."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from governance.models import ReportEdition
from governance.reporting.annexes import kept_file
from governance.reporting.edition_views import FreezeEditionForm
from governance.reporting.editions import freeze_edition
from governance.reporting.headings import FIELDS
from partnerships.access import Role
from plans.printing.cleaning.pdf import clean
from tests.factories import make_report, make_timetable, make_user
from tests.governance.reporting.pdfs import pdf

pytestmark = pytest.mark.django_db
UNKNOWN = "0" * 64


@pytest.fixture
def report():
    return make_report(make_timetable(route=[("executive", "recommend"), ("full_council", "decide")]))


@pytest.fixture
def stages(report):
    return list(report.timetable.stages.order_by("step").select_related("body", "timetable"))


@pytest.fixture
def officer(client, report):
    user = make_user(Role.OFFICER, report.paper.partnership)
    client.force_login(user)
    return user


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_only_meetings_still_to_come_are_offered_the_next_one_first(report, stages):
    stages[0].state = "decided"
    stages[0].save()

    field = FreezeEditionForm(report=report).fields["stage"]

    assert [label for _, label in field.choices] == ["Full Council"]
    assert field.initial == stages[1]


def test_a_version_is_made_for_the_meeting_that_was_chosen(client, report, stages, officer):
    response = client.post(address("report_freeze", report.pk), {"stage": stages[1].pk})

    edition = ReportEdition.objects.get()
    assert response.url == report.get_absolute_url()
    assert said(response) == ["Version 1 of the report is made."]
    assert (edition.stage, edition.frozen_by) == (stages[1], officer)


def test_a_meeting_of_another_timetable_gets_no_version(client, report, officer):
    other = make_timetable().stages.first()

    form = client.post(address("report_freeze", report.pk), {"stage": other.pk}).context["form"]

    assert form.errors == {"stage": ["Choose again: what was chosen is not on the list any more."]}
    assert not ReportEdition.objects.exists()


def test_an_unchanged_report_is_refused_with_its_reason_and_keeps_the_choice(client, report, stages, officer):
    freeze_edition(report, stages[1], by=officer)

    form = client.post(address("report_freeze", report.pk), {"stage": stages[1].pk}).context["form"]

    assert form.non_field_errors() == ["Nothing has changed since version 1 was made for Full Council."]
    assert form["stage"].value() == str(stages[1].pk)
    assert ReportEdition.objects.count() == 1


def test_a_timetable_that_is_over_says_why_no_version_is_made(client, report, officer):
    report.timetable.stages.update(state="decided")

    response = client.post(address("report_freeze", report.pk), {})

    assert response.context["reasons"] == ["No meeting on the timetable is still to decide."]
    assert not ReportEdition.objects.exists()


def test_who_reads_papers_reads_a_version_and_a_stranger_does_not(client, report, stages, officer):
    edition = freeze_edition(report, stages[0], by=officer)
    inside = client.get(edition.get_absolute_url())
    client.logout()

    assert (inside.context["title"], inside.context["is_inside"]) == ("Community safety plan", True)
    assert client.get(edition.get_absolute_url()).status_code == 404


def test_the_text_as_it_stands_is_compared_with_a_version(client, report, stages, officer):
    freeze_edition(report, stages[0], by=officer)
    report.reportfields.create(label=FIELDS[0], value="Cabinet")
    report.title = "Safer for longer"
    report.save()

    context = client.get(address("report_compare", report.pk, 1, 0)).context

    assert context["names"] == ("version 1 for Cabinet", "the text as it stands")
    assert context["changed"] == ["Title", "Head of the report"]


@pytest.mark.parametrize("pair", [(1, 2), (7, 0)])
def test_a_version_that_was_never_made_is_not_compared(client, report, stages, officer, pair):
    freeze_edition(report, stages[0], by=officer)

    assert client.get(address("report_compare", report.pk, *pair)).status_code == 404


def test_an_annexed_file_comes_as_a_download_under_a_name_of_its_own(client, report, officer):
    report.annexs.create(label="Annex 1", title="Map", **kept_file(report.paper, pdf(2), 'a"b.pdf', by=officer))
    sha256 = report.annexs.get().attachment.sha256

    response = client.get(address("report_annex", report.pk, sha256))

    assert response.content == clean(pdf(2))[0]
    assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")
    assert response["Content-Disposition"] == 'attachment; filename="annex-1-map.pdf"'


def test_a_file_kept_with_the_paper_and_annexed_to_nothing_is_not_given(client, report, stages, officer):
    sha256 = kept_file(report.paper, pdf(3), "loose.pdf", by=officer)["attachment"].sha256
    edition = freeze_edition(report, stages[0], by=officer)

    asked = [address("report_annex", report.pk, each) for each in (sha256, UNKNOWN)]
    asked.append(address("edition_annex", edition.pk, sha256))

    assert [client.get(url).status_code for url in asked] == [404, 404, 404]


@pytest.mark.parametrize("role", [Role.READER, Role.MEMBER])
def test_who_only_reads_makes_no_version(client, report, stages, role):
    at = report.timetable.council if role == Role.MEMBER else report.paper.partnership
    client.force_login(make_user(role, at))

    assert client.post(address("report_freeze", report.pk), {"stage": stages[0].pk}).status_code == 403
    assert not ReportEdition.objects.exists()
