"""What narrows the history of a paper."""

from django import forms

from partnerships.fields import DayField
from partnerships.models import User
from plans.document.chapter_names import chapter_names
from plans.document.kinds import kind_named
from plans.models import Block
from plans.papers.history import people_in
from plans.papers.narrowing import Narrowing


class ChapterField(forms.ModelChoiceField):
    """A chapter by its key; what is no key at all is no choice either."""

    def to_python(self, value):
        try:
            return super().to_python(value)
        except forms.ValidationError as fault:
            raise forms.ValidationError(self.error_messages["invalid_choice"], code="invalid_choice") from fault


class HistoryForm(forms.Form):
    person = forms.ModelChoiceField(User.objects.none(), label="Person", empty_label="All", required=False)
    chapter = ChapterField(Block.objects.none(), label="Chapter", to_field_name="key", required=False)
    day = DayField(label="Day", required=False)

    def __init__(self, *args, paper, **kwargs):
        super().__init__(*args, **kwargs)
        self.paper = paper
        self.fields["person"].queryset = User.objects.filter(pk__in=people_in(paper)).order_by("name")
        self.fields["chapter"].queryset = paper.blocks.all()
        self.fields["chapter"].choices = [("", "All"), *_chapters(paper)]

    def narrowing(self) -> Narrowing:
        """A choice that is not known narrows nothing, and is told."""
        self.full_clean()
        person, block = self.cleaned_data.get("person"), self.cleaned_data.get("chapter")
        if block:
            block.paper = self.paper
        return Narrowing(person.pk if person else None, self.cleaned_data.get("day"), block)

    @property
    def is_used(self) -> bool:
        return any(self.data.get(name, "").strip() for name in self.fields)


def _chapters(paper) -> list[tuple]:
    """As lists call them, and after them those that were removed."""
    rows = list(paper.blocks.values_list("key", "heading", "kind", "removed_at"))
    placed = chapter_names((key, heading, kind) for key, heading, kind, removed_at in rows if removed_at is None)
    removed = [
        (key, f"{heading or kind_named(kind).label} (removed)") for key, heading, kind, removed_at in rows if removed_at
    ]
    return [*placed.items(), *removed]
