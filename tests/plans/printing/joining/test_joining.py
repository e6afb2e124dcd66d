"""Files put into a drawn PDF keep their tags, links and bookmarks, and lead into no other file."""

import io

import pikepdf
import pytest

from plans.printing.assets import house_assets
from plans.printing.joining import Enclosed, with_enclosed
from plans.printing.pdf import FOOT_FONT, render_pdf
from tests.plans.printing.joining.proof import faults, structure
from tests.plans.printing.pdf_reading import Reading

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>
<meta name="dcterms.created" content="2027-01-19"><meta name="dcterms.modified" content="2027-01-19">
<style>h1 {{ bookmark-level: none }}</style></head><body>"""
SHEETS = """<h1>Pack</h1><section style="break-before: page"><h2 id="one">Annex 1</h2><p>It follows.</p></section>
<section style="break-before: page"><h2 id="two">Annex 2</h2><p>It follows.</p></section>"""
#: With a link, a table whose cells have headers, and bookmarks.
FILE = """<h1>Analysis</h1><h2>Who</h2><p><a href="#end">To the end</a></p>
<table><thead><tr><th scope="col">Ward</th><th scope="col">People</th></tr></thead>
<tbody><tr><th scope="row">North</th><td>12</td></tr></tbody></table>
<h2 id="end" style="break-before: page">End</h2><p>Last words.</p>"""
TEXT = b"BT /F1 12 Tf 72 700 Td (Plain words) Tj ET"


@pytest.fixture(scope="module")
def assets():
    return house_assets()


@pytest.fixture(scope="module")
def drawn(assets):
    return render_pdf(HEAD.format(title="Pack") + SHEETS, assets)


@pytest.fixture(scope="module")
def tagged(assets):
    return render_pdf(HEAD.format(title="Analysis") + FILE, assets)


@pytest.fixture(scope="module")
def join(drawn, assets):
    def joined(*contents):
        files = [
            Enclosed(behind, f"Annex {number}: A file", content)
            for number, (behind, content) in enumerate(zip(("one", "two"), contents, strict=False), start=1)
        ]
        return with_enclosed(drawn, files, font=assets[FOOT_FONT].content())

    return joined


@pytest.fixture(scope="module")
def both(join, tagged):
    """The same file twice: every name in it is there twice."""
    return join(tagged, tagged)


def made(pages, **root):
    """A PDF of another maker: each page with its content, and what more it has."""
    pdf, written = pikepdf.new(), io.BytesIO()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    for content, more in pages:
        page = pdf.add_blank_page(page_size=(300, 400))
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font)) if b"Tf" in content else {}
        page.obj.Contents = pdf.make_stream(content)
        for key, value in more.items():
            page.obj[key] = value
    for key, value in root.items():
        pdf.Root[f"/{key}"] = value
    pdf.save(written)
    return written.getvalue()


def test_pages_stand_behind_their_sheets_and_are_numbered_through(both):
    texts = Reading(both).texts

    assert len(texts) == 7
    assert [texts[at].endswith(f"Annex 1: A file Page {at + 1}") for at in (2, 3)] == [True, True]
    assert [texts[at].endswith(f"Annex 2: A file Page {at + 1}") for at in (5, 6)] == [True, True]


def test_marks_links_and_headers_agree_though_every_name_is_there_twice(both):
    assert faults(both) == []


@pytest.mark.parametrize(
    ("title", "prefix", "before"), [("Annex 1: A file", "one.", 2), ("Annex 2: A file", "two.", 5)]
)
def test_the_structure_of_each_file_is_what_it_was(both, tagged, title, prefix, before):
    assert structure(both, title=title, prefix=prefix, pages_before=before) == structure(tagged)


def test_each_file_is_read_after_its_sheet(both):
    with pikepdf.open(io.BytesIO(both)) as pdf:
        read = [(str(part.S), str(part.get("/T", ""))) for part in pdf.Root.StructTreeRoot.K[0].K]

    assert [title for _, title in read if title] == ["Annex 1: A file", "Annex 2: A file"]
    assert read.index(("/Part", "Annex 1: A file")) < len(read) - 2


def test_bookmarks_hang_under_that_of_the_sheet(both):
    assert dict(Reading(both).bookmarks) == {"Annex 1": ["Who", "End"], "Annex 2": ["Who", "End"]}


def test_the_proof_finds_a_page_that_has_the_number_of_another(both):
    with pikepdf.open(io.BytesIO(both)) as pdf:
        pdf.pages[2].obj.StructParents = int(pdf.pages[5].obj.StructParents)
        written = io.BytesIO()
        pdf.save(written)

    assert "two pages have one number" in faults(written.getvalue())


def test_the_same_files_give_the_same_bytes(join, tagged, both):
    assert join(tagged, tagged) == both


def test_what_holds_files_of_others_claims_no_standard(drawn, both):
    assert (Reading(drawn).part, Reading(both).part) == ("1", None)


def test_words_of_a_file_without_tags_are_read_as_they_stand(join):
    joined = join(made([(b"/Old <</MCID 7>> BDC " + TEXT + b" EMC", {})]))

    assert faults(joined) == []
    assert structure(joined, title="Annex 1: A file", pages_before=2) == [
        (0, "/Sect", "", "", []), (1, "/P", "", "", []), (2, 0, 0),
    ]  # fmt: skip
    assert Reading(joined).untagged == 0


def test_a_page_without_letters_is_a_picture_with_words(join):
    joined = join(made([(b"10 10 50 50 re f", {})]))

    assert [facts["alt"] for facts in Reading(joined).tags("Figure")] == [
        "Annex 1: A file: page 1, a picture without words"
    ]


def test_a_link_of_a_file_without_tags_is_read(join):
    link = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Link, Rect=[0, 0, 9, 9],
        A=pikepdf.Dictionary(S=pikepdf.Name.URI, URI="https://example.org/"),
    )  # fmt: skip
    pdf = pikepdf.open(io.BytesIO(made([(TEXT, {})])))
    pdf.pages[0].obj.Annots = pikepdf.Array([pdf.make_indirect(link)])
    written = io.BytesIO()
    pdf.save(written)
    joined = join(written.getvalue())

    assert faults(joined) == []
    assert len(Reading(joined).tags("Link")) == 1


@pytest.mark.parametrize(("turn", "size"), [(0, (300, 428)), (90, (400, 328)), (180, (300, 428)), (270, (400, 328))])
def test_the_foot_is_where_people_see_it_and_covers_nothing(join, turn, size):
    joined = join(made([(TEXT, {"/Rotate": turn})]))

    import pypdfium2

    with pypdfium2.PdfDocument(joined) as pdf:
        page = pdf[2]
        number = page.get_textpage().search("Page 3").get_next()
        assert (page.get_width(), page.get_height()) == size
        assert number is not None
    assert Reading(joined).texts[2] == "Plain words Annex 1: A file Page 3"


def test_a_role_that_two_files_use_differently_keeps_both_meanings(join, tagged):
    def with_role(meant):
        pdf = pikepdf.open(io.BytesIO(tagged))
        tree = pdf.Root.StructTreeRoot
        tree.RoleMap = pikepdf.Dictionary(Note=pikepdf.Name(meant), Loop=pikepdf.Name.Loop)
        tree.K[0].K[0].S = pikepdf.Name.Note
        written = io.BytesIO()
        pdf.save(written)
        return written.getvalue()

    joined = join(with_role("/P"), with_role("/Div"))

    with pikepdf.open(io.BytesIO(joined)) as pdf:
        assert {str(role): str(meant) for role, meant in pdf.Root.StructTreeRoot.RoleMap.items()} == {
            "/Note": "/P", "/Note-1": "/Div",
        }  # fmt: skip


def test_a_hidden_layer_stays_hidden(join):
    pdf = pikepdf.open(io.BytesIO(made([(TEXT, {})])))
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="Notes"))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=[layer], D=pikepdf.Dictionary(OFF=[layer]))
    written = io.BytesIO()
    pdf.save(written)

    with pikepdf.open(io.BytesIO(join(written.getvalue()))) as joined:
        assert [str(each.Name) for each in joined.Root.OCProperties.D.OFF] == ["Notes"]


def test_a_long_title_is_shortened_at_the_foot_only(drawn, assets):
    title = "Annex 1: " + "a very long title of a file " * 8
    joined = with_enclosed(drawn, [Enclosed("one", title, made([(TEXT, {})]))], font=assets[FOOT_FONT].content())

    assert "…" in Reading(joined).texts[2]
    assert Reading(joined).texts[2].endswith("Page 3")
