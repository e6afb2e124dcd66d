"""What a lead may say about an action, and what its card begins with; no database is asked."""

from datetime import date

import pytest

from actions.delivery.returns.forms import ReturnForm
from actions.models import BoardAsk, ReturnEvidence, ReturnFile
from tests.actions.delivery.in_memory import LAST, SCALE, a_move, a_period, a_report, an_action, asked

DEC, JAN = date(2026, 12, 31), date(2027, 1, 31)
BEFORE = a_period(2)
REASON = "Say why the board should move the date."
DUE_ALREADY = "It is due on 31 December 2026 already: enter another day, or leave this empty."


def form(said=None, *, about=None, **more):
    about = about or asked(**more)
    data = None if said is None else {f"{about.action.key}-{name}": value for name, value in said.items()}
    return ReturnForm(data, asked=about, scale=SCALE)


@pytest.mark.parametrize(
    ("said", "errors"),
    [
        ({}, {}),
        ({"finished_on": "22/1/2027"}, {}),
        (
            {"finished_on": "23/1/2027"},
            {"finished_on": ["This day is still to come: say when you expect to finish instead."]},
        ),
        (
            {"finished_on": "1/1/2027", "stopped_because": "No money"},
            {"stopped_because": ["What is finished is not left undone: clear one of the two."]},
        ),
        ({"evidence_url": "https://a.example/"}, {"evidence": ["Say in a few words what the link shows."]}),
        (
            {"evidence": "Minutes"},
            {"evidence_url": ["Enter the address of it, such as https://www.example.org/minutes."]},
        ),
        ({"evidence": "Minutes", "evidence_url": "a.example/minutes"}, {}),
        ({"ask_of_whom": "The council"}, {"ask": ["Say what you need."]}),
        ({"ask_by_when": "1/2/2027"}, {"ask": ["Say what you need."]}),
        ({"ask": "A van"}, {}),
        ({"file_title": "Rota"}, {"file": ["Choose the file, or clear what you said of it."]}),
        ({"file_may_be_published": "on"}, {"file": ["Choose the file, or clear what you said of it."]}),
        ({"new_date": "31/1/2027"}, {"new_date_because": [REASON]}),
        ({"new_date_because": "The tender failed"}, {"new_date": ["Enter the new date that you ask for."]}),
        ({"new_date": "31/12/2026", "new_date_because": "Why not"}, {"new_date": [DUE_ALREADY]}),
        ({"new_date": "31/1/2027", "new_date_because": "The tender failed"}, {}),
    ],
)
def test_what_does_not_go_together_is_said_at_its_field(said, errors):
    assert form(said).errors == errors


def test_address_that_cannot_be_read_is_one_fault_and_not_two():
    assert list(form({"evidence": "Minutes", "evidence_url": "http://"}).errors) == ["evidence_url"]
    assert list(form({"new_date": "31/02/2027", "new_date_because": "Late"}).errors) == ["new_date"]


def test_new_date_is_compared_with_the_one_that_the_board_gave():
    moved = asked(moves=[a_move(to=JAN)])
    assert form({"new_date": "31/1/2027", "new_date_because": "x"}, about=moved).errors == {
        "new_date": ["It is due on 31 January 2027 already: enter another day, or leave this empty."]
    }
    assert form({"new_date": "31/12/2026", "new_date_because": "x"}, about=moved).errors == {}
    assert form(about=moved).fields["expected_on"].help_text == "It is due 31 January 2027."


def test_nothing_said_is_taken_as_nothing():
    one = form({})
    assert one.is_valid()
    said = one.said()
    files = said.pop("files")
    assert said == {
        "nil_because": "", "progress": "", "reported": "", "reported_because": "", "expected_on": None,
        "slip_reason": "", "slip_words": "", "finished_on": None, "stopped_because": "", "next_steps": "",
        "spend": None, "is_started": True, "activities_done": [], "outputs": [], "date_asked": None, "asks": [],
        "evidence": [],
    }  # fmt: skip
    assert (files.new, files.title, files.removed, files.public) == (None, "", frozenset(), frozenset())


