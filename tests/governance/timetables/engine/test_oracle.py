"""The timetable engine beside brute force: on small questions of every kind it never fails and is never beaten."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import assume, given
from hypothesis import strategies as st

from governance.dates.notice import QuietKind, QuietPeriod, Settings
from governance.timetables.engine.legs import CONFIRMED, NOTICE, OPEN, Leg, Sitting
from governance.timetables.engine.schedule import Aim, NoWay, backward, forward
from tests.governance.timetables.engine.oracle import Asked, afterwards, backwards, decided_on, every_tail, forwards
from tests.sizes import examples

START = date(2027, 1, 4)
KINDS = ["partnership_board", "scrutiny", "executive", "full_council"]
many, few = examples(500), examples(150)


@st.composite
def asked(draw, weeks=12):
    """Two to four steps with one or two bodies each, the decision somewhere among the last two; some confirmed."""
    somewhen = st.integers(0, weeks * 7).map(lambda n: START + timedelta(days=n))
    steps = draw(st.integers(2, 4))
    deciding = draw(st.sampled_from([steps, steps - 1]))
    route, left = [], 5
    for step in range(1, steps + 1):
        number = min(draw(st.sampled_from([1, 1, 2])), left - (steps - step))
        left -= number
        for n in range(number):
            decides = step == deciding and n == 0
            route.append(
                Leg(
                    f"{step}{'ab'[n]}", step, f"Body {step}{'ab'[n]}", draw(st.sampled_from(KINDS)),
                    "decide" if decides else draw(st.sampled_from(["advise", "note"])),
                    is_optional=not decides and draw(st.sampled_from([False, False, True])),
                    gap_days=draw(st.sampled_from([0, 0, 0, 3])), is_key=draw(st.sampled_from([None, None, True])),
                    consultation_weeks=draw(st.sampled_from([0, 0, 0, 0, 2])),
                )
            )  # fmt: skip
    calendar = st.lists(somewhen, max_size=4, unique=True).map(lambda days: [Sitting(on) for on in sorted(days)])
    sittings = {leg.key: draw(calendar) for leg in route}
    pins = {leg.key: draw(somewhen) for leg in route if draw(st.sampled_from([False] * 5 + [True]))}
    today = draw(st.none() | st.integers(-7, 40).map(lambda n: START + timedelta(days=n)))
    recesses = draw(st.lists(somewhen, max_size=1))
    quiet = [QuietPeriod(QuietKind.RECESS, "Recess", on, on + timedelta(days=13)) for on in recesses]
    settings = Settings(quiet_periods=tuple(quiet), least_consultation_weeks=2)
    return Asked(tuple(route), sittings, settings, pins, today)


def engine(question, plan=forward, **more):
    try:
        return plan(
            question.route, question.sittings, question.settings, pinned=question.pinned, today=question.today, **more
        )
    except NoWay as refusal:
        return refusal


def answered(question, schedule, after=False):
    """The day of each leg up to the decision, or after it, and what is given up for them."""
    last = question.last.step
    days = {slot.leg.key: slot.on for slot in schedule.slots if (slot.leg.step > last) == after}
    days |= {leg.key: None for leg in schedule.left_out if (leg.step > last) == after}
    broken = {(each.preference, each.leg.key) for each in schedule.relaxed if (each.leg.step > last) == after}
    return days, broken


def expected(way):
    return way.days, set(way.broken)


@many
@given(asked())
def test_forwards_nothing_beats_the_engine_and_it_refuses_only_where_there_is_no_way(question):
    ways = forwards(question, START)
    found = engine(question, start=START, aim=Aim.KEEPING)

    if not ways:
        assert isinstance(found, NoWay)
        return
    assert not isinstance(found, NoWay), found
    keeping = next((each.schedule for each in found.others if each.aim == Aim.KEEPING), found)
    assert answered(question, keeping) == expected(ways[0])
    assert answered(question, keeping, after=True) == expected(afterwards(question, ways[0]))


@many
@given(asked(), st.data())
def test_backwards_nothing_beats_the_engine_and_it_refuses_only_where_there_is_no_way(question, data):
    days = question.days(question.last, START, START + timedelta(weeks=20))
    assume(days)
    final = data.draw(st.sampled_from(days))
    ways = backwards(question, START, final)
    found = engine(question, backward, start=START, final=final, aim=Aim.KEEPING)

    if not ways:
        assert isinstance(found, NoWay)
        return
    assert not isinstance(found, NoWay), found
    assert answered(question, found) == expected(ways[0])
    assert answered(question, found, after=True) == expected(afterwards(question, ways[0]))


@few
@given(asked(weeks=50), st.none() | st.integers(0, 200))
def test_no_preference_costs_more_weeks_than_the_council_waits_nor_the_first_day_of_the_plan(question, starts):
    question = replace(question, settings=replace(question.settings, most_weeks_waited=4))
    ways = forwards(question, START)
    assume(ways)
    plan_starts = None if starts is None else START + timedelta(days=starts)
    found = engine(question, start=START, plan_starts=plan_starts)

    lasting = min(count(way, NOTICE, CONFIRMED) for way in ways)
    lawful = min(decided_on(question, way) for way in ways if count(way, NOTICE, CONFIRMED) == lasting)
    for way in (way for way in best_by_day(question, ways) if decided_on(question, way) >= lawful):
        saved = found_on(question, found) - decided_on(question, way)
        more = len(way.broken) - len(answered(question, found)[1])
        assert more <= 0 or saved <= timedelta(weeks=4) * more
    if plan_starts and lawful < plan_starts:
        assert found_on(question, found) < plan_starts


@few
@given(asked(weeks=50), st.none() | st.integers(0, 300))
def test_after_the_decision_no_preference_costs_more_weeks_either_nor_the_first_day_of_the_plan(question, starts):
    question = replace(question, settings=replace(question.settings, most_weeks_waited=4))
    ways = forwards(question, START)
    assume(ways and any(leg.step > question.last.step for leg in question.route))
    plan_starts = None if starts is None else START + timedelta(days=starts)
    found = engine(question, start=START, plan_starts=plan_starts)

    head, end = next(way for way in ways if way.days == answered(question, found)[0]), found.ends
    tails = every_tail(question, head)
    lasting = min(count(tail, NOTICE, CONFIRMED, OPEN) for tail in tails)
    soonest = min(over(head, tail) for tail in tails if count(tail, NOTICE, CONFIRMED, OPEN) == lasting)
    for tail in (tail for tail in tails if over(head, tail) >= soonest):
        more = len(tail.broken) - len(answered(question, found, after=True)[1])
        assert more <= 0 or end - over(head, tail) <= timedelta(weeks=4) * more
    if plan_starts and soonest < plan_starts:
        assert end < plan_starts


def over(head, tail):
    return max(day for day in (*head.days.values(), *tail.days.values()) if day)


@few
@given(asked(), st.integers(0, 60))
def test_a_refusal_names_the_nearest_start_and_keeps_what_has_meetings(question, after):
    start = START + timedelta(days=after)
    refusal = engine(question, start=start)
    assume(isinstance(refusal, NoWay))

    earlier = {
        each.on for leg in question.route if leg.step <= question.last.step for each in question.sittings[leg.key]
    }
    would_do = [on for on in earlier if on < start and on >= (question.today or on) and forwards(question, on)]
    rest = forwards(question, start, in_part=True)[0]
    assert refusal.nearest == max(would_do, default=None)
    if refusal.rest:
        assert answered(question, refusal.rest) == expected(rest)
    else:
        assert set(rest.days.values()) == {None}


@few
@given(asked(), st.data())
def test_a_refusal_names_the_nearest_day_of_the_decision(question, data):
    days = question.days(question.last, START, START + timedelta(weeks=20))
    final = data.draw(st.sampled_from(days) if days else st.just(START)) + data.draw(
        st.sampled_from([timedelta(0), timedelta(1)])
    )
    refusal = engine(question, backward, start=START, final=final)
    assume(isinstance(refusal, NoWay))

    would_do = [on for on in days if on != final and backwards(question, START, on)]
    assert refusal.nearest == min(would_do, key=lambda day: (abs(day - final), day), default=None)


def count(way, *what):
    return sum(preference in what for preference, _ in way.broken)


def found_on(question, schedule):
    return schedule.slot(question.last.key).on


def best_by_day(question, ways):
    """For each day of a decision the way that gives up the least by it."""
    days = {decided_on(question, way) for way in ways}
    return [next(way for way in ways if decided_on(question, way) <= day) for day in days]
