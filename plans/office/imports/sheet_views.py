"""Bringing in the lines of a sheet: choose the file, see what each line does, say what columns and names mean."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.text import slugify

from partnerships.access import Permission, requires
from partnerships.models import Partnership
from partnerships.verbs import Refused
from plans.document.kinds import kind_named
from plans.models import Import
from plans.office.imports import fetching, sheets
from plans.office.imports.forms import ColumnsForm, SheetFileForm
from plans.office.imports.reading import take
from plans.office.imports.tables import noun_named, table_of
from plans.office.imports.ways import way_for
from plans.office.lines.workbook import EXCEL, template_of, with_what_is_wrong
from plans.office.rosters.roster import Roster
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
    return choose_for(request, _noun_or_404(subject), paper.partnership, paper)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=papers.partnership)
def choose_seats(request, partnership):
    return choose_for(request, SEATS, partnership)


def choose_for(request, noun, owner, paper=None):
    """The file; with the same bytes as one before, that one is named. ``owner``: a partnership or a council."""
    reasons = sheets.reasons_not_to_bring_in(noun, paper or owner, by=request.user, reason="A file")
    form = SheetFileForm(request.POST or None, request.FILES or None, noun=noun, owner=owner)
    whose = {"paper": paper, "subject": noun.name, **of_owner(owner)}
    if request.method == "POST" and not reasons and form.is_valid():
        return send(request, *form.cleaned_data["file"], **whose)
    earlier = Import.objects.filter(**whose).exclude(state=Import.State.UNDONE)[:5]
    context = {"form": form, "reasons": reasons, "earlier": earlier}
    return _page(request, "plans/office/choose_sheet.html", noun, owner, paper, **context)


def send(request, name: str, data: bytes, reading: dict | None, **whose):
    """Keep the file as it came, and go on to what it says."""
    found = Import.of(data, name=name, uploaded_by=request.user, **whose)
    take(found, reading)
    _tell_of_the_same(request, found)
    return redirect(found)


def of_owner(owner) -> dict:
    return {"partnership": owner} if isinstance(owner, Partnership) else {"council": owner}


def _page(request, template, noun, owner, paper, **context):
    """In the frame of the text, or of the partnership or the council whose own list it is."""
    context |= {"noun": noun, **addresses_of(noun, paper or owner)}
    if paper:
        return paper_page(request, template, paper, status=200, frame="plans/papers/paper_base.html", **context)
    kind = "partnership" if isinstance(owner, Partnership) else "council"
    context |= {
        "frame": f"plans/office/{kind}_frame.html",
        "section": "tasks",
        kind: owner,
        "owner": owner,
        "list_url": noun.list_url(owner),
    }
    return render(request, template, context)


def addresses_of(noun, place) -> dict[str, str]:
    """Where a sheet of it is sent, and where one to fill in is fetched."""
    if isinstance(noun, Roster):
        return noun.addresses(place)
    of_paper = [place.key, noun.name]
    names = {"choose": "bring_in_sheet", "empty_sheet": "empty_sheet"}
    return {name: reverse(f"plans:{address}", args=of_paper) for name, address in names.items()}


def _tell_of_the_same(request, found):
    before = Import.objects.filter(partnership=found.partnership, council=found.council, paper=found.paper)
    same = before.filter(subject=found.subject, sha256=found.sha256, state=Import.State.BROUGHT_IN).first()
    if same:
        messages.warning(request, f"You brought this very file in on {same.brought_in_at:%-d %B %Y}.")


@requires(Permission.EDIT_PAPER, fetch=papers.paper)
def empty_sheet(request, paper, subject):
    noun = _noun_or_404(subject)
    return _sheet_of(template_of(table_of(noun)), noun)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=papers.partnership)
def empty_sheet_seats(request, partnership):
    """The seats that there are, each under its key, with the choices of each column."""
    return sheet_of_list(SEATS, partnership, title=f"{partnership.name}: who sits at the table")


def sheet_of_list(roster, owner, *, title: str):
    return _sheet_of(workbook([sheet_of_rows(roster, owner)], title=title, author=owner.name), roster)


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
            return redirect(found)
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
    if plan.wanted:
        context["priorities_url"] = reverse(kind_named("priorities").edit_url_name, args=[found.paper.key])
    return _page(request, "plans/office/lines.html", noun, found.owner, found.paper, **context)


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
    return _what_is_wrong(found)


@requires(Permission.BUILD_TIMETABLE, fetch=fetching.brought_list)
def what_is_wrong_in_list(request, found):
    return _what_is_wrong(found)


def _what_is_wrong(found):
    """The sheet with a column that says what is wrong with each line, to be corrected and sent again."""
    way = way_for(found.subject)
    if not found.is_open or not (way or noun_named(found.subject)) or "sheets" not in found.reading:
        raise PermissionDenied("There is nothing to correct in this file any more.")
    wrong = way.wrong_lines(found) if way else _wrong_rows(found)
    headers = {"Content-Disposition": 'attachment; filename="what-is-wrong.xlsx"'}
    content = with_what_is_wrong(found.reading["sheets"], wrong)
    return HttpResponse(content, content_type=EXCEL, headers=headers)


def _wrong_rows(found) -> dict[tuple[str, int], list[str]]:
    return {
        (each.line.sheet, each.line.number): [f"{at}: {fault}" for at, fault in each.line.faults]
        for each in sheets.plan_of(found).wrong
    }
