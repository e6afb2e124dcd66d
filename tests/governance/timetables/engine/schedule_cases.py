"""Routes and calendars for the tests of the timetable engine: the real ones, and generated ones."""

from datetime import date, timedelta

from hypothesis import strategies as st

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.timetables.engine.legs import Leg, Sitting

#: The route of Tunbridge Wells in 2017, with the only meetings that are known.
TUNBRIDGE_WELLS = (
    Leg("csp", 1, "Community Safety Partnership", "partnership_board", "prepare"),
    Leg("board", 2, "Management Board", "officer_board", "advise"),
    Leg("advisory", 3, "Communities Cabinet Advisory Board", "advisory", "advise"),
    Leg("scrutiny", 4, "Overview and Scrutiny", "scrutiny", "scrutinise"),
    Leg("cabinet", 5, "Cabinet", "executive", "recommend", is_open_to_call_in=True),
    Leg("council", 6, "Full Council", "full_council", "decide"),
)
TUNBRIDGE_WELLS_DAYS = {
    "csp": date(2017, 2, 9),
    "board": date(2017, 3, 1),
    "advisory": date(2017, 3, 22),
    "scrutiny": date(2017, 4, 10),
    "cabinet": date(2017, 4, 13),
    "council": date(2017, 4, 26),
}
MEDWAY = (
    Leg("board", 1, "Health and Wellbeing Board", "health_wellbeing", "consult"),
    Leg("scrutiny", 2, "Overview and Scrutiny", "scrutiny", "scrutinise"),
    Leg("cabinet", 3, "Cabinet", "executive", "recommend", is_open_to_call_in=True),
    Leg("council", 4, "Full Council", "full_council", "decide"),
)
MEDWAY_DAYS = {
    "board": date(2020, 2, 18),
    "scrutiny": date(2020, 3, 26),
    "cabinet": date(2020, 4, 7),
    "council": date(2020, 4, 23),
}
#: The same body twice, and a body that only notes after the decision.
THANET = (
    Leg("first", 1, "Cabinet", "executive", "prepare"),
    Leg("panel", 2, "Overview and Scrutiny Panel", "scrutiny", "scrutinise"),
    Leg("second", 3, "Cabinet", "executive", "decide"),
    Leg("party", 4, "Working Party", "working_party", "note"),
)
THANET_DAYS = {"cabinet": [date(2017, 2, 14), date(2017, 3, 23)], "panel": date(2017, 3, 9), "party": date(2017, 7, 20)}


def only(days) -> dict[str, list[Sitting]]:
    return {key: [Sitting(on)] for key, on in days.items()}


def every(first: date, weeks: int, number: int, key="") -> list[Sitting]:
    return [Sitting(first + timedelta(weeks=weeks * n), f"{key}{n}") for n in range(number)]


def days_of(schedule) -> dict[str, date]:
    return {slot.leg.key: slot.on for slot in schedule.slots}


# --- Generated ------------------------------------------------------------------------------------------------

START = date(2026, 1, 5)
KINDS = ["partnership_board", "advisory", "scrutiny", "executive", "full_council"]
somewhen = st.integers(0, 420).map(lambda n: START + timedelta(days=n))
calendars = st.lists(somewhen, min_size=1, max_size=7, unique=True).map(
    lambda days: [Sitting(on) for on in sorted(days)]
)


@st.composite
def routes(draw, optional=True):
    """Two to five stops, some at one step, with gaps and optional legs; the last one decides."""
    number = draw(st.integers(2, 5))
    legs, step = [], 1
    for n in range(number):
        is_last = n == number - 1
        step += draw(st.integers(0, 1)) if n and not is_last else bool(n)
        legs.append(
            Leg(
                f"leg{n}", step, f"Body {n}", draw(st.sampled_from(KINDS)), "decide" if is_last else "advise",
                is_optional=optional and not is_last and draw(st.booleans()), gap_days=draw(st.sampled_from([0, 0, 3])),
                consultation_weeks=draw(st.sampled_from([0, 0, 0, 4])), is_key=draw(st.sampled_from([None, True])),
                is_open_to_call_in=draw(st.sampled_from([None, True])),
            )
        )  # fmt: skip
    return tuple(legs)


@st.composite
def questions(draw, optional=True):
    route = draw(routes(optional))
    periods = draw(
        st.lists(
            st.builds(lambda on, n: QuietPeriod(QuietKind.RECESS, "Recess", on, on + timedelta(days=n)), somewhen,
                      st.integers(0, 40)),
            max_size=2,
        )
    )  # fmt: skip
    settings = Settings(quiet_periods=tuple(periods), least_consultation_weeks=2)
    return route, {leg.key: draw(calendars) for leg in route}, settings
