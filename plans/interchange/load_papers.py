"""Import: papers with their bases and blocks, frozen versions, states and adoptions."""

from datetime import date

from plans.document.compose import compose
from plans.document.kinds import kind_named
from plans.interchange import load_files, load_owners, naming
from plans.interchange.export import export_assessment
from plans.interchange.faults import brief, differences, join
from plans.interchange.shapes import instant
from plans.models import Adoption, Block, Paper, PaperBasis
from plans.papers.versions import freeze, publish


def load(importing):
    """Every paper of the file; assessments that are here already must say the same."""
    for path, document in naming.documents(importing.data):
        if document["key"] in importing.reused:
            _reuse(importing, path, document)
        else:
            load_owners.load(importing, path, document)
    importing.found.refuse()
    for path, document in _new_documents(importing):
        _bases(importing, path, document)
        _blocks(importing, path, document)
    importing.found.refuse()
    load_files.load(importing)
    importing.found.refuse()
    for index, recorded in enumerate(importing.data["record"]["papers"]):
        if recorded["key"] not in importing.reused:
            _chain(importing, f"record.papers[{index}]", recorded)


def _new_documents(importing):
    return [pair for pair in naming.documents(importing.data) if pair[1]["key"] not in importing.reused]


def _reuse(importing, path, document):
    paper = Paper.objects.get(key=document["key"])
    importing.papers[document["key"]] = paper
    entries = importing.data["record"]["papers"]
    index = next(i for i, entry in enumerate(entries) if entry["key"] == document["key"])
    here, recorded = export_assessment(paper)
    importing.same_or_fault(path, here, document)
    importing.same_or_fault(f"record.papers[{index}]", recorded, entries[index])


def _bases(importing, path, document):
    paper = importing.papers[document["key"]]
    for position, given in enumerate(document["rests_on"]):
        at = join(path, "rests_on", position)
        basis = PaperBasis(paper=paper, position=position, note=given["note"], reference=given.get("reference", ""))
        if "paper" in given:
            basis.basis = importing.papers.get(given["paper"]) or Paper.objects.filter(key=given["paper"]).first()
            if basis.basis is None:
                importing.fault(join(at, "paper"), "There is no such paper, in this file or in the portal.")
                continue
        importing.save(at, basis)


def _blocks(importing, path, document):
    """Blocks in the order their kinds ask for: priorities before the actions that name them."""
    paper = importing.papers[document["key"]]
    placed = sorted(enumerate(document["blocks"]), key=lambda pair: (kind_named(pair[1]["kind"]).load_order, pair[0]))
    for position, given in placed:
        at = join(path, "blocks", position)
        values = {name: given[name] for name in ("key", "kind", "level", "heading")}
        council = importing.organisation(given.get("council", {}).get("slug"))
        block = Block(paper=paper, position=position, replaces=given.get("replaces"), council=council, **values)
        with importing.guard(join(at, "data")):
            kind_named(given["kind"]).load(block, given["data"], by=importing.by)
            importing.save(at, block, exclude=["data"])


def check_kept(importing):
    """What the rows say must be what the file said: nothing of a file is lost or bent in silence."""
    for path, document in _new_documents(importing):
        for at, kept, given in differences(compose(importing.papers[document["key"]]), document, path):
            sentence = f"The portal would keep {brief(kept)} instead of {brief(given)}."
            importing.fault(at, sentence)


# --- What happened to a paper: versions, state, adoption ------------------------------------------------------------


def _chain(importing, path, recorded):
    paper = importing.papers[recorded["key"]]
    for given in recorded["versions"]:
        version = freeze(
            paper,
            by=importing.by,
            purpose=given["purpose"],
            frozen_for=given["frozen_for"],
            document=given["document"],
            frozen_at=instant(given["frozen_at"]),
        )
        if given["public"]:
            publish(version, by=importing.by, basis=given["public"]["basis"], at=instant(given["public"]["at"]))
    _settle(importing, path, paper, recorded)


def _settle(importing, path, paper, recorded):
    """Bring the paper into the state it had where it comes from; no verb: nothing is decided here."""
    paper.state, paper.source, paper.source_note = (recorded[name] for name in ("state", "source", "source_note"))
    importing.save(path, paper)
    given = recorded["adoption"]
    if given:
        adoption = Adoption(
            paper=paper,
            version=paper.versions.get(number=given["version"]),
            **_adoption_date(given["on"] or ""),
            body=given["body"],
            recorded_by=importing.by,
        )
        importing.save(join(path, "adoption"), adoption)


def _adoption_date(on: str) -> dict:
    """A day, or as much of it as the file knows."""
    return {"adopted_on": date.fromisoformat(on)} if len(on) == 10 else {"adopted_in": on}
