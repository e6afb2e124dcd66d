from priorities.indicators.flags import check_indicators
from tests.priorities.data import indicator, indicators

PLAN = {"kind": "plan"}


def sentences(warnings):
    return [warning.sentence for warning in warnings]


def test_indicator_without_a_baseline_is_flagged():
    assert sentences(check_indicators(indicators(indicator("Burglary", baseline=None)), PLAN)) == [
        "The indicator “Burglary” has no baseline: say where it starts from."
    ]


def test_target_indicator_without_a_target_is_flagged_and_a_tracker_is_not():
    data = indicators(indicator("Burglary", target=None), indicator("Robbery", kind="tracker", target=None))

    assert sentences(check_indicators(data, PLAN)) == [
        "The indicator “Burglary” is meant to have a target, and states none."
    ]
