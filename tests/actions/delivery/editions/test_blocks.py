"""What stands out for the board, what is counted, and what of it the county group and the public are told."""

from datetime import date

import pytest

from actions.delivery.editions.blocks import PeriodActions, PeriodAsks, PeriodExceptions, PeriodSummary
from actions.delivery.editions.told import label_data, public_row, shown_rating
from plans.document.performance import ReportedPeriod, exception, reason
from plans.models import Paper
from tests.actions.delivery.in_memory import SCALE

LABELS = {label.letter: label_data(label) for label in SCALE.all_labels}


def row(by_dates="G", **more):
    """An action of which its lead reported that it goes well."""
    return {
        "key": "patrol-police", "action": "patrol", "title": "Patrol", "priority": "Violence", "lead": "Police",
        "by_dates": LABELS[by_dates], "sentence": "As its dates say.", "reported": LABELS["G"], "is_received": True,
        "is_asked": True, "is_different": False, "is_secret": False, "decided": [], **more,
    }  # fmt: skip


def period(*rows, before=None, name="Quarter 3"):
    read = {"actions": list(rows), "scale": SCALE}
    return ReportedPeriod(Paper(), name, date(2026, 10, 1), date(2026, 12, 31), before=before, _read=read)


def reasons(**more):
    found = PeriodActions().exceptions(period(row(**more)))
    return [(each["words"], each["detail"], each["is_public"]) for line in found for each in line["reasons"]]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({}, []),
        ({"by_dates": "A"}, []),
        ({"by_dates": "R"}, [("Red", "As its dates say.", True)]),
        ({"by_dates": "R", "agreed": LABELS["A"]}, []),
        ({"by_dates": "G", "agreed": LABELS["R"]}, [("Red", "As its dates say.", True)]),
        ({"by_dates": "R", "stopped_because": "No money"}, [("Red", "No money", True)]),
        ({"by_dates": "?", "is_received": False}, [("No report", "As its dates say.", True)]),
        ({"by_dates": "A", "is_received": False}, [("No report", "As its dates say.", True)]),
        ({"by_dates": "N", "is_received": False, "is_asked": False}, []),
        (
            {"by_dates": "A", "is_different": True, "reported_because": "We are sure"},
            [("Its lead says Green, the dates say Amber", "We are sure", False)],
        ),
        ({"help": [{"what": "A van"}]}, [("Help is asked for", "A van", False)]),
        ({"dates_asked": [{"what": "31 March"}]}, [("A new date is asked for", "31 March", False)]),
        (
            {"challenges": [{"question": "How many?", "answer": "", "is_open": True}]},
            [("Challenged, not answered", "How many?", False)],
        ),
        (
            {"challenges": [{"question": "How many?", "answer": "Two", "is_open": True}]},
            [("Challenged, answered, not resolved", "How many?", False)],
        ),
        ({"challenges": [{"question": "How many?", "answer": "", "is_open": False}]}, []),
        ({"by_dates": "R", "is_secret": True}, [("Red", "As its dates say.", False)]),
    ],
)
def test_why_an_action_stands_on_the_first_page(told, expected):
    assert reasons(**told) == expected


def test_line_of_the_first_page_says_who_and_what_is_done():
    told = {"progress": "Two patrols", "expected": "2027-01-31"}
    found = PeriodActions().exceptions(
        period(row("R", **told), row("R", is_secret=True, next_steps="Hire", **told), row())
    )
    red = [reason("Red", "As its dates say.")]
    line = {"key": "patrol-police", "title": "Patrol", "who": "Police", "by_when": "2027-01-31"}
    assert found == [
        {**line, "reasons": red, "done": "Two patrols"},
        {**line, "reasons": [{**red[0], "is_public": False}], "done": "Hire", "is_confidential": True},
    ]


FIRST_PAGE = {
    "rows": [
        exception("a", "Patrol", [reason("Red"), reason("Help is asked for", is_public=False)]),
        exception("b", "Fire checks", [reason("Help is asked for", is_public=False)]),
        exception("m", "Assaults", [reason("Off target", is_public=False)], is_measure=True),
        exception("n", "Theft", [reason("Off target"), reason("3 of 40", is_public=False)], is_measure=True),
    ]
}


def told(data):
    return [(line["key"], [each["words"] for each in line["reasons"]]) for line in data["rows"]]


def test_public_is_told_of_the_first_page_what_everybody_may_know():
    assert told(PeriodExceptions().public(FIRST_PAGE)) == [("a", ["Red"]), ("n", ["Off target"])]


