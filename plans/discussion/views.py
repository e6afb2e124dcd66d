"""What partners do: read a draft, comment on its blocks, endorse a version; who has not endorsed yet."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from partnerships.access import Permission, may, requires
from partnerships.frame import tell_refusal
from partnerships.mendable import for_reader
from partnerships.models import Organisation
from partnerships.numbers import whole
from partnerships.verbs import Refused
from plans.discussion import verbs as discussion
from plans.discussion.assigning import assign, people_to_ask, person_asked, told_of
from plans.discussion.beside import beside
from plans.discussion.forms import CommentForm, EndorseForm, FreezeForm
from plans.discussion.mentions import told_nobody
from plans.discussion.quotes import marks_on, picked_from, quoted
from plans.discussion.threads import threads
from plans.document.chapter_names import names_in
from plans.document.compose import compose
from plans.document.contents import find_block
from plans.document.kinds import kind_named
from plans.document.render import heading_levels, render_block
from plans.models import Comment, Version
from plans.papers import fetching
from plans.papers.frame import paper_page
from plans.papers.looking import remarks_of_rooms
from plans.papers.record import record_of
from plans.papers.versions import freeze
from plans.printing.remarks import remarks_on


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def read(request, paper):
    """The draft as it stands, each block followed by its comments' count."""
    document = compose(paper)
    levels, comments = heading_levels(document), discussion.open_comments(paper)
    names = names_in(document["blocks"])
    pieces = [
        {
            "key": block["key"],
            "name": names[block["key"]],
            "html": render_block(block, document=document, level=levels[block["key"]]),
            "comments": comments.get(block["key"], 0),
            "can_be_suggested": kind_named(block["kind"]).can_be_suggested,
        }
        for block in document["blocks"]
    ]
    context = {
        "pieces": pieces,
        "marks": marks_on(paper, document),
        **beside(paper, request.user, list(names.items()), request.GET, document),
    }
    return paper_page(request, "plans/discussion/read.html", paper, tab="paper_read", **context)


@requires(Permission.VIEW_DRAFT, fetch=fetching.block)
def comments(request, block):
    """One block and what was said about it; a form to say more."""
    paper, user = block.paper, request.user
    reasons = discussion.reasons_not_to_comment(paper, by=user)
    askable, question = people_to_ask(paper), _answered(request, paper)
    picked, is_answer = picked_from(request.GET), bool(question and question.is_open)
    form = CommentForm(request.POST or None, askable=askable, is_answer=is_answer)
    if request.method == "POST" and form.is_valid() and _commented(request, block, form, picked, question):
        return redirect(address_of(block))
    document = compose(paper)
    composed = find_block(document, str(block.key))
    context = {
        "the_block": block,
        "html": composed and render_block(composed, document=document, level=2),
        "threads": threads(block, user),
        "form": form,
        "answered": question if is_answer else None,
        "about": _about(paper, block, picked),
        "may_comment": not reasons,
        "askable": askable,
        "organisation": discussion.spoken_for(user, paper),
    }
    return paper_page(request, "plans/discussion/comments.html", paper, tab="paper_read", **context)


def _about(paper, block, picked) -> dict:
    """The selected words, or why they cannot be commented on."""
    if picked is None:
        return {}
    try:
        return {"quote": quoted(paper, block.key, picked)["quote"]}
    except Refused as refused:
        return {"reasons": refused.reasons}


def _answered(request, paper) -> Comment | None:
    """The comment that is answered; an answer that was refused names it in its address."""
    asked = request.POST.get("parent") or request.GET.get("parent", "")
    return Comment.objects.filter(paper=paper, pk=whole(asked)).select_related("author").first()


def _commented(request, block, form, picked, question) -> bool:
    try:
        said = {**form.cleaned_data, "parent": question, "picked": picked}
        made = discussion.comment(block.paper, block.key, by=request.user, **said)
    except Refused as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, "Your answer was added." if question else "Your comment was added.")
    if remark := told_nobody(made):
        messages.warning(request, remark)
    return True


def address_of(block) -> str:
    return reverse("plans:comments", args=[block.paper.key, block.key])


