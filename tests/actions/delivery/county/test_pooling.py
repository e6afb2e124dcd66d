from decimal import Decimal

from actions.delivery.county.pooling import DistrictFigure, PooledLine, pooled


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