def test_county_group_is_told_of_measures_what_everybody_is():
    assert told(PeriodExceptions().for_county(FIRST_PAGE)) == [
        ("a", ["Red", "Help is asked for"]), ("b", ["Help is asked for"]), ("n", ["Off target"]),
    ]  # fmt: skip


def summary(*rows, before=None):
    return PeriodSummary().compose_period(period(*rows, before=before))


def document_of(data):
    return {"blocks": [{"kind": "period_summary", "data": data}]}


def test_sums_count_the_rating_that_is_agreed_and_ask_only_whom_was_asked():
    data = summary(
        row("R", agreed=LABELS["A"]), row("G", nil="No change"), row("?", is_received=False),
        row("N", is_received=False, is_asked=False),
    )  # fmt: skip
    assert (data["asked"], data["received"], data["nil"]) == (3, 2, 1)
    assert data["periods"] == [
        {"name": "Quarter 3", "counts": {"Amber": 1, "Green": 1, "No report": 1, "Not due to start": 1}}
    ]
    assert [label["letter"] for label in data["labels"]] == ["B", "G", "A", "R", "N", "?"]


def test_seldom_labels_stand_there_only_where_an_action_has_them():
    assert [label["letter"] for label in summary(row("G"))["labels"]] == ["B", "G", "A", "R", "?"]
    assert [label["letter"] for label in summary(row("–"))["labels"]] == ["B", "G", "A", "R", "–", "?"]


def test_confidential_action_cannot_be_found_by_counting_over_the_periods():
    data = summary(row("G"), row("R", is_secret=True))
    later = PeriodSummary().compose_period(period(row("G"), name="Quarter 4", before=document_of(data)))

    public = PeriodSummary().public(data)
    assert (data["asked"], public["asked"], public["periods"][0]["counts"]) == (2, 1, {"Green": 1})
    assert [each["counts"] for each in later["periods"]] == [{"Green": 1, "Red": 1}, {"Green": 1}]
    told_later = PeriodSummary().for_county(later)["periods"]
    assert [each["counts"] for each in told_later] == [{"Green": 1}, {"Green": 1}]
    assert [each["name"] for each in told_later] == ["Quarter 3", "Quarter 4"]


def test_eight_periods_stand_beside_each_other_at_most():
    before = [{"name": str(number), "counts": {}} for number in range(9)]
    data = summary(row("G"), before=document_of({"periods": before}))
    assert [each["name"] for each in data["periods"]] == ["2", "3", "4", "5", "6", "7", "8", "Quarter 3"]


def test_board_reads_in_full_what_stands_out_and_the_rest_as_a_table():
    rows = [
        row("G", title="Goes well"), row("R", title="Late"), row("G", title="Agreed", agreed=LABELS["G"]),
        row("–", title="Given up", stopped_because="No money"), row("A", title="Drugs", priority="Drugs"),
    ]  # fmt: skip
    groups = PeriodActions().context({"data": {"rows": rows}}, {})["groups"]
    assert [
        (group["title"], [each["title"] for each in group["full"]], [each["title"] for each in group["rest"]])
        for group in groups
    ] == [("Violence", ["Late", "Agreed", "Given up"], ["Goes well"]), ("Drugs", [], ["Drugs"])]


def test_rating_that_is_shown_is_the_agreed_one():
    assert [shown_rating(row("R", agreed=each))["letter"] for each in (None, LABELS["A"])] == ["R", "A"]


def test_public_row_keeps_what_was_done_and_leaves_out_what_is_for_the_board():
    private = dict.fromkeys(("reported_because", "agreed_because", "on_behalf", "help", "dates_asked"), "x")
    files = [{"title": "Rota", "may_be_published": False}, {"title": "Leaflet", "may_be_published": True}]
    found = public_row({**row(), **private, "progress": "Done", "challenges": [], "files": files, "evidence": []})
    kept = {name: value for name, value in row().items() if name != "decided"}
    assert found == {**kept, "progress": "Done", "files": [files[1]], "evidence": []}


def test_public_is_told_of_dates_that_moved_and_of_no_ask():
    asks, open_move, secret = [{"what": "A van"}], {"action": "Patrol"}, {"action": "Tip-off", "is_secret": True}
    public = PeriodAsks().public
    assert public({"asks": asks, "moved": [open_move, secret]}) == {"asks": [], "moved": [open_move]}
    assert (public({"asks": asks, "moved": []}), public({"asks": [], "moved": [secret]})) == (None, None)
