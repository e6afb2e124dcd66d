"""The latest date of each stage and the working days up to it, on real routes."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.dates.checks import conflicts
from governance.dates.notice import Settings
from governance.dates.stages import StageFacts
from governance.timetables.engine.slack import Slack, slack_of
from tests.governance.dates.test_checks import MEDWAY, NOTED_BETWEEN, TUNBRIDGE_WELLS, route

SETTINGS = Settings()


def found(stages, starts_on=None):
    slack = slack_of(stages, SETTINGS, starts_on)
    return {
        stage.body: (slack[stage.key].latest.isoformat(), slack[stage.key].days)
        for stage in stages
        if stage.key in slack
    }


def test_tunbridge_wells_was_too_late_at_scrutiny_cabinet_and_council():
    assert found(route(*TUNBRIDGE_WELLS), date(2017, 4, 1)) == {
        "the Community Safety Partnership": ("2017-02-28", 13),
        "Management Board": ("2017-03-10", 7),
        "Communities Cabinet Advisory Board": ("2017-03-29", 5),
        "Overview and Scrutiny": ("2017-04-03", -5),
        "Cabinet": ("2017-04-12", -1),
        "Full Council": ("2017-03-31", -16),
    }


def test_reason_names_the_papers_in_which_the_view_should_stand():
    stages = route(*TUNBRIDGE_WELLS)

    assert slack_of(stages, SETTINGS)[4] == Slack(
        date(2017, 4, 3),
        -5,
        "so that its view stands in the papers of Cabinet, public by Wednesday 5 April 2017",
    )


def test_last_stage_without_a_plan_to_begin_has_no_latest_date():
    assert "Full Council" not in found(route(*MEDWAY))


def test_stage_that_is_decided_or_has_no_day_has_no_slack_and_the_next_step_with_a_day_counts():
    stages = route(*MEDWAY)
    decided = [stages[0], replace(stages[1], state="decided"), *stages[2:]]

    assert set(slack_of(decided, SETTINGS)) == {3, 4}
    without = [stages[1], replace(stages[2], on=None), stages[3]]
    assert slack_of(without, SETTINGS)[2].reason.startswith("so that its view stands in the papers of Cabinet")


def test_body_without_papers_has_only_the_order_of_the_meetings():
    board, officers = route(*TUNBRIDGE_WELLS)[:2]

    assert slack_of([board, officers], SETTINGS)[1].reason == "Management Board meets on Wednesday 1 March 2017"


def test_the_latest_date_looks_past_a_body_that_only_notes():
    scrutiny, forum, cabinet = route(*NOTED_BETWEEN)

    assert found([scrutiny, forum, cabinet]) == {"Scrutiny": ("2017-04-03", -5), "Parish Forum": ("2017-04-12", 1)}


def test_words_say_how_much_is_left_or_lacking():
    words = [Slack(date(2027, 1, 4), days, "").words for days in (3, 1, 0, -1, -4)]

    assert words == ["3 working days", "1 working day", "none", "1 working day too late", "4 working days too late"]


STEPS = st.lists(
    st.tuples(
        st.sampled_from(["full_council", "executive", "scrutiny", "partnership_board"]),
        st.sampled_from(["advise", "recommend", "note", "decide"]),
        st.integers(0, 400),
    ),
    min_size=1,
    max_size=6,
)


@given(STEPS, st.none() | st.integers(0, 400))
def test_a_view_that_cannot_stand_in_the_papers_is_never_without_negative_slack(steps, starts):
    first = date(2026, 1, 5)
    stages = [
        StageFacts(key=n, body=f"Body {n}", kind=kind, role=role, step=n, on=first + timedelta(days=after))
        for n, (kind, role, after) in enumerate(steps)
    ]
    starts_on = None if starts is None else first + timedelta(days=starts)
    slack = slack_of(stages, SETTINGS, starts_on)

    for conflict in conflicts(stages, SETTINGS, starts_on):
        if conflict.rule in ("view-in-papers", "FIS-10", "order", "ATI-agenda"):
            assert slack[conflict.stages[0]].days <= 0
    for each in slack.values():
        assert SETTINGS.calendar.is_working(each.latest)
