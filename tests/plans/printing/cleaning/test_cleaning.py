import io
import zlib

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st

from plans.printing.cleaning import GIVEN_UP, NOT_A_PDF, answer_of, cleaned_pdf, counting
from plans.printing.cleaning.pdf import DAMAGED, LOCKED, MOVING_FORM, NO_PAGES, TOO_MUCH, NotCleaned, clean
from plans.printing.cleaning.proof import dangers
from tests.governance.reporting.pdfs import pdf
from tests.plans.printing.cleaning.hostile import (
    BOMBS,
    EVIL,
    HOSTILE,
    form,
    hostile,
    in_page,
    on_page,
    plain_text,
    visit,
)


def reopened(content):
    return pikepdf.open(io.BytesIO(content))


@pytest.mark.parametrize("put", HOSTILE.values(), ids=HOSTILE)
def test_what_is_dangerous_goes_and_the_pages_stay(put):
    given = hostile(put)

    safe, pages, _ = clean(given)

    assert (EVIL.encode() in plain_text(given) or dangers(given) != set()) is True
    assert (EVIL.encode() in plain_text(safe), dangers(safe), pages) == (False, set(), 2)


WAYS_TO_WRITE = {
    "in packed objects": {"object_stream_mode": pikepdf.ObjectStreamMode.generate},
    "locked against changes": {"encryption": pikepdf.Encryption(owner="o", user="")},
}


@pytest.mark.parametrize("way", WAYS_TO_WRITE.values(), ids=WAYS_TO_WRITE)
def test_what_is_dangerous_goes_however_the_file_is_written(way):
    safe, _, _ = clean(hostile(HOSTILE["a form that also is XFA"], **way))

    assert (EVIL.encode() in plain_text(safe), dangers(safe)) == (False, set())


@pytest.mark.parametrize("put", BOMBS.values(), ids=BOMBS)
def test_what_unpacks_to_too_much_is_refused(put):
    packed = {"compress_streams": False, "stream_decode_level": pikepdf.StreamDecodeLevel.none}
    with pytest.raises(NotCleaned) as refused:
        clean(hostile(put, **packed))

    assert str(refused.value) == TOO_MUCH


def test_a_clean_file_stays_byte_for_byte():
    once = clean(pdf(3))[0]

    assert clean(once)[0] == once


def test_old_bytes_of_a_file_that_was_added_to_go():
    base = pdf(1)
    at = base.rindex(b"startxref")
    added = base[:at] + f"% {EVIL}\n".encode() + base[at:] + b"MZ\x90 a program"

    safe, _, _ = clean(b"GIF89a" + added)

    assert (safe[:5], EVIL.encode() in safe, b"MZ" in safe) == (b"%PDF-", False, False)


def test_links_to_the_web_to_mail_and_inside_the_file_stay():
    kept = [visit(), visit("mailto:csp@anyborough.example")]

    def put(made):
        inside = pikepdf.Array([made.pages[1].obj, pikepdf.Name.Fit])
        links = []
        for more in ({"A": kept[0]}, {"A": kept[1]}, {"Dest": inside}):
            on_page("Link", **more)(made)
            links += list(made.pages[0].obj.Annots)
        made.pages[0].obj.Annots = pikepdf.Array(links)

    with reopened(clean(hostile(put))[0]) as safe:
        web, mail, inside = safe.pages[0].Annots
        assert (str(web.A.URI), str(mail.A.URI)) == ("https://example.org/good", "mailto:csp@anyborough.example")
        assert inside.Dest[0].objgen == safe.pages[1].objgen


def test_what_is_filled_in_is_drawn_into_the_page():
    with reopened(clean(hostile(form()))[0]) as safe:
        page, content = safe.pages[0], plain_text(clean(hostile(form()))[0])

        assert ("/Annots" in page, "/AcroForm" in safe.Root) == (False, False)
        assert list(page.Resources.XObject.keys()) == ["/CspField1"]
        assert b"/CspField1 Do" in content


def test_a_field_that_is_drawn_keeps_its_place_in_the_tags():
    def put(made):
        form()(made)
        widget, root = (
            made.pages[0].obj.Annots[0],
            made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot)),
        )
        reference = pikepdf.Dictionary(Type=pikepdf.Name.OBJR, Obj=widget, Pg=made.pages[0].obj)
        field = made.make_indirect(pikepdf.Dictionary(S=pikepdf.Name.Form, P=root, K=reference))
        widget.StructParent, root.K = 7, pikepdf.Array([field])
        root.ParentTree = pikepdf.Dictionary(Nums=pikepdf.Array([7, field]))
        made.Root.StructTreeRoot, made.Root.MarkInfo = root, pikepdf.Dictionary(Marked=True)

    safe = reopened(clean(hostile(put))[0])
    tags, page = safe.Root.StructTreeRoot, safe.pages[0]
    marks = pikepdf.NumberTree(tags.ParentTree)[int(page.StructParents)]

    assert [each.objgen for each in marks] == [tags.K[0].objgen]
    assert (int(tags.K[0].K[0].MCID), b"/Form <</MCID 0>> BDC" in plain_text(clean(hostile(put))[0])) == (0, True)


