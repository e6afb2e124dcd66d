"""Rows as a table: the page, which reads as a table without scripts, and the address that its lines are saved at."""

import json

from django.http import JsonResponse
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST

from plans.document.schemas import faults
from plans.editing import verbs as editing
from plans.editing.lines import MOST, SENT, cells_of, save_lines
from plans.papers.changing import reasons_not_to_change
from plans.papers.frame import paper_page
from plans.rows.columns import Column, Known
from plans.rows.tables import RowTable

OVERDUE = SafeString('<span class="govuk-visually-hidden"> overdue</span>')


def show(request, paper, *, table: RowTable):
    """Every row on a line, with the lines inside it under it."""
    items = table.noun.all_data(paper)
    known = Known(paper, items)
    table = table.within(known)
    reasons = editing.reasons_not_to_edit(table.noun, paper, by=request.user)
    late = table.late(paper, timezone.localdate()) if table.late else set()
    context = {
        "table": table,
        "noun": table.noun,
        "heads": [_head(column, known) for column in table.heads],
        "lines": mark_safe("".join(_lines(table, paper, items, known, late))),  # each cell is escaped there
        "sorting": [column for column in table.columns if column.is_sorting],
        "can_be_late": table.late is not None,
        "late": len(late),
        "reasons": reasons,
        "may_edit": not reasons,
        "needs_reason": paper.needs_reason_for_change,
        "list_url": table.noun.list_url(paper),
        "list_title": table.noun.list_title(paper),
        "save_url": table.noun.address("lines", paper),
    }
    return paper_page(request, "plans/editing/table.html", paper, tab="paper", **context)


def _head(column: Column, known: Known) -> dict:
    choices = column.choices(known)
    return {"column": column, "choices": json.dumps(choices, ensure_ascii=False) if choices else ""}


def _lines(table, paper, items, known, late):
    for number, item in enumerate(items, start=1):
        cells = cells_of(table.columns, item, known)
        is_late = item["key"] in late
        facts = SafeString(' data-late="yes"' if is_late else "")
        address = table.noun.address("edit", paper, item["key"])
        link = format_html('<a class="govuk-link" href="{}">{}</a>{}', address, number, OVERDUE if is_late else "")
        yield _line(table, item["key"], 1, link, cells, facts)
        inner = table.nested.keyed(item) if table.nested else []
        for step, (key, each) in enumerate(inner, start=1):
            yield _line(table, key, 2, f"{number}.{step}", cells_of(table.nested.columns, each, known), "")


def _line(table, key, level, head, cells, facts) -> SafeString:
    written = "".join(
        f"<td>{conditional_escape(cells[column.name])}</td>" if column.name in cells else "<td data-fixed></td>"
        for column in table.heads
    )
    level = format_html(' aria-level="{}"', level) if table.nested else ""
    start = format_html('<tr data-key="{}"{}{}><th scope="row">{}</th>', key, level, facts, head)
    return SafeString(f"{start}{written}</tr>")


@require_POST
def save(request, paper, *, table: RowTable):
    """``{"reason", "lines"}`` as ``lines.SENT`` says; the answer has one entry for each line."""
    sent = _sent(request)
    if faults(SENT, sent):
        return JsonResponse({"reasons": [f"This cannot be read as lines of a table, {MOST} at most."]}, status=400)
    reason = sent.get("reason", "")
    reasons = editing.reasons_not_to_edit(table.noun, paper, by=request.user)
    reasons = reasons or reasons_not_to_change(paper, by=request.user, reason=reason)
    if reasons:
        return JsonResponse({"reasons": reasons}, status=409)
    lines = [{"key": None, "fresh": None, "after": None, "nested": []} | line for line in sent["lines"]]
    for line in lines:
        line["nested"] = [{"key": None} | inner for inner in line["nested"]]
    answers = save_lines(table, paper, lines, by=request.user, reason=reason)
    late = table.late(paper, timezone.localdate()) if table.late else set()
    return JsonResponse({"lines": [_told(table, paper, answer, late) for answer in answers]})


def _sent(request):
    """What was sent, None for what is no JSON; a form's fields were read already, and are not looked at."""
    if request.content_type != "application/json":
        return None
    try:
        return json.loads(request.body)
    except ValueError:
        return None


def _told(table, paper, answer, late) -> dict:
    """With what the page shows of a row besides its cells."""
    address = table.noun.address("edit", paper, answer["key"]) if answer["key"] else ""
    return answer | {"is_late": answer["key"] in late, "url": address}
