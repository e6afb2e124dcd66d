"""Pages of a report: its head, its parts one by one, the report as it stands, and its PDF."""

import pytest
from django.urls import reverse

from governance.models import Report
from partnerships.access import Role
from plans.models import Rendering
from tests.factories import make_report, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def timetable():
    return make_timetable()


@pytest.fixture
def report(timetable):
    return make_report(timetable)


@pytest.fixture
def officer(client, timetable):
    user = make_user(Role.OFFICER, timetable.paper.partnership)
    client.force_login(user)
    return user


@pytest.fixture
def reader(client, timetable):
    user = make_user(Role.READER, timetable.paper.partnership)
    client.force_login(user)
    return user


def address(name, *args):
    return reverse(f"governance:{name}", args=args)


def rows(part, *given, initial=0, **more):
    """What the page of one part posts."""
    data = {f"{part}-TOTAL_FORMS": len(given), f"{part}-INITIAL_FORMS": initial, **more}
    return data | {f"{part}-{n}-{name}": value for n, row in enumerate(given) for name, value in row.items()}


# --- The head ----------------------------------------------------------------------------------------------------


def test_a_new_report_proposes_the_papers_title_and_the_meetings_of_its_timetable(client, timetable, officer):
    form = client.get(address("report_create", timetable.pk)).context["form"]

    assert form.initial["title"] == timetable.paper.title
    labels = [label for _, label in form.fields["stage"].choices]
    assert (labels[0], len(labels)) == ("No particular meeting", 5)
    assert (labels[1], labels[-1]) == ("Partnership board (prepares)", "Full Council (decides)")


def test_a_new_report_is_started_under_the_usual_headings(client, timetable, officer):
    stage = timetable.stages.last()

    response = client.post(
        address("report_create", timetable.pk), {"title": "The plan", "stage": stage.pk, "author": "Manager"}
    )

    report = Report.objects.get()
    assert response.url == report.get_absolute_url()
    assert (report.title, report.stage, report.author) == ("The plan", stage, "Manager")
    assert report.implications.first().heading == "Legal, including human rights"


def test_a_report_without_a_title_is_not_started_and_keeps_what_was_typed(client, timetable, officer):
    response = client.post(address("report_create", timetable.pk), {"title": "", "author": "Manager"})

    form = response.context["form"]
    assert form.errors == {"title": ["Enter the title."]}
    assert form["author"].value() == "Manager"
    assert not Report.objects.exists()


def test_a_meeting_of_another_timetable_is_no_choice(client, timetable, officer):
    other = make_timetable().stages.first()

    form = client.post(address("report_create", timetable.pk), {"title": "The plan", "stage": other.pk}).context["form"]

    assert form.errors == {
        "stage": ["Choose again: what was chosen is not on the list any more."],
    }


def test_a_second_report_is_not_started_by_a_post(client, report, timetable, officer):
    response = client.post(address("report_create", timetable.pk), {"title": "Another"}, follow=True)

    assert "This timetable has its report already." in response.content.decode()
    assert list(Report.objects.all()) == [report]


def test_the_head_is_changed_and_the_change_is_in_its_history(client, report, officer):
    response = client.post(address("report_edit", report.pk), {"title": "Safer for longer", "author": "Head of Safety"})

    report.refresh_from_db()
    assert response.url == report.get_absolute_url()
    assert (report.title, report.author, report.stage) == ("Safer for longer", "Head of Safety", None)
    assert [row.title for row in report.history.all()] == ["Safer for longer", "Community safety plan"]


def test_a_head_that_is_too_long_is_refused_and_shown_again(client, report, officer):
    form = client.post(address("report_edit", report.pk), {"title": "x" * 301}).context["form"]

    assert form.errors == {"title": ["Shorten it to 300 characters at most: it has 301."]}
    assert form["title"].value() == "x" * 301
    report.refresh_from_db()
    assert report.title == "Community safety plan"


