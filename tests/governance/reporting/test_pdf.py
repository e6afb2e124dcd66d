"""What stands at the head of a committee report's PDF, and what the public is not told in it."""

from datetime import date

import pytest

from governance.models import EqualityAim
from governance.reporting.editions import freeze_edition, publish_edition
from governance.reporting.pdf import want_edition_pdf, want_report_pdf
from governance.reporting.reports import PARTS
from tests.days import in_days, today
from tests.factories import make_report, make_timetable, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return make_user("site_administrator")


@pytest.fixture
def report():
    found = make_report(make_timetable(start=date(2031, 1, 14)), implications={"Legal": "Must adopt.", "Finance": ""})
    found.stage.title = "Item 7"
    found.stage.save()
    EqualityAim.objects.create(report=found, aim="eliminate", position=0)
    return found


def head(rendering):
    return {name: rendering.inputs["report"][name] for name in ("caption", "issuer", "draft_on")}


def edition_of(report, officer):
    return freeze_edition(report, report.timetable.stages.with_facts().first(), by=officer)


def test_a_living_report_is_marked_as_a_draft_and_says_whose_it_is_and_for_which_meeting(report, officer):
    assert head(want_report_pdf(report, by=officer, on=today())) == {
        "caption": "Report to Partnership board, on 14 January 2031, Item 7",
        "issuer": report.timetable.council.name,
        "draft_on": today().isoformat(),
    }


def test_a_version_of_a_report_is_no_draft(report, officer):
    edition = edition_of(report, officer)

    found = head(want_edition_pdf(edition, by=officer, on=today()))

    assert found["caption"].endswith(", on 14 January 2031, Item 7, version 1")
    assert found["draft_on"] == ""


@pytest.mark.parametrize("words", ["Not signed", "Not written yet", "Left blank", "Nothing said"])
def test_the_public_is_not_told_what_was_left_open(report, officer, words):
    edition = edition_of(report, officer)
    inside = want_edition_pdf(edition, by=officer, on=today()).inputs["report"]["html"]
    publish_edition(edition, by=officer, unsigned=["Legal", "Finance"], reason="Signed on paper.")
    edition.refresh_from_db()

    public = want_edition_pdf(edition, by=officer, on=in_days(1)).inputs["report"]["html"]

    assert (words in inside, words in public) == (True, False)
    assert "Must adopt." in public


def test_a_part_in_which_nothing_is_said_is_not_printed_for_the_public(report, officer):
    PARTS["implications"].rows(report).update(text="")
    PARTS["equality_aims"].rows(report).update(text="", is_ticked=None)
    PARTS["fields"].rows(report).update(value="")
    edition = edition_of(report, officer)
    publish_edition(edition, by=officer, unsigned=[], reason="")

    html = want_edition_pdf(edition, by=officer, on=today()).inputs["report"]["html"]

    assert [words for words in ("Implications", "Public Sector Equality Duty", "Not stated") if words in html] == []
