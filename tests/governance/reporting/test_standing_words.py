"""What is said of a heading and of those who sign it, and what a report gives away by itself."""

from datetime import UTC, date, datetime

import pytest

from governance.models import Implication, SignOffRequest
from governance.reporting.annexes import pages_words
from governance.reporting.rebasing import in_order
from governance.reporting.signing_order import check_report
from governance.reporting.standings import asked_of, standing_of, text_sha256
from partnerships.models import User

ROW = {"heading": "Legal", "text": "The council must adopt a plan.", "post": "Head of Legal", "signed_on": None}
NOW, BEFORE = text_sha256("Legal", ROW["text"]), text_sha256("Legal", "Another text.")
ON = date(2027, 1, 8)


def asked(day=4, **fields):
    """A request of January 2027 that waits for its answer."""
    values = {"post": "Head of Legal", "asked_at": datetime(2027, 1, day, 9, tzinfo=UTC)}
    return SignOffRequest(**values | ({} if "implication" in fields else {"implication_id": 1}) | fields)


def answered(answer="signed", sha256=NOW, *, day=6, by="A. Lee", **fields):
    given = {"answer": answer, "signed_sha256": sha256, "answered_as": "Head of Legal", "answered_by": User(name=by)}
    return asked(answered_at=datetime(2027, 1, day, 9, tzinfo=UTC), **given | fields)


WHO = "A. Lee as Head of Legal"
AGAIN = f"{WHO} signed an earlier text on 6 January 2027"
SAID = {
    "nobody asked": ([], "open", "Nobody has been asked yet."),
    "asked without a day": ([asked()], "asked", "Asked of Head of Legal on 4 January 2027."),
    "asked, due today": ([asked(due_on=ON)], "asked",
                         "Asked of Head of Legal on 4 January 2027. Due by 8 January 2027."),
    "asked, due yesterday": ([asked(due_on=date(2027, 1, 7))], "asked",
                             "Asked of Head of Legal on 4 January 2027. Due since 7 January 2027."),
    "signed": ([answered()], "signed", f"Signed by {WHO} on 6 January 2027."),
    "signed by the post in name": ([answered(by="head of legal")], "signed",
                                   "Signed by Head of Legal on 6 January 2027."),
    "signed with a comment": ([answered("commented", comment="See 2.")], "signed",
                              f"Signed by {WHO} on 6 January 2027, with a comment: “See 2.”"),
    "declined": ([answered("declined", comment="Costs.")], "declined",
                 f"Declined by {WHO} on 6 January 2027: “Costs.”"),
    "declined, then signed": ([answered("declined", comment="Costs."), answered(day=7)], "signed",
                              f"Signed by {WHO} on 7 January 2027."),
    "declined, asked again": ([answered("declined", comment="Costs."), asked(7)], "asked",
                              f"Asked of Head of Legal on 7 January 2027. {WHO} declined it on 6 January 2027."),
    "signed, asked again": ([answered(), asked(7)], "signed", f"Signed by {WHO} on 6 January 2027."),
    "an earlier text": ([answered(sha256=BEFORE)], "earlier", f"{AGAIN}; the text has changed since. Ask again."),
    "an earlier text, asked again": ([answered(sha256=BEFORE), asked(7)], "asked",
                                     f"Asked of Head of Legal on 7 January 2027. {AGAIN}."),
    "an earlier text declined": ([answered("declined", BEFORE, comment="Costs.")], "open",
                                 "Nobody has been asked yet."),
}  # fmt: skip


@pytest.mark.parametrize("case", SAID)
def test_how_a_heading_stands_is_said_in_a_sentence(case):
    requests, state, sentence = SAID[case]

    found = standing_of(ROW, requests, on=ON)

    assert (found.state, found.sentence) == (state, sentence)


@pytest.mark.parametrize(("due", "label"), [(8, ("Asked", "blue")), (7, ("Overdue", "red"))])
def test_a_sign_off_is_overdue_from_the_day_after_it_was_due(due, label):
    found = standing_of(ROW, [asked(due_on=date(2027, 1, due))], on=ON)

    assert (found.label, found.colour) == label


@pytest.mark.parametrize(
    ("case", "may_be_asked"),
    [("nobody asked", True), ("declined", True), ("an earlier text", True), ("declined, asked again", False),
     ("asked without a day", False), ("signed", False)],
)  # fmt: skip
def test_a_heading_is_put_to_somebody_unless_it_is_signed_or_with_somebody(case, may_be_asked):
    assert standing_of(ROW, SAID[case][0], on=ON).may_be_asked is may_be_asked


RECORDED = "Head of Legal, 19 November 2026"


@pytest.mark.parametrize(
    ("sha256", "requests", "state", "public"),
    [
        ("", [], "recorded", RECORDED),
        (NOW, [], "recorded", RECORDED),
        (BEFORE, [], "earlier", "Not signed"),
        ("", [answered()], "signed", "Head of Legal, 6 January 2027"),
        ("", [answered("declined", comment="Costs.")], "declined", "Not signed"),
        (NOW, [asked()], "recorded", RECORDED),
    ],
)
def test_a_date_recorded_beside_the_portal_counts_until_somebody_answers(sha256, requests, state, public):
    row = ROW | {"signed_on": "2026-11-19", "signed_sha256": sha256}

    found = standing_of(row, requests, on=ON)

    assert (found.state, found.public) == (state, public)


# --- What the report gives away -------------------------------------------------------------------------------


