from django import forms

from governance.models import SignOffRequest

A = SignOffRequest.Answer


class AnswerForm(forms.Form):
    """A signing officer's answer. No answer is chosen beforehand: only an explicit yes counts."""

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
        help_text="For the author of the report. It is not printed with the report.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") in (A.COMMENTED, A.DECLINED) and not cleaned.get("comment", "").strip():
            words = "Write your comment." if cleaned["answer"] == A.COMMENTED else "Say why you do not sign it."
            self.add_error("comment", words)
        return cleaned
