from django import forms

from actions.delivery.rating_rules.verbs import FIELDS, labels_now
from actions.models import RatingLabel
from partnerships.models import Partnership
from partnerships.shared_rows import SharedRowForm
from plans.forms.formsets import RowsFormSet, rows_formset

NAMES = ("measure_tolerance", "measure_tolerance_at_nought", "money_green", "money_amber")
SPARE, MOST = 2, 12


class TolerancesForm(SharedRowForm):
    class Meta:
        model = Partnership
        fields = NAMES


class RatingLabelForm(forms.ModelForm):
    class Meta:
        model = RatingLabel
        fields = FIELDS
        labels = {"label": "Words", "means": "What it means", "definition": "When an action gets this rating"}
        help_texts = dict.fromkeys(("letter", "definition"), "")  # said once above the rows
        error_messages = {
            "letter": {"required": "Enter one to three letters or figures."},
            "label": {"required": "Enter the words of the label, such as “On track”."},
            "colour": {"required": "Choose a colour."},
            "means": {"required": "Choose what it means."},
            "definition": {"required": "Say when an action gets this rating."},
        }
        widgets = {"letter": forms.TextInput(attrs={"class": "govuk-input--width-3"})}


class RatingLabelFormSet(RowsFormSet):
    needed = "letter"


def label_rows(partnership: Partnership, data=None):
    """A row for each label, the usual ones where it has none of its own, and some to fill in."""
    factory = rows_formset(RatingLabelForm, RatingLabelFormSet, extra=SPARE, can_order=True, most=MOST)
    return factory(data, prefix="labels", initial=labels_now(partnership))
