"""What a screen reader finds in a drawn PDF, and what it passes over."""

import io

import pikepdf
import pytest

from plans.printing.assets import house_assets
from plans.printing.inputs import BUILDERS
from plans.printing.pdf import render_pdf
from tests.plans.printing.joining.proof import faults, kids
from tests.plans.printing.pdf_reading import failed_rules
from tests.plans.sample_document import BRAND

HEAD = """<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Plan</title>
<meta name="dcterms.created" content="2027-01-19"><meta name="dcterms.modified" content="2027-01-19">
<link rel="stylesheet" href="asset:///pdf.css"></head><body><div class="running">
<p class="running-title">Plan</p><p class="running-foot">Version 1</p></div><h1>Plan</h1>"""
CONTENTS = """<section class="contents"><ol><li><a href="#who">Who we are</a>
<ol><li><a href="#ward">Our wards</a></li></ol></li></ol></section>"""
CHAPTER = """<section><h2 id="who">Who we are</h2><ul><li>One</li><li><a href="#ward">Wards</a></li></ul>
<table><caption>Wards</caption><thead><tr><th scope="col">Ward</th><th scope="col">People</th></tr></thead>
<tbody><tr><th scope="row">North</th><td>12</td></tr></tbody></table><h3 id="ward">Our wards</h3></section>"""
REPORT = {"title": "A plan", "caption": "For Cabinet", "issuer": "Council", "draft_on": "", "made": "2026-11-21"}


@pytest.fixture(scope="module")
def drawn():
    return render_pdf(HEAD + CONTENTS + CHAPTER, house_assets())


@pytest.fixture(scope="module")
def opened(drawn):
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        yield pdf


def outline(element):
    """Tags under an element, from the first that says what it is."""
    tags = [kid for kid in kids(element) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    return [(str(each.S)[1:], outline(each)) if outline(each) else str(each.S)[1:] for each in tags]


def found(opened, name):
    return [each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == f"/{name}"]


def test_a_drawn_pdf_keeps_to_pdf_ua(drawn):
    assert failed_rules(drawn) == []
    assert faults(drawn) == []


def test_a_report_keeps_to_pdf_ua():
    html, _ = BUILDERS["report"](None, {"brand": BRAND, "report": {**REPORT, "html": CHAPTER}})

    assert failed_rules(render_pdf(html, house_assets())) == []


@pytest.mark.parametrize("lost", ["/Lang", "/StructTreeRoot", "/MarkInfo"])
def test_a_pdf_without_its_structure_fails(drawn, lost):
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        del pdf.Root[lost]
        written = io.BytesIO()
        pdf.save(written)

    assert failed_rules(written.getvalue()) != []


def test_words_in_the_margins_are_passed_over(opened):
    content = b"".join(each.Contents.read_bytes() for each in opened.pages)

    assert content.count(b"/Artifact <</Type /Pagination /Subtype /Header /Attached [/Top]>> BDC") == 2
    assert content.count(b"/Artifact <</Type /Pagination /Subtype /Footer /Attached [/Bottom]>> BDC") == 4


def test_the_contents_are_lines_of_one_link_each_without_their_dots(opened):
    line = ("TOCI", [("Reference", ["Link"])])

    top = found(opened, "TOC")[0]
    assert ("TOC", outline(top)) == ("TOC", [("TOCI", [("Reference", ["Link"]), ("TOC", [line])])])
    links = found(opened, "Link")
    assert sorted([len([kid for kid in kids(link) if isinstance(kid, int)]) for link in links]) == [1, 2, 2]
    assert sum(len(each.get("/Annots", [])) for each in opened.pages) == len(links) == 3


def test_other_lists_with_links_stay_lists(opened):
    assert [tag for tag, _ in outline(found(opened, "L")[0])] == ["LI", "LI"]


def test_links_say_where_they_lead(opened):
    said = [str(note.Contents) for each in opened.pages for note in each.get("/Annots", [])]

    assert said == ["Who we are", "Our wards", "Our wards"]


def test_header_cells_say_what_they_head_and_are_found_by_their_names(opened):
    names = dict(pikepdf.NameTree(opened.Root.StructTreeRoot.IDTree).items())

    assert [str(cell.A.Scope) for cell in found(opened, "TH")] == ["/Column", "/Column", "/Row"]
    assert [names[str(cell.ID)].objgen for cell in found(opened, "TH")] == [c.objgen for c in found(opened, "TH")]
    assert len(names) == 3


def test_a_picture_says_where_it_stands():
    square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1" width="100" height="50"><title>A</title></svg>'
    style = "<style>@page { size: 400px 300px; margin: 20px } body { margin: 0 } svg { display: block }</style>"
    drawn = render_pdf(f'<html lang="en"><title>A</title>{style}{square}', house_assets())

    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        assert [float(each) for each in found(pdf, "Figure")[0].A.BBox] == [15, 172.5, 90, 210]
