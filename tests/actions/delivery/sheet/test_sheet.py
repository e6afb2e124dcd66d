"""Answering with a sheet: the same rows out and back, every change shown first, faults told where they stand."""

from datetime import date
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook
from openpyxl.comments import Comment

from actions.delivery.asked import asked_in
from actions.delivery.links.verbs import add_contact, make_link
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save
from actions.delivery.scale import scale_of
from actions.delivery.sheet.reading import read_answers
from actions.models import DateChange, ReportingPeriod, Return
from plans.office.lines.child import read_apart
from tests.actions.delivery.data import YearInForce
from tests.actions.delivery.returns.test_returns import DONE
from tests.plans.rows.pages import banner

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.fixture
def year():
    """Quarter 3 is open until long after today; the police lead two actions and have written on one."""
    year = YearInForce("Patrol", "Fire checks", "Street lights").with_quarters()
    ReportingPeriod.objects.filter(pk=year.period(3).pk).update(state="open", closes_on=date(2100, 1, 1))
    asked, sender = asked_in(year.period(3), year.police)[0], Sender(year.lead, year.period(3), year.police)
    save(asked, sender, DONE | {"progress": "Two  spaces\n\nand =more"}, revision=0, on=TODAY)
    return year


def sheet_url(year, name="report_sheet"):
    return reverse(f"actions:{name}", args=[year.period(3).key, "police"])


@pytest.fixture
def lead(client, year):
    client.force_login(year.lead, backend="django.contrib.auth.backends.ModelBackend")
    return client


def book_of(response):
    return load_workbook(BytesIO(response.content))


def heads_of(page):
    return {cell.value: cell.column for cell in page[1]}


def filled(book, **cells):
    """The file with these cells of its first line, by the head of their column (spaces as ``_``, a question without
    its mark). What begins with ``=`` is words unless it adds."""
    page = book.worksheets[0]
    heads = {head.rstrip("?"): column for head, column in heads_of(page).items()}
    for name, value in cells.items():
        cell = page.cell(2, heads[name.replace("_", " ")])
        cell.value = value
        cell.data_type = "s" if value == "=SUM of nights" else cell.data_type
    out = BytesIO()
    book.save(out)
    return SimpleUploadedFile("answers.xlsx", out.getvalue())


def bring(client, year, file):
    return client.post(sheet_url(year), {"file": file})


def test_workbook_holds_what_is_asked_and_nothing_that_runs(lead, year):
    page = book_of(lead.get(sheet_url(year, "report_sheet_file"))).worksheets[0]
    heads = heads_of(page)

    assert [page.cell(row, heads["Action"]).value for row in (2, 3)] == ["1.1 Patrol", "1.1 Street lights"]
    assert page.cell(2, heads["What was done"]).value == "Two  spaces\n\nand =more"
    assert page.cell(2, heads["Rating"]).value == "Green"
    assert (page.protection.sheet, page.cell(2, heads["Action"]).protection.locked) == (True, True)
    assert page.cell(2, heads["What was done"]).protection.locked is False
    assert [page.column_dimensions[letter].hidden for letter in "ABC"] == [True, True, False]


def test_file_that_comes_back_as_it_went_out_changes_nothing(lead, year):
    page = bring(lead, year, filled(book_of(lead.get(sheet_url(year, "report_sheet_file")))))

    assert (page.context["read"].changed, page.context["read"].all_faults) == ([], [])
    assert "Nothing changed" in page.content.decode()


def test_every_change_is_shown_and_then_kept(lead, year):
    book = book_of(lead.get(sheet_url(year, "report_sheet_file")))
    file = filled(book, What_was_done="=SUM of nights", Rating="a", Expected_finish=date(2027, 1, 15),
                  Why_did_that_date_move="Money: not received, cut or late",
                  New_date_asked_of_the_board="15/01/2027", Why_the_board_should_move_it="Grant is late")  # fmt: skip
    page = bring(lead, year, file)
    line = page.context["read"].changed[0]

    assert Return.objects.get().progress == "Two  spaces\n\nand =more"
    assert [change for change in line.changes if change[0] in ("Rating", "Expected finish")] == [
        ("Rating", "Green", "a"), ("Expected finish", "", "15/01/2027"),
    ]  # fmt: skip
    kept = lead.post(sheet_url(year), {"kept": page.context["kept"], "line": line.key}, follow=True)
    row = Return.objects.get()
    assert banner(kept) == ["1 report saved. Look at them, then send all."]
    assert (row.progress, row.reported, row.expected_on, row.slip_reason, row.state) == (
        "=SUM of nights", "A", date(2027, 1, 15), "money", "draft",
    )  # fmt: skip
    assert DateChange.objects.get().to == date(2027, 1, 15)


