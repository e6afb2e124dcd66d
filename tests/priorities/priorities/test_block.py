import pytest

from plans.document.kinds import kind_named
from priorities.models import AreaOfFocus, Priority
from tests.factories import make_block, make_plan, make_user, make_year
from tests.plans.rows.kinds import compose, load
from tests.priorities.data import priorities, priority


@pytest.mark.django_db
def test_load_keeps_rows_that_stay_and_removes_those_that_go():
    user, paper = make_user(), make_plan(blocks=()).paper
    block = load("priorities", priorities(priority("Road safety"), priority("Alcohol")), paper, by=user)
    first = Priority.objects.get(title="Road safety")
    data = compose(block)
    data["priorities"] = [data["priorities"][0] | {"title": "Safer roads"}]

    kind_named("priorities").load(block, data, by=user)

    kept = Priority.objects.get(key=first.key)
    assert (kept.pk, kept.title, kept.revision) == (first.pk, "Safer roads", 2)
    assert Priority.objects.get(title="Alcohol").removed_by == user
    assert [h.title for h in kept.history.all()] == ["Safer roads", "Road safety"]
    assert [h.history_user for h in kept.history.all()] == [user, user]


@pytest.mark.django_db
def test_load_leaves_untouched_rows_without_new_history():
    user, paper = make_user(), make_plan(blocks=()).paper
    block = load("priorities", priorities(priority("Road safety")), paper, by=user)

    kind_named("priorities").load(block, compose(block), by=user)

    assert Priority.history.count() == 1
    assert AreaOfFocus.history.count() == 1


@pytest.mark.django_db
def test_load_sanitises_the_text_of_a_priority():
    data = priorities(priority("Road safety", html="<p>Slow<script>alert(1)</script></p>"))

    load("priorities", data, make_plan(blocks=()).paper, by=make_user())

    assert Priority.objects.get().html == "<p>Slow</p>"


@pytest.mark.django_db
def test_carried_forward_priority_keeps_its_key_and_says_where_it_comes_from():
    user = make_user()
    source = load("priorities", priorities(priority("Road safety")), make_plan(blocks=()).paper, by=user)
    target = make_block(make_plan(blocks=()).paper, kind="priorities", data={})

    kind_named("priorities").carry_forward(source, target, by=user)

    [before], [after] = compose(source)["priorities"], kind_named("priorities").compose(target)["priorities"]
    assert after["key"] == before["key"]
    assert after["areas"] == before["areas"]
    assert after["findings"] == []
    assert after["lineage"] == [
        {
            "change": "carried",
            "from_title": "Road safety",
            "from_key": before["key"],
            "from_period": "2026 to 2029",
            "note": "",
        }
    ]


@pytest.mark.django_db
def test_year_without_priorities_shows_its_plans_and_follows_them():
    user, plan = make_user(), make_plan(blocks=())
    block = load("priorities", priorities(priority("Road safety"), priority("Alcohol")), plan.paper, by=user)
    year = make_block(make_year(plan).paper, kind="priorities", data={})

    Priority.objects.filter(title="Alcohol").update(title="Drink")

    assert compose(year)["priorities"] == compose(block)["priorities"]


@pytest.mark.django_db
def test_year_with_its_plans_priorities_in_another_order_keeps_only_the_order():
    user, plan = make_user(), make_plan(blocks=())
    block = load("priorities", priorities(priority("Road safety"), priority("Alcohol")), plan.paper, by=user)
    data = compose(block)
    data["priorities"].reverse()

    year = load("priorities", data, make_year(plan).paper, by=user)

    assert compose(year) == data
    assert not Priority.objects.of(year.paper).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("own", [(), ("Flooding",)])
def test_year_with_other_priorities_has_its_own(own):
    user, plan = make_user(), make_plan(blocks=())
    load("priorities", priorities(priority("Road safety")), plan.paper, by=user)
    data = priorities(*(priority(title) for title in own))

    year = load("priorities", data, make_year(plan).paper, by=user)

    assert compose(year) == data


@pytest.mark.django_db
def test_plans_priorities_carried_into_its_own_year_stay_the_plans():
    user, plan = make_user(), make_plan(blocks=())
    block = load("priorities", priorities(priority("Road safety")), plan.paper, by=user)
    year = make_block(make_year(plan).paper, kind="priorities", data={})

    kind_named("priorities").carry_forward(block, year, by=user)

    assert kind_named("priorities").compose(year) == compose(block)
    assert not Priority.objects.of(year.paper).exists()
