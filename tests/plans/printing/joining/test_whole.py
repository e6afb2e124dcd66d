"""Whole files one after the other: one sequence of numbers, each with its tags, links and bookmarks."""

import io

import pikepdf
import pytest

from plans.printing.assets import house_assets
from plans.printing.joining import Whole, joined
from plans.printing.joining.whole import CLAIMS
from plans.printing.pdf import FOOT_FONT, render_pdf
from tests.plans.printing.joining.proof import faults, structure
from tests.plans.printing.joining.test_joining import FILE, HEAD, TEXT, made
from tests.plans.printing.pdf_reading import Reading, failed_rules

NUMBERED = "<style>@page { @bottom-right { content: none } }</style>"
FRONT = f'{NUMBERED}<h1>Cabinet</h1><ol><li><a href="pack:p1">Report</a></li><li><a href="pack:p2">Annex</a></li></ol>'


@pytest.fixture(scope="module")
def assets():
    return house_assets()


@pytest.fixture(scope="module")
def front(assets):
    return render_pdf(HEAD.format(title="Cabinet, 19 January 2027") + FRONT, assets)


@pytest.fixture(scope="module")
def tagged(assets):
    return render_pdf(HEAD.format(title="Analysis") + NUMBERED + FILE, assets)


@pytest.fixture(scope="module")
def join(front, assets):
    def join(*files, **more):
        return joined(front, files, font=assets[FOOT_FONT].content(), front_foot="Cabinet", **more)

    return join


@pytest.fixture(scope="module")
def pack(join, tagged):
    """The same file twice, so that every name in it is there twice."""
    return join(Whole("p1", "5 Report", "Item 5", tagged), Whole("p2", "5 Annex", "Item 5", tagged))


def claimed(content):
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_metadata() as meta:
        return [meta.get(claim) for claim in CLAIMS]


def labels(content):
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return [page.label for page in pdf.pages]


def test_pages_are_numbered_through(pack):
    texts = Reading(pack).texts

    assert [text.rpartition("Cabinet")[2] if "Cabinet" in text else text[-15:] for text in texts] == [
        " · Page 1", "Item 5 · Page 2", "Item 5 · Page 3", "Item 5 · Page 4", "Item 5 · Page 5",
    ]  # fmt: skip
    assert labels(pack) == ["1", "2", "3", "4", "5"]


def test_marks_links_and_headers_agree(pack, tagged):
    assert faults(pack) == []
    assert structure(pack, title="5 Annex", prefix="p2.", pages_before=3) == structure(tagged)


def test_a_pack_of_drawn_papers_keeps_to_the_rules_of_accessible_files(pack, join):
    given = join(Whole("p1", "6 Contract", "Item 6", made([(TEXT, {})]), is_drawn=False))

    assert failed_rules(pack) == []
    assert failed_rules(given) != []


def test_the_contents_lead_to_the_files(pack):
    with pikepdf.open(io.BytesIO(pack)) as pdf:
        targets = dict(pikepdf.NameTree(pdf.Root.Names.Dests).items())
        led = [targets[str(note.Dest)][0].objgen for note in pdf.pages[0].obj.Annots]

        assert led == [pdf.pages[1].obj.objgen, pdf.pages[3].obj.objgen]


def test_each_file_has_a_bookmark_with_its_own_under_it(pack):
    assert dict(Reading(pack).bookmarks) == {"5 Report": ["Who", "End"], "5 Annex": ["Who", "End"]}


def test_a_file_that_the_portal_drew_whole_claims_its_standard_and_no_other(pack, join):
    with_upload = join(Whole("p1", "6 Contract", "Item 6", made([(TEXT, {})]), is_drawn=False))

    assert [claimed(file) for file in (pack, with_upload)] == [["1", "2", "A"], [None] * 3]
    assert Reading(with_upload).texts[1] == "Plain words 6 Contract Item 6 · Page 2"


def test_a_sheet_bears_the_numbers_of_what_it_stands_for(join, tagged, assets):
    sheet = render_pdf(HEAD.format(title="Exempt") + NUMBERED + "<h1>Not for publication</h1>", assets)
    pack = join(Whole("p1", "6", "Item 6", sheet, stands_for=9), Whole("p2", "7", "Item 7", tagged))

    assert labels(pack) == ["1", "2–10", "11", "12"]
    assert Reading(pack).texts[1].endswith("Item 6 · Pages 2–10")
    assert Reading(pack).texts[2].endswith("Item 7 · Page 11")


def test_numbers_of_what_follows_go_on(join, tagged):
    later = join(Whole("p1", "9 Late report", "Item 9", tagged), first=409)

    assert labels(later) == ["409", "410", "411"]


def test_the_same_files_give_the_same_bytes(join, pack, tagged):
    assert join(Whole("p1", "5 Report", "Item 5", tagged), Whole("p2", "5 Annex", "Item 5", tagged)) == pack