def test_two_people_who_change_the_head_keep_both_and_are_told_of_what_both_changed(client, report, officer):
    url = address("report_edit", report.pk)
    read = client.get(url).context["form"]["read"].value()
    report.title, report._history_user = "Their title", make_user(name="H. Khan")
    report.save()

    sent = {"title": "Community safety plan", "author": "Head of Safety", "stage": report.stage_id, "read": read}
    client.post(url, sent)
    told = client.post(url, sent | {"title": "My title"})
    form = told.context["form"]
    del sent["read"]
    unknown = client.post(url, sent).context["form"]  # of a page that was open before an update

    assert unknown.errors == form.errors

    report.refresh_from_db()
    assert (report.title, report.author) == ("Their title", "Head of Safety")
    assert [error.split(" while")[0] for error in form.errors["title"]] == ["H. Khan changed this to “Their title”"]
    client.post(url, {"title": form["title"].value(), "stage": report.stage_id, "read": form["read"].value()})
    report.refresh_from_db()
    assert report.title == "My title"


# --- The parts ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["fields", "sections", "recommendations", "annexes", "equality_aims", "contacts"])
def test_each_part_has_a_page_with_empty_rows(client, report, officer, name):
    response = client.get(address("report_part", report.pk, name))

    assert response.context["part"].name == name
    assert len(response.context["formset"].extra_forms) == 2


def test_rows_of_a_part_are_saved_in_the_order_given(client, report, officer):
    data = rows(
        "recommendations",
        {"number": "1", "text": "Publish it.", "addressee": "Cabinet", "ORDER": 2},
        {"number": "2", "text": "Adopt the plan.", "addressee": "Full Council", "ORDER": 1},
    )

    response = client.post(address("report_part", report.pk, "recommendations"), data)

    assert response.url == f"{report.get_absolute_url()}#recommendations"
    assert [row.text for row in report.reportrecommendations.all()] == ["Adopt the plan.", "Publish it."]


def test_saving_for_more_rows_stays_on_the_page(client, report, officer):
    url = address("report_part", report.pk, "contacts")

    response = client.post(url, rows("contacts", {"post": "Team Leader"}, more="1"))

    assert response.url == f"{url}?at=1"
    assert report.reportcontacts.get().post == "Team Leader"


def test_a_row_is_taken_away(client, report, officer):
    legal, finance = report.implications.all()
    kept = {"id": finance.pk, "heading": "Finance", "text": finance.text, "post": finance.post, "ORDER": 2}
    gone = {"id": legal.pk, "heading": "Legal", "text": legal.text, "post": legal.post, "ORDER": 1, "DELETE": "on"}

    client.post(address("report_part", report.pk, "implications"), rows("implications", gone, kept, initial=2))

    assert list(report.implications.values_list("heading", "position")) == [("Finance", 0)]


def test_a_part_with_a_fault_saves_no_row_and_keeps_what_was_typed(client, report, officer):
    good, bad = {"title": "Buy-in", "mitigations": "Say so"}, {"title": "", "text": "Nobody knows."}

    formset = client.post(address("report_part", report.pk, "risks"), rows("risks", good, bad)).context["formset"]

    assert formset.errors == [{}, {"title": ["Enter the risk."]}]
    assert formset.forms[0]["mitigations"].value() == "Say so"
    assert not report.reportrisks.exists()


def test_a_part_is_written_in_its_place_among_the_others_as_they_print(client, report, officer):
    report.reportsections.create(position=0, heading="Purpose", paragraphs=[{"number": "1.1", "text": "To decide."}])
    report.reportsections.create(position=1, heading="Costs", paragraphs=[])
    page = client.get(address("report_part", report.pk, "sections"), {"at": "1"}).text

    marks = ('id="fields"', 'id="recommendations"', 'id="sections"', 'value="Costs"', "autofocus", 'id="options"')
    assert sorted(marks, key=page.index) == list(marks)
    assert 'aria-label="Paragraph 1.1">\nTo decide.</textarea>' in page
    assert page.count("<form ") == 2  # signing out, and the part


