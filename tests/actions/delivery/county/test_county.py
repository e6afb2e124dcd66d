"""What a county group sees of the districts that share, and what it does not."""

from datetime import date

import pytest

from actions.delivery.added.verbs import add
from actions.delivery.county.pooling import PooledLine
from actions.delivery.county.reading import county_period
from actions.delivery.county.sharing import share, sharing_of, stop_sharing
from actions.delivery.editions.closing import close
from actions.delivery.periods.setting_up import set_up
from actions.models import ReportingPeriod
from partnerships.models import User
from partnerships.verbs import Refused
from tests.actions.data import action, action_plan
from tests.actions.delivery.data import CALENDAR, FIRST, LAST
from tests.actions.delivery.editions.data import SecondQuarter
from tests.factories import make_partnership, make_plan, make_user
from tests.plans.rows.kinds import load
from tests.priorities.measures.rows import give, make_measure

pytestmark = pytest.mark.django_db
SECRET = "Share what agencies know before a tenancy ends"


class County(SecondQuarter):
    """A county group of two districts; one has closed its second quarter, the other reports on nothing."""

    def __init__(self, **said):
        super().__init__(**said)
        self.county = make_partnership("Anyshire Group", kind="county")
        self.other = make_partnership("Otherborough Partnership", county_parent=self.county)
        self.partnership.county_parent = self.county
        self.partnership.save()
        self.administrator = make_user("administrator", self.partnership)
        self.reader = make_user("officer", self.county)

    def shared(self):
        share(self.partnership, by=self.administrator)
        close(self.quarter, by=self.officer)
        return self

    def close_the_other(self):
        """The other district shares too, and closes its second quarter."""
        by = User.objects.system("import")
        paper = make_plan(self.other, blocks=(), state="drafting", starts_on=FIRST, ends_on=LAST).paper
        load("action_plan", action_plan(action(leads=[])), paper, by=by)
        paper.state = "adopted"
        paper.save()
        set_up(paper, by=by, on=FIRST, **CALENDAR)
        period = ReportingPeriod.objects.of(paper).get(number=2)
        period.state = "open"
        period.save()
        share(self.other, by=by)
        close(period, by=by)
        return self

    @property
    def address(self):
        return f"/workspace/partnerships/{self.county.slug}/county/"

    @property
    def report_address(self):
        return f"{self.address}{self.quarter.key}/"


def test_who_did_not_share_is_named_as_such():
    year = County()
    close(year.quarter, by=year.officer)
    found = county_period(year.county)
    assert [line.state[0] for line in found.lines] == ["Does not share", "Does not share"]
    assert found.sentence == "0 of 2 districts reported"


def test_actions_are_summed_over_those_that_reported():
    found = county_period(County().shared().county)
    assert (found.sentence, found.whole_name) == ("1 of 2 districts reported", "1 of 2 districts")
    assert [(label["label"], number) for label, number in found.sums] == [("Green", 1), ("No report", 1)]


def test_measures_of_one_code_are_summed_as_they_were_known_when_the_quarter_closed():
    year = County()
    for partnership, figures in ((year.partnership, (400, 412)), (year.other, (140, 3))):
        give(make_measure(partnership, code="3.1", frequency="quarter"), figures)
    year.shared().close_the_other()
    give(year.partnership.measures.get(), (400, 500))
    found = county_period(year.county)
    told = found.measures[0].told
    assert (found.sentence, found.whole_name) == ("2 of 2 districts reported", "All 2 districts")
    assert [(line.name, line.count) for line in told.lines] == [
        ("Anyborough Community Safety Partnership", "[c]"), ("Otherborough Partnership", "[c]"),
    ]  # fmt: skip
    assert told.whole.count == "415"


def test_a_district_that_has_not_reported_is_told_beside_a_measure_of_the_others():
    year = County()
    make_partnership("Westborough Partnership", county_parent=year.county)
    for partnership, figures in ((year.partnership, (400, 412)), (year.other, (140, 30))):
        give(make_measure(partnership, code="3.1", frequency="quarter"), figures)
    told = county_period(year.shared().close_the_other().county).measures[0].told
    assert [line.count for line in told.lines] == ["412", "30", "[x]"]
    assert told.whole == PooledLine("2 of 3 districts", "442", "")


def test_the_county_reads_the_board_copy_and_strangers_nothing(client):
    year = County(asks=[{"what": "A van", "of_whom": "", "by_when": None}]).shared()
    answers = []
    for person in (year.reader, year.officer, make_user("officer", make_partnership())):
        client.force_login(person)
        answers.append([client.get(each).status_code for each in (year.address, year.report_address)])
    client.force_login(year.reader)
    assert answers == [[200, 200], [404, 404], [404, 404]]
    assert "A van" in client.get(year.report_address).content.decode()


def test_what_is_confidential_is_in_no_county_view(client):
    year = County()
    said = {"text": "", "organisation": year.police, "due_on": None, "confidential_until": None}
    review = {"source": "death", "minute": "Review 2", "is_confidential": True}
    add(year.paper, by=year.officer, on=date(2026, 5, 1), title=SECRET, **said, **review)
    year.shared()
    client.force_login(year.reader)
    assert SECRET in str(year.texts()[0])
    assert SECRET not in client.get(year.report_address).content.decode()
    assert sum(number for _, number in county_period(year.county).sums) == 2


def test_once_sharing_ends_nothing_is_read(client):
    year = County().shared()
    stop_sharing(sharing_of(year.partnership), by=year.administrator)
    client.force_login(year.reader)
    assert (client.get(year.report_address).status_code, county_period(year.county).reported) == (404, [])


def test_a_district_that_left_the_county_group_is_read_there_no_more(client):
    year = County().shared()
    year.partnership.county_parent = make_partnership("Another Group", kind="county")
    year.partnership.save()
    client.force_login(year.reader)
    assert (client.get(year.report_address).status_code, county_period(year.county).reported) == (404, [])
    assert county_period(year.partnership.county_parent).sentence == "0 of 1 district reported"


def test_a_district_that_comes_back_to_its_county_group_is_asked_anew():
    year = County().shared()
    for group in (None, year.county):
        year.partnership.county_parent = group
        year.partnership.save()
    assert (sharing_of(year.partnership), county_period(year.county).reported) == (None, [])
    share(year.partnership, by=year.administrator)
    assert [line.period for line in county_period(year.county).reported] == [year.quarter]


def test_sharing_needs_a_county_group_and_is_said_once():
    year = County()
    share(year.partnership, by=year.administrator)
    with pytest.raises(Refused, match="It is shared already"):
        share(year.partnership, by=year.administrator)
    alone = make_partnership()
    with pytest.raises(Refused, match="No county group is recorded for this partnership"):
        share(alone, by=make_user("administrator", alone))


def test_an_officer_does_not_share_on_its_own():
    year = County()
    with pytest.raises(Refused, match="Your roles do not let you change this partnership"):
        share(year.partnership, by=year.officer)


def test_the_page_shares_and_ends_it(client):
    year = County()
    client.force_login(year.administrator)
    address = f"/workspace/partnerships/{year.partnership.slug}/county-sharing/"
    client.post(address)
    shared = sharing_of(year.partnership)
    client.post(address)
    assert (shared.county, sharing_of(year.partnership)) == (year.county, None)
