"""An action added in the year: asked, rated and told as the others, the confidential ones never to the public."""

from datetime import date

import pytest
from django.urls import reverse

from actions.delivery.added.reading import added_to_show
from actions.delivery.added.verbs import add, change, end
from actions.delivery.asked import asked_in
from actions.delivery.chasing.board import lines_of
from actions.delivery.editions.closing import close
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import save, send
from actions.delivery.scale import scale_of
from actions.models import AddedAction
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from tests.actions.delivery.editions.data import DUE, SecondQuarter, data_of
from tests.actions.delivery.editions.data import SAID as REPORTED
from tests.factories import make_user

pytestmark = pytest.mark.django_db
SAID = {
    "title": "Light the underpass", "text": "", "due_on": date(2026, 9, 15), "source": "board",
    "minute": "Board, 4 July, item 6", "is_confidential": False, "confidential_until": None,
}  # fmt: skip
SECRET = {"title": "Review of a death", "source": "death", "is_confidential": True}


@pytest.fixture
def year():
    return SecondQuarter()


def added(year, on=date(2026, 7, 10), **said):
    return add(year.paper, by=year.officer, on=on, **({"organisation": year.police} | SAID | said))


def titles(year, number=2, body=None):
    return [each.action.title for each in asked_in(year.period(number), body)]


def texts_of(year):
    """The board's text and the public's, as words."""
    close(year.quarter, by=year.officer)
    return [str(text) for text in year.texts()]


def test_it_is_asked_of_its_lead_after_the_actions_of_the_text(year):
    added(year)
    assert (titles(year), titles(year, body=year.police), titles(year, body=year.fire)) == (
        ["Patrol", "Fire checks", "Light the underpass"], ["Patrol", "Light the underpass"], ["Fire checks"],
    )  # fmt: skip


def test_the_chase_board_counts_it_as_missing(year):
    added(year)
    assert [(line.name, line.missing, len(line.asked)) for line in lines_of(year.quarter)] == [
        ("Anyborough Police", 1, 2),
        ("Anyshire Fire and Rescue", 1, 1),
    ]


def test_it_is_asked_from_the_period_in_which_it_was_added(year):
    added(year)
    assert [("Light the underpass" in titles(year, number)) for number in (1, 2, 3)] == [False, True, True]


def test_it_is_rated_by_its_own_date(year):
    added(year)
    rating = asked_in(year.quarter)[-1].computed
    assert rating.sentence == "Overdue by 15 days: due 15 September 2026, not finished."


def test_a_report_on_it_is_received_as_any_other(year):
    added(year)
    asked, sender = asked_in(year.quarter, year.police)[-1], Sender(year.lead, year.quarter, year.police)
    finished = REPORTED | {"finished_on": date(2026, 9, 14)}
    asked.report = save(asked, sender, finished, revision=0, on=DUE)
    send([asked], sender, scale_of(year.partnership), on=DUE)
    asked = asked_in(year.quarter, year.police)[-1]
    assert (asked.is_received, asked.computed.sentence) == (True, "Finished 14 September 2026, on time.")


def test_the_report_of_the_period_tells_where_it_comes_from(year):
    added(year)
    close(year.quarter, by=year.officer)
    told = [data_of(text, "period_actions")["rows"][-1] for text in year.texts()]
    assert [(row["title"], row["priority"], row["added"]) for row in told] == [
        ("Light the underpass", "Added in the year", "Board decision: Board, 4 July, item 6")
    ] * 2


def test_a_confidential_one_is_told_to_the_board_and_not_even_counted_for_the_public(year):
    added(year, **SECRET)
    texts = texts_of(year)
    sums = [data_of(text, "period_summary") for text in year.texts()]
    assert [SECRET["title"] in text for text in texts] == [True, False]
    assert [(each["asked"], sum(each["periods"][-1]["counts"].values())) for each in sums] == [(3, 3), (2, 2)]
    assert "for_all" not in texts[1]


def test_the_sums_of_the_next_period_leave_it_out_for_the_public_too(year):
    added(year, **SECRET)
    close(year.quarter, by=year.officer)
    year.quarter = year.opened(3)
    close(year.quarter, by=year.officer)
    sums = [data_of(text, "period_summary")["periods"] for text in year.texts()]
    assert [[sum(each["counts"].values()) for each in periods] for periods in sums] == [[3, 3], [2, 2]]


def test_it_is_told_to_everybody_once_its_day_has_come(year):
    added(year, **SECRET, confidential_until=date(2026, 9, 30))
    assert [SECRET["title"] in text for text in texts_of(year)] == [True, True]


def test_a_confidential_one_is_seen_by_who_manages_and_by_its_lead_alone(year):
    row = added(year, **SECRET)
    other = make_user("partner_lead", year.partnership, organisation=year.fire)
    seen = [added_to_show(year.paper, user=user, on=date(2026, 8, 1)) for user in (year.officer, year.lead, other)]
    assert seen == [[row], [row], []]


def test_an_ended_one_is_asked_for_no_more_and_its_end_is_told(year):
    row = added(year, due_on=None)
    end(row, by=year.officer, on=date(2026, 9, 1), because="The council lights it.")
    close(year.quarter, by=year.officer)
    told = data_of(year.texts()[1], "period_actions")["rows"][-1]
    assert (told["stopped_because"], told["is_asked"], titles(year, 3)) == (
        "The council lights it.", False, ["Patrol", "Fire checks"],
    )  # fmt: skip


def test_of_two_changes_the_second_is_told(year):
    row = added(year)
    said = SAID | {"organisation": year.fire}
    change(row, by=year.officer, revision=1, **said)
    with pytest.raises(Refused, match="changed by somebody else"):
        change(row, by=year.officer, revision=1, **said)


def test_the_text_of_the_year_stays_as_it_was_adopted(year):
    before = checksum(compose(year.paper))
    added(year)
    assert checksum(compose(year.paper)) == before


def test_an_officer_adds_changes_and_ends_it_on_its_pages(client, year):
    client.force_login(year.officer, backend="django.contrib.auth.backends.ModelBackend")
    data = {"title": "Light it", "source": "audit", "minute": "Inspection, page 4", "organisation": year.fire.pk}
    client.post(reverse("actions:added_action_add", args=[year.paper.key]), data)
    row = AddedAction.objects.get()
    place = [year.paper.key, row.key]
    client.post(reverse("actions:added_action_edit", args=place), data | {"title": "Light all", "revision": 1})
    client.post(reverse("actions:added_action_end", args=place), {"because": "Done by others"})
    row.refresh_from_db()
    assert (row.title, row.organisation, row.ended_because, row.history.count()) == (
        "Light all", year.fire, "Done by others", 3,
    )  # fmt: skip


def test_a_partner_may_not_add_one(year):
    with pytest.raises(Refused, match="Your roles do not let you"):
        add(year.paper, by=year.lead, on=date(2026, 7, 10), organisation=year.police, **SAID)
