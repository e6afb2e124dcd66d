"""What goes to a body with its text: the report, frozen on submitting and public with the papers."""

from django import forms

from governance.models import Stage
from governance.reporting.editions import is_given_report
from governance.reporting.papers import Going, reason_wanted, report_papers
from governance.reporting.reports import report_of
from partnerships.reasons import ReasonField
from plans.forms.fields import CountField


class PeriodMeetingForm(forms.Form):
    """The meeting that receives the report of a period."""

    meeting = forms.ModelChoiceField(label="Meeting", queryset=None, empty_label="Choose a meeting")
    days_before = CountField(
        label="Working days between closing and the papers",
        help_text="For whoever puts the report together.",
        largest=60,
        required=True,
        initial=2,
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["meeting"].queryset = meetings


class SubmitForm(forms.Form):
    """Whether the report goes along; nothing to fill in where there is none."""

    with_report = forms.BooleanField(
        label="Give the committee report with it",
        required=False,
        help_text="The report as it stands becomes its next version, which stays as it is. The report can go on.",
    )

    def __init__(self, *args, stage, **kwargs):
        super().__init__(*args, **kwargs)
        if report_of(stage.timetable) is None:
            del self.fields["with_report"]
        else:
            self.fields["with_report"].initial = is_given_report(stage)


class PublishForm(forms.Form):
    """Which text of the report goes public; and why, where a heading of it is not signed."""

    needed_when = {"reason": "needed where a heading is not signed"}

    report = forms.ChoiceField(label="The committee report", widget=forms.RadioSelect, choices=())
    reason = ReasonField(
        label="Why they are published before all is signed",
        help_text="Recorded with the report, for the people of the workspace.",
    )

    def __init__(self, *args, stage, **kwargs):
        super().__init__(*args, **kwargs)
        self.papers = report_papers(stage)
        if self.papers is None:
            self.fields.clear()
            return
        is_public = stage.state == Stage.State.PUBLISHED
        self.fields["report"].choices = list((_further_choices if is_public else _choices)(self.papers, stage))
        self.fields["report"].initial = Going.NONE if is_public else self.papers.usual
        if not any(self.papers.unsigned(choice) for choice, _ in self.fields["report"].choices):
            del self.fields["reason"]
        elif self.is_bound:  # which headings are unsigned depends on the choice
            self.fields["reason"].required = False

    @property
    def unsigned(self) -> list[str]:
        """Headings not signed in what is published unless something else is chosen: the page names them."""
        return self.papers.unsigned(self.fields["report"].initial) if self.papers else []

    @property
    def brings_report(self) -> bool:
        """Whether a version of the report was chosen that is not public."""
        return "report" in self.fields and self["report"].value() in (Going.EDITION, Going.NOW)

    def clean(self):
        cleaned = super().clean()
        if self.papers and cleaned.get("report") and not cleaned.get("reason", "").strip():
            unsigned = self.papers.unsigned(cleaned["report"])
            if unsigned:
                self.add_error("reason", reason_wanted(unsigned))
        return cleaned


def _further_choices(papers, stage):
    """Once the papers are public: a text that takes the place of the one that went with them."""
    yield Going.NONE.value, "Leave it as it is public"
    if papers.edition and not hasattr(papers.edition, "publication"):
        yield _made(papers, stage)
    if papers.has_changed:
        yield _now(papers)


def _made(papers, stage):
    return Going.EDITION.value, f"The report to {stage.body.name}, version {papers.edition.number}"


def _now(papers):
    number = papers.report.editions.count() + 1
    return Going.NOW.value, f"The report as it stands now, which becomes version {number}"


def _choices(papers, stage):
    if papers.edition:
        yield _made(papers, stage)
    if papers.has_changed:
        yield _now(papers)
    yield Going.NONE.value, "Publish no report with these papers"
