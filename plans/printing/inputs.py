"""What each kind of rendering is made of: plain data to keep in its row, and from it the HTML and assets of its PDF.

Everything that changes a page is in the inputs, so equal inputs give equal pages and a changed Record, brand or
``DESIGN`` gives new ones.
"""

from collections.abc import Callable, Sequence
from datetime import date

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import mark_safe

from partnerships.identity.brand import palette
from partnerships.models import Partnership
from plans.document.compose import compose
from plans.document.contents import amend
from plans.models import Paper, Rendering, Version
from plans.models.widening import widened
from plans.papers.record import record_of
from plans.printing.annexed import enclosed_in, with_tags_told
from plans.printing.assets import brand_of, cover_asset, house_assets, image_assets, logo_asset
from plans.printing.joining import Enclosed
from plans.printing.looks.kept import look_assets, look_of, look_of_version
from plans.printing.pdf import day, document_html

#: Raise it when templates, style sheet or charts change what a page looks like: every PDF is then made again.
DESIGN = 41
#: What of a Record reaches a PDF.
FACTS = ("public", "status", "state", "source", "adoption", "ended", "predecessor", "successor", "reviews")


def version_inputs(version: Version, on: date | None = None) -> dict:
    """A frozen Version under its Record of a day (today when not given): the public's once the Version is public, the
    workspace's before. The day itself is no input, so days on which the same was recorded share one drawing."""
    record = record_of(version.paper, public=version.is_public, on=on)
    return {
        "design": DESIGN,
        "brand": brand_of(version.paper.partnership),
        "look": look_of_version(version),
        "record": _facts(record, version.document, with_timeline=_is_current(version, record)),
        "version": version_facts(version),
    }


def amended_inputs(version: Version, addenda: list[Version], on: date | None = None) -> dict:
    """The consolidated text: an adopted Version with the Versions of the addenda in force."""
    inputs = version_inputs(version, on)
    shown = [(addendum, addendum.document) for addendum in addenda]
    inputs["version"]["addenda"] = [
        {
            "pk": addendum.pk,
            "number": document["identity"]["number"],
            "title": document["title"],
            "sha256": addendum.sha256,
        }
        for addendum, document in shown
    ]
    return inputs


def draft_inputs(paper: Paper, on: date) -> dict:
    """The paper as its rows stand now, kept whole: they may change before it is drawn."""
    document = compose(paper)
    return {
        "design": DESIGN,
        "brand": brand_of(paper.partnership),
        "look": look_of(paper.partnership, on),
        "record": _facts(record_of(paper, public=False, on=on), document, with_timeline=False),
        "draft": {"on": on.isoformat()},
        "document": document,
    }


def pack_inputs(
    version: Version,
    *,
    title: str,
    lines: list[str],
    changes: str = "",
    public: bool,
    report: dict | None = None,
    annexes: Sequence[dict] = (),
) -> dict:
    """What one meeting sees: a sheet on the stage (``lines``), its report, what is new since the last, a Version, and
    the files annexed to the report."""
    inputs = version_inputs(version)
    inputs["record"] = _facts(record_of(version.paper, public=public), version.document, with_timeline=True)
    more = {"report": report, "annexes": list(annexes)}
    pack = {"title": title, "lines": lines} | {name: value for name, value in more.items() if value}
    inputs["look"] = _among_others(inputs["look"])
    return {**inputs, "pack": pack, "changes": changes}


def report_inputs(
    partnership: Partnership,
    *,
    title: str,
    caption: str,
    html: str,
    made: str,
    public: bool,
    issuer: str = "",
    draft_on: str = "",
) -> dict:
    """A committee report or minutes as HTML from its own room; ``made`` is the ISO day or time of what it says."""
    brand = brand_of(partnership)
    head = {"title": title, "caption": caption, "issuer": issuer or brand["name"]}
    return {
        "design": DESIGN,
        "brand": brand,
        "record": {"public": public},
        "report": {**head, "html": html, "made": made, "draft_on": draft_on},
    }


def version_part_inputs(version: Version) -> dict:
    """A frozen Version among other papers, whose pages are numbered there. Of its Record only what its being public
    does not change, so that it can be drawn before."""
    record, document = record_of(version.paper, public=True), version.document
    facts = _facts(record, document, with_timeline=False)
    if not record["adoption"]:
        facts |= {"status": "As it is given to this meeting", "state": Paper.State.IN_APPROVAL}
    return {
        "design": DESIGN,
        "part": True,
        "brand": brand_of(version.paper.partnership),
        "look": _among_others(look_of_version(version)),
        "record": facts,
        "version": version_facts(version),
    }


