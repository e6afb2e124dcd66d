"""A paper's timetable: the picture, each stage with its dates, what is missing, and what can be done about it."""

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from governance.confirming import confirm
from governance.dates import checks
from governance.dates.deadlines import EFFECTIVE
from governance.models import Timetable, planning_settings_of
from governance.stages.closing import reasons_not_to_close
from governance.stages.next_step import steps_at
from governance.stages.record import stage_record, timeline_html, timetable_record
from governance.stages.taking_effect import days_of
from governance.timetables import verbs
from governance.timetables.building_views import paper_of
from governance.timetables.councils import councils_without_timetable
from governance.timetables.filters import TimetableFilter
from governance.timetables.forms import KeepRouteForm, NewStageForm
from governance.timetables.picture.marks import marked
from governance.timetables.picture.several import lanes_html
from governance.timetables.sheets import timetable_csv, timetable_workbook
from governance.timetables.stage_facts import facts_of, first_day, stage_facts
from governance.timetables.step_roster import STEPS
from governance.timetables.tables import PaperTimetableTable, TimetableRow, TimetableTable
from partnerships.access import Permission, may, requires, signed_in
from plans.models import Paper
from plans.office.handing_out import file_response
from plans.office.imports.sheet_views import choose_for
from plans.office.workbooks import EXCEL

LAST = "9999"  # sorts after every day, known in full or in part


def timetable_of(user, *, pk):
    return get_object_or_404(Timetable.objects.visible_to(user).with_stages(with_work=True), pk=pk)


@signed_in
def timetables(request):
    """Every timetable under way in the person's workspaces, and the texts that may be given one."""
    found = TimetableFilter(request, Timetable.objects.visible_to(request.user).under_way().with_stages())
    today = timezone.localdate()
    under_way = list(found.qs)
    rows = [_row(timetable, today) for timetable in under_way]
    papers = Paper.objects.visible_to(request.user).filter(state=Paper.State.DRAFTING, timetables=None)
    papers = papers.select_related("plan", "plan_year__plan", "addendum__plan", "assessment", "partnership")
    papers = papers.prefetch_related("partnership__lead_councils")
    context = {
        "timetables": TimetableTable(rows, request=request, found=found),
        "picture": lanes_html(under_way, today),
        "without": [paper for paper in papers if may(request.user, Permission.BUILD_TIMETABLE, paper)],
    }
    return render(request, "governance/timetables/list.html", context)


@requires(Permission.VIEW_PARTNERSHIP, fetch=paper_of)
def paper_timetables(request, paper):
    """The timetables of one text: one for each deciding council."""
    today, found = timezone.localdate(), list(paper.timetables.with_stages())
    context = {
        "paper": paper,
        "timetables": PaperTimetableTable([_row(timetable, today) for timetable in found], request=request),
        "picture": lanes_html(found, today) if len(found) > 1 else "",
        "missing": councils_without_timetable(paper, found),
        "may_build": may(request.user, Permission.BUILD_TIMETABLE, paper),
    }
    return render(request, "governance/timetables/of_paper.html", context)


def _row(timetable, today):
    stages = [stage for stage in timetable.stages_with_facts() if stage.is_open]
    following = next((stage for stage in stages if stage.day and stage.day >= today), stages[0] if stages else None)
    return TimetableRow(timetable, following, len(stages))