def test_all_that_is_said_is_taken():
    action = an_action(("Hire", None), ("Train", None), starts_on=date(2026, 4, 1))
    hire = str(action.activities.all()[0].key)
    typed = {
        "progress": "Two patrols", "reported": "G", "activities_done": [hire], "output_2": "42 homes visited",
        "ask": "A van", "ask_of_whom": "The council", "ask_by_when": "1/2/2027", "evidence": "Rota",
        "evidence_url": "a.example/rota", "may_be_published": "on", "new_date": "31 January 2027",
        "new_date_because": "The tender failed",
    }  # fmt: skip
    one = form(typed, action=action)
    assert one.is_valid()
    said = one.said()
    names = ("is_started", "activities_done", "outputs", "date_asked", "asks", "evidence")
    assert {name: said[name] for name in names} == {
        "is_started": False,
        "activities_done": [hire],
        "outputs": ["42 homes visited"],
        "date_asked": (JAN, "The tender failed"),
        "asks": [{"what": "A van", "of_whom": "The council", "by_when": date(2027, 2, 1)}],
        "evidence": [{"title": "Rota", "url": "https://a.example/rota", "may_be_published": True}],
    }


def test_questions_without_an_object_are_not_asked():
    bare = form(action=an_action(due_on=None))
    assert {"activities_done", "is_started", "files_removed", "files_public"} & set(bare.fields) == set()
    assert bare.fields["expected_on"].help_text == ""

    action = an_action(("Hire", None), starts_on=date(2026, 4, 1))
    full = form(about=asked(a_report(files=[ReturnFile(title="Rota")]), action=action))
    assert {"activities_done", "is_started", "files_removed", "files_public"} <= set(full.fields)
    assert [label for _, label in full.fields["files_removed"].choices] == ["Rota"]


def test_lead_chooses_how_it_stands_and_never_that_nothing_came_in():
    assert [label for _, label in form().fields["reported"].choices] == [
        "Complete", "Green", "Amber", "Red", "Not due to start",
    ]  # fmt: skip


def test_first_card_begins_with_the_due_day_and_nothing_more():
    assert form().initial == {"expected_on": DEC, "revision": 0, "is_started": False}
    assert form(action=an_action(due_on=None)).initial["expected_on"] is None


def test_card_of_the_next_period_goes_on_from_the_last_report():
    last = a_report(BEFORE, progress="Two patrols", reported="A", expected_on=JAN, next_steps="More", spend=5)
    assert form(before=[a_report(BEFORE, progress="Older"), last]).initial == {
        "progress": "Two patrols", "reported": "A", "expected_on": JAN, "revision": 0, "is_started": True,
    }  # fmt: skip


def test_last_report_without_an_expected_day_begins_with_the_due_one():
    idle = a_report(BEFORE, expected_on=None, is_started=False)
    assert (form(before=[idle]).initial["expected_on"], form(before=[idle]).initial["is_started"]) == (DEC, False)


def test_what_the_board_has_decided_is_not_asked_once_more():
    answered = BoardAsk(what="A van", decided_at="2026-11-04T10:00Z")
    assert "ask" not in form(about=asked(a_report(asks=[answered]))).initial
    both = form(about=asked(a_report(asks=[answered, BoardAsk(what="A room")])))
    assert both.initial["ask"] == "A room"


def test_card_that_was_written_begins_with_what_was_written():
    report = a_report(
        state="draft", revision=3, expected_on=None, outputs=["42 homes", "3 talks"],
        asks=[BoardAsk(what="A van", of_whom="The council", by_when=JAN)],
        evidence=[ReturnEvidence(title="Rota", url="https://a.example/", may_be_published=True)],
        files=[ReturnFile(title="Open", may_be_published=True), ReturnFile(title="Kept")],
    )  # fmt: skip
    change = a_move("asked", report_id=report.pk, reason="The tender failed")
    initial = form(about=asked(report, before=[a_report(BEFORE, expected_on=JAN)], moves=[change])).initial

    told = {"revision", "expected_on", "output_1", "output_2", "ask", "ask_of_whom", "ask_by_when", "evidence",
            "evidence_url", "may_be_published", "new_date", "new_date_because", "files_public"}  # fmt: skip
    assert {name: initial[name] for name in told} == {
        "revision": 3, "expected_on": None, "output_1": "42 homes", "output_2": "3 talks", "ask": "A van",
        "ask_of_whom": "The council", "ask_by_when": JAN, "evidence": "Rota", "evidence_url": "https://a.example/",
        "may_be_published": True, "new_date": LAST, "new_date_because": "The tender failed",
        "files_public": [str(report.files.all()[0].key)],
    }  # fmt: skip