def report(*signed, **parts):
    implications = [
        {"heading": heading, "text": "None.", "post": f"Head of {heading}", "signed_on": on} for heading, on in signed
    ]
    return {"author": "Manager", "implications": implications, **parts}


def told(text, *meetings):
    stages = [{"body": f"Body {n}", "on": on and date.fromisoformat(on)} for n, on in enumerate(meetings, start=1)]
    return [found.sentence for found in check_report(text, stages)]


@pytest.mark.parametrize(
    ("meetings", "found"),
    [
        (["2017-03-03"], []),
        (["2017-03-02"],
         ["Body 1 met on 2 March 2017, before the sign-off of Legal (3 March 2017)."]),
        (["2017-02-23"], []),
        ([None], []),
        (["2017-02-24", "2017-03-02"],
         ["Body 1 met on 24 February 2017, before the sign-off of Legal (3 March 2017).",
          "Body 2 met on 2 March 2017, before the sign-off of Legal (3 March 2017)."]),
    ],
    ids=["that day", "the day before", "before all of them: the report was not there", "no day", "two bodies"],
)  # fmt: skip
def test_a_body_that_met_before_a_sign_off_saw_an_unsigned_report(meetings, found):
    assert told(report(("Finance", "2017-02-24"), ("Legal", "2017-03-03")), *meetings) == found


@pytest.mark.parametrize(
    ("signed", "found"),
    [
        ([("Legal", "2017-03-03"), ("Finance", None), ("Staff", None)], ["Nobody has signed Finance and Staff."]),
        ([("Legal", None)], []),
        ([], []),
    ],
)
def test_what_nobody_signed_is_named_once_somebody_has_signed(signed, found):
    assert told(report(*signed)) == found


@pytest.mark.parametrize(
    ("author", "post", "signed_on", "is_own"),
    [
        ("Manager", " manager ", "2017-02-01", True),
        (" MANAGER ", "Manager", "2017-02-01", True),
        ("Manager", "Manager", None, False),
        ("Manager", "Head of Legal", "2017-02-01", False),
        ("", "", "2017-02-01", False),
    ],
)
def test_the_author_is_known_by_the_post_under_which_a_heading_was_signed(author, post, signed_on, is_own):
    text = {"author": author, "implications": [{"heading": "Legal", "text": "", "post": post, "signed_on": signed_on}]}

    assert told(text) == ["The author of the report signed one of its one implication."] * is_own


@pytest.mark.parametrize(("number", "words"), [(12, "twelve of its twelve"), (13, "13 of its 13")])
def test_many_implications_are_counted_in_figures(number, words):
    row = {"heading": "Legal", "text": "", "post": "Manager", "signed_on": "2017-02-01"}

    found = told({"author": "Manager", "implications": [row] * number})

    assert found == [f"The author of the report signed {words} implications."]


def test_requests_are_found_by_the_heading_as_it_was_and_as_it_is():
    renamed = asked(heading="Law", implication=Implication(heading="LEGAL"))
    removed = SignOffRequest(heading="Finance")

    assert asked_of([renamed, removed]) == {"law": [renamed], "legal": [renamed], "finance": [removed]}


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"number": "", "text": "That the plan be adopted.", "addressee": "Cabinet"}, []),
        ({"number": "", "text": "Cabinet adopts it.", "addressee": "Cabinet"},
         ["Recommendation 2 does not begin with a verb."]),
        ({"number": "4b", "text": "", "addressee": " "},
         ["Recommendation 4b does not begin with a verb.",
          "Recommendation 4b does not say to whom it is addressed."]),
        ({"number": "", "text": "NOTE, the plan.", "addressee": "Cabinet"}, []),
    ],
)  # fmt: skip
def test_a_recommendation_is_called_by_its_number_or_its_place(row, found):
    first = {"number": "", "text": "Adopt it.", "addressee": "Cabinet"}

    assert told(report(recommendations=[first, row])) == found


@pytest.mark.parametrize(
    ("pages", "found"),
    [
        ({"page_from": 1, "page_to": None, "pages": 1}, []),
        ({"page_from": 2, "page_to": None, "pages": 1}, ["Annex 1 names page 2, and its file has 1 page."]),
        ({"page_from": None, "page_to": None, "pages": 1}, []),
        ({"page_from": 5, "page_to": 9}, []),
    ],
)
def test_pages_of_note_are_pages_of_the_file(pages, found):
    assert told(report(annexes=[{"label": "Annex 1", **pages}])) == found


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [(None, None, ""), (5, None, "page 5"), (5, 5, "page 5"), (5, 12, "pages 5 to 12"), (None, 12, "")],
)
def test_pages_of_note_are_told_in_words(first, last, words):
    assert pages_words({"page_from": first, "page_to": last}) == words


# --- Rows that two people put in order ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("theirs", "mine", "order"),
    [
        ("abc", "abc", "abc"),
        ("cab", "abc", "cab"),
        ("abc", "cab", "cab"),
        ("abxc", "abc", "abxc"),
        ("abc", "aybc", "aybc"),
        ("abxc", "abyc", "abyxc"),
        ("ac", "abc", "abc"),
        ("cba", "yabc", "cbya"),
        ("abcx", "ybac", "ybacx"),
        ("", "abc", "abc"),
        ("abc", "", "abc"),
    ],
)
def test_rows_keep_the_order_of_whoever_changed_it_and_new_ones_follow_what_they_followed(theirs, mine, order):
    assert "".join(in_order(list("abc"), list(theirs), list(mine))) == order
