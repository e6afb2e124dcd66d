"""Papers of a pack as files: which are drawn, how many pages each takes, and the numbers that they bear."""

from hashlib import sha256

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from governance.models import PackPart
from governance.packs.claims import PartFailed
from governance.packs.parts import count, draw, give_numbers, kept_content, line_of, physical, wholes_of
from plans.models import Rendering

SHEET = PackPart.Kind.EXEMPT_SHEET


def paper(position, pages=None, **fields):
    return PackPart(
        position=position, kind="paper", item="5", title="Grant", **{"pages": pages, "source": "x"} | fields
    )


def sheet(position):
    return PackPart(position=position, kind=SHEET, item="5", title="Paper: not for publication")


def drawn(state, pages=None, **fields):
    return paper(1, rendering=Rendering(state=state, pages=pages, **fields), source="")


def test_a_sheet_bears_the_numbers_of_all_papers_that_it_stands_for():
    own = [paper(1, 4), sheet(2), paper(5, 2), sheet(6)]
    full = [paper(1, 4), paper(2, 3), paper(3, 10), paper(4, 1), paper(5, 2), paper(6, 7)]

    count(own, full)

    assert [part.pages for part in own] == [4, 14, 2, 7]
    assert (physical(own), give_numbers(own, 3)) == (8, 29)
    assert [part.numbers for part in own] == ["3–6", "7–20", "21–22", "23–29"]
    assert give_numbers(full, 3) == 29


def test_a_paper_that_is_drawn_has_the_pages_of_its_drawing_and_one_that_is_kept_its_own():
    new, kept = drawn("done", pages=6), paper(2, 3, rendering=Rendering(state="done", pages=9))

    count([new, kept], [])

    assert (new.pages, kept.pages) == (6, 3)


def test_all_is_there_once_nothing_waits_for_another_worker():
    assert [draw([drawn(state)]) for state in ("done", "rendering")] == [True, False]
    assert draw([paper(1, 3), sheet(2)])


def test_a_paper_that_cannot_be_drawn_is_named():
    with pytest.raises(PartFailed, match="Item 5, “Grant”, could not be drawn"):
        draw([drawn("failed", error="Its picture is damaged.")])


@pytest.fixture
def kept(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return default_storage.save("packs/a.pdf", ContentFile(b"%PDF"))


def test_a_file_that_is_not_the_one_that_was_kept_is_refused(kept):
    with pytest.raises(PartFailed, match="Item 5, “Grant”: the file is not the one"):
        kept_content(kept, sha256(b"another").hexdigest(), "Item 5, “Grant”")


def test_the_foot_says_item_and_mark_and_of_a_supplement_that_it_is_one(kept):
    digest = sha256(b"%PDF").hexdigest()
    closed = paper(2, 1, source=kept, source_sha256=digest, openness="exempt", paragraphs=[3])

    whole, nothing = wholes_of([closed, sheet(3)], before="Supplement 1")

    assert (whole.foot, nothing) == ("Supplement 1 · Item 5 · Not for publication (paragraph 3)", None)
    assert (whole.key, whole.title, whole.is_drawn) == ("p2", "5 Grant", False)
    assert line_of(closed, key="p2", title="Grant")["closed"].startswith("Not for publication: paragraph 3")
