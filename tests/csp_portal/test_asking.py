"""What a form says of a field that was left empty or breaks a limit, over all forms of the portal."""

import importlib
import re

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from csp_portal.asking import NOT_SENT, what_to_enter
from partnerships.reasons import ReasonForm
from tests.test_conventions import ROOT, room_files

BEGINNINGS = ("Answer “", "Choose ", "Enter ", "Save ", "Say ", "Tick “", NOT_SENT)
#: What is no name of anything: “Choose the was.”
NO_NAME = re.compile(r"^(Choose|Enter) the ((as|at|in|save|this|to|was)\b|.*\b(as|by|in|to|was|with)\.$)|:\.$")


def descendants(parent):
    for child in parent.__subclasses__():
        yield child
        yield from descendants(child)


@pytest.fixture(scope="module")
def our_forms():
    for path in room_files():
        if "form" in path.read_text():
            importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
    return {form for form in descendants(forms.BaseForm) if hasattr(form, "base_fields")}


def said_of(name, field, sent, files=None):
    """What a form of this one field says of what is sent."""
    return type("OneField", (forms.Form,), {name: field})({name: sent}, files).errors.get(name, [])


def left_empty(name, field):
    """What a form of this one field says when nothing is sent."""
    form = type("OneField", (forms.Form,), {name: field})({})
    return form.errors.get(name, [])


def test_every_field_of_every_form_says_what_to_enter(our_forms):
    needed = [(name, each) for form in our_forms for name, each in form.base_fields.items() if each.required]
    said = {sentence for name, field in needed for sentence in left_empty(name, field)}

    assert len(said) > 80
    assert {each for each in said if not each.startswith(BEGINNINGS)} == set()
    assert {each for each in said if NO_NAME.search(each)} == set()


@pytest.mark.parametrize(
    ("field", "label", "sentence"),
    [
        (forms.CharField(), "Why it is deferred", "Enter a reason."),
        (forms.CharField(), "Reason", "Enter a reason."),
        (forms.CharField(), "Title", "Enter the title."),
        (forms.CharField(), "CSP number", "Enter the CSP number."),
        (forms.CharField(), "Your comment", "Enter your comment."),
        (forms.CharField(), "What is it about?", "Answer “What is it about?”."),
        (forms.CharField(), "What shows it", "Say what shows it."),
        (forms.CharField(), "Moved by (post or board)", "Answer “Moved by (post or board)”."),
        (forms.ChoiceField(), "Role", "Choose the role."),
        (forms.ChoiceField(), "Was", "Answer “Was”."),
        (forms.ChoiceField(), "As what", "Say as what."),
        (forms.ChoiceField(), "At which meeting", "Say at which meeting."),
        (forms.ChoiceField(), "Risks are accepted up to", "Answer “Risks are accepted up to”."),
        (forms.ChoiceField(), "Action:", "Choose the action."),
        (forms.CharField(), "Compared with", "Answer “Compared with”."),
        (forms.CharField(), "In its words", "Answer “In its words”."),
        (forms.CharField(), "This part, as minuted", "Enter this part, as minuted."),
        (forms.CharField(), "Save the draft under a name", "Save the draft under a name."),
        (forms.BooleanField(), "I have read it", "Tick “I have read it”."),
        (forms.FileField(), "Logo", "Choose a file."),
        (forms.IntegerField(), "Step", "Enter a number for “Step”."),
        (forms.DateField(), "Until", "Enter a day for “Until”."),
        (forms.DateField(), "First day", "Enter the first day."),
        (forms.CharField(widget=forms.HiddenInput), "Revision", NOT_SENT),
    ],
)
def test_the_sentence_fits_the_label(field, label, sentence):
    assert what_to_enter(field, label) == sentence


@pytest.mark.django_db
def test_every_limit_of_every_form_says_what_to_do(our_forms):
    said = set()
    fields = ((name, each) for form in our_forms for name, each in form.base_fields.items())
    for name, field in fields:
        if getattr(field, "queryset", True) is None:
            continue  # the form gives its rows when it is made
        kinds = [(forms.IntegerField, ("-99999999999", "99999999999")), (forms.CharField, ("x" * 100_001, "x"))]
        sent = next((each for kind, each in kinds if isinstance(field, kind)), ("no such choice",))
        said |= {sentence for each in sent for sentence in said_of(name, field, each)}

    assert {each for each in said if each.startswith("Shorten it to ")} != set()
    assert {each for each in said if each.startswith(("Ensure ", "Select a valid"))} == set()


@pytest.mark.parametrize(
    ("field", "sent", "sentence"),
    [
        (forms.EmailField(), "jane at council", "Enter an e-mail address such as name@council.gov.uk."),
        (forms.URLField(assume_scheme="https"), "not one", "Enter an address of the web such as https://www.council.gov.uk/."),
        (forms.DateField(), "31/02/2027", "Enter a day such as 30/04/2027."),
        (forms.TimeField(), "half past six", "Enter a time such as 18:30."),
        (forms.DateTimeField(), "tomorrow", "Enter a day and a time such as 30/04/2027 18:30."),
        (forms.UUIDField(widget=forms.HiddenInput), "x", NOT_SENT),
        (forms.IntegerField(), "many", "Enter a whole number."),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_told_how_to_write_it(field, sent, sentence):
    assert said_of("asked", field, sent) == [sentence]


def test_an_empty_file_is_told_to_be_exchanged():
    said = said_of("sheet", forms.FileField(), "", {"sheet": SimpleUploadedFile("x.csv", b"")})

    assert said == ["Choose another file: there is nothing in this one."]


@pytest.mark.django_db
def test_no_form_says_only_that_something_is_not_valid(our_forms):
    fields = [(name, each) for form in our_forms for name, each in form.base_fields.items()]
    read = [(name, each) for name, each in fields if getattr(each, "queryset", True) is not None]
    said = {sentence for name, field in read for sentence in said_of(name, field, "\u2603 no such thing")}

    assert {"Enter a time such as 18:30.", "Enter a whole number."} <= said
    assert {sentence for sentence in said if "valid" in sentence} == set()


def test_a_field_made_with_its_form_says_it_too():
    assert ReasonForm({}).errors == {"reason": ["Enter a reason."]}


def test_a_sentence_of_its_own_stays():
    field = forms.CharField(label="Activity", error_messages={"required": "Enter the activity."})

    assert left_empty("activity", field) == ["Enter the activity."]
