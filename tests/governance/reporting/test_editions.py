from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from governance.models import ReportEdition
from governance.reporting.annexes import kept_file
from governance.reporting.editions import (
    edition_of,
    following_stage,
    freeze_edition,
    is_given_report,
    publish_edition,
    reasons_not_to_freeze,
    standings_of,
    unsigned_headings,
)
from governance.reporting.papers import report_papers
from governance.reporting.reports import compose_report
from governance.reporting.sign_off import answer, ask
from governance.reporting.standings import text_sha256
from governance.stages.lifecycle import publish_papers, record_outcome, submit
from partnerships.models import AuditEntry
from partnerships.verbs import Refused
from plans.printing.cleaning.pdf import clean
from tests.days import today
from tests.factories import make_report, make_timetable, make_user
from tests.governance.reporting.pdfs import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.both("triggers")]


@pytest.fixture
def report():
    """Of a timetable whose board has met."""
    return make_report(make_timetable(start=date(2026, 11, 3)))


@pytest.fixture
def clerk(report):
    return make_user("site_administrator", post="Committee clerk")


@pytest.fixture
def stages(report):
    return list(report.timetable.stages.order_by("step").select_related("body", "timetable"))


def sign(report, clerk, *headings):
    for row in report.implications.filter(heading__in=headings):
        request = ask(row, by=clerk, post="Monitoring Officer")
        answer(request, by=clerk, answer="signed", read=text_sha256(row.heading, row.text))


def test_submitting_freezes_the_edition_that_the_body_is_given(report, stages, clerk):
    version = submit(stages[0], by=clerk)

    edition = edition_of(stages[0])
    assert (edition.number, edition.version, edition.sha256) == (1, version, edition.own_sha256())
    assert edition.document["report"] == compose_report(report)
    assert edition.document["version"] == {"number": version.number, "sha256": version.sha256}
    assert AuditEntry.objects.filter(event="report version made").get().details["sha256"] == edition.sha256


def test_the_next_edition_says_what_the_last_body_said(report, stages, clerk):
    submit(stages[0], by=clerk)
    record_outcome(stages[0], by=clerk, kind="supported", held="2026-11-03", resolution="That the draft be supported.")
    stages[0].amendments.create(
        text="Add the town centre.", moved_by="Chair", result="accepted", why="Shared.", recorded_by=clerk
    )
    submit(stages[1], by=clerk)

    said = edition_of(stages[1]).document["considered"]
    assert [(row["body"], row["on"], row["outcome_label"], row["resolution"]) for row in said] == [
        ("Partnership board", "2026-11-03", "Supported", "That the draft be supported.")
    ]
    assert said[0]["amendments"] == [
        {"text": "Add the town centre.", "moved_by": "Chair", "result": "Accepted", "why": "Shared."}
    ]
    assert edition_of(stages[0]).document["considered"] == []


def test_a_body_before_the_one_written_for_is_not_given_the_report_unless_asked(stages, clerk):
    report = stages[0].timetable.reports.get()
    report.stage = stages[1]
    report.save()

    submit(stages[0], by=clerk)
    assert (is_given_report(stages[0]), edition_of(stages[0])) == (False, None)

    submit(stages[0], by=clerk, with_report=True)
    assert edition_of(stages[0]).number == 1


def test_an_unchanged_report_is_not_frozen_twice_for_a_body(report, stages, clerk):
    submit(stages[0], by=clerk)

    assert reasons_not_to_freeze(report, stages[0], by=clerk) == [
        f"Nothing has changed since version 1 was made for {stages[0].body}."
    ]


def test_an_edition_is_frozen_only_for_a_stage_still_open(report, stages, clerk):
    submit(stages[0], by=clerk)
    record_outcome(stages[0], by=clerk, kind="noted")

    with pytest.raises(Refused) as refusal:
        freeze_edition(report, stages[0], by=clerk)

    assert refusal.value.reasons == [f"The stage at {stages[0].body} is decided: it is given nothing more."]


def test_the_living_text_is_for_the_first_stage_still_open(report, stages, clerk):
    submit(stages[0], by=clerk)
    record_outcome(stages[0], by=clerk, kind="noted")

    assert following_stage(report) == stages[1]


