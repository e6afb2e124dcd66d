"""A report as it is read: the living text, or an edition, as the context of ``governance/reporting/text.html``.

The same on the page, in the PDF and in a pack. What was signed comes from the record, in the public sentence of
``HeadingStanding``: a comment to the author is never printed.
"""

from datetime import date

from django.template.loader import render_to_string

from governance.models import Report, ReportEdition
from governance.reporting.considered import considered_before, shown_considered
from governance.reporting.editions import compose_edition, following_stage, standings_of
from governance.reporting.reports import compose_report, shown, stages_of
from governance.reporting.withheld import for_the_public
from plans.papers.record import words

TEMPLATE = "governance/reporting/text.html"


def living(report: Report, *, on: date, annex_url=None) -> dict:
    """The text as it stands, for the body that gets it next."""
    text = compose_report(report)
    return {
        "text": shown(text, standings_of(report, text, on=on), annex_url=annex_url),
        "stages": stages_of(report),
        "considered": shown_considered(considered_before(following_stage(report), report.timetable)),
    }


def of_edition(edition: ReportEdition, *, on: date, annex_url=None, is_full: bool = False) -> dict:
    """An edition as it was frozen, with the sign-offs that were given for exactly its text.

    The public is told what is there, not what was left open: why it went out unsigned stands on record inside.
    ``is_full``: with the annexes that are not for publication.
    """
    document = edition.document if is_full else for_the_public(edition)
    read = of_document(edition.report, document, on=on, annex_url=annex_url)
    text = _without_what_was_left_open(read["text"]) if edition.is_public else read["text"]
    return {**read, "text": text, "is_public": edition.is_public}


def _without_what_was_left_open(text: dict) -> dict:
    said = {
        "fields": [row for row in text["fields"] if row["value"]],
        "implications": [row for row in text["implications"] if row["text"]],
        "equality_aims": [row for row in text["equality_aims"] if row["text"] or row["is_ticked"] is not None],
    }
    return {**text, **said}


def of_document(report: Report, document: dict, *, on: date, annex_url=None) -> dict:
    text = document["report"]
    return {
        "text": shown(text, standings_of(report, text, on=on), annex_url=annex_url),
        "stages": [{**each, "in_words": each["in_words"] or words(each["on"])} for each in document["stages"]],
        "considered": shown_considered(document["considered"]),
    }


def now_as_document(report: Report) -> dict:
    """The living text in the shape of an edition, for a comparison."""
    return compose_edition(report, following_stage(report))


def html_of(context: dict) -> str:
    return render_to_string(TEMPLATE, context)
