"""Forms of what is known of a strategic assessment beside its text."""

from django import forms
from django.db.models import Q

from partnerships.models import Organisation, Partnership
from partnerships.named import named
from partnerships.shared_rows import SharedRowForm
from plans.forms.fields import LineField, ParagraphField, PartialDateField
from plans.forms.named import CalledField, CalledLinesField
from plans.models import AssessmentReview


def _organisations(words):
    return Organisation.objects.filter(named("name", words) | Q(short_name__iexact=words))


def _partnerships(words):
    return Partnership.objects.filter(named("name", words))


class WhoseAssessmentForm(forms.Form):
    """Fields of forms that start or change an assessment."""

    author = CalledField(
        among=_organisations,
        unknown="No organisation is called “{}”. Add it among the members of the partnership, then name it here.",
        label="Written by",
        help_text="The organisation that wrote it, where that is another one than the partnership: a part of its name.",
    )
    also_covers = CalledLinesField(
        among=_partnerships,
        unknown="No partnership of this portal is called “{}”. Look at its name on the first page.",
        label="Other partnerships that it is for",
        help_text="Where one assessment serves several: a part of the name of each, one on each line.",
        lines=100,
        rows=3,
    )


class AssessmentReviewForm(SharedRowForm):
    reviewed_by = LineField(
        label="Who reviewed it",
        required=True,
        help_text="A committee, an organisation or a post, not a person’s name.",
        error_messages={"required": "Say who reviewed it."},
    )
    on = PartialDateField(label="When")
    outcome = ParagraphField(
        label="What came of it", most=4000, help_text="For example what is to be looked at again, or put right."
    )

    class Meta:
        model = AssessmentReview
        fields = ["reviewed_by", "on", "outcome"]
