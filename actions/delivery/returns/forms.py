"""What a lead says about one action in one period: the fields of its card on the page."""

from django import forms
from django.core.exceptions import ValidationError

from actions.delivery.asked import AskedAction
from actions.delivery.ratings import day
from actions.delivery.returns.files import FilesSaid
from actions.delivery.scale import RatingScale
from actions.models import Return
from actions.money import PoundsField
from partnerships.fields import DayField, UploadField
from plans.forms.fields import LineField, ParagraphField
from plans.printing.kept_files import ACCEPTED, MOST_MEGABYTES, checked_file
from plans.rows.forms import ManyField

NOTHING = ("", "Something happened: I tell it below")
MOST_OUTPUTS = 2


class ReturnForm(forms.Form):
    needed_when = {
        "evidence": "needed where you give a link",
        "evidence_url": "needed where you say what shows it",
        "new_date": "needed where you say why",
        "new_date_because": "needed where you ask for a new date",
        "file": "needed where you say what it is",
        "ask": "needed where you say of whom or by when",
    }

    nil_because = forms.ChoiceField(
        label="Is there anything to report?",
        choices=[NOTHING, *((value, f"Nothing to report: {label.lower()}") for value, label in Return.Nil.choices)],
        required=False,
    )
    progress = ParagraphField(
        label="What was done",
        help_text="No names of victims or suspects, nothing that tells who they are.",
        most=Return.MOST_WORDS,
        rows=5,
    )
    reported = forms.ChoiceField(label="How does it stand?", required=False, widget=forms.RadioSelect)
    reported_because = LineField(label="Why this rating, if the dates say another", most=500)
    is_started = forms.BooleanField(label="Work on it has started", required=False)
    expected_on = DayField(label="When do you expect to finish?", required=False)
    slip_reason = forms.ChoiceField(
        label="Why did that date move?", choices=[("", "It did not move"), *Return.Slip.choices], required=False
    )
    slip_words = LineField(label="More about it", most=500)
    new_date = DayField(
        label="New date that you ask the board for",
        required=False,
        help_text="The board decides. Until then the action is rated by the date that it has; the first date stays "
        "on record.",
    )
    new_date_because = LineField(label="Why the board should move it", most=500)
    finished_on = DayField(label="Finished on", required=False)
    stopped_because = LineField(label="It will not be done, because", most=500)
    activities_done = forms.MultipleChoiceField(
        label="Which of its steps are done?", required=False, widget=forms.CheckboxSelectMultiple
    )
    next_steps = ParagraphField(label="What comes next", most=Return.MOST_WORDS, rows=3)
    spend = PoundsField(label="Spent in this period, in pounds", required=False)
    output_1 = LineField(label="Something you can count", help_text="Such as: 42 homes visited.", most=200)
    output_2 = LineField(label="Something else you can count", most=200)
    ask = LineField(label="What do you need of the board?", most=500)
    ask_of_whom = LineField(label="From whom", most=200)
    ask_by_when = DayField(label="By when", required=False)
    evidence = LineField(
        label="What shows it", help_text="Its name, such as: Minutes of the tasking meeting.", most=200
    )
    evidence_url = forms.URLField(label="Where it is on the web", required=False, assume_scheme="https", max_length=500)
    may_be_published = forms.BooleanField(label="It may be published", required=False)
    files_removed = ManyField(label="Take files away")
    files_public = ManyField(label="Files that may be published")
    file = UploadField(
        label="A file that shows it",
        required=False,
        help_text=f"A PDF, or a picture (JPEG or PNG), at most {MOST_MEGABYTES} MB. No names of victims or suspects.",
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )
    file_title = LineField(label="What the file is", help_text="Empty: the name of the file.", most=200)
    file_may_be_published = forms.BooleanField(label="This file may be published", required=False)
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, asked: AskedAction, scale: RatingScale, **kwargs):
        super().__init__(*args, prefix=str(asked.action.key), initial=_said(asked), **kwargs)
        self.asked = asked
        self.fields["reported"].choices = [(each.letter, each.label) for each in scale.to_choose]
        steps = [(str(each.key), each.text) for each in asked.action.activities.all()]
        self.fields["activities_done"].choices = steps
        if not steps:
            del self.fields["activities_done"]
        self._offer_files([(str(each.key), each.title) for each in asked.files])
        if not asked.action.starts_on:
            del self.fields["is_started"]
        if asked.adopted:
            self.fields["expected_on"].help_text = f"It is due {day(asked.standing().due)}."

    def _offer_files(self, kept):
        for name in ("files_removed", "files_public"):
            if kept:
                self.fields[name].offer(kept)
            else:
                del self.fields[name]

    def clean_file(self):
        upload = self.cleaned_data["file"]
        return checked_file(upload) if upload else None

    def clean_finished_on(self):
        on = self.cleaned_data["finished_on"]
        if on and on > self.asked.period.closes_on:
            raise ValidationError("This day is still to come: say when you expect to finish instead.")
        return on

    def clean(self):
        data = super().clean()
        if data.get("finished_on") and data.get("stopped_because"):
            self.add_error("stopped_because", "What is finished is not left undone: clear one of the two.")
        if data.get("evidence_url") and not data.get("evidence"):
            self.add_error("evidence", "Say in a few words what the link shows.")
        if data.get("evidence") and not data.get("evidence_url") and "evidence_url" not in self.errors:
            self.add_error("evidence_url", "Enter the address of it, such as https://www.example.org/minutes.")
        self._clean_new_date(data)
        is_told = data.get("file_title") or data.get("file_may_be_published")
        if is_told and not data.get("file") and "file" not in self.errors:
            self.add_error("file", "Choose the file, or clear what you said of it.")
        if (data.get("ask_of_whom") or data.get("ask_by_when")) and not data.get("ask"):
            self.add_error("ask", "Say what you need.")
        return data

    def _clean_new_date(self, data):
        to, why = data.get("new_date"), data.get("new_date_because")
        due = self.asked.standing().due
        if to and to == due:
            self.add_error("new_date", f"It is due on {day(due)} already: enter another day, or leave this empty.")
        if to and not why:
            self.add_error("new_date_because", "Say why the board should move the date.")
        if why and not to and "new_date" not in self.errors:
            self.add_error("new_date", "Enter the new date that you ask for.")

    def said(self) -> dict:
        """What was written, as the verb takes it."""
        data = self.cleaned_data
        names = ("nil_because", "progress", "reported", "reported_because", "expected_on", "slip_reason", "slip_words")
        names = (*names, "finished_on", "stopped_because", "next_steps", "spend")
        ask = {"what": data["ask"], "of_whom": data["ask_of_whom"], "by_when": data["ask_by_when"]}
        shown = {"title": data["evidence"], "url": data["evidence_url"], "may_be_published": data["may_be_published"]}
        return {
            **{name: data[name] for name in names},
            "is_started": data.get("is_started", True),
            "activities_done": data.get("activities_done", []),
            "outputs": [data[name] for name in ("output_1", "output_2") if data[name]],
            "files": FilesSaid(
                data["file"],
                data["file_title"],
                data["file_may_be_published"],
                frozenset(data.get("files_removed", ())),
                frozenset(data.get("files_public", ())),
            ),
            "date_asked": (data["new_date"], data["new_date_because"]) if data["new_date"] else None,
            "asks": [ask] if data["ask"] else [],
            "evidence": [shown] if data["evidence"] else [],
        }


