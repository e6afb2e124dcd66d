"""A page with every component and every kind of field, served only to tests (as a root URL configuration)."""

from pathlib import Path

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse
from django.template import engines
from django.urls import path
from django_prose_editor.fields import ProseEditorFormField

from csp_portal import urls as portal
from partnerships.tables import NumberColumn, PortalTable, WordsColumn

SOURCE = Path(__file__).with_name("gallery.html")
COLOURS = ["grey", "green", "teal", "blue", "purple", "magenta", "red", "orange", "yellow"]
CHOICES = [("1", "Noted"), ("2", "Recommended"), ("3", "Adopted")]


class EveryField(forms.Form):
    title = forms.CharField(help_text="As it stands on the cover.", max_length=40)
    summary = forms.CharField(widget=forms.Textarea(attrs={"rows": 4}), required=False)
    foreword = ProseEditorFormField(
        config={
            "extensions": {
                "Bold": True,
                "ListItem": True,
                "BulletList": True,
                "Heading": {"levels": [2, 3, 4]},
                "Table": True,
                "TableRow": True,
                "TableHeader": True,
                "TableCell": True,
            }
        },
        preset="configurable",
        sanitize=True,
        required=False,
        help_text="With headings, lists and tables.",
    )
    email = forms.EmailField(label="E-mail address")
    cost = forms.DecimalField(label="Cost in pounds", required=False)
    met_on = forms.DateField(label="Date of the meeting")
    met_at = forms.TimeField(label="Time of the meeting", required=False)
    recorded = forms.DateTimeField(label="Recorded on", required=False)
    outcome = forms.ChoiceField(choices=CHOICES, widget=forms.RadioSelect, help_text="As the minutes say.")
    bodies = forms.MultipleChoiceField(choices=CHOICES, widget=forms.CheckboxSelectMultiple, required=False)
    lead = forms.ChoiceField(label="Lead organisation", choices=CHOICES)
    key = forms.BooleanField(label="This is a key decision", required=False, help_text="Needs 28 clear days’ notice.")
    paper = forms.FileField(label="Paper", required=False)
    period = forms.SplitDateTimeField(label="Published", required=False)

    def clean(self):
        if self.data.get("title") == "both":
            raise forms.ValidationError("The end is before the start.")
        return super().clean()


class MeetingTable(PortalTable):
    body = WordsColumn()
    date = WordsColumn()
    papers = NumberColumn()

    class Meta(PortalTable.Meta):
        attrs = {"caption": "Meetings"}
        order_by = "body"
        per_page = 3


ROWS = [
    {"body": f"Overview and Scrutiny Committee {n}", "date": "Wednesday 26 April 2017", "papers": n}
    for n in range(1, 8)
]


@login_not_required
def gallery(request):
    form = EveryField(request.POST or None, request.FILES or None)
    table = MeetingTable(ROWS, request=request)
    messages.info(request, "A message.")
    context = {
        "form": form,
        "table": table,
        "section": "home",
        "colours": COLOURS,
        "words": ["National Probation Service", "Community rehabilitation company"],
        "facts": [
            {"key": "Period", "value": "1 April 2026 to 31 March 2029", "action_url": "/gallery/"},
            {"key": "State", "value": "In approval", "tag": "blue"},
            {"key": "Adopted by", "value": None},
            {"key": "Police area", "value": "Anyshire", "note": "Since 2013"},
        ],
        "tasks": [
            {"title": "Write the foreword", "url": "/gallery/", "status": "Completed"},
            {"title": "Agree the priorities", "url": "/gallery/", "status": "In progress", "colour": "teal"},
            {"title": "Submit to Cabinet", "hint": "After the priorities", "status": "Cannot start yet"},
        ],
        "head": ["Kind", "2018", "2019"],
        "rows": [["Litter", "1,204", "1,380"], ["Noise from neighbours", "893", "902"]],
    }
    return HttpResponse(engines["django"].from_string(SOURCE.read_text()).render(context, request))


@login_not_required
def broken(request):
    raise RuntimeError("a secret detail")


@login_not_required
def away(request):
    raise OperationalError("unable to open database file")


@login_not_required
def typed(request):
    return HttpResponse(b"%PDF" * 200, content_type=request.GET["type"])


@login_not_required
def forbidden(request):
    raise PermissionDenied("Only the clerk of the council may do this.")


urlpatterns = [
    path("", gallery),
    path("gallery/", gallery, name="gallery"),
    path("broken/", broken),
    path("forbidden/", forbidden),
    path("away/", away),
    path("typed/", typed),
    *portal.urlpatterns,
]
handler400, handler403, handler404, handler500 = (
    portal.handler400,
    portal.handler403,
    portal.handler404,
    portal.handler500,
)
