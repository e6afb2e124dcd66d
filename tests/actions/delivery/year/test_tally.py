import pytest

from actions.delivery.year.tally import tallies, tally


def row(action, meaning="on_track", *, priority="Violence", **more):
    told = {"action": action, "priority": priority, "due": "2026-12-31", "days_late": 0, **more}
    return {**told, "by_dates": {"meaning": meaning}}


def test_finished_late_is_done_and_not_on_time():
    found = tally("All", [row("a", "complete"), row("b", "complete", days_late=112), row("c", "off_track")])
    assert (found.total, found.done, found.on_time, found.late) == (3, 2, 1, 1)
    assert found.sentence == ("2 of 3 actions were finished, 1 of them by their adopted day; 1 goes on (1 late).")


COMPLETE, LATE, UNDATED = {}, {"days_late": 3}, {"due": ""}


@pytest.mark.parametrize(
    ("done", "others", "sentence"),
    [
        ([], ["on_track"], "0 of 1 action were finished; 1 goes on."),
        ([], ["on_track", "off_track", "off_track"], "0 of 3 actions were finished; 3 go on (2 late)."),
        ([COMPLETE], [], "1 of 1 action was finished, by its adopted day."),
        ([LATE], [], "1 of 1 action was finished, after its adopted day."),
        ([UNDATED], [], "1 of 1 action was finished."),
        ([COMPLETE, COMPLETE], [], "2 of 2 actions were finished, 2 of them by their adopted day."),
        ([LATE, LATE], [], "2 of 2 actions were finished, none of them by their adopted day."),
        ([LATE, UNDATED], [], "2 of 2 actions were finished, none of them by their adopted day and 1 without one."),
        ([COMPLETE, UNDATED], [], "2 of 2 actions were finished, 1 of them by their adopted day and 1 without one."),
        ([UNDATED, UNDATED], ["no_report"], "2 of 3 actions were finished; 1 goes on."),
    ],
)
def test_how_far_the_plan_was_implemented_in_words(done, others, sentence):
    rows = [row(f"done {at}", "complete", **more) for at, more in enumerate(done)]
    rows += [row(f"open {at}", meaning) for at, meaning in enumerate(others)]
    assert tally("All", rows).sentence == sentence


def test_late_for_one_of_two_leads_is_late_and_given_up_by_one_is_given_up():
    found = tally("All", [
        row("a", "complete"), row("a", "complete", days_late=5),
        row("b", "off_track"), row("b", "on_track", stopped_because="No money"),
        row("c", "off_track"), row("c", "on_track"),
        row("d", "complete"), row("d", "on_track", stopped_because="No money"),
    ])  # fmt: skip
    assert (found.total, found.done, found.on_time, found.stopped, found.late, found.going_on) == (4, 2, 1, 1, 1, 1)


def test_tally_as_it_stands_in_a_report():
    assert tally("Violence", [row("a", "complete"), row("b", "off_track")]).as_data() == {
        "title": "Violence", "total": 2, "done": 1, "on_time": 1, "stopped": 0, "late": 1, "going_on": 1,
        "sentence": "1 of 2 actions was finished, by its adopted day; 1 goes on (1 late).",
    }  # fmt: skip


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
