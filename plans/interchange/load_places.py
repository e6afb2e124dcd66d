"""Import: organisations, the partnership, and what may not be here already."""

from partnerships.models import Area, Organisation, Partnership
from partnerships.models.organisations import COUNCIL_KINDS
from plans.blocks.membership.block import describe_seat
from plans.interchange import naming
from plans.interchange.export import export_partnership
from plans.interchange.faults import brief, join
from plans.interchange.shapes import ORGANISATION, PARTNERSHIP
from plans.interchange.wanted import meant
from plans.models import Paper, Plan, StrategicAssessment


def check_new(importing):
    """The plan, and every paper but an assessment that other plans rest on too, must be new to the portal."""
    slug = importing.data["record"]["plan"]["slug"]
    here = Plan.objects.filter(slug=slug).first()
    if here:
        _check_plan(importing, slug, here)
    for path, document in naming.documents(importing.data):
        paper = Paper.objects.filter(key=document["key"]).first()
        if document["kind"] == "assessment":
            _check_assessment(importing, path, document, paper)
        elif paper:
            importing.fault(join(path, "key"), f"There is a paper with this key already: {brief(paper.title)}.")


def _check_plan(importing, slug, here):
    """A plan that was known by reference only may be brought in, if it is the same plan."""
    if not here.is_known_by_reference:
        importing.fault("record.plan.slug", f"There is a plan {brief(slug)} already.")
        return
    document, start, end = importing.data["documents"]["plan"], here.starts_on.isoformat(), here.ends_on.isoformat()
    known = {"partnership": here.partnership.slug, "title": here.title, "period": {"start": start, "end": end}}
    period = {name: document["period"][name] for name in ("start", "end")}
    given = {"title": document["title"], "period": period, "partnership": document["partnership"]["slug"]}
    importing.same_or_fault("documents.plan", known, given)


def _check_assessment(importing, path, document, paper):
    here = StrategicAssessment.objects.filter(slug=document["identity"]["slug"]).first()
    if paper and here and here.paper == paper:
        importing.reused.add(document["key"])
    elif paper or here:
        sentence = "There is an assessment with this key or this slug already, and it is another one."
        importing.fault(path, sentence)


def load(importing):
    for index, given in enumerate(importing.data["record"]["organisations"]):
        _organisation(importing, f"record.organisations[{index}]", given)
    importing.partnership = _partnership(importing, importing.data["record"]["partnership"])
    for path, document in naming.documents(importing.data):
        for at, block in naming.known_blocks(path, document):
            if block["kind"] == "membership":
                _check_seats(importing, join(at, "data.members"), block["data"]["members"])


def _check_seats(importing, path, members):
    """Plans of one partnership share its seats."""
    here = {str(seat.key): seat for seat in importing.partnership.memberships.select_related("organisation")}
    for index, given in enumerate(members):
        seat = here.get(given["key"])
        if seat:
            importing.same_or_fault(join(path, index), describe_seat(seat, given["text"]), given)


def _organisation(importing, path, given):
    here = Organisation.objects.filter(slug=given["slug"]).first()
    if here:
        importing.same_or_fault(path, ORGANISATION.data(here), given)
        return
    is_council = given["kind"] in COUNCIL_KINDS
    _said_to_be_new(importing, path, given, Organisation.objects, may_be_a_namesake=not is_council)
    importing.save(path, ORGANISATION.row(given))


def _partnership(importing, given):
    path = "record.partnership"
    here = Partnership.objects.filter(slug=given["slug"]).first()
    if here and not _known_by_name_only(here):
        importing.same_or_fault(path, export_partnership(here), given)
        return here
    if here and here.name != given["name"]:
        importing.fault(join(path, "name"), f"The portal knows it as {brief(here.name)}.")
        return here
    if here is None:
        _said_to_be_new(importing, path, given, Partnership.objects)
    partnership = here or Partnership(slug=given["slug"])
    for name, value in PARTNERSHIP.values(given).items():
        setattr(partnership, name, value)
    county = given["county_parent"]
    partnership.county_parent = county and named(
        importing, county, join(path, "county_parent"), Partnership.Kind.COUNTY
    )
    importing.save(path, partnership)
    importing.found.refuse()
    councils = Organisation.objects.filter(slug__in=given["lead_councils"])
    partnership.lead_councils.set(sorted(councils, key=lambda c: given["lead_councils"].index(c.slug)))
    before = [
        named(importing, each, join(path, f"predecessors[{index}]"), Partnership.Kind.AREA)
        for index, each in enumerate(given["predecessors"])
    ]
    importing.found.refuse()
    partnership.predecessors.set(before)
    in_wales = set(given["areas_in_wales"])
    for area in given["areas"]:
        country = Area.Country.WALES if area in in_wales else Area.Country.ENGLAND
        importing.save(join(path, "areas"), Area(partnership=partnership, name=area, country=country))
    for area in sorted(in_wales - set(given["areas"])):
        importing.fault(join(path, "areas_in_wales"), f"“{area}” is not among the areas.")
    return partnership


def _said_to_be_new(importing, path, given, rows, *, may_be_a_namesake=False):
    """A slug with a slip of the pen would make a second council or partnership in silence."""
    namesake = rows.filter(name__iexact=given["name"]).values_list("slug", flat=True).first()
    if namesake and not may_be_a_namesake:
        sentence = f"The portal knows {brief(given['name'])} by another slug."
        importing.found.add(join(path, "slug"), sentence, brief(namesake))
    elif hint := meant(given["slug"], rows.values_list("slug", flat=True), alike=0.85):
        importing.warn("new", join(path, "slug"), f"{brief(given['slug'])} is new in this portal{hint}.")


def _known_by_name_only(partnership) -> bool:
    """A partnership that came into the portal because another one named it: its county group, or one it succeeds."""
    own = (partnership.papers, partnership.plans, partnership.areas, partnership.lead_councils)
    return not any(rows.exists() for rows in own) and not (partnership.website or partnership.email)


def named(importing, given, path, kind):
    """Another partnership, of which the file tells the name only."""
    here = Partnership.objects.filter(slug=given["slug"]).first()
    if here:
        importing.same_or_fault(path, {"slug": here.slug, "name": here.name}, given)
        return here
    return importing.save(path, Partnership(**given, kind=kind))
