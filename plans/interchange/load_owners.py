"""Import: the plan, its years and addenda, and the assessments, each with its empty paper."""

from datetime import date

from partnerships.models import Partnership
from plans.interchange.export import export_reference
from plans.interchange.faults import brief, join
from plans.interchange.load_places import named
from plans.models import Addendum, Paper, Plan, PlanYear, StrategicAssessment


def load(importing, path: str, document: dict):
    """One document's paper, and what owns it."""
    paper = Paper(key=document["key"], kind=document["kind"], partnership=importing.partnership)
    importing.papers[document["key"]] = importing.save(path, paper)
    make = {"plan": _plan, "year": _year, "addendum": _addendum, "assessment": _assessment}[document["kind"]]
    owner = make(importing, document, paper)
    importing.found.refuse()  # an owner cannot be kept with a paper or a predecessor that was not
    importing.save(path, owner)
    importing.found.refuse()
    for index, covered in enumerate(document["identity"].get("also_covers", [])):
        at = join(path, "identity.also_covers", index)
        owner.also_covers.add(named(importing, covered, at, Partnership.Kind.AREA))


def _days(document) -> tuple[date, date]:
    return tuple(date.fromisoformat(document["period"][name]) for name in ("start", "end"))


def _years_only(document) -> bool:
    return document["period"].get("years_only", False)


def _plan(importing, document, paper) -> Plan:
    plan = Plan.objects.filter(slug=document["identity"]["slug"]).first() or Plan(slug=document["identity"]["slug"])
    plan.partnership, plan.paper = importing.partnership, paper
    plan.title, plan.kind = document["title"], document["identity"]["plan_kind"]
    plan.starts_on, plan.ends_on = _days(document)
    plan.years_only = _years_only(document)
    plan.council = importing.organisation(document["identity"].get("council", {}).get("slug"))
    plan.predecessor, plan.reference_note = _predecessor(importing), ""
    importing.plan = plan
    return plan


def _year(importing, document, paper) -> PlanYear:
    start, end = _days(document)
    return PlanYear(plan=importing.plan, starts_on=start, ends_on=end, years_only=_years_only(document), paper=paper)


def _addendum(importing, document, paper) -> Addendum:
    facts = {name: document["identity"][name] for name in ("number", "subject")}
    return Addendum(plan=importing.plan, dated_on=_days(document)[0], paper=paper, **facts)


def _assessment(importing, document, paper) -> StrategicAssessment:
    start, end = _days(document)
    author = document["identity"].get("author")
    return StrategicAssessment(
        partnership=importing.partnership,
        slug=document["identity"]["slug"],
        title=document["title"],
        starts_on=start,
        ends_on=end,
        years_only=_years_only(document),
        paper=paper,
        author=author and importing.organisation(author["slug"]),
    )


def _predecessor(importing) -> Plan | None:
    given = importing.data["record"]["plan"]["predecessor"]
    path = "record.plan.predecessor"
    if given is None:
        return None
    here = Plan.objects.filter(slug=given["slug"]).first()
    if here is None and "title" in given:
        return importing.save(path, _by_reference(importing, given))
    if here is None:
        importing.fault(path, f"There is no plan {brief(given['slug'])} yet: import it first.")
    elif "title" in given and not here.is_known_by_reference:
        importing.fault(path, "This plan is in the portal: name it by its slug alone.")
    elif "title" in given:
        importing.same_or_fault(path, export_reference(here), given)
    if here:
        _check_predecessor(importing, path, here)
    return here


def _check_predecessor(importing, path, here: Plan):
    """A plan comes after one of its partnership, or of one that was merged into it; and no two after each other."""
    partnership = importing.partnership
    if here.partnership != partnership and not partnership.predecessors.contains(here.partnership):
        importing.fault(
            path, f"{brief(here.title)} is a plan of {here.partnership}: name one of {partnership}, or none."
        )
    slug, earlier, seen = importing.data["record"]["plan"]["slug"], here.predecessor, {here}
    while earlier and earlier not in seen:
        if earlier.slug == slug:
            importing.fault(path, f"{brief(here.title)} comes after this plan already: name an earlier one.")
        seen.add(earlier)
        earlier = earlier.predecessor


def _by_reference(importing, given) -> Plan:
    return Plan(
        slug=given["slug"],
        partnership=importing.partnership,
        title=given["title"],
        starts_on=date.fromisoformat(given["start"]),
        ends_on=date.fromisoformat(given["end"]),
        years_only=given["years_only"],
        reference_note=given["note"],
    )
