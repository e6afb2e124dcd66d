"""Form of the structure chart: its groups, each naming the one above it."""

from django import forms

from plans.blocks.structure.block import MOST_GROUPS
from plans.blocks.structure.tree import REPORTS, WORKS, faults_of, same
from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField
from plans.forms.rich_text import RichTextField


class GroupItem(ItemForm):
    defaults = ("tie", "was")

    name = LineField(
        required=True,
        error_messages={"required": "Enter the name of this board or group, or remove it from the list."},
    )
    under = LineField(
        label="The group above it",
        help_text="Its name as it stands in this list. Empty for whoever is at the top.",
    )
    tie = forms.ChoiceField(
        label="To the group above it, this one",
        choices=[(REPORTS, "reports"), (WORKS, "does not report: they work together")],
        initial=REPORTS,
    )
    lead = LineField(label="Led by", help_text="A post or an organisation, such as Director of Public Health.")
    does = ParagraphField(label="What it does", most=500, rows=2)
    was = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    @property
    def item_title(self):
        return self["name"].value()


class StructureForm(BlockForm):
    """A group that is given another name takes those under it along."""

    intro_html = RichTextField(label="Introduction", rows=4)
    repeats = (
        Repeat(
            "groups",
            GroupItem,
            "Boards and groups",
            "group",
            hint="Drawn in this order, each under the group that it names.",
            most=MOST_GROUPS,
            fresh=1,
        ),
    )

    def initial_data(self):
        groups = [{**group, "was": group["name"]} for group in self.block.data.get("groups", [])]
        return {**self.block.data, "groups": groups}

    def clean(self):
        filled = [form for form in self.parts["groups"] if not form.is_blank() and not form.errors]
        for at, field, sentence in faults_of(self._renamed([form.cleaned() for form in filled])):
            filled[at].add_error(field, sentence)

    def cleaned_block(self):
        groups = self._renamed(self.parts["groups"].cleaned())
        kept = [{name: value for name, value in group.items() if name != "was"} for group in groups]
        return {"intro_html": self.cleaned_data["intro_html"], "groups": kept}

    @staticmethod
    def _renamed(groups: list[dict]) -> list[dict]:
        names = {same(group["name"]) for group in groups}
        new = {same(group["was"]): group["name"] for group in groups if group["was"]}
        return [
            group
            if same(group["under"]) in names
            else {**group, "under": new.get(same(group["under"]), group["under"])}
            for group in groups
        ]
