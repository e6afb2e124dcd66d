import pytest

from actions.delivery.year.tally import tallies, tally


def row(action, meaning="on_track", *, priority="Violence", **more):
    return {"action": action, "priority": priority, "by_dates": {"meaning": meaning}, "days_late": 0, **more}


def test_finished_late_is_done_and_not_on_time():
    found = tally("All", [row("a", "complete"), row("b", "complete", days_late=112), row("c", "off_track")])
    assert (found.total, found.done, found.on_time, found.late) == (3, 2, 1, 1)
    assert found.sentence == ("2 of 3 actions were finished, 1 of them by their adopted day; 1 goes on (1 late).")


def test_an_action_of_two_leads_counts_once():
    found = tally("All", [row("a", "complete"), row("a", "complete"), row("b")])
    assert (found.total, found.done, found.going_on) == (2, 1, 1)


def test_given_up_is_not_going_on():
    found = tally("All", [row("a", "not_rated", stopped_because="No money")])
    assert found.sentence == "0 of 1 action were finished; 1 will not be done."


def test_priorities_stand_in_the_order_of_the_report():
    rows = [row("a", priority="Violence"), row("b", priority="Drugs"), row("c", priority="Violence")]
    assert [(each.title, each.total) for each in tallies(rows)] == [("Violence", 2), ("Drugs", 1)]


@pytest.mark.parametrize("number", [0, 3])
def test_parts_add_up(number):
    found = tally("All", [row(str(each)) for each in range(number)])
    assert found.done + found.stopped + found.going_on == found.total == number
