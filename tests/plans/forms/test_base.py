"""What every item form keeps to, and the buttons of items."""

import re
from pathlib import Path

import pytest
from django.http import QueryDict

from governance.review_calendar.forms import ReviewCalendarForm
from plans.document.kinds import known_kinds
from plans.forms.base import ItemForm
from plans.models import Block
from tests.factories import make_plan, make_user

ITEM_TEMPLATES = [Path("templates/plans/forms") / name for name in ("item.html", "group.html", "fields.html")]


def item_forms(base=ItemForm):
    for form_class in base.__subclasses__():
        yield form_class
        yield from item_forms(form_class)


def test_no_field_has_a_name_that_templates_ask_of_every_item():
    """A template that asks for ``form.number`` gets the field of that name, where there is one."""
    _ = [kind.form_class for kind in known_kinds().values()]  # all are imported
    asked = {name for path in ITEM_TEMPLATES for name in re.findall(r"\bform\.(\w+)", path.read_text())}

    assert {"prefix", "groups", "own_fields"} <= asked
    assert {form: names for form in item_forms() if (names := asked & set(form.base_fields))} == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("button", "left"),
    [("up:rows:1", ["2b", "1"]), ("down:rows:0", ["2b", "1"]), ("remove:rows:0", ["2b"]), ("remove:rows:1", ["1"])],
)
def test_activities_of_the_review_calendar_move_and_go_by_the_buttons_of_the_page(button, left):
    paper = make_plan(blocks=()).paper
    typed = "heading=Review&level=1&rows-count=2&rows-0-number=1&rows-0-activity=a&rows-1-number=2b&rows-1-activity=b"
    block = Block(paper=paper, kind="review_calendar", data={"rows": []})
    form = ReviewCalendarForm(QueryDict(f"{typed}&structure={button}"), block=block, paper=paper, user=make_user())
    offered = re.findall(r'value="((?:up|down|remove):[^"]*)"', str(form))

    form.handle_structure_button()

    assert button in offered
    assert [item["number"].value() for item in form.parts["rows"]] == left
