"""Document → tagged PDF, in isolation and the same each time.

Nothing is read from disk or network but what the caller hands over as assets, and nothing depends on the clock: the
same HTML and assets give the same text, tags and pages. About 90 ms and 2 MB a page, so the worker does it, never a
request.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.safestring import mark_safe

from partnerships.identity.brand import palette
from plans.document.contents import span_words, whose_rows, whose_words
from plans.document.render import outline, render_document
from plans.papers.record import adoption_sentence, amended_by, of_text, words
from plans.printing.annexed import sheets_of
from plans.printing.assets import BASE, STYLE, Asset
from plans.printing.filling import filled
from plans.printing.joining import Enclosed, with_enclosed
from plans.printing.looks.pages import front_pages
from plans.printing.structure import finished
from plans.printing.tree import take_links_out, tidy, words_of_links

VARIANT = "pdf/ua-1"
#: More lines than these are set closer, so that some more still stand on one page.
LINES_OF_CONTENTS = 28
FOOT_FONT = f"{BASE}fonts/SourceSans3-Regular.ttf"


def render_pdf(html: str, assets: Mapping[str, Asset], enclosed: Sequence[Enclosed] = ()) -> bytes:
    """The PDF of an HTML page, which keeps to PDF/UA-1. An address that is not in ``assets`` draws nothing.

    ``enclosed`` are files that go behind pages of it, which then claims PDF/UA no more.
    """
    from weasyprint import CSS, HTML  # loads Pango: not in a web process
    from weasyprint.text.fonts import FontConfiguration

    from plans.printing.fetcher import AssetFetcher  # imports it too
    from plans.printing.picture_words import draw_words_whole

    draw_words_whole()
    fetcher, fonts = AssetFetcher(assets), FontConfiguration()
    page = HTML(string=html, base_url=BASE, url_fetcher=fetcher, media_type="print")
    tidy(page.etree_element)
    options = {"pdf_variant": VARIANT, "pdf_identifier": hashlib.sha256(html.encode()).digest()[:16]}
    # A text is laid out several times: style sheet, fonts and pictures are read once for all of them.
    styles = [CSS(url=STYLE, url_fetcher=fetcher, font_config=fonts) for _ in take_links_out(page.etree_element, STYLE)]
    document = filled(page, **options, stylesheets=styles, font_config=fonts, cache={})
    drawn = finished(document.write_pdf(**options), words_of_links(page.etree_element))
    return with_enclosed(drawn, enclosed, font=assets[FOOT_FONT].content()) if enclosed else drawn


def document_html(
    document: dict,
    record: dict,
    brand: dict,
    *,
    version_facts: dict | None,
    draft: dict | None = None,
    changes: str = "",
    pack: dict | None = None,
    is_part: bool = False,
    look: dict | None = None,
) -> str:
    """The HTML of a whole PDF: cover, contents, chapters, where it stands, about this document.

    ``brand`` is ``plans.printing.assets.brand_of(partnership)``. ``version_facts`` is ``{"number", "sha256", "purpose",
    "frozen_for", "frozen_at", "addenda"}`` (the last three ISO times and words), None for a draft; ``draft`` is
    ``{"on": ISO day}``. ``changes`` is HTML made by the portal itself (a comparison), put before the contents; ``pack``
    is ``{"title", "lines"}`` of a sheet that leads it all, perhaps with a report and with annexes, each of which gets a
    sheet before its pages (``plans.printing.annexed``). ``is_part``: its pages are numbered where they are joined.
    ``look`` is that of ``plans.printing.looks.kept``; without it there are neither front pages nor a back cover.
    """
    status = status_lines(record, version_facts, draft)
    record = of_text(record, version_facts["number"], version_facts["frozen_at"][:10]) if version_facts else record
    annexes, front = sheets_of(pack), front_pages(document, look, brand)
    listed = [*_front_chapters(front), *chapters(document, changes, record), *annexes]
    context = {
        "title": document["title"],
        "part": is_part,
        "language": document["language"],
        "summary": f"{kind_words(document)} of {document['partnership']['name']}",
        "author": document["partnership"]["name"],
        "made": made_at(version_facts, draft),
        "colours": palette(brand["colour"], brand["accent"]),
        "draft": draft and {"words": f"Draft of {day(draft['on'])}", "date": day(draft["on"])},
        "running": running_words(version_facts, draft),
        "document": document,
        "brand": brand,
        "kind_words": kind_words(document),
        "period_words": span_words(document["period"]),
        "whose": whose_words(document["identity"], record.get("whose")),
        "status": status,
        "record": record,
        "timeline": mark_safe(record.get("timeline_svg", "")),
        "chapters": listed,
        "is_long_contents": sum(1 + len(chapter["sections"]) for chapter in listed) > LINES_OF_CONTENTS,
        "look": look,
        **front,
        "content": render_document(document, medium="pdf", record=record),
        "pack": pack,
        "annexes": annexes,
        "changes": mark_safe(changes),
        "facts": about(document, record, version_facts, draft, status),
    }
    return render_to_string("pdf/document.html", context)


def kind_words(document: dict) -> str:
    """What this is, for the cover: "Partnership plan", "Addendum 1" …"""
    identity = document["identity"]
    match document["kind"]:
        case "plan":
            return "Community safety agreement" if identity["plan_kind"] == "agreement" else "Partnership plan"
        case "year":
            return f"Annual refresh {identity['label']}"
        case "addendum":
            return f"Addendum {identity['number']}"
        case "performance":
            return "Performance report"
        case _:
            return "Strategic assessment"


def review_words(review: dict) -> str:
    """``Community Safety Board, March 2025: to be looked at again in a year``."""
    return ": ".join(filter(None, [", ".join(filter(None, [review["by"], words(review["on"])])), review["outcome"]]))


def status_lines(record: dict, facts: dict | None, draft: dict | None) -> list[str]:
    """What became of exactly this text: never the adoption of another version as if it were this one's."""
    if draft:
        return ["Not adopted: this text may still change."]
    adoption = record.get("adoption")
    if adoption and facts and facts.get("number") not in (None, adoption["version"]):
        which = "before" if facts["number"] < adoption["version"] else "after"
        return [
            f"Version {facts['number']}, made {which} the text that was adopted",
            f"Version {adoption['version']}: {lower_first(adoption_sentence(adoption))}",
        ]
    lines = [record["status"]]
    if record.get("ended"):
        lines.append(record["ended"][0].upper() + record["ended"][1:])
    amended = amended_by([addendum["number"] for addendum in (facts or {}).get("addenda") or []])
    return [*lines, amended] if amended else lines