def _among_others(look: dict | None) -> dict | None:
    """Between the papers of a meeting there is no back cover."""
    return look and {**look, "back_cover": False}


def version_facts(version: Version) -> dict:
    return {
        "number": version.number,
        "sha256": version.sha256,
        "purpose": version.get_purpose_display(),
        "frozen_for": version.frozen_for,
        "frozen_at": timezone.localtime(version.frozen_at).isoformat(timespec="seconds"),
        "addenda": [],
    }


def _is_current(version, record) -> bool:
    """An earlier version tells its status in words; the timetable goes on with the later ones."""
    adoption = record["adoption"]
    return version.number == (adoption["version"] if adoption else version.paper.versions.count())


def _facts(record, document, *, with_timeline) -> dict:
    """The Record's facts that are drawn; its timetables where a block of the text shows them, else their picture."""
    facts = {name: record.get(name) for name in FACTS}
    if told_later := {name: told for name, told in record["whose"].items() if name not in document["identity"]}:
        facts["whose"] = told_later
    if any(block["kind"] == "approval_timetable" for block in document["blocks"]):
        return {**facts, "timetables": record["timetables"], "timeline_svg": ""}
    return {**facts, "timeline_svg": str(record.get("timeline_svg") or "") if with_timeline else ""}


# --- From inputs to a page --------------------------------------------------------------------------------------


def page_of(rendering: Rendering) -> tuple[str, dict, list[Enclosed]]:
    """HTML, assets and enclosed files of a rendering, from its inputs and frozen Versions only."""
    inputs, partnership = rendering.inputs, rendering.whose
    html, document = BUILDERS[rendering.kind](rendering, inputs)
    colours = palette(inputs["brand"]["colour"], inputs["brand"]["accent"])
    images = image_assets(document, partnership) if document else {}
    pictures = {**logo_asset(partnership), **look_assets(inputs.get("look"), partnership), **images}
    assets = {**house_assets(), **cover_asset(colours), **pictures}
    return html, assets, enclosed_in(inputs.get("pack"), rendering.paper)


def _version_page(rendering, inputs):
    document = rendering.version.document
    return _page(document, inputs), document


def _pack_page(rendering, inputs):
    document = rendering.version.document
    return _page(document, inputs, with_tags_told(inputs["pack"], rendering.paper)), document


def _amended_page(rendering, inputs):
    addenda = Version.objects.in_bulk([addendum["pk"] for addendum in inputs["version"]["addenda"]])
    document = amend(rendering.version.document, [addendum.document for addendum in addenda.values()])
    return _page(document, inputs), document


def _draft_page(rendering, inputs):
    document = widened(inputs["document"])  # asked for before an upgrade, drawn after it
    return _page(document, inputs), document


def _page(document, inputs, pack=None):
    return document_html(
        document,
        inputs["record"],
        inputs["brand"],
        version_facts=inputs.get("version"),
        draft=inputs.get("draft"),
        changes=inputs.get("changes", ""),
        pack=pack,
        is_part=inputs.get("part", False),
        look=inputs.get("look"),
    )


def _report_page(rendering, inputs):
    report, brand = inputs["report"], inputs["brand"]
    draft = report["draft_on"] and {"date": day(report["draft_on"])}
    context = {
        **report,
        "language": "en-GB",
        "part": inputs.get("part", False),
        "summary": report["caption"],
        "author": brand["name"],
        "colours": palette(brand["colour"], brand["accent"]),
        "draft": draft or None,
        "running": report["caption"],
        "brand": brand,
        "body": mark_safe(report["html"]),
    }
    return render_to_string("pdf/report.html", context), None


def _part_page(rendering, inputs):
    return (_report_page if "report" in inputs else _version_page)(rendering, inputs)


BUILDERS: dict[str, Callable] = {
    Rendering.Kind.VERSION: _version_page,
    Rendering.Kind.AMENDED: _amended_page,
    Rendering.Kind.DRAFT: _draft_page,
    Rendering.Kind.PACK: _pack_page,
    Rendering.Kind.REPORT: _report_page,
    Rendering.Kind.MINUTES: _report_page,
    Rendering.Kind.PART: _part_page,
}
