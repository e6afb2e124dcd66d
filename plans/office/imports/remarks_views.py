"""Taking in what others noted in a Word file: send it, see the notes by chapter, tick those that become comments."""

from django.contrib import messages
from django.shortcuts import redirect

from partnerships.access import Permission, requires
from partnerships.frame import tell_refusal
from partnerships.numbers import whole
from partnerships.verbs import Refused
from plans.discussion.verbs import reasons_not_to_comment
from plans.models import Import
from plans.office.imports import remarks
from plans.office.imports.forms import ReturnedFileForm
from plans.office.imports.reading import take
from plans.papers import fetching as papers
from plans.papers.frame import paper_page


@requires(Permission.EDIT_PAPER, fetch=papers.paper)
def choose(request, paper):
    reasons = reasons_not_to_comment(paper, by=request.user)
    form = ReturnedFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not reasons and form.is_valid():
        name, data, reading = form.cleaned_data["file"]
        found = Import.of(data, name=name, partnership=paper.partnership, paper=paper, subject=Import.REMARKS,
                          uploaded_by=request.user)  # fmt: skip
        take(found, reading)
        return redirect("plans:import", found.key)
    return paper_page(request, "plans/office/choose_returned.html", paper, form=form, reasons=reasons)


def look(request, found):
    """The notes by chapter; a POST makes those that are ticked comments."""
    if not found.is_open:
        return redirect("plans:paper_read", found.paper.key)
    if request.method == "POST":
        ticked = {whole(each, -1) for each in request.POST.getlist("take")}
        try:
            made = remarks.take_in(found, ticked, by=request.user)
        except Refused as refused:
            tell_refusal(request, refused)
        else:
            messages.success(request, f"{made} comment{'' if made == 1 else 's'} taken in from “{found.name}”.")
            return redirect("plans:paper_read", found.paper.key)
    chapters = remarks.chapters_of(found)
    return paper_page(request, "plans/office/returned.html", found.paper, status=200, found=found, chapters=chapters)
