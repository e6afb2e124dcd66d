"""Pages of a council's Word template, and reports in it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from governance.confirming import ConfirmForm, confirm, posted
from governance.models import ReportTemplate
from governance.reporting.edition_views import edition_visible_to
from governance.reporting.views import report_numbered
from governance.reporting.word.forms import MeaningsForm, ReportTemplateForm
from governance.reporting.word.making import usual_template, word_of_edition, word_of_report
from governance.reporting.word.meanings import meanings_of
from governance.reporting.word.verbs import keep_template, say_meanings, take_away
from partnerships.access import Permission, requires
from partnerships.fetching import council as council_of
from plans.office.handing_out import file_response
from plans.office.word_out.making import WORD


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def report_template(request, council):
    """The template in use, another file in its place, and what stands in each of its fields."""
    template, meanings = ReportTemplate.objects.filter(council=council).first(), meanings_of(council)
    is_mapping = template is not None and "map" in request.POST
    form = ReportTemplateForm(*((request.POST, request.FILES) if request.method == "POST" and not is_mapping else ()))
    mapping = template and MeaningsForm(request.POST if is_mapping else None, template=template, meanings=meanings)
    if is_mapping and mapping.is_valid():
        say_meanings(template, mapping.meanings(), by=request.user)
        messages.success(request, "The fields are saved. The council's reports come in this template from now on.")
        return redirect(request.path)
    if form.is_bound and form.is_valid():
        name, content, fields = form.cleaned_data["file"]
        kept = keep_template(council, name=name, content=content, fields=fields, by=request.user)
        messages.success(request, _kept_words(kept))
        return redirect(request.path)
    context = {"council": council, "template": template, "form": form, "mapping": mapping, "meanings": meanings}
    return render(request, "governance/reporting/report_template.html", context)


def _kept_words(template) -> str:
    number = len(template.fields)
    told = f"The template is kept: {number} field{'s' if number != 1 else ''} found."
    return f"{told} Say below what stands in each that is not known." if template.unknown else told


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
@require_GET
def report_template_file(request, council):
    """The council's own file again; where it has none, the usual one to begin with."""
    template = ReportTemplate.objects.filter(council=council).first()
    if template is None:
        return file_response(usual_template()[0], "report-template.docx", WORD)
    return file_response(template.content(), template.name, WORD)


@requires(Permission.MANAGE_COUNCIL, fetch=council_of)
def report_template_remove(request, council):
    template = ReportTemplate.objects.filter(council=council).first()
    return confirm(
        request, ConfirmForm(posted(request)), back=reverse("governance:report_template", args=[council.slug]),
        caption=council.name, title="Take the template away", submit="Take it away",
        lede="Reports come in the portal's usual template from then on. What its fields mean is forgotten.",
        reasons=[] if template else ["The council has no template of its own."],
        do=lambda form: take_away(template, by=request.user), done="The template is taken away.",
    )  # fmt: skip


@requires(Permission.WRITE_REPORT, fetch=report_numbered)
@require_GET
def report_word(request, found):
    """The report as it stands, marked as a draft."""
    today = timezone.localdate()
    name = slugify(f"{found.title} draft {today.isoformat()}")
    return file_response(word_of_report(found, on=today), f"{name}.docx", WORD)


def _edition_inside(user, *, pk):
    """A version that is public is there for everybody, its Word file only where the report is."""
    found = edition_visible_to(user, pk)
    report_numbered(user, pk=found.report_id)
    return found


@requires(Permission.WRITE_REPORT, fetch=_edition_inside)
@require_GET
def edition_word(request, edition):
    name = slugify(f"{edition.document['report']['title']} version {edition.number}")
    return file_response(word_of_edition(edition, on=timezone.localdate()), f"{name}.docx", WORD)
