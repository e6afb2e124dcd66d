"""No field is called optional that is then required: a form that asks for one after all says when it is needed."""

import ast

import pytest

from governance.forward_plan.notice_forms import KeyDecisionNoticeForm
from governance.packs.forms import PublishForm
from governance.reporting.sign_off_forms import SignOffAnswerForm
from governance.stages.forms import DateForm
from governance.stages.record_forms import DecisionDayForm, RecordForm
from tests.test_conventions import ROOT, room_files

#: How an error begins that asks for what was left empty.
ASKING = ("Choose ", "Enter ", "Say ", "Write ", "Give ")
#: What cannot be seen in the source of a form: named by a variable, or asked for by its verb.
BY_OTHER_WAYS = {
    KeyDecisionNoticeForm: {"private_because", "urgent_because", "told", "told_on"},
    SignOffAnswerForm: {"comment"},
    PublishForm: {"reason"},
    DateForm: {"reason"},
    DecisionDayForm: {"reason"},
    RecordForm: {"reason"},
}


def asked_in(form: ast.ClassDef):
    """Names of the fields of which a form asks for what was left empty."""
    for node in ast.walk(form):
        match node:
            case ast.Call(func=ast.Attribute(attr="add_error"), args=[ast.Constant(name), ast.Constant(str(words))]):
                if words.startswith(ASKING) and not words.endswith("not both."):
                    yield name


def told_in(form: ast.ClassDef):
    """Names of which it says when they are needed."""
    for node in form.body:
        match node:
            case ast.Assign(targets=[ast.Name("needed_when")], value=value):
                yield from (each.value for each in ast.walk(value) if isinstance(each, ast.Constant))


def forms_in(path):
    return [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.ClassDef)]


def test_a_form_that_asks_for_a_field_after_all_says_when_it_is_needed():
    forms = [(path.relative_to(ROOT).as_posix(), form) for path in room_files() for form in forms_in(path)]
    asked = {(where, form.name, name) for where, form in forms for name in asked_in(form) if name is not None}
    told = {(where, form.name, name) for where, form in forms for name in told_in(form)}

    assert len(asked) > 8
    assert asked - told == set()


@pytest.mark.parametrize("form", BY_OTHER_WAYS)
def test_what_a_verb_or_another_answer_asks_for_is_not_called_optional(form):
    assert set(form.needed_when) == BY_OTHER_WAYS[form]
