"""The report in a stage's pack: the edition that the body is given, before the text it is about."""

import pytest

from governance.models import Pack
from governance.packs.making import report_in
from governance.stages.lifecycle import publish_papers, submit
from plans.printing.inputs import page_of
from plans.printing.renderings import want_pack
from tests.factories import make_report, make_user

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
    full, open_one = (Pack.objects.get(stage=stage, is_open=is_open) for is_open in (False, True))

    assert (report_in(full)["title"], report_in(open_one)) == ("Report: Community safety plan", None)


def test_the_open_pack_holds_the_report_that_went_with_the_papers(stage, clerk):
    submit(stage, by=clerk)
    publish_papers(stage, by=clerk, reason="Finance follows.")

    found = report_in(Pack.objects.get(stage=stage, is_open=True))

    assert found["caption"] == "Version 1"
    assert "<h3>Implications</h3>" in found["html"]
    assert "Finance follows." not in found["html"]


def test_the_report_stands_before_the_changes_and_the_text(stage, clerk):
    submit(stage, by=clerk)
    pack = Pack.objects.get(stage=stage)
    rendering = want_pack(
        pack.version, by=clerk, title="Pack", lines=[], changes="<p>Nothing.</p>", report=report_in(pack)
    )

    page, _ = page_of(rendering)

    places = [page.index(words) for words in ("Report: Community safety plan", "What has changed", "Contents</h2>")]
    assert places == sorted(places)