def _said(asked: AskedAction) -> dict:
    """What the form begins with: what was written in this period, else the last text to go on from."""
    report = asked.report
    if report is None:
        last = asked.last
        known = (last and last.expected_on) or asked.standing().due
        kept = {"progress": last.progress, "reported": last.reported} if last else {}
        return kept | {"expected_on": known, "revision": 0, "is_started": bool(last and last.is_started)}
    names = ("nil_because", "progress", "reported", "reported_because", "is_started", "expected_on", "slip_reason")
    names = (*names, "slip_words", "finished_on", "stopped_because", "activities_done", "next_steps", "spend")
    said = {name: getattr(report, name) for name in (*names, "revision")}
    said |= {f"output_{number}": text for number, text in enumerate(report.outputs[:MOST_OUTPUTS], start=1)}
    if change := asked.date_asked:
        said |= {"new_date": change.to, "new_date_because": change.reason}
    said["files_public"] = [str(each.key) for each in asked.files if each.may_be_published]
    for ask in (each for each in report.asks.all() if not each.decided_at):
        said |= {"ask": ask.what, "ask_of_whom": ask.of_whom, "ask_by_when": ask.by_when}
    for shown in report.evidence.all():
        said |= {"evidence": shown.title, "evidence_url": shown.url, "may_be_published": shown.may_be_published}
    return said
