"""Forms of the text kinds: what is shown, typed, checked and kept; buttons that add and remove without scripts."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import QueryDict
from hypothesis import given
from PIL import Image

from plans.document.canonical import normalise
from plans.document.kinds import kind_named, known_kinds
from plans.models import Block, Finding
from tests.factories import make_block, make_membership, make_organisation, make_plan, make_user
from tests.plans.document.test_kinds import OURS
from tests.sizes import examples
from tests.strategies import DATA

pytestmark = pytest.mark.django_db
WITH_TEXT_DATA = [name for name in OURS if name not in ("membership", "findings", "image", "area_map", "chart")]


@pytest.fixture
def paper():
    return make_plan(blocks=()).paper


def form_for(block, data=None, files=None):
    form_class = kind_named(block.kind).form_class
    if isinstance(data, dict):
        typed = QueryDict(mutable=True)
        for name, value in data.items():
            typed.setlist(name, value if isinstance(value, list) else [value])
        data = typed
    return form_class(data, files, block=block, paper=block.paper, user=make_user())


def block_of(paper, kind, data=None):
    kind_class = kind_named(kind)
    return Block(paper=paper, kind=kind, heading="Heading", data=kind_class.empty() if data is None else data)


def as_posted(form):
    """What a browser would send of an untouched form: unticked boxes are not sent."""
    return {name: value for name, value in form.initial_fields().items() if value != "False"}


@pytest.mark.parametrize("kind", WITH_TEXT_DATA)
def test_saving_an_untouched_form_keeps_the_data(kind, paper):
    @examples(12)
    @given(DATA[kind])
    def check(data):
        block = block_of(paper, kind, normalise(data))
        form = form_for(block, as_posted(form_for(block)))
        if form.is_valid():  # a generated table may point at a row it does not have, a round may end before it begins
            kept = form.cleaned_block()
            assert kind_named(kind).faults(kept) == []
            if kind in ("rich_text", "foreword", "horizon_scan", "survey"):
                assert kept == normalise(data)

    check()


@pytest.mark.parametrize("kind", OURS)
def test_every_fresh_block_has_a_form_that_renders(kind, paper):
    form = form_for(block_of(paper, kind))

    page = str(form)

    assert 'name="heading"' in page
    assert 'name="level"' in page
    assert known_kinds()[kind].form_class is type(form)


# --- Groups ----------------------------------------------------------------------------------------------------

CONTACTS = {
    "heading": "Contacts",
    "level": "1",
    "intro_html": "<p>Call us.</p>",
    "contacts-count": "2",
    "contacts-0-name": "Police",
    "contacts-0-telephone": "101",
    "contacts-1-name": "Fire",
    "contacts-1-telephone": "01234",
}


def names(form):
    return [item["name"].value() for item in form.parts["contacts"]]


def test_add_another_keeps_what_was_typed(paper):
    form = form_for(block_of(paper, "contacts"), {**CONTACTS, "structure": "add:contacts"})

    assert form.handle_structure_button() is True
    assert names(form) == ["Police", "Fire", None]
    assert form["intro_html"].value() == "<p>Call us.</p>"
    assert form.errors == {}


@pytest.mark.parametrize(
    ("button", "left"),
    [
        ("remove:contacts:0", ["Fire"]),
        ("remove:contacts:1", ["Police"]),
        ("up:contacts:1", ["Fire", "Police"]),
        ("down:contacts:0", ["Fire", "Police"]),
        ("up:contacts:0", ["Police", "Fire"]),
        ("down:contacts:1", ["Police", "Fire"]),
        ("remove:contacts:7", ["Police", "Fire"]),
        ("remove:nothing:0", ["Police", "Fire"]),
        ("explode", ["Police", "Fire"]),
    ],
)
def test_buttons_change_the_items_as_typed(paper, button, left):
    form = form_for(block_of(paper, "contacts"), {**CONTACTS, "structure": button})

    assert form.handle_structure_button() is True
    assert names(form) == left


def test_without_a_structure_button_nothing_is_handled(paper):
    assert form_for(block_of(paper, "contacts"), CONTACTS).handle_structure_button() is False
    assert form_for(block_of(paper, "contacts")).handle_structure_button() is False


def test_items_left_blank_do_not_count(paper):
    form = form_for(block_of(paper, "contacts"), {**CONTACTS, "contacts-count": "3", "contacts-2-name": " "})

    assert form.is_valid()
    assert [contact["name"] for contact in form.cleaned_block()["contacts"]] == ["Police", "Fire"]


def test_fault_in_an_item_is_named_with_its_control(paper):
    form = form_for(block_of(paper, "contacts"), {**CONTACTS, "contacts-1-name": ""})

    assert not form.is_valid()
    assert form.all_errors() == [("id_contacts-1-name", "Enter the name of the organisation or service.")]


def test_groups_within_groups_add_and_keep(paper):
    typed = {
        "heading": "Survey",
        "level": "1",
        "statements-count": "0",
        "questions-count": "1",
        "questions-0-question": "Safer?",
        "questions-0-answers-count": "1",
        "questions-0-answers-0-label": "Yes",
        "questions-0-answers-0-percent": "56",
    }
    form = form_for(block_of(paper, "survey"), {**typed, "structure": "add:questions-0-answers"})
    form.handle_structure_button()

    answers = form.parts["questions"].forms[0].parts["answers"]
    assert [item["label"].value() for item in answers] == ["Yes", None]

    whole = form_for(block_of(paper, "survey"), typed)
    assert whole.is_valid(), whole.errors
    assert whole.cleaned_block()["questions"] == [{"question": "Safer?", "answers": [{"label": "Yes", "percent": 56}]}]


def test_a_count_out_of_all_bounds_is_cut(paper):
    form = form_for(block_of(paper, "contacts"), {**CONTACTS, "contacts-count": "99999999"})

    assert form.parts["contacts"].count == 300


def test_a_draft_is_shown_without_being_checked(paper):
    form = form_for(block_of(paper, "contacts"), {**CONTACTS, "contacts-0-name": ""})
    form.show_as_typed()

    assert form.errors == {}
    assert names(form) == ["", "Fire"]


# --- Rich text, dates, percentages -----------------------------------------------------------------------------


def test_rich_text_is_sanitised(paper):
    form = form_for(block_of(paper, "rich_text"), {"heading": "", "level": "2", "html": "<p>Hi<script>x</script></p>"})

    assert form.is_valid()
    assert form.cleaned_block() == {"html": "<p>Hi</p>"}
    assert form.cleaned_data["level"] == 2


def test_plain_text_becomes_paragraphs(paper):
    form = form_for(block_of(paper, "rich_text"), {"level": "1", "html": "One\n\nTwo **bold**"})

    assert form.is_valid()
    assert form.cleaned_block() == {"html": "<p>One</p><p>Two <strong>bold</strong></p>"}


def test_rich_text_that_is_too_long_is_refused_with_what_to_do(paper):
    form = form_for(block_of(paper, "rich_text"), {"level": "1", "html": "<p>" + "x" * 100_000 + "</p>"})

    assert form.errors["html"] == [
        "This text has 100,007 characters with its formatting; the most is 100,000. "
        "Split it at its headings, or put some of it in another chapter."
    ]


def test_rich_text_nested_deeper_than_it_can_be_shown_is_refused(paper):
    deep, flat = "<blockquote>" * 61 + "word" + "</blockquote>" * 61, "<p>a" * 100

    forms = [form_for(block_of(paper, "rich_text"), {"level": "1", "html": html}) for html in (deep, flat)]

    assert [form.errors.get("html") for form in forms] == [
        [
            "Something in this text stands more than 60 deep in lists, tables or quotations: "
            "deeper than its words can be shown. Lift it out."
        ],
        None,
    ]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2017", "2017"), ("1/2017", "2017-01"), ("4/1/2017", "2017-01-04"), ("2017-01-04", "2017-01-04"), ("", ""),
        ("March 2025", "2025-03"), ("15/06/27", "2027-06-15"), ("4th May 2027", "2027-05-04"), ("Sept 2028", "2028-09"),
    ],
)  # fmt: skip
def test_partial_dates_are_read_in_english_order(paper, typed, kept):
    form = form_for(block_of(paper, "survey"), {"level": "1", "period": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_block()["period"] == kept


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("31/02/2017", "“31/02/2017” is a day that no calendar has."),
        ("13/2017", "“13/2017” is a month that no calendar has."),
        ("spring", "“spring” does not say of which year: write “spring 2027”."),
        ("17", "“17” is not a year, a month or a day, such as 2017, 01/2017 or 18/01/2017."),
        ("Q3 2024/25", "“Q3 2024/25” is not a year, a month or a day, such as 2017, 01/2017 or 18/01/2017."),
        ("Sunday 9 May 2028", "“Sunday 9 May 2028”: that day is a Tuesday."),
        ("4 May", "“4 May” does not say of which year: write “4 May 2027”."),
    ],
)
def test_what_is_no_date_in_part_is_refused_with_the_reason(paper, typed, why):
    form = form_for(block_of(paper, "survey"), {"level": "1", "period": typed})

    assert form.errors["period"] == [why]


@pytest.mark.parametrize(
    ("typed", "kept"), [("1,204", 1204), ("1,204 replies", 1204), ("1.2k", 1200), ("0", 0), ("", None)]
)
def test_replies_are_counted_as_officers_write_them(paper, typed, kept):
    form = form_for(block_of(paper, "survey"), {"level": "1", "responses": typed})

    assert form.is_valid(), form.errors
    assert form.cleaned_block()["responses"] == kept


@pytest.mark.parametrize("typed", ["12.5", "-3", "(12)", "200,000,000", "about 90", "56%", "£5", "90*"])
def test_what_is_no_count_is_refused_with_an_example(paper, typed):
    form = form_for(block_of(paper, "survey"), {"level": "1", "responses": typed})

    assert form.errors["responses"] == ["Enter a whole number, such as 85 or 1,204."]


def test_count_that_is_not_told_or_parted_wrongly_says_what_to_do(paper):
    few, parted = (
        form_for(block_of(paper, "survey"), {"level": "1", "responses": typed}).errors["responses"][0]
        for typed in ("<5", "12,34")
    )

    assert few.startswith("“<5” stands for a figure that is not told. Leave it empty here, and say so in words.")
    assert parted.startswith("“12,34” can be read in two ways: write thousands as 1,500 and decimals as 1.5.")


@pytest.mark.parametrize(
    ("typed", "kept"), [("56", 56), ("2.7 %", "2.7"), ("100.0", "100.0"), ("5 per cent", 5), ("", None)]
)
def test_percentages_are_kept_as_written(paper, typed, kept):
    form = form_for(block_of(paper, "survey"), one_answer(typed))

    assert form.is_valid(), form.all_errors()
    assert form.cleaned_block()["questions"][0]["answers"] == [{"label": "Yes", "percent": kept}]


@pytest.mark.parametrize("typed", ["101", "-4", "about 5"])
def test_what_is_no_percentage_is_refused_with_an_example(paper, typed):
    form = form_for(block_of(paper, "survey"), one_answer(typed))

    assert [words for _, words in form.all_errors()] == ["Give a percentage between 0 and 100, such as 56 or 2.7."]


def one_answer(percent):
    counts = {"questions-count": "1", "questions-0-answers-count": "1", "statements-count": "0"}
    answer = {"questions-0-answers-0-label": "Yes", "questions-0-answers-0-percent": percent}
    return {"level": "1", **counts, **answer, "questions-0-question": "Safer?"}


# --- Data tables -----------------------------------------------------------------------------------------------

TABLE = {
    "heading": "Complaints",
    "level": "2",
    "caption": "Complaints",
    "row_headings": "on",
    "columns-count": "2",
    "columns-0-label": "Kind",
    "columns-0-align": "left",
    "columns-1-label": "Number",
    "columns-1-align": "right",
    "rows-count": "2",
    "rows-0-cell-0": "Noise",
    "rows-0-cell-1": "1,820",
    "rows-1-cell-0": "Litter",
    "rows-1-cell-1": "251*",
    "footnotes-count": "1",
    "footnotes-0-mark": "*",
    "footnotes-0-row": "1",
    "footnotes-0-column": "1",
    "footnotes-0-parts-count": "1",
    "footnotes-0-parts-0-value": "240",
    "footnotes-0-parts-0-label": "warnings",
    "total_value": "2,071",
    "total_column": "1",
    "notes": "One\n\nTwo",
}


def table_form(paper, **changes):
    form = form_for(block_of(paper, "table"), {**TABLE, **changes})
    form.handle_structure_button()
    return form


def cells(form):
    return [[cell.value() for cell in row.own_fields()] for row in form.parts["rows"]]


def test_table_is_kept_in_its_shape(paper):
    form = table_form(paper)

    assert form.is_valid(), form.errors
    assert form.cleaned_block() == {
        "caption": "Complaints",
        "columns": [{"label": "Kind", "align": "left"}, {"label": "Number", "align": "right"}],
        "row_headings": True,
        "rows": [["Noise", "1,820"], ["Litter", "251*"]],
        "notes": ["One", "Two"],
        "footnotes": [
            {"mark": "*", "row": 1, "column": 1, "text": "", "parts": [{"label": "warnings", "value": "240"}]}
        ],
        "stated_total": {"column": 1, "value": "2,071"},
        "source": "",
    }


def test_removing_a_row_takes_the_footnote_along(paper):
    form = table_form(paper, structure="remove:rows:0")

    assert cells(form) == [["Litter", "251*"]]
    assert form.parts["footnotes"].forms[0]["row"].value() == "0"


def test_removing_a_column_takes_its_cells_and_total_away(paper):
    form = table_form(paper, structure="remove:columns:1")

    assert cells(form) == [["Noise"], ["Litter"]]
    assert form["total_column"].value() == ""


def test_moving_a_column_moves_its_cells(paper):
    form = table_form(paper, structure="up:columns:1")

    assert cells(form) == [["1,820", "Noise"], ["251*", "Litter"]]
    assert form.parts["footnotes"].forms[0]["column"].value() == "0"
    assert form["total_column"].value() == "0"


def test_adding_rows_and_columns_leaves_the_rest(paper):
    assert cells(table_form(paper, structure="add:columns")) == [["Noise", "1,820", None], ["Litter", "251*", None]]
    assert cells(table_form(paper, structure="add:rows"))[:2] == [["Noise", "1,820"], ["Litter", "251*"]]


def test_cells_pasted_from_a_spreadsheet_take_the_table_s_place(paper):
    form = table_form(paper, structure="paste", paste='Ward\t2024\nHarbour\t"1,204"\nCastle\t\n', paste_has_head="on")

    assert [item["label"].value() for item in form.parts["columns"]] == ["Ward", "2024"]
    assert [item["align"].value() for item in form.parts["columns"]] == ["left", "right"]
    assert cells(form) == [["Harbour", "1,204"], ["Castle", ""]]
    assert form["paste"].value() == ""


def test_a_paste_that_is_too_wide_says_so_and_is_kept(paper):
    form = table_form(paper, structure="paste", paste="\t".join("abcdefghijklmnopqrstuvw"))

    assert form.notice.startswith("The pasted table has 1 rows and 23 columns.")
    assert form["paste"].value().startswith("a\tb")
    assert cells(form) == [["Noise", "1,820"], ["Litter", "251*"]]


def test_a_total_needs_its_column(paper):
    form = form_for(block_of(paper, "table"), {**TABLE, "total_column": ""})

    assert form.errors["total_column"] == ["Choose the column of which this is the total."]


# --- Charts ----------------------------------------------------------------------------------------------------


@pytest.fixture
def table(paper):
    form = table_form(paper)
    assert form.is_valid()
    return make_block(paper, kind="table", heading="Complaints", data=form.cleaned_block())


def chart(paper, **changes):
    typed = {"level": "1", "chart": "bar", "title": "Noise leads", "summary": "Noise is most.", "label_column": "0"}
    return form_for(block_of(paper, "chart"), {**typed, **changes})


def test_chart_is_drawn_from_a_table_of_the_paper(paper, table):
    form = chart(paper, table=str(table.key), value_columns=["1"])

    assert form.is_valid(), form.errors
    assert form.cleaned_block() == {
        "table": str(table.key),
        "chart": "bar",
        "label_column": 0,
        "value_columns": [1],
        "title": "Noise leads",
        "summary": "Noise is most.",
    }


def test_preview_shows_the_chart_as_typed(paper, table):
    form = chart(paper, table=str(table.key), value_columns=["1"], structure="preview", summary="")

    assert form.handle_structure_button() is True
    assert "<svg" in form.preview
    assert form.errors == {}


def test_chart_of_words_is_refused(paper, table):
    form = chart(paper, table=str(table.key), value_columns=["0"])

    assert form.errors["value_columns"] == ["The chosen columns hold no figures to draw."]


def test_chart_from_another_paper_s_table_is_refused(paper):
    stranger = make_block(make_plan(blocks=()).paper, kind="table", data=kind_named("table").empty())

    assert "table" in chart(paper, table=str(stranger.key), value_columns=["1"]).errors


# --- Images ----------------------------------------------------------------------------------------------------


def picture(kind="PNG", size=(4, 3), **options):
    out = io.BytesIO()
    Image.new("RGB", size, "teal").save(out, kind, **options)
    return out.getvalue()


def image_form(paper, content=None, name="map.png", **typed):
    files = {"file": SimpleUploadedFile(name, content)} if content is not None else None
    return form_for(block_of(paper, "image"), {"level": "1", "alt": "Map of the wards", **typed}, files)


def test_image_is_kept_as_an_attachment_of_the_paper(paper):
    form = image_form(paper, picture())

    assert form.is_valid(), form.errors
    data = form.cleaned_block()
    assert kind_named("image").faults(data) == []
    assert paper.attachments.get().sha256 == data["sha256"]
    assert (data["name"], data["content_type"], data["alt"]) == ("map.png", "image/png", "Map of the wards")


def test_a_photograph_of_a_phone_is_kept_with_the_words_beside_it(paper):
    form = image_form(paper, picture("MPO", save_all=True, append_images=[Image.new("RGB", (2, 2))]), caption="Elm")

    assert form.is_valid(), form.errors
    assert (paper.attachments.get().content_type, form.cleaned_block()["caption"]) == ("image/jpeg", "Elm")


@pytest.mark.parametrize("content", [b"<svg onload=alert(1)>", b"GIF89a....", b"%PDF-1.7", b"", picture()[:40]])
def test_what_is_no_image_is_refused_whatever_its_name(paper, content):
    form = image_form(paper, content)

    assert not form.is_valid()
    assert "file" in form.errors
    assert paper.attachments.count() == 0


def test_image_over_five_megabytes_is_refused(paper):
    form = image_form(paper, picture() + b"\0" * (5 * 1024 * 1024))

    assert form.errors["file"] == ["The file has 5.1 MB; the most is 5 MB."]


def test_hidden_data_of_a_photograph_are_removed(paper):
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    form = image_form(paper, picture("JPEG", exif=exif), name="photo.jpg")

    assert form.is_valid(), form.errors
    form.cleaned_block()
    with paper.attachments.get().file.open("rb") as file:
        assert b"taken at home" not in file.read()


def test_alternative_text_is_needed_unless_decorative(paper):
    form = image_form(paper, picture(), alt="")

    assert form.errors == {"alt": ["Say in words what the image shows, or mark it as decorative."]}
    assert form["kept"].value() == paper.attachments.get().sha256  # it need not be chosen again

    again = image_form(paper, alt="ignored", is_decorative="on", kept=form["kept"].value())
    assert again.is_valid(), again.errors
    assert again.cleaned_block()["alt"] == ""


def test_image_of_another_paper_cannot_be_named(paper):
    other = make_plan(blocks=()).paper
    form = image_form(other, picture())
    assert form.is_valid()

    stolen = image_form(paper, kept=form.cleaned_block()["sha256"])

    assert stolen.errors == {"file": ["Choose an image file."]}


# --- Membership and findings -----------------------------------------------------------------------------------


def test_membership_offers_every_seat_and_keeps_the_chosen_ones_in_order(paper):
    police = make_membership(paper.partnership, make_organisation("Police"))
    fire = make_membership(paper.partnership, make_organisation("Fire", kind="fire"), statutory_kind="fire")
    block = block_of(paper, "membership", {"intro_html": "", "members": [{"membership": str(fire.key), "text": "F"}]})
    typed = as_posted(form_for(block))
    assert [typed[f"members-{n}-membership"] for n in (0, 1)] == [str(fire.key), str(police.key)]

    form = form_for(block, {**typed, "members-1-is_shown": "on", "members-1-text": "P"})

    assert form.is_valid(), form.errors
    assert form.cleaned_block() == {
        "intro_html": "",
        "members": [{"membership": str(fire.key), "text": "F"}, {"membership": str(police.key), "text": "P"}],
    }


def test_seat_of_another_partnership_is_refused(paper):
    stranger = make_membership(make_plan(blocks=()).partnership)
    typed = {"level": "1", "members-count": "1", "members-0-membership": str(stranger.key), "members-0-is_shown": "on"}

    form = form_for(block_of(paper, "membership"), typed)

    assert form.errors["members-0-membership"] == ["This seat no longer exists."]


def test_findings_are_rows_that_keep_their_key(paper):
    kept = Finding.objects.create(paper=paper, title="Old")
    Finding.objects.create(paper=paper, title="Gone")
    typed = {
        "level": "1",
        "findings-count": "2",
        "findings-0-title": "New",
        "findings-1-title": "Old, reworded",
        "findings-1-key": str(kept.key),
    }
    form = form_for(block_of(paper, "findings"), typed)
    assert form.is_valid(), form.errors

    form.save_rows(by=make_user())

    assert [finding.title for finding in Finding.objects.all()] == ["New", "Old, reworded"]
    assert Finding.objects.get(title="Old, reworded").key == kept.key
