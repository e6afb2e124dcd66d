"""Forms of a council's settings: rules that differ from the defaults, closure days and periods."""

import pytest

from governance.councils.forms import ClosureForm, CouncilSettingsForm, NoticeForm, QuietPeriodForm, save_notice
from governance.dates.notice import DEFAULT_NOTICE
from governance.models import CouncilSettings, NoticeRule
from tests.factories import make_council

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    return make_council()


def notice(council, **changed):
    blank = NoticeForm(council=council)
    data = {field.html_name: field.value() for field in blank}
    return NoticeForm(data | {name.replace("__", "-"): value for name, value in changed.items()}, council=council)


def test_the_defaults_stand_until_they_are_changed(council):
    form = notice(council)

    save_notice(form) if form.is_valid() else None

    assert (form.errors, NoticeRule.objects.count()) == ({}, 0)


def test_a_rule_that_differs_is_kept_with_where_it_is_laid_down(council):
    form = notice(council, committee__number="7", committee__source="Standing order 3")
    assert form.is_valid()

    save_notice(form)

    rules = {rule.body_kind: (rule.number, rule.source) for rule in NoticeRule.objects.all()}
    statute = DEFAULT_NOTICE["scrutiny"].source
    assert (rules["committee"], rules["scrutiny"]) == ((7, "Standing order 3"), (7, statute))  # the same, asked once
    assert "partnership_board" not in rules


def test_days_of_its_own_are_kept_where_the_tick_is_taken_away(council):
    form = notice(council, committee__number="7", scrutiny__same="", scrutiny__number="5")
    assert form.is_valid()

    save_notice(form)

    assert not NoticeRule.objects.filter(body_kind="scrutiny").exists()


def test_days_that_are_typed_beside_the_tick_are_asked_about(council):
    form = notice(council, scrutiny__number="9")

    assert form.errors == {"scrutiny-number": ["Untick “The same as for a committee”, or leave these as they are."]}
    assert form["scrutiny-number"].value() == "9"


def test_a_rule_that_is_back_at_its_default_goes(council):
    default = DEFAULT_NOTICE["committee"]
    NoticeRule.objects.create(council=council, body_kind="committee", number=7, unit=str(default.unit), source="Own")
    form = notice(
        council, committee__number=default.number, committee__unit=str(default.unit), committee__source=default.source
    )
    assert form.is_valid()

    save_notice(form)

    assert NoticeRule.objects.count() == 0


@pytest.mark.parametrize("number", ["-1", "201", "", "five"])
def test_a_number_of_days_that_is_none_is_refused_at_its_field(number, council):
    assert list(notice(council, committee__number=number).errors) == ["committee-number"]


def test_each_kind_of_body_is_one_group_of_three_fields(council):
    groups = list(NoticeForm(council=council).groups())

    assert (groups[0]["kind"], {group["kind"] for group in groups}) == ("committee", set(DEFAULT_NOTICE))
    assert {len(group["fields"]) for group in groups} == {3}


def test_a_closure_lasts_a_year_at_the_most():
    form = ClosureForm({"name": "Closed", "starts_on": "01/01/2027", "ends_on": "03/01/2028"})

    assert form.errors["ends_on"] == ["A closure lasts a year at the most."]


def test_a_period_lasts_a_year_at_the_most():
    form = QuietPeriodForm({"kind": "recess", "name": "Summer", "starts_on": "01/01/2027", "ends_on": "03/01/2028"})

    assert form.errors["ends_on"] == ["A period lasts a year at the most."]


def test_a_new_period_of_which_only_the_kind_is_chosen_is_an_empty_row():
    assert QuietPeriodForm({"kind": "election"}).has_changed() is False


def test_a_warning_that_there_is_none_of_cannot_be_switched_off(council):
    form = CouncilSettingsForm({"switched_off": ["no-such-rule"]}, instance=CouncilSettings(council=council))

    assert form.errors["switched_off"] == ["Choose again: what was chosen is not on the list any more."]
