"""Addresses of plans: each is made of the title and follows it until something of the plan is public; then it stays."""

from django.utils.text import slugify

from partnerships.models import Partnership
from plans.models import Plan

LONGEST = 70


def free_slug(model, wanted: str, *, but=None) -> str:
    """The wanted slug, with a number where another row has it; ``but`` is the row that may keep its own."""
    wanted = slugify(wanted)[:LONGEST].strip("-")
    others = model.objects.exclude(pk=but.pk) if but else model.objects.all()
    taken = set(others.filter(slug__startswith=wanted).values_list("slug", flat=True))
    if wanted not in taken:
        return wanted
    return next(f"{wanted}-{n}" for n in range(2, len(taken) + 3) if f"{wanted}-{n}" not in taken)


def address_of_title(title: str, partnership: Partnership, *, but: Plan | None = None) -> str:
    """A title without a single Latin letter or digit gives none: then it is the partnership's."""
    return free_slug(Plan, slugify(title) or f"{partnership.slug}-plan", but=but)


def follow_title(plan: Plan) -> None:
    """Give the plan the address of its new title, unless people may have kept the old one."""
    if not plan.paper.versions.public().exists():
        plan.slug = address_of_title(plan.title, plan.partnership, but=plan)


def plan_formerly_at(user, slug: str) -> Plan | None:
    """The plan that had this address last, if no other has it now and the person may see it."""
    if Plan.objects.filter(slug=slug).exists():
        return None
    last = Plan.history.filter(slug=slug).order_by("-history_date", "-history_id").values_list("id", flat=True)
    return Plan.objects.visible_to(user).filter(pk__in=list(last[:1])).first()
