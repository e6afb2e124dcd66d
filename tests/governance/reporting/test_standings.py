from datetime import date

import pytest

from governance.reporting.sign_off import answer, ask
from governance.reporting.standings import standing_of, text_sha256
from tests.factories import make_report, make_user

pytestmark = pytest.mark.django_db
ON = date(2027, 1, 5)


@pytest.fixture
def legal():
    return make_report().implications.get(heading="Legal")


@pytest.fixture
def officer(legal):
    return make_user("officer", legal.report.paper.partnership)


@pytest.fixture
def lawyer(legal):
    return make_user("signing_officer", legal.report.timetable.council, post="Head of Legal")


def standing(legal, on=ON):
    row = {name: getattr(legal, name) for name in ("heading", "text", "post", "signed_sha256")}
    row["signed_on"] = legal.signed_on and legal.signed_on.isoformat()
    return standing_of(row, list(legal.sign_offs.standing()), on=on)


def put(legal, officer, lawyer, given="", comment="", **fields):
    request = ask(legal, by=officer, post="Head of Legal", person=lawyer, **fields)
    if given:
        answer(request, by=lawyer, answer=given, comment=comment, read=text_sha256(legal.heading, legal.text))
    return request


def rewrite(legal, text="Another text."):
    legal.text = text
    legal.save()


def test_nobody_asked(legal):
    assert (standing(legal).state, standing(legal).is_signed) == ("open", False)


def test_asked_is_no_sign_off_however_long_nothing_is_said(legal, officer, lawyer):
    put(legal, officer, lawyer, due_on=date(2027, 1, 4))

    assert [standing(legal, day).is_signed for day in (date(2027, 1, 4), date(2037, 1, 4))] == [False, False]
    assert [standing(legal, day).label for day in (date(2027, 1, 4), date(2037, 1, 4))] == ["Asked", "Overdue"]


@pytest.mark.parametrize(("given", "state", "is_signed"), [
    ("signed", "signed", True), ("commented", "signed", True), ("declined", "declined", False),
])  # fmt: skip
def test_only_an_explicit_yes_counts(legal, officer, lawyer, given, state, is_signed):
    put(legal, officer, lawyer, given, comment="" if given == "signed" else "See paragraph 2.")

    assert (standing(legal).state, standing(legal).is_signed) == (state, is_signed)
    assert "See paragraph 2." not in standing(legal).public


def test_a_yes_stands_until_the_text_changes_and_again_when_it_is_changed_back(legal, officer, lawyer):
    first = legal.text
    put(legal, officer, lawyer, "signed")

    rewrite(legal)
    changed = standing(legal)
    rewrite(legal, first)

    assert (changed.state, changed.is_signed) == ("earlier", False)
    assert "Head of Legal signed an earlier text on " in changed.sentence
    assert standing(legal).state == "signed"


def test_asked_again_says_who_signed_the_earlier_text(legal, officer, lawyer):
    put(legal, officer, lawyer, "signed")
    rewrite(legal)
    put(legal, officer, lawyer, due_on=ON)

    assert standing(legal).state == "asked"
    assert "signed an earlier text" in standing(legal).sentence


def test_a_date_recorded_beside_the_portal_is_told_as_that(legal):
    legal.signed_on = date(2026, 11, 19)

    assert standing(legal).sentence == "Head of Legal, 19 November 2026: recorded, not asked through the portal."
    assert standing(legal).is_signed


def test_a_recorded_date_stands_for_its_text_too(legal):
    legal.signed_on, legal.signed_sha256 = date(2026, 11, 19), text_sha256(legal.heading, legal.text)
    legal.text = "Another text."

    assert (standing(legal).state, standing(legal).is_signed) == ("earlier", False)


def test_the_same_words_in_another_normal_form_are_the_same_text():
    assert text_sha256("Legal", "caf\u00e9") == text_sha256("Legal", "cafe\u0301")
