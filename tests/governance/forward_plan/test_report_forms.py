"""What the forms of notices in private and of required reports ask for; which urgent decisions a report has to tell."""

from datetime import date

import pytest

from governance.forward_plan.in_private_forms import PrivateMeetingForm
from governance.forward_plan.required_forms import RequireReportForm, WriteReportForm
from governance.forward_plan.urgent_reports import ShortDecision, UrgentReport
from governance.forward_plan.urgent_submitting import reasons_not_to_record
from governance.models import RequiredReport

pytestmark = pytest.mark.django_db
PRIVATE = {"matter": "Grants", "reasons": "Paragraph 3."}
URGENT = {"agreed_by": "Chair of scrutiny", "agreed_on": "2026-01-04", "urgent_because": "It ends."}
WHO = ["Say which chair agreed that it is urgent: regulation 5(6) asks for it."]
WHEN = ["Enter the day on which the chair agreed: regulation 5(6) asks for it."]
WHY = ["Say why it is urgent and cannot be deferred: regulation 5(7) asks for it."]


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        (URGENT, {}),
        ({"agreed_by": "Chair"}, {"agreed_on": WHEN, "urgent_because": WHY}),
        ({"urgent_because": "It ends."}, {"agreed_by": WHO, "agreed_on": WHEN}),
        ({"representations": "One.", "further_on": "2026-01-04"},
         {"response": ["Say what was answered: the further notice has to say it (regulation 5(5))."]}),
        ({"representations": "One."}, {}),
        ({"further_on": "2026-01-04"}, {}),
        ({"representations": "One.", "response": "No.", "further_on": "2026-01-04"}, {}),
        ({"matter": ""}, {"matter": ["Say what is taken in private."]}),
    ],
)  # fmt: skip
def test_a_meeting_in_private_says_what_the_regulation_asks_for(typed, errors):
    assert PrivateMeetingForm(PRIVATE | typed).errors == errors


def test_a_day_that_is_none_is_named_and_not_asked_for_once_more():
    assert list(PrivateMeetingForm(PRIVATE | URGENT | {"agreed_on": "soon"}).errors) == ["agreed_on"]


@pytest.mark.parametrize(
    ("due_on", "errors"),
    [
        ("2026-01-05", {}),
        ("2026-01-04", {}),
        ("2026-01-03", {"due_on": ["It cannot be due before it was required: change one of the two days."]}),
    ],
)
def test_a_report_is_due_on_the_day_on_which_it_was_required_at_the_earliest(due_on, errors):
    form = RequireReportForm({"required_by": "Scrutiny", "required_on": "2026-01-04", "due_on": due_on})

    assert form.errors == errors


NOTHING = {"decision": "", "reasons": "", "opinion": "", "opinion_reasons": "", "revision": 1}
ASKED = {
    "decision": ["Say what was decided: regulation 18(2)(a) asks for it."],
    "reasons": ["Give the reasons for the decision: regulation 18(2)(a) asks for them."],
    "opinion": ["Say whether the executive holds that it was a key decision: regulation 18(2)(c)."],
}
WHY = {"opinion_reasons": ["Say why it was not a key decision: regulation 18(2)(c) asks for the reasons."]}
TEXT = {"decision": "Agreed.", "reasons": "It is lawful.", "opinion": "was_key"}


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        ({}, {}),
        ({"opinion": "was_not_key"}, {}),
        ({"submitted_on": "2026-01-04"}, ASKED),
        ({**TEXT, "submitted_on": "2026-01-04"}, {}),
        ({**TEXT, "submitted_on": "2026-01-03"},
         {"submitted_on": ["It was submitted before it was required: change the day."]}),
        ({**TEXT, "opinion": "was_not_key", "submitted_on": "2026-01-04"}, WHY),
        ({**TEXT, "opinion": "was_not_key", "opinion_reasons": "One ward.", "submitted_on": "2026-01-04"}, {}),
        ({**TEXT, "opinion": "perhaps", "submitted_on": "2026-01-04"},
         {"opinion": ["Choose again: what was chosen is not on the list any more."]}),
    ],
)  # fmt: skip
def test_the_law_asks_for_the_whole_text_once_it_is_submitted(typed, errors):
    report = RequiredReport(required_on=date(2026, 1, 4))

    assert WriteReportForm(NOTHING | typed, instance=report).errors == errors


@pytest.mark.parametrize(("submitted_on", "asked"), [(None, False), (date(2026, 1, 5), True)])
def test_a_change_of_a_submitted_report_has_a_reason(submitted_on, asked):
    report = RequiredReport(required_on=date(2026, 1, 4), submitted_on=submitted_on)

    assert ("reason" in WriteReportForm(instance=report).fields) is asked


# --- Urgent decisions -----------------------------------------------------------------------------------------


def decision(*on):
    return ShortDecision(1, "Cabinet", date(*on), "The plan", "Agreed", "Lawful.", "Chair", None, "The grant ends.")


@pytest.mark.parametrize(
    ("urgent", "submitted_on", "is_outstanding", "words"),
    [
        ((), None, False, "To be submitted to the council by Friday 31 December 2027."),
        ([(2027, 3, 2)], None, True, "To be submitted to the council by Friday 31 December 2027."),
        ([(2027, 3, 2)], (2027, 3, 2), False, "Submitted to the council on Tuesday 2 March 2027."),
        ([(2027, 3, 3)], (2027, 3, 2), True, "To be submitted to the council by Friday 31 December 2027."),
        (
            [(2027, 2, 1), (2027, 5, 1)],
            (2027, 3, 2),
            True,
            "To be submitted to the council by Friday 31 December 2027.",
        ),
    ],
)
def test_a_report_tells_of_what_was_decided_until_it_was_submitted(urgent, submitted_on, is_outstanding, words):
    report = UrgentReport(
        "Anyborough Council",
        2027,
        tuple(decision(*on) for on in urgent),
        submitted_on=submitted_on and date(*submitted_on),
    )

    assert (report.is_outstanding, report.due_words) == (is_outstanding, words)


def test_decisions_are_counted_in_the_summary():
    report = UrgentReport("Anyborough Council", 2027, (decision(2027, 3, 2), decision(2027, 5, 1)))

    assert report.summary == "In 2027 2 decisions were agreed as urgent under regulation 11."


def test_a_decision_under_the_general_exception_is_told_for_information():
    report = UrgentReport("Anyborough Council", 2027, (), (decision(2027, 3, 2),))

    assert report.parts == [
        ("For information: decisions under the general exception (regulation 10)", [("The plan", [
            ("Decision maker", "Cabinet"),
            ("Decision taken", "Tuesday 2 March 2027"),
            ("Decision", "Agreed"),
            ("Reasons for the decision", "Lawful."),
            ("Chair who was informed", "Chair"),
            ("Why 28 clear days’ notice was impracticable", "The grant ends."),
        ])]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("submitted_on", "reasons"),
    [
        (None, []),
        (date(2027, 1, 1), []),
        (date(2028, 3, 1), []),
        (date(2026, 12, 31), ["Thursday 31 December 2026 is before 2027, of which the report tells: check the day."]),
        (date(2028, 3, 2), ["Thursday 2 March 2028 is still to come: record it once it is submitted."]),
    ],
)
def test_a_report_was_submitted_in_its_year_or_later_and_not_ahead(submitted_on, reasons):
    assert reasons_not_to_record(2027, submitted_on, today=date(2028, 3, 1)) == reasons
