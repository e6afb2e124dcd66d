from decimal import Decimal

from actions.delivery.county.pooling import DistrictFigure, PooledLine, of_districts, pooled


def figure(name, count, among=None):
    return DistrictFigure(name, None if count is None else Decimal(count), among and Decimal(among))


def test_a_rate_of_two_districts_is_no_mean_of_their_rates():
    """A3: 562 of 219,500 people, not the mean 2.42."""
    found = pooled([figure("North", 412, 131_500), figure("South", 150, 88_000)], per=1000, hides_small=True)
    assert [line.rate for line in found.lines] == ["3.13", "1.70"]
    assert found.whole == PooledLine("All 2 districts", "562", "2.56")


def test_the_whole_says_of_how_many_it_is():
    given = [figure(str(number), 10) for number in range(5)]
    found = pooled([*given, figure("6", None), figure("7", None)], per=None, hides_small=True)
    assert found.whole == PooledLine("5 of 7 districts", "50", "")
    assert [line.count for line in found.lines][5:] == ["[x]", "[x]"]


def test_a_small_count_is_not_told_by_the_sum_either():
    found = pooled([figure("North", 3), figure("South", 12), figure("East", 20)], per=None, hides_small=True)
    assert [line.count for line in found.lines] == ["[c]", "[c]", "20"]
    assert found.whole.count == "35"


def test_a_small_count_hides_its_rate():
    found = pooled([figure("North", 3, 131_500), figure("South", 12, 88_000)], per=1000, hides_small=True)
    assert [line.rate for line in found.lines] == ["[c]", "[c]"]


def test_a_sum_that_is_the_one_small_count_is_hidden():
    found = pooled([figure("North", 3), figure("South", None)], per=None, hides_small=True)
    assert (found.lines[0].count, found.whole.count) == ("[c]", "[c]")


def test_where_every_figure_may_be_told_small_ones_are():
    found = pooled([figure("North", 3), figure("South", 12)], per=None, hides_small=False)
    assert [*(line.count for line in found.lines), found.whole.count] == ["3", "12", "15"]


def test_no_figure_at_all_has_no_whole():
    assert pooled([figure("North", None)], per=None, hides_small=True).whole is None


def test_where_one_district_does_not_say_among_how_many_the_whole_has_no_rate():
    found = pooled([figure("North", 412, 131_500), figure("South", 150)], per=1000, hides_small=False)
    assert [line.rate for line in found.lines] == ["3.13", ""]
    assert found.whole == PooledLine("All 2 districts", "562", "")


def test_district_without_a_figure_is_missing_in_both_columns_of_a_rate():
    found = pooled([figure("North", 412, 131_500), figure("South", None)], per=1000, hides_small=False)
    assert (found.lines[1], found.whole) == (
        PooledLine("South", "[x]", "[x]"), PooledLine("1 of 2 districts", "412", "3.13"),
    )  # fmt: skip


def test_counts_are_told_as_they_were_given():
    found = pooled([figure("North", "1200.50"), figure("South", 300), figure("East", 0)], per=None, hides_small=False)
    assert [*(line.count for line in found.lines), found.whole.count] == ["1,200.5", "300", "0", "1,500.5"]


def test_of_how_many_districts():
    assert [of_districts(*each) for each in ((1, 1), (0, 1), (2, 2), (0, 2), (1, 2))] == [
        "1 of 1 district", "0 of 1 district", "All 2 districts", "0 of 2 districts", "1 of 2 districts",
    ]  # fmt: skip
