"""The report in a stage's pack: the edition that the body is given, before the text it is about."""

import re

import pytest

from governance.models import StagePack
from governance.packs.making import report_in, want
from governance.reporting.annexes import kept_file
from governance.reporting.reports import report_of
from governance.stages.lifecycle import publish_papers, submit
from plans.printing.inputs import page_of
from plans.printing.making import make
from plans.printing.renderings import want_pack
from tests.factories import make_report, make_user
from tests.governance.reporting.pdfs import pdf
from tests.plans.printing.pdf_reading import Reading

pytestmark = pytest.mark.django_db


@pytest.fixture
def clerk():
    return make_user("site_administrator")


@pytest.fixture
def stage():
    return make_report().timetable.stages.order_by("step").select_related("body").first()


def test_the_full_pack_holds_the_edition_and_the_open_one_only_a_public_one(stage, clerk):
    submit(stage, by=clerk)
    publish_papers(stage, by=clerk, report="none")
    full, open_one = (StagePack.objects.get(stage=stage, is_open=is_open) for is_open in (False, True))

    assert (report_in(full)["report"]["title"], report_in(open_one)) == ("Report: Community safety plan", {})


def test_the_open_pack_holds_the_report_that_went_with_the_papers(stage, clerk):
    submit(stage, by=clerk)
    publish_papers(stage, by=clerk, reason="Finance follows.")

    found = report_in(StagePack.objects.get(stage=stage, is_open=True))["report"]

    assert found["caption"] == "Version 1"
    assert "<h3>Implications</h3>" in found["html"]
    assert "Finance follows." not in found["html"]


def test_the_report_stands_before_the_changes_and_the_text(stage, clerk):
    submit(stage, by=clerk)
    pack = StagePack.objects.get(stage=stage)
    rendering = want_pack(pack.version, by=clerk, title="Pack", lines=[], changes="<p>Nothing.</p>", **report_in(pack))

    page, _, _ = page_of(rendering)

    places = [page.index(words) for words in ("Report: Community safety plan", "What has changed", "Contents</h2>")]
    assert places == sorted(places)


@pytest.fixture
def drawn(stage, clerk):
    """The pack of a report with files of two and of three pages, page by page."""
    for label, pages in (("Annex 1", 2), ("Annex 2", 3)):
        kept = kept_file(stage.paper, pdf(pages), f"{label}.pdf", by=clerk)
        report_of(stage.timetable).annexs.create(label=label, title=f"Equality analysis {pages}", **kept)
    submit(stage, by=clerk)
    rendering = want(StagePack.objects.get(stage=stage), by=clerk)
    make(rendering.pk)
    rendering.refresh_from_db()
    with rendering.file.open("rb") as file:
        return Reading(file.read()).texts


def test_a_pack_holds_the_files_annexed_to_its_report(drawn):
    sheets = [at for at, text in enumerate(drawn) if "Annexed to the report as a file of its own" in text]

    assert sheets == [len(drawn) - 7, len(drawn) - 4]
    assert [drawn[at].endswith(f"Page {at + 1}") for at in range(sheets[0], len(drawn))] == [True] * 7
    assert drawn[-1] == f"Annex 2: Equality analysis 3 Page {len(drawn)}"


def test_the_report_and_its_annexes_do_not_bear_the_checksum_of_the_text(stage, drawn):
    stage.refresh_from_db()
    bearing = [at for at, text in enumerate(drawn) if f"Version 1 · {stage.version.sha256[:12]}" in text]
    first, last = (next(at for at, text in enumerate(drawn) if words in text) for words in ("What has ch", "Annexed"))

    assert bearing == list(range(first, last))
    assert "Report: Community safety plan" in drawn[first - 1]


def test_the_contents_of_a_pack_name_the_page_of_each_annex(drawn):
    [contents] = [text for text in drawn if "Contents" in text and "Annex 1" in text]
    pages = re.findall(r"Annex \d: Equality analysis \d[ .]+(\d+)", contents)

    assert pages == [str(len(drawn) - 6), str(len(drawn) - 3)]
