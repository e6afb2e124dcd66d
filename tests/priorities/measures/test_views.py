"""Pages of measures: the list, one measure, and the ways in which figures come in."""

import pytest
from django.urls import reverse
from pytest_django.asserts import assertContains

from priorities.measures.periods import span_around
from tests.days import today
from tests.factories import make_membership, make_organisation, make_partnership, make_user
from tests.priorities.measures.rows import FIRST, give, make_measure

pytestmark = pytest.mark.django_db


@pytest.fixture
def partnership():
    return make_partnership()


@pytest.fixture
def officer(client, partnership):
    user = make_user("officer", partnership)
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return user


@pytest.fixture
def measure(partnership):
    return make_measure(partnership, frequency="quarter")


def address(measure, name):
    return reverse(f"priorities:{name}", args=[measure.partnership.slug, measure.key])


def figures(measure):
    return [int(each.value) for each in measure.values.newest()]


def test_a_figure_is_typed_for_the_period_that_comes_next(client, officer, measure):
    give(measure, [412])
    page = client.get(address(measure, "measure_enter"))

    typed = {"period": "Q2 2026/27", "value": "405", "state": "final"}
    response = client.post(address(measure, "measure_enter"), typed)

    assert page.context["form"].initial == {"period": "Q2 2026/27"}
    assert (response.url, figures(measure)) == (measure.get_absolute_url(), [412, 405])


def test_a_period_of_another_length_is_told(client, officer, measure):
    response = client.post(address(measure, "measure_enter"), {"period": "May 2026", "value": "405", "state": "final"})

    assert response.context["form"].errors["period"] == [
        "“May 2026” is a month: this measure has one figure each quarter, such as Q1 2026/27."
    ]
    assert figures(measure) == []


def test_pasted_lines_are_looked_at_before_they_are_taken(client, officer, measure):
    give(measure, [412])
    lines = {"lines": "Q1 2026/27\t412\nQ2 2026/27\t405"}

    seen = client.post(address(measure, "measure_paste"), lines)
    before = figures(measure)
    taken = client.post(address(measure, "measure_paste"), {**lines, "take": "1"}, follow=True)

    assert [(each["name"], each["novelty"]) for each in seen.context["found"]] == [
        ("Q1 2026/27", "there already"),
        ("Q2 2026/27", "new"),
    ]
    assert (before, figures(measure)) == ([412], [412, 405])
    assert [str(message) for message in taken.context["messages"]] == ["1 new; 1 there already."]


def test_forms_say_how_a_period_is_written_and_the_button_what_it_does(client, officer, measure):
    pasting = client.get(address(measure, "measure_paste"))
    target = client.get(address(measure, "measure_targets"))

    quarter, year = (span_around(today(), months).name for months in (3, 12))
    assert f"(such as {quarter})" in pasting.context["form"].fields["lines"].help_text
    assert target.context["form"].fields["year"].help_text == f"Such as {year}."
    assertContains(pasting, "Look at the figures")
    assertContains(pasting, f'href="{measure.get_absolute_url()}">Cancel')


def test_a_measure_is_added_with_an_owner_of_the_partnership(client, officer, partnership):
    police = make_organisation()
    make_membership(partnership, police)
    make_organisation("Elsewhere Police")
    url = reverse("priorities:measure_add", args=[partnership.slug])
    values = {
        "title": "Burglary", "direction": "down", "frequency": "month", "adds_up": "sum", "per": "1000",
        "small_counts": "hidden", "baseline_points": "12", "organisation": police.pk,
    }  # fmt: skip

    offered = client.get(url).context["form"].fields["organisation"].queryset
    response = client.post(url, values)

    assert list(offered) == [police]
    assert response.url == partnership.measures.get(title="Burglary").get_absolute_url()


def test_how_often_a_measure_is_counted_stays_once_it_has_figures(client, officer, measure):
    give(measure, [412])

    fields = client.get(address(measure, "measure_edit")).context["form"].fields

    assert [name for name, field in fields.items() if field.disabled] == ["frequency", "adds_up", "is_rolling", "per"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_the_same_whatever_its_length(client, officer, partnership, count, django_assert_max_num_queries):
    for number in range(count):
        give(make_measure(partnership, title=f"Measure {number}"), FIRST)

    with django_assert_max_num_queries(18):
        page = client.get(reverse("priorities:measures", args=[partnership.slug]))

    assert len(page.context["table"].page.object_list) == count


def test_the_page_of_a_measure_tells_what_a_figure_was(client, officer, measure):
    give(measure, [182])
    give(measure, [185])

    page = client.get(measure.get_absolute_url())

    assert [words for words, _ in page.context["superseded"]] == ["Q1 2026/27: 182 offences"]
    assert page.context["rows"][0]["remarks"] == ["revised [r]", "was 182"]


def test_a_measure_is_public_only_where_it_says_so(client, measure):
    give(measure, [3])
    hidden = client.get(address(measure, "public_measure")).status_code
    measure.is_public = True
    measure.save()

    assert hidden == 404
    assert client.get(address(measure, "public_measure")).context["rows"][0]["words"] == "[c]"
    assert client.get(address(measure, "public_measure_csv")).content.decode("utf-8-sig").splitlines()[1] == (
        "Q1 2026/27,2026-04-01,2026-06-30,[c],too small to be told,,,"
    )
