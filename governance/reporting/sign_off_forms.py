from django import forms

from governance.models import SignOffRequest
from governance.reporting.sign_off import holder_of
from partnerships.fields import DayField
from partnerships.namesakes import ColleagueField

A = SignOffRequest.Answer


class SignOffAnswerForm(forms.Form):
    """A signing officer's answer. No answer is chosen beforehand: only an explicit yes counts."""

    needed_when = {"comment": "needed unless you sign as it stands"}

    answer = forms.ChoiceField(
        label="Your answer",
        widget=forms.RadioSelect,
        choices=[
            (A.SIGNED.value, "I sign this heading as it stands"),
            (A.COMMENTED.value, "I sign it, with a comment"),
            (A.DECLINED.value, "I do not sign it"),
        ],
    )
    comment = forms.CharField(
        label="Comment, or why you do not sign",
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="For the author; it is not printed with the report.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") in (A.COMMENTED, A.DECLINED) and not cleaned.get("comment", "").strip():
            words = "Write your comment." if cleaned["answer"] == A.COMMENTED else "Say why you do not sign it."
            self.add_error("comment", words)
        return cleaned


class PersonField(ColleagueField):
    def label_from_instance(self, person):
        name = super().label_from_instance(person)
        return f"{name}, {person.post}" if person.post else name


class AskForm(forms.Form):
    """One heading that is put to a post. Without a person everybody who signs at the council is asked."""

    ask = forms.BooleanField(required=False)
    post = forms.CharField(
        label="Post that signs", max_length=200, error_messages={"required": "Say which post is asked to sign."}
    )
    person = PersonField(None, label="Person", required=False, empty_label="Everybody who signs at the council")
    due_on = DayField(label="Answer by", required=False)

    def __init__(self, *args, officers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = officers
        self.fields["ask"].label = self.initial.get("heading", "")

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("ask"):
            self.errors.clear()  # what is not ticked is not asked
        return cleaned


AskFormSet = forms.formset_factory(AskForm, extra=0)


def asking(rows, data, *, officers, due_on):
    """The formset that puts headings to posts; ``rows`` are implications with the request that was made last."""
    people, initial = list(officers), []
    for row, last in rows:
        person = last.person if last else holder_of(row.post, people)
        post = last.post if last else row.post
        initial.append({"ask": True, "heading": row.heading, "due_on": due_on, "post": post, "person": person})
    return AskFormSet(data, initial=initial, prefix="ask", form_kwargs={"officers": officers})