def test_paragraphs_from_several_boxes_are_numbered_one_after_the_other(client, report, officer):
    row = {"heading": "Purpose", "paragraphs": ["One.", "Two.\n\nThree.", ""], "ORDER": 1}

    client.post(address("report_part", report.pk, "sections"), rows("sections", row))

    assert report.reportsections.get().paragraphs == [
        {"number": "1.1", "text": "One."}, {"number": "1.2", "text": "Two."}, {"number": "1.3", "text": "Three."},
    ]  # fmt: skip


def test_a_part_that_no_report_has_is_not_found(client, report, officer):
    assert client.get(address("report_part", report.pk, "appendices")).status_code == 404


# --- Reading it --------------------------------------------------------------------------------------------------


def test_the_page_counts_what_is_signed_and_offers_the_parts_to_who_writes(client, report, officer):
    report.implications.filter(heading="Legal").update(signed_on="2027-01-04")

    context = client.get(report.get_absolute_url()).context

    assert (context["signed"], [heading for heading, _ in context["headings"]]) == (1, ["Legal", "Finance"])
    assert [(piece.name, piece.url, piece.is_empty) for piece in context["pieces"]][3:7] == [
        ("timetable", "", False),
        ("sections", address("report_part", report.pk, "sections"), True),
        ("options", address("report_part", report.pk, "options"), True),
        ("implications", address("report_part", report.pk, "implications"), False),
    ]


def test_who_only_reads_is_offered_neither_parts_nor_conflicts(client, report, reader):
    report.implications.filter(heading="Legal").update(signed_on="2027-01-04")

    context = client.get(report.get_absolute_url()).context

    assert (context["pieces"], context["conflicts"], context["may_freeze"]) == ([], [], False)


@pytest.mark.parametrize("name", ["report_edit", "report_sign_off", "report_freeze"])
def test_who_only_reads_changes_nothing(client, report, reader, name):
    assert client.post(address(name, report.pk), {"title": "Mine"}).status_code == 403


def test_a_report_of_another_partnership_is_not_there(client, officer):
    theirs = make_report()

    assert [client.get(address(name, theirs.pk)).status_code for name in ("report", "report_edit")] == [404, 404]


def test_the_pdf_is_asked_for_by_a_post_and_shared_by_equal_texts(client, report, officer):
    url = address("report_pdf", report.pk)
    read = client.get(url)

    first, second = client.post(url), client.post(url)

    assert read.url == report.get_absolute_url()
    assert first.url == second.url == reverse("plans:rendering", args=[Rendering.objects.get().pk])


def test_each_conflict_of_a_report_leads_to_the_part_or_the_sign_offs_that_mend_it(client, report, officer):
    report.reportrecommendations.all().delete()
    report.reportrecommendations.create(position=0, number="", text="Adopt the plan.", addressee="")
    report.implications.all().delete()
    for position, (heading, on) in enumerate([("Legal", "2027-01-01"), ("Finance", None)]):
        report.implications.create(position=position, heading=heading, post="Lawyer", signed_on=on)

    page = client.get(report.get_absolute_url())

    told = [suggestion for _, suggestion in page.context["conflicts"]]
    assert [(each, each.url) for each in told] == [
        ("Ask the post responsible for an explicit yes.", address("report_sign_off", report.pk)),
        ("Name the committee, board or post that is to do it.", address("report_part", report.pk, "recommendations")),
    ]
    assert all(f'<a class="govuk-link" href="{each.url}">{each}</a>' in page.text for each in told)


def test_once_every_meeting_has_had_the_report_its_conflicts_are_history(client, timetable, report, officer):
    report.implications.filter(heading="Legal").update(signed_on="2027-01-04")
    before = [sentence for sentence, _ in client.get(report.get_absolute_url()).context["conflicts"]]

    timetable.stages.update(state="decided")
    after = client.get(report.get_absolute_url()).context

    assert before != []
    assert (after["conflicts"], after["happened"]) == ([], before)
