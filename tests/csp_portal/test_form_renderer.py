import pytest
from django import forms
from django.contrib.admin.widgets import AdminDateWidget
from django.db.models.fields import BLANK_CHOICE_DASH

from governance.reporting.sign_off_forms import SignOffAnswerForm
from partnerships.models import Organisation
from tests.csp_portal.gallery import EveryField


class Small(forms.Form):
    name = forms.CharField(help_text="As on the cover.")
    when = forms.DateField(required=False)
    how = forms.ChoiceField(choices=[("a", "One"), ("b", "Two")], widget=forms.RadioSelect)


def test_field_with_hint_and_error_names_both():
    html = str(Small({})["name"].as_field_group())

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'id="id_name_helptext"' in html
    assert 'id="id_name_error"' in html
    assert 'class="govuk-input govuk-input--error"' in html


@pytest.mark.parametrize("widget", [forms.TextInput, forms.CheckboxInput])
def test_hint_that_quotes_a_name_says_it_letter_by_letter(widget):
    class Quoting(forms.Form):
        to = forms.CharField(help_text="Kept: <b onclick=x>Jane</b>.pdf", widget=widget)

    assert "Kept: &lt;b onclick=x&gt;Jane&lt;/b&gt;.pdf" in str(Quoting()["to"].as_field_group())


def test_radios_stand_in_a_fieldset_with_legend():
    html = Small()["how"].as_field_group()

    assert html.count("<legend") == 1
    assert html.count("govuk-radios__input") == 2
    assert "<label" in html


@pytest.mark.parametrize(("required", "words"), [(True, "Choose"), (False, "None")])
def test_a_list_says_in_words_what_it_is_not_to_choose(required, words):
    class Lists(forms.Form):
        row = forms.ModelChoiceField(Organisation.objects.none(), required=required)
        kind = forms.ChoiceField(choices=[*BLANK_CHOICE_DASH, ("a", "One")], required=required)
        named = forms.ModelChoiceField(Organisation.objects.none(), required=required, empty_label="Anybody")

    form = Lists()

    assert [str(form[name]).count(f">{words}</option>") for name in form.fields] == [1, 1, 0]


def test_date_is_the_browsers_own_and_takes_an_iso_value():
    form = Small(initial={"when": "2017-04-18"})

    assert 'type="date"' in str(form["when"])
    assert 'value="2017-04-18"' in str(form["when"])


@pytest.mark.parametrize("day", ["2017-04-18", "18/04/2017", "18 April 2017"])
def test_date_is_understood_as_people_write_it(day):
    form = Small({"name": "x", "how": "a", "when": day})

    assert form.is_valid(), form.errors
    assert form.cleaned_data["when"].isoformat() == "2017-04-18"


def test_class_given_by_a_form_is_kept():
    class Narrow(forms.Form):
        code = forms.CharField(widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}))

    assert 'class="govuk-input--width-5 govuk-input"' in str(Narrow()["code"])


def test_admin_widget_keeps_its_own_type():
    class Admin(forms.Form):
        when = forms.DateField(widget=AdminDateWidget)

    assert 'type="text"' in str(Admin()["when"])
    assert "vDateField" in str(Admin()["when"])


def test_optional_field_says_so():
    assert "(optional)" in Small()["when"].as_field_group()
    assert "(optional)" not in Small()["name"].as_field_group()


def test_a_field_that_another_answer_makes_needed_says_when_and_is_not_called_optional():
    shown = SignOffAnswerForm()["comment"].as_field_group()

    assert "(needed unless you sign as it stands)" in shown
    assert "(optional)" not in shown


@pytest.mark.urls("tests.csp_portal.gallery")
@pytest.mark.django_db
def test_error_summary_links_to_every_faulty_field(client):
    html = client.post("/gallery/", {"title": "both"}).content.decode()

    links = [part.split('"')[0] for part in html.split('<li><a href="#')[1:]]
    assert links == ["form-errors", "id_email", "id_met_on", "id_outcome_0", "id_lead"]
    for target in links:
        assert f'id="{target}"' in html
    assert "<title>Error: Components" in html


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({}, ["Enter the last day."]),
        ({"day": "2027-04-30", "to": "Jane"}, ["Send to: Enter an e-mail address such as name@council.gov.uk."]),
        ({"day": "2027-04-30", "days": "-1"}, ["Days: Enter 0 or more."]),
        ({"day": "tomorrow, <b>or the last days</b>"}, ["Last day: Enter a day such as 30/04/2027."]),
    ],
)
def test_a_fault_read_away_from_its_field_names_it_once(sent, said):
    class Asked(forms.Form):
        day = forms.DateField(label="Last day", error_messages={"invalid": "Enter a day such as 30/04/2027."})
        days = forms.IntegerField(min_value=0, required=False)
        to = forms.EmailField(label="Send to", required=False)

    assert [fault for field in Asked(sent) for fault in field.errors_by_themselves] == said


def test_every_kind_of_field_is_known():
    assert {field.name for field in EveryField() if field.kind == "other"} == set()
