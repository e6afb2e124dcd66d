"""Form of a strategic assessment's findings: the introduction is the block's, the findings are rows of the paper."""

import uuid

from django import forms

from plans.blocks.findings.block import keep_findings
from plans.document.kinds import kind_named
from plans.forms.base import BlockForm, ItemForm, Repeat
from plans.forms.fields import LineField, ParagraphField
from plans.forms.rich_text import RichTextField
from plans.models.assessments import Strand


class FindingItem(ItemForm):
    defaults = ("key",)

    title = LineField(
        label="Finding", most=300, required=True, error_messages={"required": "Enter the finding in one sentence."}
    )
    text = ParagraphField(label="What the evidence shows")
    strand = forms.ChoiceField(choices=[("", "Not chosen"), *Strand.choices], required=False)
    is_proposed_priority = forms.BooleanField(label="Proposed as a priority", required=False)
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def clean_key(self):
        """A finding of this paper keeps its key; any other gets a new one."""
        key = str(self.cleaned_data["key"] or "")
        return key if key in self.root.known_keys else str(uuid.uuid4())


class FindingsForm(BlockForm):
    intro_html = RichTextField(label="Introduction", rows=5)
    repeats = (Repeat("findings", FindingItem, "Findings", "finding", most=500, fresh=1),)

    def initial_data(self):
        composed = kind_named("findings").compose(self.block)
        self.known_keys = {finding["key"] for finding in composed["findings"]}
        return composed

    def cleaned_block(self):
        return {"intro_html": self.cleaned_data["intro_html"]}

    def save_rows(self, *, by):
        keep_findings(self.paper, self.cleaned()["findings"], by=by)
