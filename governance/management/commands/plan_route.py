"""``plan_route --council tunbridge-wells --final 2017-04-26``: a plan's way to Full Council, with reasons."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from governance.models import Body, Meeting, Report, Timetable, planning_settings_of
from governance.reporting.reports import compose_report, stages_of
from governance.reporting.signing_order import check_report
from governance.timetables.engine.schedule import NoWay, backward, forward
from governance.timetables.engine.text import as_text
from governance.timetables.planning import legs_of_route, legs_of_timetable, sittings_of_route, sittings_of_timetable
from governance.timetables.routes import templates_for
from governance.timetables.stage_facts import first_day
from partnerships.days.typed import day_of
from partnerships.models import Organisation, Partnership


class Command(BaseCommand):
    help = "Plan a route backwards from the deciding body's meeting, or forwards to the earliest one, and say why."

    def add_arguments(self, parser):
        parser.add_argument("--council", default="", help="slug of a council, or of a partnership that it leads")
        parser.add_argument("--final", default="", metavar="DAY", help="plan backwards from this meeting: 2017-04-26")
        parser.add_argument("--start", default="", metavar="DAY", help="plan forwards: no meeting before this day")
        parser.add_argument("--today", default="", metavar="DAY", help="no notice can be given before this day")
        parser.add_argument(
            "--route", default="", help="a ready route or the council's own; else that of its last plan"
        )
        parser.add_argument("--key", action="store_true", help="the executive item is recorded as a key decision")
        parser.add_argument("--call-in", action="store_true", help="it is recorded as open to call-in")
        parser.add_argument("--strict", action="store_true", help="refuse a way that gives up a preference")

    def handle(self, *, council, final, start, today, route, key, call_in, strict, **options):
        """Arguments are checked here and not by the parser, so that a slip gets one line and not a trace."""
        if not (final or start):
            raise CommandError("Give --final DAY to plan backwards, or --start DAY to plan forwards.", returncode=2)
        days = {"final": day_of(final), "start": day_of(start), "today": day_of(today)}
        owner, partnership = _places(council)
        flags = {"is_key": key or None, "is_open_to_call_in": call_in or None}
        name, legs, sittings, timetable = _question(owner, partnership, route, flags)
        settings = planning_settings_of(owner)
        plan = backward if final else forward
        days = {name: day for name, day in days.items() if day and not (name == "final" and not final)}
        starts_on = first_day(timetable.paper) if timetable else None
        try:
            found = plan(legs, sittings, settings, strict=strict, plan_starts=starts_on, **days)
        except NoWay as refusal:
            raise CommandError(refusal.sentence, returncode=2) from None
        title = f"{owner or partnership}, {'backwards' if final else 'forwards'} along “{name}”"
        reports = Report.objects.filter(timetable=timetable) if timetable else ()
        conflicts = [each for report in reports for each in check_report(compose_report(report), stages_of(report))]
        self.stdout.write(as_text(found, title, reports=conflicts))


def _places(slug) -> tuple[Organisation | None, Partnership]:
    """The council that decides (None: the partnership itself does) and the partnership whose plan it is."""
    partnership = Partnership.objects.filter(slug=slug).first()
    council = Organisation.objects.councils().filter(slug=slug).first()
    if not (partnership or council):
        raise CommandError(f"There is no council or partnership “{slug}”.", returncode=2)
    partnership = partnership or council.led_partnerships.order_by("pk").first()
    if partnership is None:
        raise CommandError(f"{council} leads no partnership, so it has no meetings to plan with.", returncode=2)
    return council or partnership.lead_councils.order_by("pk").first(), partnership


def _question(council, partnership, wanted, flags):
    """The route by name, its legs with their meetings, and the timetable it was taken from, if it was."""
    if not wanted:
        timetable = Timetable.objects.filter(paper__partnership=partnership, council=council).exclude(paper__plan=None)
        found = timetable.with_stages().order_by("-paper__plan__starts_on").first()
        if found and found.stages.all():
            name = found.route or "the route of the last plan"
            return name, legs_of_timetable(found, **flags), sittings_of_timetable(found), found
    routes = templates_for(council)
    route = routes.get(wanted or "district") or next((each for each in routes.values() if each.name == wanted), None)
    if route is None:
        raise CommandError(f"There is no route “{wanted}”: choose from {', '.join(routes)}.", returncode=2)
    bodies = list(Body.objects.open_to(partnership).meeting_on(timezone.localdate()))
    meetings = Meeting.objects.standing().filter(body__in=bodies).select_related("body")
    return route.name, legs_of_route(route, bodies, **flags), sittings_of_route(route, meetings), None