def test_faults_are_told_by_sheet_row_and_column(lead, year):
    book = book_of(lead.get(sheet_url(year, "report_sheet_file")))
    page = bring(lead, year, filled(book, Rating="Greenish", Expected_finish="soon", What_was_done="=1+1"))
    faults = {each.column: (each.sheet, each.row, each.value) for each in page.context["read"].all_faults}

    assert faults["Rating"] == ("Quarter 3", 2, "Greenish")
    assert faults["Expected finish"] == ("Quarter 3", 2, "soon")
    assert faults["What was done"][:2] == ("Quarter 3", 2)
    assert page.context["read"].changed == []


def test_line_that_somebody_changed_meanwhile_shows_both_texts(lead, year):
    book = book_of(lead.get(sheet_url(year, "report_sheet_file")))
    asked, sender = asked_in(year.period(3), year.police)[0], Sender(year.lead, year.period(3), year.police)
    save(asked, sender, DONE | {"progress": "Theirs"}, revision=1, on=TODAY)
    page = bring(lead, year, filled(book, What_was_done="Mine"))
    line = page.context["read"].changed[0]

    assert (line.is_overtaken, line.changes) == (True, [("What was done", "Theirs", "Mine")])
    assert "checked" not in page.content.decode().partition(f'id="take-{line.key}"')[2].partition(">")[0]


def test_what_is_no_answer_is_told_and_a_title_above_the_heads_does_no_harm(lead, year):
    book = book_of(lead.get(sheet_url(year, "report_sheet_file")))
    page = book.worksheets[0]
    page.cell(1, page.max_column + 1).value = "My notes"
    page.cell(2, page.max_column).value = "More to come"
    page.cell(2, 3).comment = Comment("Ask Jo", "Ann")
    page.insert_rows(1)
    page.cell(1, 3).value = "From the police"
    out = BytesIO()
    book.save(out)

    read = bring(lead, year, SimpleUploadedFile("answers.xlsx", out.getvalue())).context["read"]

    assert (read.changed, read.all_faults) == ([], [])
    assert read.unread == [
        "The column “My notes” is none of this workbook. Write what it says under one of the others.",
        "A note hangs on C3 (“Ann: Ask Jo”). Write it in a cell if it is meant.",
    ]


def test_line_of_another_organisation_and_a_foreign_file_are_refused(lead, year):
    book = book_of(lead.get(sheet_url(year, "report_sheet_file")))
    sheets = read_apart(filled(book).read(), "answers.xlsx")["sheets"]
    read = read_answers(sheets, asked_in(year.period(3), year.fire), scale_of(year.partnership))
    page = bring(lead, year, SimpleUploadedFile("other.csv", b"Action,Rating\nPatrol,Green\n"))

    assert [each.sentence for each in read.all_faults] == ["This is not an action that you are asked about."] * 2
    assert page.context["form"].errors["file"] == [
        "The lines of this file have no keys. Send the workbook that you got here, filled in."
    ]


def test_what_was_looked_at_belongs_to_whoever_looked(lead, year, client):
    book = book_of(lead.get(sheet_url(year, "report_sheet_file")))
    page = bring(lead, year, filled(book, What_was_done="Mine"))
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    key = page.context["read"].changed[0].key
    client.post(sheet_url(year), {"kept": page.context["kept"], "line": key})

    assert Return.objects.get().progress == "Two  spaces\n\nand =more"


def test_contact_answers_with_a_sheet_by_link(client, year):
    person = add_contact(year.partnership, year.police, name="Jo", email="jo@police.example", by=year.officer).person
    client.post(reverse("actions:link", args=[make_link(year.period(3), year.police, person, by=year.officer).secret]))
    book = book_of(client.get("/r/sheet/file/"))
    page = client.post("/r/sheet/", {"file": filled(book, What_was_done="By sheet")})
    key = page.context["read"].changed[0].key
    done = client.post("/r/sheet/", {"kept": page.context["kept"], "line": key})

    row = Return.objects.get()
    assert (done["Location"], row.progress, row.history.first().history_user) == ("/r/", "By sheet", person)