def test_boxes_and_turns_that_make_no_sense_are_put_right():
    odd = in_page(MediaBox=pikepdf.Array([595, 842, 0, 0]), CropBox=pikepdf.Array([-50, -50, 700, 400]), Rotate=45)

    safe = reopened(clean(hostile(odd))[0])
    page = safe.pages[0]

    assert ([float(each) for each in page.MediaBox], int(page.Rotate)) == ([0, 0, 595, 400], 0)


REMARKS = {
    "a comment": ["1 comment was taken out."],
    "a film": ["1 film, sound or model was taken out."],
    "a file inside": ["1 file inside it was taken out."],
    "a link that starts a program": ["1 link that led to no page of the web or of this file was taken out."],
    "actions of a field": ["1 field was drawn into the page as filled in."],
    "PostScript": ["Drawings made of data outside the PDF, or by a program, were taken out: look at the pages."],
    "an author": [],
}


@pytest.mark.parametrize(("name", "remarks"), REMARKS.items(), ids=REMARKS)
def test_what_people_would_miss_is_told(name, remarks):
    assert clean(hostile(HOSTILE[name]))[2] == remarks


def locked(user):
    return pdf(encryption=pikepdf.Encryption(owner="o", user=user))


def test_protection_against_copying_is_taken_off():
    safe, _, remarks = clean(locked(""))

    assert reopened(safe).is_encrypted is False
    assert remarks == ["Its protection against printing, copying or changing was taken off."]


LARGE = "Page 1 is larger than A0. Save it in a size that can be printed, and send that."
REFUSED = {
    "a locked one": (locked("u"), LOCKED),
    "half of one": (pdf()[:40], DAMAGED),
    "no pages": (pdf(0), NO_PAGES),
    "a form drawn by a program": (hostile(form(XFA=pikepdf.String("<xdp/>"), needs_rendering=True)), MOVING_FORM),
    "a huge page": (hostile(in_page(MediaBox=pikepdf.Array([0, 0, 14400, 14400]))), LARGE),
    "too many pages": (pdf(1001), counting.TOO_MANY_PAGES),
}


@pytest.mark.parametrize(("content", "sentence"), REFUSED.values(), ids=REFUSED)
def test_what_is_refused_and_why(content, sentence):
    with pytest.raises(NotCleaned) as refused:
        clean(content)

    assert str(refused.value) == sentence


def tags_inside_tags(made):
    """One tag that holds twenty without a number of their own."""
    inside = pikepdf.Array(pikepdf.Dictionary(S=pikepdf.Name.P) for _ in range(20))
    made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.StructTreeRoot, K=inside))


def tag_of_many_keys(made):
    keys = {f"/Key{number}": number for number in range(50)}
    made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(keys))


def list_of_numbers(made):
    shape = pikepdf.Dictionary(S=pikepdf.Name.P, A=pikepdf.Dictionary(BBox=pikepdf.Array(range(50))))
    made.Root.StructTreeRoot = made.make_indirect(pikepdf.Dictionary(K=shape))


def pages_shown_again(made):
    """Three times three pages in the tree, two in the file."""
    kids = pikepdf.Array([each.obj for each in made.pages][:1] * 3)
    nodes = [made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=3, Kids=kids)) for _ in range(3)]
    made.Root.Pages = made.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=2, Kids=nodes))


#: What there is too much of, and the limit (a small one) that says so.
TOO_MUCH_OF = {
    "pages": (pages_shown_again, ("counting.MOST_PAGES", 4), counting.TOO_MANY_PAGES),
    "parts": (HOSTILE["a thousand comments with tags"], ("counting.MOST_PARTS", 999), counting.TOO_MANY_PARTS),
    "links": (HOSTILE["a thousand comments with tags"], ("counting.MOST_ON_PAGES", 999), counting.TOO_MANY_ON_PAGES),
    "tags without a number": (tags_inside_tags, ("pruning.MOST_LOOKED_AT", 20), GIVEN_UP),
    "numbers in one list": (list_of_numbers, ("pruning.MOST_IN_A_LIST", 49), GIVEN_UP),
    "keys": (tag_of_many_keys, ("pruning.MOST_LOOKED_AT", 40), GIVEN_UP),
    "tags, as they are written": (tags_inside_tags, ("counting.MOST_DICTIONARIES", 20), counting.TOO_MANY_PARTS),
}


