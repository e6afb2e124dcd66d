"""The PDFs behind public addresses: drawn before anybody asks, and found by one row.

A file that was good is handed out until the next one is ready. What a change of the Record makes stale is asked for
after the verb's commit, and by the sweep for what no verb tells of (a day that passes, a brand, a timetable).
"""

from datetime import date

from django.utils import timezone

from partnerships.models import User
from plans.models import Download, Paper, Plan, Rendering, Version
from plans.papers.in_force import PlanReading, reading
from plans.printing.renderings import drop, want_amended, want_version

S, U = Rendering.State, Rendering.Urgency


def offer_public(paper: Paper) -> None:
    """All that the public downloads of a paper, and of the plan that it amends: the plan in force before the rest."""
    if plan := paper.parent_plan:
        offer_plan(plan, timezone.localdate())
    for version in paper.versions.public().select_related("paper__partnership", "publication").order_by("-number"):
        offer_version(version)


def offer_plan(plan: Plan, on: date) -> None:
    """The plan as adopted and amended by a day; where nothing of it is public its address leads nowhere."""
    found = reading(plan, on)
    if found is None or not found.version.is_public:
        Download.objects.filter(paper=plan.paper, version=None).delete()
        return
    offer_reading(found)


def offer_reading(found: PlanReading) -> Rendering:
    """The PDF of a plan as it reads today."""
    wanted = want_amended(found.version, found.addenda, by=User.objects.system("worker"), urgency=U.NOW)
    _offer(found.plan.paper, None, wanted, found.on)
    return wanted


def offer_version(version: Version) -> Rendering:
    """A public Version: the newest will be asked for soon, an earlier one hardly."""
    is_newest = not version.paper.versions.public().filter(number__gt=version.number).exists()
    wanted = want_version(version, by=User.objects.system("worker"), urgency=U.SOON if is_newest else U.LATER)
    _offer(version.paper, version, wanted, timezone.localdate())
    return wanted


def _offer(paper, version, wanted, on):
    values = {"wanted": wanted, "read_on": on}
    row, created = Download.objects.select_related("wanted").get_or_create(
        paper=paper, version=version, defaults=values
    )
    if not created and (row.wanted, row.read_on) != (wanted, on):
        Download.objects.filter(pk=row.pk).update(**values)
    if Rendering.objects.done().filter(pk=wanted.pk).exists():
        Download.objects.hand_out(wanted)
    for stale in {row.wanted, *_overtaken(wanted)} - {wanted}:
        drop(stale)


def _overtaken(wanted):
    """Drawings of the same text under an earlier Record, or for the workspace before it was public."""
    return Rendering.objects.filter(kind=wanted.kind, version=wanted.version, state=S.WANTED)
