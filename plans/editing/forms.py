"""The form that adds a chapter."""

from django import forms
from django.utils.functional import cached_property

from partnerships.reasons import ReasonField
from plans.editing.chapters import kinds_to_add
from plans.forms.councils import CouncilField
from plans.models import Block, Paper

NO_BLOCK = [("", "At the end")]


class AddBlockForm(forms.Form):
    kind = forms.ChoiceField(label="What does it hold?", widget=forms.RadioSelect)
    heading = forms.CharField(label="Heading", max_length=200, required=False)
    level = forms.TypedChoiceField(
        label="Level",
        coerce=int,
        choices=Block._meta.get_field("level").choices,
        initial=1,
        widget=forms.RadioSelect,
    )
    council_id = CouncilField(label="Whose chapter is it?")
    after = forms.ChoiceField(label="Where does it stand?", required=False)
    replaces = forms.ChoiceField(
        label="Does it replace a chapter of the plan?",
        required=False,
        help_text="Without a choice it is added after the plan's own text.",
    )
    reason = ReasonField(required=False)

    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.kinds = kinds_to_add(paper)
        self.fields["kind"].choices = [(kind.name, kind.label) for kind in self.kinds]
        self.fields["after"].choices = NO_BLOCK + [(str(b.key), f"After “{b}”") for b in self.placed.values()]
        self._offer_replacements()
        self.fields["council_id"].offer(self, paper, None)
        if paper.needs_reason_for_change:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]

    @cached_property
    def placed(self) -> dict[str, Block]:
        return {str(block.key): block for block in self.paper.blocks.placed()}

    def _offer_replacements(self):
        if self.paper.kind != Paper.Kind.ADDENDUM:
            del self.fields["replaces"]
            return
        blocks = self.paper.parent_plan.paper.blocks.placed()
        self.fields["replaces"].choices = [("", "No, it is added"), *((str(b.key), f"Replaces “{b}”") for b in blocks)]

    def explained(self):
        """Each radio button beside the sentence that explains its kind."""
        return list(zip(self["kind"], (kind.help for kind in self.kinds), strict=True))

    def clean_after(self):
        return self.placed.get(self.cleaned_data["after"])

    def clean_replaces(self):
        return self.cleaned_data["replaces"] or None
