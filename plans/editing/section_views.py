"""The page of a section: its rows in order, with what each lacks, and what can be put back."""

from collections import defaultdict

from django.urls import reverse

from partnerships.access import Permission
from plans.document.kinds import kind_named
from plans.editing.verbs import reasons_not_to_edit
from plans.papers.frame import paper_page


def show(request, paper, *, section, template="plans/editing/section.html", of_rows=None, **more):
    """``of_rows`` holds, by a row's key, what only this section shows of it."""
    block = section.block_of(paper)
    data = section.data_of(paper, block)
    flags = flags_of(section, data, paper)
    reasons = reasons_not_to_edit(section.nouns[0], paper, by=request.user)
    context = {
        "section_title": kind_named(section.kind).label,
        "help": kind_named(section.kind).help,
        "placed": block,
        "block_kind": section.kind,
        "lists": []
        if "lists" in more
        else [list_of(noun, paper, data, flags, of_rows or {}) for noun in section.nouns],
        "warnings": sum(map(len, flags.values())),
        "reasons": reasons,
        "may_edit": not reasons,
        "empty": section.empty,
        "action": section.url(paper),
        "permission": Permission.EDIT_PAPER,
    }
    return paper_page(request, template, paper, tab="paper", **context | more)


def list_of(noun, paper, data, flags, of_rows) -> dict:
    """One list of rows, as its template shows it."""
    items = data[noun.data_name]
    removed = noun.model.objects.filter(paper=paper).removed().select_related("removed_by")
    return {
        "noun": noun,
        "rows": [row_card(noun, paper, item, flags) | of_rows.get(item["key"], {}) for item in items],
        "removed": [(row, noun.address("put_back", paper, row.key)) for row in removed],
        "add": noun.address("add", paper),
        "table": noun.address("table", paper) if noun.table_path else "",
        "bring_in": reverse("plans:bring_in_sheet", args=[paper.key, noun.name]) if noun.has_sheet else "",
    }


def row_card(noun, paper, item, flags) -> dict:
    title = noun.title_of(item)
    return {
        "key": item["key"],
        "title": title,
        "detail": noun.summary(item),
        "flags": flags.get(title, []),
        "urls": {verb: noun.address(verb, paper, item["key"]) for verb in ("edit", "move", "remove", "history")},
    }


def flags_of(section, data, paper) -> dict[str, list[str]]:
    """The sentences of the section's checks, by the name of the row they are about."""
    found = defaultdict(list)
    start, end = paper.period
    document = {"kind": paper.kind, "period": {"start": start.isoformat(), "end": end.isoformat()}, "blocks": []}
    for warning in kind_named(section.kind).check(data, document):
        found[warning.where].append(warning.sentence)
    return found
