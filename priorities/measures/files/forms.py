"""Forms about files of crime figures."""

from django import forms

from partnerships.fields import UploadField
from plans.forms.fields import LinesField
from priorities.models import FileSort

CHOOSE = {"required": "Choose what kind of file it is."}


class FigureFileForm(forms.Form):
    sort = forms.ChoiceField(label="What is it?", choices=FileSort, widget=forms.RadioSelect, error_messages=CHOOSE)
    file = UploadField(
        label="File",
        help_text="A street CSV file or a zip of several, or the partnership table as ODS, Excel or CSV.",
        error_messages={"required": "Choose the file."},
    )


class NamesForm(forms.Form):
    """Which names of the file are the partnership's own areas."""

    ours = forms.MultipleChoiceField(label="These are ours", widget=forms.CheckboxSelectMultiple, required=False)

    def __init__(self, *args, names, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["ours"].choices = [(name, name) for name in names]


class RuleForm(forms.Form):
    needed_when = {"names": "needed where it is counted"}

    sort = forms.ChoiceField(label="Kind of file", choices=FileSort, widget=forms.RadioSelect, error_messages=CHOOSE)
    names = LinesField(
        label="What is counted",
        help_text="One on each line: crime types of a street file, or offences, their groups or codes of the table. "
        "Empty: the measure is no longer counted from files of this kind.",
    )
