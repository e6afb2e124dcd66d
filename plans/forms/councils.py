"""Whose something is in a joint partnership: everybody's, or one council's own."""

from django import forms

from partnerships.models import Organisation

EVERYBODYS = "Of the whole partnership"


def joint_councils(partnership) -> list:
    """The lead councils of a joint partnership; none where one council leads it."""
    councils = list(partnership.lead_councils.all())
    return councils if len(councils) > 1 else []


def said_of_council(pk: int | None) -> dict:
    """As plain data say it: nothing of what is everybody's."""
    return {"council_id": pk} if pk else {}


class CouncilField(forms.TypedChoiceField):
    """The primary key of the council, None for all; ``offer`` sets its choices, or takes it out."""

    def __init__(self, **options):
        options.setdefault("help_text", "What is one council’s own says so, and readers can leave it out.")
        super().__init__(required=False, coerce=int, empty_value=None, widget=forms.RadioSelect, **options)

    def offer(self, form, paper, standing: int | None) -> None:
        """For a text that belongs to one council nobody is asked: all of it is that council's."""
        name = next(name for name, field in form.fields.items() if field is self)
        councils = joint_councils(paper.partnership)
        own = next((each for each in councils if each.pk == standing), None)
        if (not councils or paper.council) and own is None:
            del form.fields[name]
            return
        self.choices = [("", EVERYBODYS), *((each.pk, f"{each.name} only") for each in councils)]


class WhosePlanField(forms.ModelChoiceField):
    """The council whose own plan it is; the form sets ``queryset`` where a joint partnership may say one."""

    def __init__(self, **options):
        super().__init__(
            Organisation.objects.none(), label="Whose plan is it?", required=False, empty_label=EVERYBODYS, blank=True,
            widget=forms.RadioSelect, **options,
        )  # fmt: skip
