from priorities.priorities.flags import check_priorities
from tests.priorities.data import priorities, priority

PLAN = {"kind": "plan"}


def sentences(warnings):
    return [warning.sentence for warning in warnings]


def test_priority_without_a_finding_is_flagged():
    data = priorities(priority("Road safety"), priority("Alcohol", findings=[]))

    assert sentences(check_priorities(data, PLAN)) == [
        "The priority “Alcohol” names no finding of a strategic assessment: link the findings it comes from."
    ]


def test_priority_of_an_addendum_needs_no_finding():
    assert check_priorities(priorities(priority(findings=[])), {"kind": "addendum"}) == []


def test_priority_whose_title_is_not_known_is_flagged():
    assert sentences(check_priorities(priorities(priority("Vulnerable people", title_known=False)), PLAN)) == [
        "The title of the priority shown as “Vulnerable people” is not known: look for a better copy."
    ]
