"""Two rows of one body, one after the other, are one seat in the table of members."""

import pytest

from plans.blocks.membership.turns import seats_of
from plans.document.kinds import kind_named


def member(key, slug="police", **fields):
    usual = {"statutory_kind": "police", "designation": "responsible", "has_vote": None, "office": "", "text": ""}
    return {
        "key": key,
        "organisation": {"slug": slug, "name": slug.title()},
        **usual,
        "from": None,
        "to": None,
        **fields,
    }


def shown(*members):
    block = {"data": {"intro_html": "", "members": list(members)}}
    return kind_named("membership").context(block, {})["members"]


def test_a_seat_that_is_held_on_is_shown_once_with_all_its_days():
    first = member("a", **{"from": "2015-04-01", "to": "2019-03-31", "office": "chair", "text": "Led it."})
    fire, second = member("b", "fire"), member("c", **{"from": "2019-04-01", "text": "Stays."})

    police, other = shown(first, fire, second)

    assert (police["key"], police["from_day"].year, police["to_day"], police["text"]) == (
        "a", 2015, None, "Led it.\n\nStays.",
    )  # fmt: skip
    assert (police["office_label"], other["organisation"]["name"]) == ("Chair 2015–2019", "Fire")


@pytest.mark.parametrize(
    "more",
    [{"from": "2019-06-01"}, {"from": "2019-04-01", "designation": "co_operating"}, {"from": "2018-01-01"}, {}],
)
def test_a_gap_or_another_standing_makes_two_seats(more):
    first = member("a", **{"from": "2015-04-01", "to": "2019-03-31"})

    assert len(seats_of([first, member("b", **more)])) == 2


def test_the_list_of_chapters_counts_seats_not_rows():
    rows = [member("a", to="2019-03-31"), member("b", **{"from": "2019-04-01"})]

    assert kind_named("membership").summary({"intro_html": "", "members": rows}) == "1 member"