def test_who_reads_does_not_freeze(report, stages):
    reader = make_user("reader", report.paper.partnership)

    assert reasons_not_to_freeze(report, stages[0], by=reader) == [
        "Your roles do not let you write a committee report."
    ]


# --- Never changed ---------------------------------------------------------------------------------------------


@pytest.fixture
def edition(report, stages, clerk):
    return freeze_edition(report, stages[0], by=clerk)


def test_model_and_queryset_refuse_every_change(edition):
    changes = [
        edition.save,
        edition.delete,
        ReportEdition.objects.all().delete,
        lambda: ReportEdition.objects.update(frozen_for="another"),
        lambda: ReportEdition.objects.bulk_update([edition], ["frozen_for"]),
    ]
    for change in changes:
        with pytest.raises(TypeError, match="A version of a report is never"):
            change()


@pytest.mark.parametrize("statement", [
    "UPDATE governance_reportedition SET canonical = '{}'",
    "DELETE FROM governance_reportedition",
])  # fmt: skip
def test_database_refuses_to_change_or_delete_an_edition(edition, statement):
    with pytest.raises(IntegrityError, match="A version of a report is never changed or deleted"), transaction.atomic():
        connection.cursor().execute(statement)


# --- Signing and publishing ------------------------------------------------------------------------------------


def test_sign_offs_carry_over_to_the_next_edition_until_the_heading_changes(report, stages, clerk):
    sign(report, clerk, "Legal", "Finance")
    submit(stages[0], by=clerk)
    record_outcome(stages[0], by=clerk, kind="noted")
    submit(stages[1], by=clerk)
    report.implications.filter(heading="Finance").update(text="Met from the reserves.")
    assert unsigned_headings(report, edition_of(stages[1]).document["report"], on=today()) == []
    assert [each.state for each in standings_of(report, compose_report(report), on=today())] == ["signed", "earlier"]


def test_publishing_before_all_is_signed_wants_a_reason_and_records_it(report, stages, clerk):
    sign(report, clerk, "Legal")
    submit(stages[0], by=clerk)

    with pytest.raises(Refused) as refusal:
        publish_papers(stages[0], by=clerk)
    publish_papers(stages[0], by=clerk, reason="Finance follows in a supplement.")

    assert refusal.value.reasons == ["Say why the papers are published before Finance is signed."]
    publication = edition_of(stages[0]).publication
    assert (publication.unsigned, publication.reason) == (["Finance"], "Finance follows in a supplement.")
    entry = AuditEntry.objects.filter(event="report version published").get()
    assert (entry.reason, entry.details["unsigned"]) == ("Finance follows in a supplement.", ["Finance"])


def test_publishing_a_report_that_is_signed_asks_nothing(report, stages, clerk):
    sign(report, clerk, "Legal", "Finance")
    submit(stages[0], by=clerk)

    publish_papers(stages[0], by=clerk, reason="Not needed.")

    assert (edition_of(stages[0]).publication.unsigned, edition_of(stages[0]).publication.reason) == ([], "")


def test_the_report_as_it_stands_can_go_instead_of_the_frozen_edition(report, stages, clerk):
    sign(report, clerk, "Legal", "Finance")
    submit(stages[0], by=clerk)
    report.title = "Another title"
    report.save()

    assert (report_papers(stages[0]).has_changed, report_papers(stages[0]).usual) == (True, "now")
    publish_papers(stages[0], by=clerk, report="now")

    assert [(each.number, each.is_public) for each in report.editions.all()] == [(1, False), (2, True)]


def test_papers_can_go_without_the_report(report, stages, clerk):
    submit(stages[0], by=clerk)

    publish_papers(stages[0], by=clerk, report="none")

    assert not edition_of(stages[0]).is_public


def test_strangers_see_only_editions_that_are_public(report, stages, clerk):
    submit(stages[0], by=clerk)
    stranger = make_user("officer", make_report().paper.partnership)

    assert list(ReportEdition.objects.visible_to(stranger)) == []
    publish_papers(stages[0], by=clerk, reason="In time for the agenda.")
    assert list(ReportEdition.objects.visible_to(stranger)) == [edition_of(stages[0])]


# --- Pages -------------------------------------------------------------------------------------------------------


