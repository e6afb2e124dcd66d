"""Bringing in the lines of a sheet: choose the file, see what each line does, say what columns and names mean."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.text import slugify

from partnerships.access import Permission, requires
from partnerships.frame import partnership_page
from partnerships.verbs import Refused
from plans.models import Import
from plans.office.imports import fetching, sheets
from plans.office.imports.forms import ColumnsForm, SheetFileForm
from plans.office.imports.reading import take
from plans.office.imports.tables import noun_named, table_of
from plans.office.lines.workbook import EXCEL, template_of, with_what_is_wrong
from plans.office.rosters.seats import SEATS
from plans.office.rows_out import sheet_of_rows
from plans.office.workbooks import workbook
from plans.papers import fetching as papers
from plans.papers.frame import paper_page


def _noun_or_404(subject):
    noun = noun_named(subject)
    if noun is None:
        raise Http404
    return noun


@requires(Permission.EDIT_PAPER, fetch=papers.paper)
def choose(request, paper, subject):
    return _choose(request, _noun_or_404(subject), paper.partnership, paper)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=papers.partnership)
def choose_seats(request, partnership):
    return _choose(request, SEATS, partnership, None)


def _choose(request, noun, partnership, paper):
    """The file; with the same bytes as one before, that one is named."""
    reasons = sheets.reasons_not_to_bring_in(noun, paper or partnership, by=request.user, reason="A file")
    form = SheetFileForm(request.POST or None, request.FILES or None, noun=noun, partnership=partnership)
    if request.method == "POST" and not reasons and form.is_valid():
        name, data, reading = form.cleaned_data["file"]
        found = Import.of(data, name=name, partnership=partnership, paper=paper, subject=noun.name,
                          uploaded_by=request.user)  # fmt: skip
        take(found, reading)
        _tell_of_the_same(request, found)
        return redirect("plans:import", found.key)
    earlier = Import.objects.filter(partnership=partnership, paper=paper, subject=noun.name)
    context = {"form": form, "reasons": reasons, "earlier": earlier.exclude(state=Import.State.UNDONE)[:5]}
    return _page(request, "plans/office/choose_sheet.html", noun, partnership, paper, **context)


def _page(request, template, noun, partnership, paper, **context):
    """In the frame of the text, or of the partnership whose own list it is."""
    if paper:
        of_paper = [paper.key, noun.name]
        addresses = {"choose": reverse("plans:bring_in_sheet", args=of_paper),
                     "empty_sheet": reverse("plans:empty_sheet", args=of_paper)}  # fmt: skip
        frame = {"frame": "plans/papers/paper_base.html", "noun": noun}
        return paper_page(request, template, paper, status=200, **frame, **addresses, **context)
    addresses = {name: reverse(f"plans:{name}_seats", args=[partnership.slug]) for name in ("choose", "empty_sheet")}
    frame = {"frame": "plans/office/partnership_frame.html", "noun": noun}
    return partnership_page(request, template, partnership, **frame, **addresses, **context)


def choose_address(found) -> str:
    """Where another file is chosen in the place of this one."""
    if found.paper:
        return reverse("plans:bring_in_sheet", args=[found.paper.key, found.subject])
    return reverse("plans:choose_seats", args=[found.partnership.slug])


def _tell_of_the_same(request, found):
    before = Import.objects.filter(partnership=found.partnership, paper=found.paper, subject=found.subject)
    same = before.filter(sha256=found.sha256, state=Import.State.BROUGHT_IN).first()
    if same:
        messages.warning(request, f"You brought this very file in on {same.brought_in_at:%-d %B %Y}.")


@requires(Permission.EDIT_PAPER, fetch=papers.paper)
def empty_sheet(request, paper, subject):
    noun = _noun_or_404(subject)
    return _sheet_of(template_of(table_of(noun)), noun)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=papers.partnership)
def empty_sheet_seats(request, partnership):
    """The seats that there are, each under its key, with the choices of each column."""
    title = f"{partnership.name}: who sits at the table"
    return _sheet_of(workbook([sheet_of_rows(SEATS, partnership)], title=title, author=partnership.name), SEATS)


def _sheet_of(content: bytes, noun):
    headers = {"Content-Disposition": f'attachment; filename="{slugify(noun.label_many)}.xlsx"'}
    return HttpResponse(content, content_type=EXCEL, headers=headers)


def look(request, found):
    """What each line does; a POST keeps what was said of columns and names, or brings the lines in."""
    noun = noun_named(found.subject)
    plan = sheets.plan_of(found)
    form = _form(request, found, noun, plan)
    reasons = []
    if request.method == "POST" and form.is_valid():
        if "look" in request.POST:
            found.choices = form.choices(found.choices)
            found.save(update_fields=["choices"])
            return redirect("plans:import", found.key)
        try:
            done = sheets.bring_in(
                found, by=request.user, without_wrong="without_wrong" in request.POST, seen=request.POST.get("seen", "")
            )
        except Refused as refused:
            reasons = refused.reasons
        else:
            _tell(request, noun, done)
            return redirect(noun.list_url(found.place))
    context = {"found": found, "report": plan, "form": form, "refusals": reasons}
    return _page(request, "plans/office/lines.html", noun, found.partnership, found.paper, **context)


def _form(request, found, noun, plan):
    organisations = noun.organisations_to_name(found.place)
    posted = request.POST if request.method == "POST" and "look" in request.POST else None
    form = ColumnsForm(posted, plan=plan, sheets=found.reading["sheets"], organisations=organisations)
    if request.method == "POST" and posted is None:
        form.is_bound, form.is_valid = False, lambda: True
    return form


def _tell(request, noun, done):
    new, changed = (len(done.of(deed)) for deed in (sheets.LineDeed.NEW, sheets.LineDeed.CHANGED))
    kind = noun.label.lower() if new + changed == 1 else noun.label_many.lower()
    messages.success(request, f"{new + changed} {kind} brought in: {new} new, {changed} changed.")


@requires(Permission.EDIT_PAPER, fetch=fetching.brought)
def what_is_wrong(request, found):
    """The sheet with a column that says what is wrong with each line, to be corrected and sent again."""
    if noun_named(found.subject) is None or not found.is_open:
        raise PermissionDenied("There is nothing to correct in this file any more.")
    wrong = {
        (each.line.sheet, each.line.number): [f"{at}: {fault}" for at, fault in each.line.faults]
        for each in sheets.plan_of(found).wrong
    }
    headers = {"Content-Disposition": 'attachment; filename="what-is-wrong.xlsx"'}
    content = with_what_is_wrong(found.reading["sheets"], wrong)
    return HttpResponse(content, content_type=EXCEL, headers=headers)
