"""Forms of the page on which a meeting's pack is put together: an item with its paper, the front sheet."""

from django import forms

from governance.dates.bodies import BodyKind
from governance.models import FrontSheet, Openness
from governance.packs.openness import PARAGRAPHS
from governance.reporting.forms import AltField
from partnerships.fields import UploadField
from partnerships.reasons import ReasonField
from partnerships.shared_rows import SharedRowForm
from plans.printing.picture_pages import ALT_WANTED, is_picture

SAVE_AS_PDF = (
    "This is neither a PDF nor a picture (PNG or JPEG). In Word choose “Save as”, then PDF, and under “Options” leave "
    "“Document structure tags for accessibility” ticked; then send that file."
)


class PaperField(UploadField):
    """A paper given as a file."""

    def __init__(self, **kwargs):
        kwargs.setdefault(
            "help_text",
            "A PDF or a picture (PNG or JPEG) of at most 20 MB. Anything in it that could run, or ask other sites "
            "for something, is taken out.",
        )
        kwargs.setdefault("widget", forms.FileInput(attrs={"accept": "application/pdf,image/png,image/jpeg"}))
        super().__init__(**kwargs)

    def clean(self, data, initial=None):
        upload = super().clean(data, initial)
        if upload:
            start = upload.read(1024)
            if b"%PDF-" not in start and not is_picture(start):
                raise forms.ValidationError(SAVE_AS_PDF)
            upload.seek(0)
        return upload


def need_alt(form):
    """Call when the form is cleaned: a picture has words for those who do not see it."""
    upload = form.cleaned_data.get("file")
    if upload and not form.cleaned_data.get("alt", "").strip():
        if is_picture(upload.read(8)):
            form.add_error("alt", ALT_WANTED)
        upload.seek(0)


def content_of(cleaned: dict) -> dict:
    upload = cleaned.get("file")
    return {"content": upload.read(), "file_name": upload.name, "alt": cleaned["alt"]} if upload else {}


class AgendaItemForm(forms.Form):
    """``needs_file``: an item from outside the portal is its paper. ``has_title``: a step, and what comes back at each
    meeting, have one without the clerk's."""

    needed_when = {"alt": "needed for a picture"}

    title = forms.CharField(label="Title", max_length=300)
    number = forms.CharField(
        label="Item number", max_length=10, required=False, help_text="Such as 5 or 5a. Empty: counted from the first."
    )
    file = PaperField(label="Paper", required=False)
    alt = AltField()

    def __init__(self, *args, needs_file=False, has_file=True, has_title=False, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].required = needs_file
        if not has_file:
            del self.fields["file"], self.fields["alt"]
        if has_title:
            self.fields["title"].required = False
            self.fields["title"].help_text = "Empty: its usual title."

    def clean(self):
        cleaned = super().clean()
        need_alt(self)
        return cleaned

    def values(self) -> dict:
        values = {"title": self.cleaned_data["title"], "number": self.cleaned_data["number"]}
        return values | content_of(self.cleaned_data)


class FrontSheetForm(SharedRowForm):
    class Meta:
        model = FrontSheet
        fields = ["members", "substitutes", "quorum", "contact", "summoned_by", "attending"]
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("members", "substitutes", "attending")}

    def __init__(self, *args, **options):
        super().__init__(*args, **options)
        if self.instance.body.kind != BodyKind.FULL_COUNCIL:
            del self.fields["summoned_by"]


class WithdrawForm(forms.Form):
    because = ReasonField(
        label="Why it is withdrawn", help_text="Everybody reads this at the address of the file. Name no person."
    )


class OpennessForm(forms.Form):
    needed_when = {"paragraphs": "needed where it is exempt", "public_interest": "needed where it is exempt"}

    openness = forms.ChoiceField(
        label="Who may read it", choices=Openness.choices, initial=Openness.OPEN, widget=forms.RadioSelect
    )
    paragraphs = forms.TypedMultipleChoiceField(
        label="Paragraph of Schedule 12A",
        coerce=int,
        required=False,
        choices=[(number, f"{number}: {words}") for number, words in PARAGRAPHS.items()],
        widget=forms.CheckboxSelectMultiple,
    )
    public_interest = forms.CharField(
        label="Why the public interest is in not publishing it",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Kept with the paper, for those who may read it.",
    )

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("openness") == Openness.EXEMPT:
            if not cleaned.get("paragraphs"):
                self.add_error("paragraphs", "Choose the paragraph that describes it.")
            if not cleaned.get("public_interest", "").strip():
                self.add_error("public_interest", "Say why the public interest is in not publishing it.")
        return cleaned
