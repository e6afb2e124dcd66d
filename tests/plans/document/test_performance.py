"""What of a closed period the public and the county read: never more than the board did, and nothing confidential."""

import pytest

from plans.document.canonical import checksum
from plans.document.performance import PublicRules, county_edition, exception, performance_kinds, public_edition, reason

RULES = PublicRules("public-key", "Quarter 1, as published")


def block(kind, data, key="k"):
    return {"key": key, "kind": kind, "level": 1, "heading": kind, "data": data}


def board(*blocks):
    return {"format": 2, "key": "board-key", "kind": "performance", "title": "Quarter 1",
            "identity": {"period": "2026-q1", "edition": "board"}, "blocks": list(blocks)}  # fmt: skip


def asked(title, *reasons, **fields):
    return exception(title, title, list(reasons), **fields)


OPEN, INSIDE = reason("Off track"), reason("No report", is_public=False)
LATE, SILENT, SECRET = asked("Late", OPEN, INSIDE), asked("Silent", INSIDE), asked("Raid", OPEN, is_confidential=True)


def read(edition):
    return {each["kind"]: [row["title"] for row in each["data"].get("rows", [])] for each in edition["blocks"]}


def test_an_exception_is_read_by_whom_it_is_for():
    report = board(block("period_exceptions", {"rows": [LATE, SILENT, SECRET]}))

    public, county = public_edition(report, RULES), county_edition(report)
    assert read(public) == {"period_exceptions": ["Late"]}
    assert public["blocks"][0]["data"]["rows"][0]["reasons"] == [OPEN]
    assert read(county) == {"period_exceptions": ["Late", "Silent"]}


def test_of_a_measure_the_county_reads_what_everybody_does():
    measure = asked("Burglary", OPEN, INSIDE, is_measure=True)
    report = board(block("period_exceptions", {"rows": [measure, asked("Arson", INSIDE, is_measure=True), LATE]}))

    rows = county_edition(report)["blocks"][0]["data"]["rows"]
    assert [(row["title"], row["reasons"]) for row in rows] == [("Burglary", [OPEN]), ("Late", [OPEN, INSIDE])]


CONFIDENTIAL = {
    "a row": ({"labels": [{"word": "G"}, {"word": "X", "is_confidential": True}]}, {"labels": [{"word": "G"}]}),
    "a secret row": ({"labels": [{"is_secret": True}]}, {"labels": []}),
    "one inside a row": ({"labels": [{"word": "G", "more": [{"is_secret": True}, "a"]}]},
                         {"labels": [{"word": "G", "more": ["a"]}]}),
    "one in no list": ({"labels": [], "worst": {"word": "X", "is_confidential": True}}, {"labels": [], "worst": None}),
    "one that is not": ({"labels": [{"word": "G", "is_confidential": False}]},
                        {"labels": [{"word": "G", "is_confidential": False}]}),
}  # fmt: skip


@pytest.mark.parametrize(("data", "left"), CONFIDENTIAL.values(), ids=CONFIDENTIAL)
def test_what_says_that_it_is_confidential_is_in_no_edition_however_deep_it_stands(data, left):
    report = board(block("rating_key", data))

    editions = [public_edition(report, RULES), county_edition(report)]
    assert [each["blocks"][0]["data"] for each in editions] == [left, left]


def test_a_chapter_that_is_confidential_whole_is_in_no_edition():
    report = board(
        block("rating_key", {"labels": [], "is_confidential": True}), block("rich_text", {"html": "<p>x</p>"})
    )

    assert [list(read(each)) for each in (public_edition(report, RULES), county_edition(report))] == [["rich_text"]] * 2


def test_what_the_partnership_keeps_to_its_board_is_not_published():
    report = board(block("rating_key", {"labels": []}), block("rich_text", {"html": "<p>x</p>"}, "r"))
    rules = PublicRules("p", "P", withheld=frozenset({"rating_key", "rich_text"}))

    assert public_edition(report, rules)["blocks"] == []
    assert list(read(county_edition(report))) == ["rating_key", "rich_text"]


def test_a_chapter_of_a_kind_that_nobody_knows_is_the_boards_alone():
    report = board(block("of_old", {"rows": []}), block("table", {"rows": []}))

    assert (public_edition(report, RULES)["blocks"], county_edition(report)["blocks"]) == ([], [])


def test_the_public_edition_says_of_which_board_edition_it_is():
    report = board(block("rating_key", {"labels": []}))
    before = checksum(report)

    public = public_edition(report, RULES)
    assert (public["key"], public["title"]) == ("public-key", "Quarter 1, as published")
    assert public["identity"] == {"period": "2026-q1", "edition": "public", "board_sha256": before}
    assert checksum(report) == before  # the board's is as it was


def test_chapters_stand_by_their_place_and_a_year_has_its_own():
    of_period, of_year = performance_kinds(), performance_kinds(is_year=True)

    assert [kind.place for kind in of_period] == sorted(kind.place for kind in of_period)
    assert {kind.name for kind in of_period} - {kind.name for kind in of_year} >= {"period_exceptions", "period_asks"}
    assert all(kind.in_years for kind in of_year)