@pytest.mark.parametrize(("put", "limit", "sentence"), TOO_MUCH_OF.values(), ids=TOO_MUCH_OF)
def test_what_would_take_too_long_is_counted_first(put, limit, sentence, monkeypatch):
    content = hostile(put)
    monkeypatch.setattr(f"plans.printing.cleaning.{limit[0]}", limit[1])

    with pytest.raises(NotCleaned) as refused:
        clean(content)

    assert str(refused.value) == sentence


def packed_parts(content: bytes) -> bytes:
    return b"9 0 obj <</Type/ObjStm>>stream\r\n" + zlib.compress(content, 1) + b"\nendstream endobj\n"


def written_with(parts: bytes) -> bytes:
    """A file of one page that says it has few parts, with others written into it."""
    return pdf().replace(b"trailer", parts + b"trailer").replace(b"/Size", b"/Size 4 %")


NOT_OPENED = {
    "parts that its end tells nothing of": b"9 0 obj null endobj\n" * (counting.MOST_PARTS + 1),
    "parts that never end": b"9 0 obj null\n" * (counting.MOST_PARTS + 1),
    "tags in one list": b"9 0 obj [" + b"<</S/P>>" * (counting.MOST_DICTIONARIES + 1) + b"] endobj\n",
    "tags in a packed list": packed_parts(b"<</S/P>>" * (counting.MOST_DICTIONARIES + 1)),
    "far more than packed parts need": packed_parts(bytes(counting.MOST_PACKED_PARTS + 1)),
}


@pytest.mark.parametrize("parts", NOT_OPENED.values(), ids=NOT_OPENED)
def test_what_would_take_too_long_to_open_is_not_opened(parts):
    assert (counting.too_much_written(written_with(parts)), counting.too_much_written(pdf())) == (
        counting.TOO_MANY_PARTS,
        "",
    )


def test_a_part_that_finds_no_memory_is_not_left_out_in_silence():
    numbers = b"9 0 obj [" + b"1 " * 3_000_000 + b"] endobj\n"

    with pytest.raises(ValidationError) as refused:
        cleaned_pdf(written_with(numbers), most_megabytes=10)

    assert refused.value.messages == [GIVEN_UP]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=40), st.floats(0.3, 1))
def test_a_damaged_file_is_mended_or_refused(changes, kept):
    broken = bytearray(plain_text(hostile(HOSTILE["a chain of actions"])))
    for place, value in changes:
        broken[int(place * len(broken))] = value
    try:
        safe, _, _ = clean(bytes(broken[: int(kept * len(broken))]))
    except NotCleaned as refused:
        assert str(refused) in (DAMAGED, NO_PAGES)
    else:
        assert dangers(safe) == set()


def test_an_upload_is_cleaned_in_a_process_of_its_own():
    content = hostile(HOSTILE["a comment"])

    found = cleaned_pdf(content, most_megabytes=1)

    assert (found.content, found.pages) == (clean(content)[0], 2)
    assert (found.remarks, found.dangers) == (("1 comment was taken out.",), ("/Text",))


UPLOADS = {
    "a picture": (b"\x89PNG\r\n", NOT_A_PDF),
    "damaged": (pdf()[:40], DAMAGED),
    "too large": (
        b"%PDF-" + bytes(1024 * 1024 + 90_000),
        "The file is 1.1 MB; it may have at most 1 MB. Save it in a smaller size, or split it.",
    ),
}


@pytest.mark.parametrize(("content", "sentence"), UPLOADS.values(), ids=UPLOADS)
def test_an_upload_that_is_refused(content, sentence):
    with pytest.raises(ValidationError) as refused:
        cleaned_pdf(content, most_megabytes=1)

    assert refused.value.messages == [sentence]


@pytest.mark.parametrize("dies", ["raise SystemExit(1)", "import os; os.abort()", "bytes(1 << 40)"])
def test_a_file_that_brings_its_reader_down_is_refused(dies):
    with pytest.raises(ValidationError) as refused:
        answer_of(["-c", dies], b"")

    assert refused.value.messages == [GIVEN_UP]


def test_a_file_that_is_never_done_is_refused():
    with pytest.raises(ValidationError) as refused:
        answer_of(["-c", "while True: pass"], b"", seconds=0.2)

    assert refused.value.messages == [GIVEN_UP]
