"""Forms of an aim of a wider strategy, and of the alignment block's introduction."""

from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, LinesField, ParagraphField
from plans.rows.forms import ManyField, OneField, OptionsForm, RowForm
from priorities.models import Priority


class EntryItem(ItemForm):
    needed_when = {"partner": "needed unless you choose its organisation"}
    partner = LineField(help_text="As the table should name it.")
    organisation = OneField(label="Organisation in the portal")
    contributions = LinesField(label="Contributions", most=500, lines=50, rows=3, help_text="One on each line.")

    def prepare(self):
        self.fields["organisation"].offer(self.root.organisation_choices())

    def clean(self):
        if not self.cleaned_data.get("partner"):
            slug = self.cleaned_data.get("organisation")
            if slug:
                self.cleaned_data["partner"] = self.root.name_of(slug)
            else:
                self.add_error("partner", "Enter the partner, or choose its organisation.")


class AimForm(RowForm):
    title = LineField(label="Aim", required=True, error_messages={"required": "Enter the aim."})
    text = ParagraphField(label="What the aim asks for")
    priorities = ManyField(label="Priorities it bears on")

    repeats = (Repeat("entries", EntryItem, "What partners contribute", "partner", most=50, fresh=1),)

    def prepare(self):
        self.fields["priorities"].offer(self.choices_of(Priority))

    def named(self, model):
        return dict.fromkeys((self.item or {"priorities": []})["priorities"], "A priority of another text")


class AlignmentOptionsForm(OptionsForm):
    owner = LineField(label="Whose aims they are", help_text="For example: the council’s leadership group.")
