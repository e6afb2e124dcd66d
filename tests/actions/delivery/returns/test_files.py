"""Files with a report: taken by the one cleaning, private, told to the board, public only where they are opened."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from actions.delivery.asked import asked_in
from actions.delivery.editions.closing import close
from actions.delivery.editions.publishing import publish_report
from actions.delivery.links.verbs import add_contact, make_link
from actions.delivery.returns.files import FilesSaid
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save
from actions.models import Action, ReportingPeriod, ReturnFile
from partnerships.models import AuditEntry, User
from partnerships.verbs import Refused
from plans.printing.kept_files import CheckedFile
from tests.actions.delivery.editions.data import DUE, SAID, SecondQuarter, data_of
from tests.factories import make_partnership, make_user
from tests.plans.printing.cleaning.hostile import HOSTILE, hostile
from tests.world import DOT

pytestmark = pytest.mark.django_db
SHEET = CheckedFile(DOT, "image/png", "sheet.png")


@pytest.fixture
def year():
    return SecondQuarter(files=FilesSaid(SHEET, "Attendance"))


def write(year, revision=2, **said):
    sender = Sender(year.lead, year.quarter, year.police)
    return save(asked_in(year.quarter, year.police)[0], sender, SAID | said, revision=revision, on=DUE)


def client_of(user):
    client = Client()
    if user:
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def codes(row, *people):
    url = reverse("actions:evidence", args=[row.key])
    return [client_of(user).get(url).status_code for user in people]


def test_contact_adds_a_file_and_takes_it_away_by_link(client, year):
    ReportingPeriod.objects.filter(pk=year.quarter.pk).update(closes_on=date(2100, 1, 1))
    person = add_contact(year.partnership, year.police, name="Jo", email="jo@police.example", by=year.officer).person
    client.post(reverse("actions:link", args=[make_link(year.period(2), year.police, person, by=year.officer).secret]))
    key, kept = Action.objects.get(title="Patrol").key, ReturnFile.objects.get()
    pdf = SimpleUploadedFile("../a letter.exe", hostile(HOSTILE["a comment"]))
    sent = {f"{key}-revision": "2", f"{key}-files_removed": [str(kept.key)], f"{key}-file": pdf}
    page = client.post("/r/", sent | {f"{key}-file_title": "Letter", "save": "x"}, follow=True)

    new = ReturnFile.objects.standing().get()
    kept.refresh_from_db()
    got = client.get(reverse("actions:link_evidence", args=[new.key]))
    assert (new.title, new.name, new.content_type, new.added_by) == (
        "Letter",
        "a letter.pdf",
        "application/pdf",
        person,
    )
    assert (kept.removed_by, "1 comment was taken out." in page.content.decode()) == (person, True)
    assert (got["Content-Type"], got["Content-Disposition"]) == (
        "application/pdf", 'attachment; filename="a letter.pdf"',
    )  # fmt: skip
    assert client.get(reverse("actions:link_evidence", args=[kept.key])).status_code == 404
    events = AuditEntry.objects.about(new.report).values_list("event", flat=True)
    assert {"evidence added", "evidence taken away"} <= set(events)


def test_other_kinds_of_file_are_refused_in_words_and_nothing_typed_is_lost(client, year):
    year.quarter = year.opened(3)
    ReportingPeriod.objects.filter(pk=year.quarter.pk).update(closes_on=date(2100, 1, 1))
    key = Action.objects.get(title="Patrol").key
    url = reverse("actions:report_for", args=[year.quarter.key, "police"])
    sent = {f"{key}-revision": "0", f"{key}-progress": "Typed", f"{key}-file": SimpleUploadedFile("a.pdf", b"MZ")}
    form = client_of(year.lead).post(url, sent | {"save": "x"}).context["cards"][0].form

    assert form.errors == {"file": ["The file must be a PDF, a PNG or a JPEG."]}
    assert form["progress"].value() == "Typed"


def test_a_report_takes_five_files(year):
    for number in range(3, 7):
        write(year, revision=number - 1, files=FilesSaid(SHEET, f"Sheet {number}"))
    with pytest.raises(Refused) as refused:
        write(year, revision=6, files=FilesSaid(SHEET, "One more"))

    assert refused.value.reasons == ["A report takes at most 5 files: take one away first."]


def test_file_of_an_open_period_is_read_by_the_leads_and_the_coordinator(year):
    other = make_user("partner_lead", year.partnership, organisation=year.fire)
    reader, stranger = make_user("reader", year.partnership), make_user("officer", make_partnership(slug="elsewhere"))
    row = ReturnFile.objects.get()

    assert codes(row, year.lead, year.officer, other, reader, stranger) == [200, 200, 200, 404, 404]
    row.report.state = "draft"
    row.report.save()
    assert codes(row, year.lead, year.officer, other) == [200, 200, 404]


def test_file_stands_in_the_boards_copy_and_not_in_the_publics(year):
    close(year.quarter, by=year.officer)
    board, public = year.texts()
    row = ReturnFile.objects.get()
    told = data_of(board, "period_actions")["rows"][0]["files"]

    assert [(each["title"], each["key"]) for each in told] == [("Attendance", str(row.key))]
    assert (str(row.key) in str(public), "Attendance" in str(public)) == (False, False)
    assert codes(row, make_user("reader", year.partnership)) == [200]


def test_file_that_may_be_published_is_everybodys_once_its_report_is(year):
    row = ReturnFile.objects.get()
    write(year, files=FilesSaid(public=frozenset({str(row.key)})))
    close(year.quarter, by=year.officer)
    url = reverse("actions:performance_evidence", args=[row.key])
    before = client_of(None).get(url).status_code
    received = {"received_on": DUE, "minute": "Board, item 6"}
    publish_report(year.quarter, by=User.objects.system("import"), on=date(2026, 11, 1), **received)

    assert (before, client_of(None).get(url).status_code) == (404, 200)
