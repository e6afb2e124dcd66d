from datetime import date

import pytest

from actions.delivery.year.in_assessments import HEADING, reports_for, steps, take_in
from governance.duties.gathering import facts_of, with_their_kind
from governance.duties.rules_group import assessment_contents
from partnerships.models import Partnership
from partnerships.verbs import Refused
from plans.models import Finding
from tests.actions.delivery.year.data import ClosedYear
from tests.factories import make_assessment, make_block

pytestmark = pytest.mark.django_db
ON = date(2027, 9, 1)
SENTENCE = "Year 2026/27: 1 of 2 actions was finished, after its adopted day; 1 goes on (1 late)."


class Assessed(ClosedYear):
    def __init__(self):
        super().__init__()
        self.report_year()
        self.assessment = make_assessment(self.partnership).paper
        self.chapter = make_block(self.assessment, heading=HEADING, data={"html": ""})
        self.report = reports_for(self.assessment)[0]

    def text(self):
        return self.assessment.blocks.get(heading=HEADING).data["html"]


def test_the_report_of_the_year_is_offered_until_it_is_taken_in():
    year = Assessed()
    offered = [step.title for step in steps(year.assessment, year.officer, ON)]
    take_in(year.assessment, year.report, by=year.officer)
    assert offered == ["Say how far last year's plan was implemented"]
    assert steps(year.assessment, year.officer, ON) == []


def test_it_goes_into_the_chapter_behind_what_stands_there():
    year = Assessed()
    type(year.chapter).objects.filter(pk=year.chapter.pk).update(data={"html": "<p>A busy year.</p>"})
    take_in(year.assessment, year.report, by=year.officer)
    assert year.text().startswith(f"<p>A busy year.</p><p>{SENTENCE}</p>")


def test_a_second_time_is_refused():
    year = Assessed()
    take_in(year.assessment, year.report, by=year.officer)
    with pytest.raises(Refused, match="in the assessment already"):
        take_in(year.assessment, year.report, by=year.officer)


def test_once_adopted_it_counts_for_the_duty():
    year = Assessed()
    take_in(year.assessment, year.report, by=year.officer)
    Finding.objects.create(paper=year.assessment, title="Violence", is_proposed_priority=True)
    make_block(year.assessment, "consultation", heading="What people told us", data={})
    year.assessment.state = "adopted"
    year.assessment.save()
    rows = with_their_kind(Partnership.objects.filter(pk=year.partnership.pk))
    found = assessment_contents(facts_of(rows)[year.partnership.pk], ON)
    assert found.sentence.endswith(
        "and by the report of that year how far last year's plan was carried out. "
        "Whether it says what changed only a reader can tell."
    )


def test_the_page_puts_it_in(client):
    year = Assessed()
    client.force_login(year.officer)
    client.post(f"/workspace/papers/{year.assessment.key}/last-year/")
    assert SENTENCE in year.text()