@pytest.fixture
def hidden(report, stages, clerk):
    """An edition that nobody has published, with an annexed file."""
    kept = kept_file(report.paper, pdf(2), "assessment.pdf", by=clerk)
    report.annexs.create(label="Annex 1", title="Assessment", **kept)
    return freeze_edition(report, stages[0], by=clerk)


def addresses(edition):
    sha256 = edition.document["report"]["annexes"][0]["file"]["sha256"]
    return [
        reverse("governance:edition", args=[edition.pk]),
        reverse("governance:edition_pdf", args=[edition.pk]),
        reverse("governance:edition_annex", args=[edition.pk, sha256]),
    ]


def test_an_edition_its_pdf_and_its_annexes_open_to_strangers_only_with_the_papers(client, hidden, clerk):
    client.force_login(make_user("officer", make_report().paper.partnership))

    assert [client.get(url).status_code for url in addresses(hidden)] == [404, 404, 404]
    publish_edition(hidden, by=clerk, unsigned=["Legal"], reason="Quiet reason.")
    assert [client.get(url).status_code for url in addresses(hidden)] == [200, 202, 200]
    assert "Quiet reason." not in client.get(addresses(hidden)[0]).content.decode()


def test_a_public_edition_does_not_tell_what_was_written_to_the_author(client, report, stages, clerk):
    legal = report.implications.get(heading="Legal")
    request = ask(legal, by=clerk, post="Monitoring Officer")
    read = text_sha256(legal.heading, legal.text)
    answer(request, by=clerk, answer="commented", comment="Quiet comment.", read=read)
    edition = freeze_edition(report, stages[0], by=clerk)
    publish_edition(edition, by=clerk, unsigned=[])

    page = client.get(edition.get_absolute_url()).content.decode()

    assert ("Quiet comment." in page, "Monitoring Officer, " in page) == (False, True)


def test_a_file_that_only_the_living_text_annexes_stays_inside(client, report, stages, clerk):
    edition = freeze_edition(report, stages[0], by=clerk)
    publish_edition(edition, by=clerk, unsigned=[])
    kept = kept_file(report.paper, pdf(3), "later.pdf", by=clerk)
    report.annexs.create(label="Annex 2", title="Later", **kept)
    sha256 = kept["attachment"].sha256

    assert client.get(reverse("governance:edition_annex", args=[edition.pk, sha256])).status_code == 404
    client.force_login(make_user("reader", report.paper.partnership))
    assert client.get(reverse("governance:report_annex", args=[report.pk, sha256])).content == clean(pdf(3))[0]


def test_two_editions_are_compared_word_by_word(client, report, stages, clerk):
    freeze_edition(report, stages[0], by=clerk)
    report.implications.filter(heading="Legal").update(text="The council may adopt a plan.")
    freeze_edition(report, stages[0], by=clerk)
    client.force_login(clerk)

    page = client.get(reverse("governance:report_compare", args=[report.pk, 1, 2])).content.decode()
    same = client.get(reverse("governance:report_compare", args=[report.pk, 2, 0])).content.decode()

    assert "<strong>Changed:</strong> Implications." in page
    assert '<del><span class="govuk-visually-hidden csp-said">deleted: </span>must</del>' in page.replace(
        " </del>", "</del>"
    )
    assert "The two texts are the same" in same


def test_an_edition_is_frozen_by_its_own_button(client, report, stages, clerk):
    client.force_login(clerk)

    client.post(reverse("governance:report_freeze", args=[report.pk]), {"stage": stages[1].pk})

    assert edition_of(stages[1]).number == 1


def test_a_second_report_leads_to_the_first(client, report, clerk):
    client.force_login(clerk)

    answered = client.get(reverse("governance:report_create", args=[report.timetable_id]))

    assert answered.url == report.get_absolute_url()


def test_publishing_page_names_what_is_not_signed_and_asks_why(client, report, stages, clerk):
    submit(stages[0], by=clerk)
    client.force_login(clerk)
    address = reverse("governance:stage_publish", args=[stages[0].pk])

    page = client.get(address).content.decode()
    refused = client.post(address, {"report": "edition"}).content.decode()
    client.post(address, {"report": "edition", "reason": "A supplement follows."})

    assert "<li>Legal</li><li>Finance</li>" in page
    assert "Say why the papers are published before Legal and Finance are signed." in refused
    assert edition_of(stages[0]).publication.reason == "A supplement follows."