@requires(Permission.VIEW_DRAFT, fetch=fetching.comment)
@require_POST
def settle(request, comment):
    """Settle a comment, or with ``reopen`` open a settled one again: of two who press one button the second is told."""
    if "reopen" in request.POST:
        return _changed(request, comment, "The comment is open again.", discussion.reopen)
    done = request.POST.get("done", "")
    return _changed(request, comment, "The comment is resolved.", discussion.resolve, done=done)


@requires(Permission.VIEW_DRAFT, fetch=fetching.comment)
@require_POST
def give(request, comment):
    """Give a comment to whoever deals with it."""
    return _changed(request, comment, None, assign, to=person_asked(request.POST))


def _changed(request, comment, said, verb, **options):
    try:
        verb(comment, by=request.user, **options)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        messages.success(request, said or told_of(comment))
    return redirect("plans:comments", comment.paper.key, comment.block_key)


@requires(Permission.VIEW_DRAFT, fetch=fetching.paper)
def endorsements(request, paper):
    """The versions of the paper, who endorsed which, and who is still missing."""
    versions = list(paper.versions.select_related("frozen_by", "publication").order_by("-number"))
    latest = versions[0] if versions else None
    own = {organisation.pk for organisation in discussion.organisations_of(request.user, paper)}
    standings = discussion.standings(paper)
    context = {
        "versions": versions,
        "latest": latest,
        "standings": [(standing, standing.organisation.pk in own) for standing in standings],
        "missing": [standing for standing in standings if not standing.is_latest],
        "may_endorse": bool(latest and own and may(request.user, Permission.ENDORSE, paper)),
        "may_freeze": may(request.user, Permission.FREEZE, paper) and not paper.reasons_not_to_edit(request.user),
    }
    return paper_page(request, "plans/discussion/endorsements.html", paper, tab="endorsements", **context)


@requires(Permission.ENDORSE, fetch=fetching.version)
def endorse(request, version):
    """Endorse exactly this version, for one's organisation."""
    own = discussion.organisations_of(request.user, version.paper)
    organisations = Organisation.objects.filter(pk__in=[organisation.pk for organisation in own])
    form = EndorseForm(request.POST or None, organisations=organisations)
    if request.method == "POST" and form.is_valid():
        try:
            discussion.endorse(version, by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(None, refused.reasons)
        else:
            return _endorsed(request, version, form.cleaned_data["organisation"])
    return paper_page(
        request, "plans/discussion/endorse.html", version.paper, tab="endorsements", version=version, form=form
    )


def _endorsed(request, version, organisation):
    if request.htmx:
        context = {"organisation": organisation, "version": version, "paper": version.paper}
        return render(request, "plans/discussion/endorsed.html", context)
    messages.success(request, f"{organisation} endorses version {version.number}.")
    return redirect("plans:endorsements", version.paper.key)


@requires(Permission.FREEZE, fetch=fetching.paper)
def send_to_partners(request, paper):
    """Freeze the text as it stands, so that partners comment on and endorse the same words.

    Asked for by the page of writing it is answered with a part of that page.
    """
    reasons = paper.reasons_not_to_edit(request.user)
    form = FreezeForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and not reasons:
        version = freeze(
            paper,
            by=request.user,
            purpose=Version.Purpose.CONSULTATION,
            frozen_for=form.cleaned_data["frozen_for"],
        )
        if request.htmx:
            return render(request, "plans/discussion/sent_beside.html", {"paper": paper, "version": version})
        messages.success(request, f"Version {version.number} was sent to partners. They see it among their tasks.")
        return redirect("plans:endorsements", paper.key)
    remarks = [] if reasons else for_reader(_before_it_is_sent(paper), request.user, paper)
    context = {"form": form, "reasons": reasons, "remarks": remarks}
    if request.htmx:
        return render(request, "plans/discussion/send_beside.html", {"paper": paper, **context})
    return paper_page(request, "plans/discussion/send_to_partners.html", paper, tab="endorsements", **context)


def _before_it_is_sent(paper):
    document = compose(paper)
    return [*remarks_of_rooms(paper, document), *remarks_on(document, record_of(paper, public=False))]