def about(document, record, facts, draft, status) -> list[tuple[str, str]]:
    """The rows of "about this document"."""
    rows = [("Title", document["title"]), ("Partnership", document["partnership"]["name"])]
    rows += whose_rows(document["identity"], record.get("whose"))
    rows += [("Period", span_words(document["period"])), ("Status", ". ".join(status))]
    rows += [("Reviewed by", review_words(review)) for review in record.get("reviews") or []]
    if record.get("source"):
        rows.append(("Retold from", record["source"]))
    if draft:
        rows += [("Version", "A draft"), ("Drawn on", day(draft["on"]))]
    if facts:
        rows += [("Version", str(facts["number"])), ("Made on", moment(facts["frozen_at"]))]
        rows.append(("Made for", facts["frozen_for"] or facts["purpose"]))
        rows.append(("Checksum", f"SHA-256 {facts['sha256']}"))
        rows += [(f"Addendum {a['number']}", f"{a['title']}, SHA-256 {a['sha256']}") for a in facts.get("addenda", [])]
    rows += [("Based on", " – ".join(filter(None, basis_words(basis)))) for basis in document["rests_on"]]
    if record.get("predecessor"):
        rows.append(("Comes after", record["predecessor"]["title"]))
    if record.get("successor"):
        rows.append(("Comes before", record["successor"]["title"]))
    return rows


def basis_words(basis):
    return basis.get("title") or basis.get("reference", ""), basis.get("note", "")


def chapters(document: dict, changes: str, record: dict) -> list[dict]:
    """The contents as chapters with their sections, the PDF's own chapters included."""
    found = []
    for entry in outline(document):
        heading = f"{entry.heading} ({entry.council})" if entry.council else entry.heading
        item = {"anchor": entry.anchor, "heading": heading, "sections": []}
        if entry.level == 1 or not found:
            found.append(item)
        else:
            found[-1]["sections"].append(item)
    if record.get("timeline_svg"):
        found.append({"anchor": "where-it-stands", "heading": "Where this text stands", "sections": []})
    return [*found, {"anchor": "about", "heading": "About this document", "sections": []}]


def _front_chapters(front):
    named = (("glance", "plan-on-a-page", "The plan on a page"), ("numbers", "in-numbers", "The plan in numbers"))
    return [{"anchor": anchor, "heading": heading, "sections": []} for name, anchor, heading in named if front[name]]


def running_words(facts, draft) -> str:
    if draft:
        return f"Draft of {day(draft['on'])}"
    return f"Version {facts['number']} · {facts['sha256'][:12]}" if facts else ""


def made_at(facts, draft) -> str:
    """The PDF's own date: that of the text, so that rendering again changes nothing."""
    return draft["on"] if draft or not facts else facts["frozen_at"]


def day(iso: str) -> str:
    return date_format(date.fromisoformat(iso[:10]), "j F Y")


def moment(iso: str) -> str:
    local = timezone.localtime(datetime.fromisoformat(iso))
    return date_format(local, "l j F Y, H:i")


def lower_first(words: str) -> str:
    return words[:1].lower() + words[1:]