@requires(Permission.VIEW_PARTNERSHIP, fetch=timetable_of)
def timetable(request, found):
    today, settings = timezone.localdate(), planning_settings_of(found.council)
    facts = facts_of(found)
    conflicts = checks.conflicts(facts, settings, first_day(found.paper))
    context = {
        "timetable": found,
        "paper": found.paper,
        "stages": [_stage(stage, settings, today, request.user) for stage in found.stages_with_facts()],
        "picture": timeline_html(
            marked(timetable_record(found, public=False, settings=settings), facts, settings, first_day(found.paper)),
            today=today,
            name="desk",
        ),
        "conflicts": [each for each in conflicts if each.is_work(facts, today)],
        "happened": [each for each in conflicts if not each.is_work(facts, today)],
        "seen": seen(found),
        "may_close": not reasons_not_to_close(found, by=request.user),
        "may_build": may(request.user, Permission.BUILD_TIMETABLE, found),
        "may_publish": may(request.user, Permission.PUBLISH, found),
        "may_keep_route": bool(found.council) and may(request.user, Permission.MANAGE_COUNCIL, found),
        "reports": reports_of(found),
        "may_write_report": may(request.user, Permission.WRITE_REPORT, found),
        "today": today,
        "state_colour": found.paper.state_colour,
    }
    return render(request, "governance/timetables/timetable.html", context)


@requires(Permission.VIEW_PARTNERSHIP, fetch=timetable_of)
@require_GET
def sheet(request, found):
    """All of it as a workbook."""
    return file_response(timetable_workbook(found), f"{slugify(found)}.xlsx", EXCEL)


@requires(Permission.BUILD_TIMETABLE, fetch=paper_of)
def bring_in_steps(request, paper):
    """The workbook of its timetable, changed by somebody."""
    return choose_for(request, STEPS, paper.partnership, paper)


@requires(Permission.VIEW_PARTNERSHIP, fetch=timetable_of)
@require_GET
def table(request, found):
    """Its steps as CSV."""
    return file_response(timetable_csv(found), f"{slugify(found)}.csv", "text/csv; charset=utf-8")


def _stage(stage, settings, today, user):
    """One card: the row, its record, what is missing and the buttons that the predicates allow."""
    facts = stage_facts(stage)
    following, others = steps_at(stage, user, today)
    return {
        "row": stage,
        "record": stage_record(stage, settings, public=False),
        "publish_by": checks.publish_by(facts, settings),
        "missing": checks.missing(facts, settings, today),
        "next": following,
        "others": others,
        "may_date": may(user, Permission.BUILD_TIMETABLE, stage),
        "undo": next((request for request in stage.undo_requests.all() if request.settled_at is None), None),
        "packs": stage.packs_for(user),
        "effective": next((day for day in days_of(stage, settings) if day.what == EFFECTIVE), None),
    }


def seen(timetable):
    """What each body saw, in the order of the days, with the version that the body before it saw."""
    entries, before = [], None
    for stage in sorted(timetable.stages_with_facts(), key=_by_day):
        if stage.version_id is None:
            continue
        changed = before and before.number != stage.version.number
        entries.append({"stage": stage, "version": stage.version, "before": before if changed else None})
        before = stage.version
    return entries


def _by_day(stage):
    """As far as the day is known; a step without any comes last."""
    on = stage.current_date.on if stage.current_date else ""
    return (on or LAST, stage.step, stage.position)


def reports_of(timetable):
    return list(timetable.reports.all()) if hasattr(timetable, "reports") else []


@requires(Permission.BUILD_TIMETABLE, fetch=timetable_of)
def add_stage(request, found):
    form = NewStageForm(request.POST or None, timetable=found)
    return confirm(
        request, form, title="Add a stage", submit="Add the stage", back=found.get_absolute_url(),
        caption=found.paper.title, done="The stage is added. Say when it takes place.",
        do=lambda form: verbs.add_stage(found, verbs.Stop(**form.cleaned_data), by=request.user),
    )  # fmt: skip


@requires(Permission.MANAGE_COUNCIL, fetch=timetable_of)
def keep_route(request, found):
    form = KeepRouteForm(request.POST or None, initial={"name": found.route})
    return confirm(
        request, form, title="Keep this route for the next plan", submit="Keep the route", caption=found.paper.title,
        back=found.get_absolute_url(), done="The route is kept: it is offered when the next timetable is built.",
        do=lambda form: verbs.keep_route(found, by=request.user, **form.cleaned_data),
    )  # fmt: skip
