"""One part of a report that two people write at once: what others saved is kept, and both texts are shown."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from governance.reporting.part_changes import newest_change
from governance.reporting.reports import PARTS
from partnerships.access import Role
from partnerships.history import acting_as
from plans.editing import drafts
from tests.factories import make_report, make_user
from tests.governance.reporting.pdfs import pdf
from tests.governance.reporting.test_views import rows

pytestmark = pytest.mark.django_db
IMPLICATIONS = PARTS["implications"]
BEGUN = {"Legal": "A duty.\nA power.", "Finance": "None.", "People": "Three posts."}


@pytest.fixture
def report():
    return make_report(implications=BEGUN)


@pytest.fixture
def officer(client, report):
    user = make_user(Role.OFFICER, report.paper.partnership, name="A. Reed")
    client.force_login(user)
    return user


@pytest.fixture
def other(report):
    return make_user(Role.OFFICER, report.paper.partnership, name="H. Khan")


@pytest.fixture
def url(report):
    return reverse("governance:report_part", args=[report.pk, "implications"])


class Typed:
    """What the page of the implications posts, as somebody read it when this was made."""

    def __init__(self, report):
        self.read = newest_change(report, IMPLICATIONS)
        self.rows = [
            {"id": row.pk, "heading": row.heading, "text": row.text, "post": row.post, "signed_on": "", "ORDER": place}
            for place, row in enumerate(report.implications.all(), start=1)
        ]

    def with_row(self, number, **values):
        self.rows[number] |= values
        return self

    @property
    def data(self):
        begun = sum("id" in row for row in self.rows)
        return rows("implications", *self.rows, initial=begun, read=self.read)


def change(row, by, **values):
    with acting_as(by):
        for name, value in values.items():
            setattr(row, name, value)
        row.save()


def texts(report):
    return dict(report.implications.values_list("heading", "text"))


def test_two_people_who_write_different_rows_are_both_kept_and_told(client, report, officer, other, url):
    typed = Typed(report).with_row(0, text="A new duty.")
    change(report.implications.get(heading="Finance"), other, text="Five pounds.")

    page = client.post(url, typed.data, follow=True)

    assert texts(report) == BEGUN | {"Legal": "A new duty.", "Finance": "Five pounds."}
    assert "H. Khan changed it while you were writing: both changes are kept." in page.text


def test_different_fields_of_one_row_are_both_kept(client, report, officer, other, url):
    typed = Typed(report).with_row(1, post="Treasurer")
    change(report.implications.get(heading="Finance"), other, text="Five pounds.")

    client.post(url, typed.data)

    assert list(report.implications.values_list("post", "text"))[1] == ("Treasurer", "Five pounds.")


def test_one_text_that_both_changed_is_shown_twice_and_together_and_not_yet_saved(client, report, officer, other, url):
    typed = Typed(report).with_row(0, text="Our duty.\nA power.").with_row(1, text="Ten pounds.")
    change(report.implications.get(heading="Legal"), other, text="Their duty.\nA power.")

    page = client.post(url, typed.data)

    assert page.status_code == 409
    clash = page.context["rows"][0][1]
    assert [(each.label.capitalize(), each.theirs, each.mine) for each in clash.fields] == [
        ("Implication", "Their duty.\nA power.", "Our duty.\nA power."),
    ]
    form = page.context["formset"].forms[0]
    assert form["text"].value() == "Their duty.\nOur duty.\nA power."
    assert "Implication: saved by H. Khan" in page.text
    assert texts(report)["Finance"] == "None."


def test_what_was_put_together_is_saved_over_what_was_shown(client, report, officer, other, url):
    change(report.implications.get(heading="Legal"), other, text="Their duty.")

    client.post(url, Typed(report).with_row(0, text="Their duty. Our duty.").data)

    assert texts(report)["Legal"] == "Their duty. Our duty."


def test_a_row_that_somebody_removed_comes_back_as_it_was_typed_and_is_told(client, report, officer, other, url):
    typed = Typed(report).with_row(0, text="A new duty.")
    with acting_as(other):
        report.implications.filter(heading__in=["Legal", "People"]).first().delete()

    page = client.post(url, typed.data)

    formset = page.context["formset"]
    assert [form["heading"].value() for form in formset.forms[:3]] == ["Finance", "People", "Legal"]
    assert [bool(clash) for _, clash in page.context["rows"][:3]] == [False, False, True]
    assert formset.forms[2]["text"].value() == "A new duty."


def test_a_row_that_is_removed_while_somebody_changes_it_stays_until_it_is_removed_again(
    client, report, officer, other, url
):
    typed = Typed(report).with_row(0, DELETE="on")
    change(report.implications.get(heading="Legal"), other, text="Their duty.")

    page = client.post(url, typed.data)

    assert (page.status_code, texts(report)["Legal"]) == (409, "Their duty.")
    assert not page.context["formset"].forms[0]["DELETE"].value()


def test_rows_that_both_add_and_move_keep_both_orders(client, report, officer, other, url):
    typed = Typed(report).with_row(2, ORDER=0)
    typed.rows.append({"heading": "Climate", "text": "Less.", "post": "", "signed_on": "", "ORDER": 4})
    with acting_as(other):
        report.implications.create(position=3, heading="Health", text="Better.")

    client.post(url, typed.data)

    assert list(texts(report)) == ["People", "Health", "Legal", "Finance", "Climate"]


def test_a_form_that_is_sent_twice_adds_its_row_once(client, report, officer, url):
    typed = Typed(report)
    typed.rows.append({"heading": "Climate", "text": "Less.", "post": "", "signed_on": "", "ORDER": 4})

    client.post(url, typed.data)
    client.post(url, typed.data)

    assert list(texts(report)) == [*BEGUN, "Climate"]


def test_a_file_goes_with_its_row_wherever_that_comes_to_stand(client, report, officer):
    url = reverse("governance:report_part", args=[report.pk, "annexes"])
    read = newest_change(report, PARTS["annexes"])
    with acting_as(officer):
        report.annexs.create(position=0, label="Annex 1", title="Named meanwhile")
    file = SimpleUploadedFile("assessment.pdf", pdf(2))
    typed = {"label": "Annex 2", "title": "Assessment", "source": "", "ORDER": 1, "upload": file}

    client.post(url, rows("annexes", typed, read=read))

    kept = report.annexs.values_list("title", "source", "pages")
    assert list(kept) == [("Named meanwhile", "", None), ("Assessment", "file", 2)]


def test_a_draft_is_put_back_into_the_rows_it_was_typed_into(client, report, officer, other, url):
    typed = Typed(report).with_row(1, text="Five pou")
    fields = {name: [str(value)] for name, value in typed.data.items()}
    drafts.keep(officer, drafts.OF_A_PAGE + url, fields, tab="a")
    with acting_as(other):
        report.implications.get(heading="Legal").delete()

    page = client.get(url, {"draft": "restore", "tab": "a"})

    assert [form["text"].value() for form in page.context["formset"].forms[:2]] == ["Five pou", "Three posts."]
    assert texts(report)["Finance"] == "None."


def test_people_who_write_one_report_are_told_of_each_other_and_of_what_changed(client, report, officer, other, url):
    pulse = reverse("governance:report_pulse", args=[report.pk])
    read = newest_change(report, IMPLICATIONS)
    client.force_login(other)
    client.post(pulse, {"tab": "b", "part": "implications", "writing": "yes"})
    change(report.implications.get(heading="Legal"), other, text="Their duty.")
    client.force_login(officer)

    news = client.post(pulse, {"tab": "a", "part": "risks", "seen": f'{{"implications": {read}}}'}).json()

    label = {"key": "implications", "label": "Implications"}
    assert news["here"] == [{"name": "H. Khan", "is_writing": True, **label}]
    assert [(each["part"], each["who"], each["is_mine"]) for each in news["changed"]] == [
        ("implications", "H. Khan", False)
    ]
