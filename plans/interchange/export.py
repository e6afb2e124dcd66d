"""Export: a plan with its years, addenda, the assessments it rests on and their record, as one interchange file."""

import base64

from partnerships.models import Organisation, Partnership
from plans.document.compose import compose
from plans.interchange import naming
from plans.interchange.defaults import shorten
from plans.interchange.schema import build
from plans.interchange.sections import known_sections
from plans.interchange.shapes import ORGANISATION, PARTNERSHIP, moment
from plans.interchange.upgrades import NAME, VERSION
from plans.models import Attachment, Paper, Plan


def export_plan(plan: Plan) -> dict:
    """The interchange file of a plan, without the keys at their default.

    Raises ``ValueError`` for a plan known by reference only: it has no text.
    """
    if plan.is_known_by_reference:
        raise ValueError(f"{plan} is known by reference only: there is no text to export.")
    papers = papers_of(plan)
    documents = {paper: compose(paper) for paper in papers}
    data = {
        "format": {"name": NAME, "version": VERSION},
        "documents": {
            "assessments": [document for paper, document in documents.items() if paper.kind == "assessment"],
            "plan": documents[plan.paper],
            "years": [document for paper, document in documents.items() if paper.kind == "year"],
            "addenda": [document for paper, document in documents.items() if paper.kind == "addendum"],
        },
        "record": {
            "partnership": export_partnership(plan.partnership),
            "organisations": [],
            "plan": {"slug": plan.slug, "predecessor": _predecessor(plan.predecessor)},
            "papers": [_recorded(paper, document) for paper, document in documents.items()],
            **{section.name: section.export(plan, papers) for section in known_sections()},
            "files": [],
        },
    }
    data["record"]["organisations"] = _organisations(data)
    data["record"]["files"] = _files(data, papers)
    return shorten(data, build())


def papers_of(plan: Plan) -> list[Paper]:
    """The papers of a plan's file, in its order: assessments it rests on, plan, years, addenda."""
    own = [
        plan.paper,
        *(year.paper for year in plan.years.select_related("paper")),
        *(addendum.paper for addendum in plan.addenda.select_related("paper")),
    ]
    assessments, waiting = [], list(own)
    while waiting:
        bases = waiting.pop(0).bases.filter(basis__kind="assessment", basis__partnership=plan.partnership)
        for basis in bases.select_related("basis__assessment"):
            if basis.basis not in assessments:
                assessments.append(basis.basis)
                waiting.append(basis.basis)
    return sorted(assessments, key=lambda paper: (*paper.period, paper.assessment.slug)) + own


def export_assessment(paper: Paper) -> tuple[dict, dict]:
    """An assessment's document and its entry among the record's papers."""
    document = compose(paper)
    return document, _recorded(paper, document)


def export_partnership(partnership: Partnership) -> dict:
    county = partnership.county_parent
    return {
        **PARTNERSHIP.data(partnership),
        "areas": list(partnership.areas.order_by("pk").values_list("name", flat=True)),
        "areas_in_wales": list(partnership.areas.in_wales().order_by("pk").values_list("name", flat=True)),
        "lead_councils": sorted(partnership.lead_councils.values_list("slug", flat=True)),
        "county_parent": _named(county) if county else None,
        "predecessors": [_named(each) for each in partnership.predecessors.order_by("slug")],
    }


def _named(partnership: Partnership) -> dict:
    return {"slug": partnership.slug, "name": partnership.name}


def _predecessor(plan: Plan | None) -> dict | None:
    if plan is None or not plan.is_known_by_reference:
        return plan and {"slug": plan.slug}
    return export_reference(plan)


def export_reference(plan: Plan) -> dict:
    """A plan known by reference only, as the file of its successor tells it."""
    start, end = plan.starts_on.isoformat(), plan.ends_on.isoformat()
    known = {"years_only": plan.years_only, "note": plan.reference_note}
    return {"slug": plan.slug, "title": plan.title, "start": start, "end": end, **known}


def _recorded(paper: Paper, document: dict) -> dict:
    adoption = paper.adoptions.standing().select_related("version").first()
    return {
        "key": str(paper.key),
        "state": paper.state,
        "source": paper.source,
        "source_note": paper.source_note,
        "adoption": adoption
        and {
            "version": adoption.version.number,
            "on": adoption.on or None,
            "body": adoption.body,
        },
        "versions": [
            _version(version, document) for version in paper.versions.order_by("number").select_related("publication")
        ],
    }


def _version(version, document) -> dict:
    public = version.publication if version.is_public else None
    frozen = version.frozen_document
    return {
        "number": version.number,
        "purpose": version.purpose,
        "frozen_for": version.frozen_for,
        "frozen_at": moment(version.frozen_at),
        "public": public and {"basis": public.basis, "at": moment(public.published_at)},
        "document": None if frozen == document else frozen,
    }


def _organisations(data: dict) -> list[dict]:
    named = {slug for _, slug, _ in naming.organisations_of_file(data)}
    return [ORGANISATION.data(found) for found in Organisation.objects.filter(slug__in=named).order_by("slug")]


def _files(data: dict, papers: list[Paper]) -> list[dict]:
    pairs = (*naming.documents(data), *naming.frozen_documents(data))
    named = set().union(*(naming.files_named(document) for _, document in pairs))
    attachments = Attachment.objects.filter(paper__in=papers, sha256__in=named).order_by("sha256", "pk")
    first = {}
    for attachment in attachments:
        first.setdefault(attachment.sha256, attachment)
    return [_file(attachment) for attachment in first.values()]


def _file(attachment: Attachment) -> dict:
    with attachment.file.open("rb") as file:
        content = base64.b64encode(file.read()).decode()
    return {
        "sha256": attachment.sha256,
        "name": attachment.name,
        "content_type": attachment.content_type,
        "base64": content,
    }
