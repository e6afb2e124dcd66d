"""Forms of partners: a comment, an endorsement, a version made for comments."""

from django import forms

from plans.discussion.verbs import LONGEST


class CommentForm(forms.Form):
    text = forms.CharField(
        label="Your comment",
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 4, "data-mentions": True}),
        help_text="Write @ and a name to ask somebody.",
    )
    assigned_to = forms.TypedChoiceField(
        label="Who should deal with it?",
        required=False,
        empty_value=None,
        help_text="They find it among their tasks until they answer.",
    )

    def __init__(self, *args, askable, is_answer: bool = False, **kwargs):
        super().__init__(*args, **kwargs)
        if is_answer:
            self.fields["text"].label = "Your answer"
        people, field = {str(person.pk): person for person, _ in askable}, self.fields["assigned_to"]
        field.coerce = people.get
        field.choices = [("", "Nobody in particular"), *((person.pk, label) for person, label in askable)]


class EndorseForm(forms.Form):
    organisation = forms.ModelChoiceField(None, label="For which organisation?", empty_label=None)
    note = forms.CharField(
        label="Note",
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Anything the partnership should know; shown beside your endorsement.",
    )

    def __init__(self, *args, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations
        if len(organisations) == 1:
            self.fields["organisation"].initial = organisations.first()


class FreezeForm(forms.Form):
    frozen_for = forms.CharField(
        label="What is it for?",
        max_length=300,
        help_text="For example “Comments of all partners by Friday 5 February 2027”.",
    )
