from datetime import date

import pytest
from django.utils.datastructures import MultiValueDict

from actions.delivery.asked import asked_in
from actions.delivery.chasing.forms import CommentaryForm
from actions.delivery.editions.closing import close, keep_commentary
from actions.delivery.periods.reopening import reopen
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import send
from actions.delivery.scale import scale_of
from partnerships.verbs import Refused
from plans.document.canonical import checksum
from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.models import Paper
from plans.papers.versions import verify_chain
from tests.actions.delivery.editions.data import DUE, SecondQuarter, data_of

pytestmark = pytest.mark.django_db


def test_closing_freezes_a_board_and_a_public_edition():
    year = SecondQuarter()
    version = close(year.quarter, by=year.officer)
    board, public = year.texts()
    assert (version.purpose, year.quarter.state) == ("period", "closed")
    assert [board["identity"]["edition"], public["identity"]["edition"]] == ["board", "public"]
    assert public["identity"]["board_sha256"] == version.sha256 == checksum(board)
    assert [each["kind"] for each in board["blocks"]] == [
        "period_exceptions", "period_summary", "period_actions", "rating_key",
    ]  # fmt: skip


def test_a_missing_report_stands_first():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    rows = data_of(year.texts()[0], "period_exceptions")["rows"]
    assert [(row["title"], row["who"], row["reasons"][0]["words"]) for row in rows] == [
        ("Fire checks", "Anyshire Fire and Rescue", "No report")
    ]


def test_sums_count_by_rating():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    data = data_of(year.texts()[0], "period_summary")
    assert (data["asked"], data["received"]) == (2, 1)
    assert data["periods"] == [{"name": year.quarter.name, "counts": {"Green": 1, "No report": 1}}]


def test_the_next_quarter_tells_the_sums_before_it():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    year.quarter = year.opened(3)
    close(year.quarter, by=year.officer)
    names = [each["name"] for each in data_of(year.texts()[0], "period_summary")["periods"]]
    assert names == [year.period(2).name, year.period(3).name]


def test_the_public_is_not_told_what_is_between_leads_and_board():
    ask = {"what": "A second van", "of_whom": "The council", "by_when": None}
    papers = [
        {"title": "Rota", "url": "https://example.org/rota", "may_be_published": False},
        {"title": "Leaflet", "url": "https://example.org/leaflet", "may_be_published": True},
    ]
    year = SecondQuarter(asks=[ask], evidence=papers)
    close(year.quarter, by=year.officer)
    board, public = year.texts()
    told = data_of(public, "period_actions")["rows"][0]
    assert [each["what"] for each in data_of(board, "period_asks")["asks"]] == ["A second van"]
    assert ("help" in told, [each["title"] for each in told["evidence"]]) == (False, ["Leaflet"])
    assert ("A second van" in str(board), "A second van" in str(public), "Rota" in str(public)) == (True, False, False)


def test_commentary_stands_after_the_sums_in_both():
    year = SecondQuarter()
    keep_commentary(year.quarter, by=year.officer, html="<p>A quiet summer.</p>")
    close(year.quarter, by=year.officer)
    for document in year.texts():
        assert [each["heading"] for each in document["blocks"]][2] == "Commentary"
        assert data_of(document, "rich_text") == {"html": "<p>A quiet summer.</p>"}


def test_the_commentary_stays_as_it_was_closed():
    year = SecondQuarter()
    read = year.period(2)
    close(year.quarter, by=year.officer, html="<p>A quiet summer.</p>")
    with pytest.raises(Refused, match="Quarter 2 is closed; this is possible only while"):
        keep_commentary(read, by=year.officer, html="<p>A loud summer.</p>")
    assert year.period(2).commentary_html == "<p>A quiet summer.</p>"


def test_a_commentary_that_two_people_write_is_told_to_the_second():
    year = SecondQuarter()
    read = {"read": [str(CommentaryForm(instance=year.period(2))["read"].value())]}
    keep_commentary(year.quarter, by=year.officer, html="<p>A quiet summer.</p>")
    sent = MultiValueDict(read | {"commentary_html": ["<p>A loud summer.</p>"]})
    assert CommentaryForm(sent, instance=year.period(2)).errors == {
        "commentary_html": [
            f"{year.officer.name} changed this to “A quiet summer.” while you were writing. Save again to keep yours, "
            "or enter theirs."
        ]
    }


def test_closing_again_makes_the_next_version_of_both():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    reopen(year.quarter, by=year.officer, on=DUE, reason="The fire service was late", until=DUE)
    close(year.quarter, by=year.officer)
    assert [paper.versions.count() for paper in year.papers()] == [2, 2]
    assert [verify_chain(paper) for paper in year.papers()] == [None, None]


def test_the_adopted_text_is_the_same_after_a_quarter():
    year = SecondQuarter(finished_on=date(2026, 9, 20))
    before = checksum(compose(year.paper))
    close(year.quarter, by=year.officer)
    assert checksum(compose(Paper.objects.get(pk=year.paper.pk))) == before


def test_who_sends_as_the_quarter_closes_is_told():
    year = SecondQuarter()
    seen = Sender(year.lead, year.period(2), year.police)
    asked = asked_in(seen.period, year.police)
    close(year.quarter, by=year.officer)
    with pytest.raises(Refused, match="is closed: report in the next period"):
        send(asked, seen, scale_of(year.partnership), on=DUE)
    assert data_of(year.texts()[0], "period_summary")["received"] == 1


def test_who_closes_second_is_told():
    year = SecondQuarter()
    seen = year.period(2)
    close(year.quarter, by=year.officer)
    with pytest.raises(Refused):
        close(seen, by=year.officer)
    assert [paper.versions.count() for paper in year.papers()] == [1, 1]


def test_a_report_of_a_period_is_no_draft_of_the_workspace():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    assert list(Paper.objects.visible_to(year.officer)) == [year.paper]


def test_what_stands_out_is_told_in_full_and_the_others_in_a_table():
    year = SecondQuarter()
    close(year.quarter, by=year.officer)
    board = year.texts()[0]
    block = next(each for each in board["blocks"] if each["kind"] == "period_actions")
    groups = kind_named("period_actions").context(block, board)["groups"]
    assert [([row["title"] for row in each["full"]], [row["title"] for row in each["rest"]]) for each in groups] == [
        (["Fire checks"], ["Patrol"])
    ]
