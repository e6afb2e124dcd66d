"""The form of a supplement: why it follows, and one more paper, given as a file or written here."""

from django import forms

from governance.models import Meeting, Openness, Supplement
from governance.packs.agenda import Item
from governance.packs.fronts import spans_of
from governance.packs.meeting_forms import OpennessForm, PaperField, need_alt
from governance.packs.supplements import SincePack, name_of_paper
from governance.reporting.forms import AltField

Reason = Supplement.Reason
FILE_AND_WORDS = "The paper is given as a file: clear what is written here, or send it without the file."
NO_PAPER = (
    "This is about the new paper, and there is none. Of what is on the agenda already, say on the page of the pack who "
    "may read it."
)


class SupplementForm(OpennessForm):
    """``items``: those on the agenda, with which the new paper goes; ``since``: what the pack does not hold.
    ``needs_paper``: nothing else would go into the supplement."""

    needed_when = {
        **OpennessForm.needed_when,
        "late_because": "where a report is late",
        "again": "where a paper was withdrawn",
        "replaces": "needed where pages are replaced",
        "chair": "needed where the item is urgent",
        "urgent_because": "needed where the item is urgent",
        "title": "needed with a new paper",
        "file": "needed where nothing is written below",
        "alt": "needed for a picture",
    }

    reason = forms.ChoiceField(label="Why it follows", choices=Reason.choices, widget=forms.RadioSelect)
    replaces = forms.CharField(
        label="Pages of the pack that are replaced", max_length=40, required=False,
        help_text="Such as 45–52. They stay in the pack, and the contents strike them.",
    )  # fmt: skip
    late_because = forms.CharField(
        label="Why the report is late", max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Printed on the front of the supplement. Empty: nothing is said.",
    )  # fmt: skip
    chair = forms.CharField(label="The chair who agreed", max_length=200, required=False)
    urgent_because = forms.CharField(
        label="The chair’s reason for taking it as urgent", max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Printed on the front of the supplement, and to be minuted (LGA 1972 s100B(4)(b)).",
    )  # fmt: skip
    number = forms.ChoiceField(label="The new paper belongs to", required=False)
    title = forms.CharField(label="Title of the new paper", max_length=300, required=False)
    file = PaperField(label="The new paper", required=False)
    alt = AltField()
    words = forms.CharField(
        label="Or write it here", max_length=20_000, required=False, widget=forms.Textarea(attrs={"rows": 8}),
        help_text="The portal draws it as a page. An empty line begins a paragraph.",
    )  # fmt: skip

    again = forms.MultipleChoiceField(
        label="Publish again what was withdrawn", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="What is not ticked stays on the agenda, and out of the supplement.",
    )  # fmt: skip

    field_order = [
        "again",
        "reason",
        "late_because",
        "replaces",
        "chair",
        "urgent_because",
        "number",
        "title",
        "file",
        "alt",
        "words",
    ]

    def __init__(self, *args, meeting: Meeting, items: list[Item], since: SincePack, **kwargs):
        super().__init__(*args, **kwargs)
        self.needs_paper = not since.added
        self.fields["again"].choices = [
            (name_of_paper(paper), f"Item {each.item.number}: {paper.title}")
            for each in since.withdrawn
            for paper in each.papers
        ]
        if not since.withdrawn:
            del self.fields["again"]
        titles = {}  # a paper that came late stands under the number of its item
        for item in items:
            titles.setdefault(item.number, f"Item {item.number}: {item.title}")
        self.fields["number"].choices = [
            ("", "A new item"), *titles.items()
        ]  # fmt: skip
        if meeting.body.is_executive:  # it has no such door
            self.fields["reason"].choices = [each for each in Reason.choices if each[0] != Reason.URGENT]
            del self.fields["chair"], self.fields["urgent_because"]
        if not any(item.stage for item in items):  # what is drawn belongs to a plan
            del self.fields["words"]

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("file") or cleaned.get("words", "").strip():
            self._look_at_paper(cleaned)
        elif "file" not in self.errors:
            self._look_without_paper(cleaned)
        need_alt(self)
        self._need(Reason.REPLACED, "replaces", "Say which pages are replaced, such as 45–52.", spans_of)
        self._need(Reason.URGENT, "chair", "Say which chair agreed.", str.strip)
        self._need(Reason.URGENT, "urgent_because", "Say why it cannot wait.", str.strip)
        return cleaned

    def _look_at_paper(self, cleaned):
        if not cleaned.get("title"):
            self.add_error("title", "Give the paper a title.")
        if cleaned.get("file") and cleaned.get("words", "").strip():
            self.add_error("words", FILE_AND_WORDS)

    def _look_without_paper(self, cleaned):
        """What was said of a new paper is not dropped without a word: the rest would go out as if nothing was said."""
        if self.needs_paper and not cleaned.get("again"):
            self.add_error("file", "Add the paper: the pack holds everything else already.")
        elif cleaned.get("title"):
            self.add_error("file", "Add the paper, or write it below; or clear its title.")
        if cleaned.get("openness", Openness.OPEN) != Openness.OPEN:
            self.add_error("openness", NO_PAPER)

    def _need(self, reason, name, words, read):
        is_asked = name in self.fields and self.cleaned_data.get("reason") == reason
        if is_asked and not read(self.cleaned_data.get(name, "")):
            self.add_error(name, words)

    def said(self) -> dict:
        """Of the supplement itself; what belongs to another reason is not kept."""
        names = {
            Reason.LATE: ["late_because"],
            Reason.REPLACED: ["replaces"],
            Reason.URGENT: ["chair", "urgent_because"],
        }
        reason = self.cleaned_data["reason"]
        again = self.cleaned_data.get("again", [])
        return {"reason": reason, "again": again, **{name: self.cleaned_data[name] for name in names.get(reason, [])}}
