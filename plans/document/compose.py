"""Rows → Document: the only place that reads rows for output. What a Document is: ``contents.py``."""

from plans.document.canonical import normalise
from plans.document.contents import Document, DocumentBlock, Span
from plans.document.kinds import kind_named
from plans.models import Block, Paper

FORMAT = 2


def compose(paper: Paper, blocks: list[Block] | None = None) -> Document:
    """The paper's content now, read from its rows, as one canonical Document; ``blocks`` if they were read already."""
    if blocks is None:
        blocks = list(Block.objects.filter(paper=paper).placed().select_related("council"))
    for block in blocks:
        block.paper = paper  # read once, not with each chapter
    document = {
        "format": FORMAT,
        "key": str(paper.key),
        "kind": paper.kind,
        "title": paper.title,
        "language": "en-GB",
        "partnership": _named(paper.partnership),
        "period": period_of(paper),
        "identity": identity_of(paper),
        "rests_on": [_basis(basis) for basis in paper.bases.select_related("basis")],
        "blocks": [compose_block(block) for block in blocks],
    }
    return normalise(document)


def period_of(paper: Paper) -> Span:
    """First and last day; ``years_only`` where nothing more than the years is recorded."""
    start, end = paper.period
    period: Span = {"start": start.isoformat(), "end": end.isoformat()}
    if paper.years_only:
        period["years_only"] = True
    return period


def compose_block(block: Block) -> DocumentBlock:
    """One block's content, with heading and level, under its key."""
    composed = {
        "key": str(block.key),
        "kind": block.kind,
        "level": block.level,
        "heading": block.heading,
        "data": kind_named(block.kind).compose(block),
    }
    if block.replaces:
        composed["replaces"] = str(block.replaces)
    if block.council_id:
        composed["council"] = _named(block.council)
    return composed


def identity_of(paper: Paper) -> dict:
    """What tells the paper from others of its kind, and whose it is."""
    owner = paper.owner
    match paper.kind:
        case Paper.Kind.PLAN:
            own = {"council": _named(owner.council)} if owner.council else {}
            return {"slug": owner.slug, "plan_kind": owner.kind, **own}
        case Paper.Kind.YEAR:
            return {"plan": owner.plan.slug, "label": owner.label}
        case Paper.Kind.ADDENDUM:
            return {"plan": owner.plan.slug, "number": owner.number, "subject": owner.subject}
        case Paper.Kind.PERFORMANCE:
            return owner.identity
        case _:
            return _identity_of_assessment(owner)


def _identity_of_assessment(assessment) -> dict:
    """``author`` and ``also_covers`` where they are said: earlier texts, which do not know them, stay as they are."""
    identity = {"slug": assessment.slug}
    if assessment.author:
        identity["author"] = _named(assessment.author)
    if covered := assessment.others_covered():
        identity["also_covers"] = [_named(each) for each in covered]
    return identity


def _named(row) -> dict:
    return {"slug": row.slug, "name": row.name}


def _basis(basis) -> dict:
    if basis.basis:
        return {"paper": str(basis.basis.key), "title": basis.basis.title, "note": basis.note}
    return {"reference": basis.reference, "note": basis.note}
