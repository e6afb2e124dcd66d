"""Forms of a risk with what is done about it, and of the risks' introduction."""

from plans.forms.base import ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField
from plans.rows.forms import OptionsForm, RowForm


class MitigationItem(ItemForm):
    text = ParagraphField(
        label="What is done", rows=2, required=True, error_messages={"required": "Enter what is done."}
    )


class RiskForm(RowForm):
    title = LineField(label="Risk", required=True, error_messages={"required": "Enter the risk."})
    text = ParagraphField(label="Description", rows=3)
    code = LineField(label="Rating", most=20, width="5", help_text="In the council’s own scale, such as D3.")
    owner_post = LineField(label="Owner’s post")

    repeats = (Repeat("mitigations", MitigationItem, "To avoid or soften it", "mitigation", most=50, fresh=1),)

    def to_initial(self, item):
        return {**item, "mitigations": [{"text": text} for text in item["mitigations"]]}

    def to_item(self, data):
        return {**data, "mitigations": [each["text"] for each in data["mitigations"]]}


class RisksOptionsForm(OptionsForm):
    rating_key = ParagraphField(label="What the ratings mean", help_text="Leave it empty if the source gives no key.")
