"""The pack of a meeting: the clerk's page on which it is put together and published, and the file for everybody."""

from functools import partial

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from governance.confirming import confirm, posted
from governance.meetings.published_packs import packs_of_meeting, supplements_of_meeting, withdrawn_of_meeting
from governance.meetings.views import meeting_of
from governance.models import Exemption, FrontSheet, Pack
from governance.packs import agenda
from governance.packs.adding import views_to_follow
from governance.packs.board_reports import reports_for
from governance.packs.contents import contents_of
from governance.packs.editions import PUBLISHED, ask_for_draft, drafts_of
from governance.packs.forms import PublishForm
from governance.packs.meeting_forms import AgendaItemForm, FrontSheetForm, OpennessForm, WithdrawForm
from governance.packs.openness import reasons_not_to_close, set_openness
from governance.packs.progress import with_progress
from governance.packs.publishing import lacking_in_pack, publish_pack, reasons_not_to_publish_pack, steps_to_ask_about
from governance.packs.supplements import reasons_not_to_publish_supplement
from governance.packs.withdrawing import reasons_not_to_withdraw, withdraw, withdrawn_with
from partnerships.access import Permission, requires
from partnerships.models import audit
from partnerships.verbs import Refused
from plans.printing.response import stored_pdf


def item_of(meeting, key) -> agenda.Item:
    for item in agenda.agenda_of(meeting):
        if item.key == key:
            return item
    raise Http404


def page_of(meeting):
    return reverse("governance:pack_page", args=[meeting.pk])


@requires(Permission.PUBLISH, fetch=meeting_of)
def page(request, meeting):
    """What goes into the pack, what is still missing, how far the PDF is, and what was published."""
    items = agenda.agenda_of(meeting)
    contents = contents_of(items, by=request.user)
    published = [with_progress(pack) for pack in packs_of_meeting(meeting, request.user)]
    drafts, supplements = drafts_of(meeting), supplements_of_meeting(meeting, request.user)
    context = {
        "meeting": meeting,
        "section": "meetings",
        "contents": contents,
        "reports": reports_for(meeting),
        "lacking": lacking_in_pack(meeting, contents),
        "drafts": [with_progress(pack) for pack in drafts],
        "published": [pack for pack in published if pack.edition == published[0].edition],
        "supplements": [with_progress(each) for each in supplements],
        "withdrawn": withdrawn_of_meeting(meeting, request.user),
        "is_under_way": any(each.is_under_way for each in (*published, *drafts, *supplements)),
        "supplement_reasons": reasons_not_to_publish_supplement(meeting, by=request.user),
        "views": views_to_follow(meeting, items),
        "reasons": reasons_not_to_publish_pack(meeting, by=request.user),
        "may_arrange": not agenda.reasons_not_to_arrange(meeting, by=request.user),
    }
    name = "governance/packs/making.html" if request.htmx else "governance/packs/page.html"
    return render(request, name, context)


@requires(Permission.PUBLISH, fetch=meeting_of)
def item_add(request, meeting):
    form = AgendaItemForm(request.POST or None, request.FILES or None, needs_file=True)
    return confirm(
        request, form, title="Add an item", caption=str(meeting), submit="Add the item", back=page_of(meeting),
        template="governance/packs/item.html", reasons=agenda.reasons_not_to_arrange(meeting, by=request.user),
        do=lambda form: agenda.add_item(meeting, by=request.user, **form.values()), done="The item is added.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=meeting_of)
def item_edit(request, meeting, key):
    item = item_of(meeting, key)
    row = item.row
    initial = {"title": row.title if row else "", "number": row.number if row else ""}
    kinds = {"has_file": bool(row and row.file), "has_title": bool(item.stage or item.standing)}
    form = AgendaItemForm(request.POST or None, request.FILES or None, initial=initial, **kinds)
    return confirm(
        request, form, title=f"Change item {item.number}", caption=str(meeting), submit="Save", back=page_of(meeting),
        template="governance/packs/item.html", reasons=agenda.reasons_not_to_change(meeting, item, by=request.user),
        do=lambda form: agenda.change_item(meeting, item, by=request.user, **form.values()), done="Saved.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=meeting_of)
@require_POST
def item_move(request, meeting, key, way):
    """Up, down or off the agenda, at once."""
    item = item_of(meeting, key)
    try:
        if way == "off":
            agenda.remove_item(meeting, item, by=request.user)
        else:
            agenda.move_item(meeting, item, by=request.user, up=way == "up")
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(page_of(meeting))


OF_PAPER = (
    "What is not for publication goes into the full pack alone. In the open pack a sheet with the legal description "
    "bears its page numbers. The title of the item itself stays on the public agenda."
)
OF_ITEM = (
    "The report, the text with its changes and the annexes go into the full pack alone, and the text does not become "
    "public with it. In the open pack one sheet with the legal description bears all their page numbers. The number "
    "and title of the item stay on the public agenda: change the title first if it tells too much."
)


def _paper_named(item, name, *, by) -> tuple[str, str]:
    """What an exemption calls it, and its title."""
    if name == "whole" and item.stage:
        return Exemption.WHOLE, item.title
    for each in contents_of([item], by=by)[0].papers:
        if each.key == name:
            return each.key, each.title
    raise Http404


@requires(Permission.PUBLISH, fetch=meeting_of)
def paper_openness(request, meeting, key, paper):
    """Whether a paper is open, exempt or confidential."""
    item = item_of(meeting, key)
    paper, title = _paper_named(item, paper, by=request.user)
    kept = item.closed.get(paper)
    initial = kept and {name: getattr(kept, name) for name in ("openness", "paragraphs", "public_interest")}
    form = OpennessForm(request.POST or None, initial=initial)
    reasons = agenda.reasons_not_to_arrange if kept else partial(reasons_not_to_close, found=item, paper=paper)
    return confirm(
        request, form, title="Who may read it", caption=f"Item {item.number}: {title}", submit="Save",
        back=page_of(meeting), reasons=reasons(meeting, by=request.user),
        lede=OF_ITEM if paper == Exemption.WHOLE else OF_PAPER,
        do=lambda form: set_openness(meeting, item, paper, by=request.user, **form.cleaned_data), done="Saved.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=meeting_of)
def front(request, meeting):
    sheet = FrontSheet.objects.filter(body=meeting.body).first() or FrontSheet(body=meeting.body)
    form = FrontSheetForm(request.POST or None, instance=sheet)
    return confirm(
        request, form, title="The front sheet", caption=str(meeting.body), submit="Save", back=page_of(meeting),
        lede=f"It stands on the front of every pack of {meeting.body.name}. Lines left empty are not printed.",
        do=lambda form: _save_front(form, by=request.user), done="The front sheet is saved.",
    )  # fmt: skip


def _save_front(form, *, by):
    sheet = form.save()
    body = sheet.body
    audit("front sheet changed", sheet, by=by, council=body.council, partnership=body.partnership)


@requires(Permission.PUBLISH, fetch=meeting_of)
@require_POST
def draft(request, meeting):
    try:
        ask_for_draft(meeting, by=request.user)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(f"{page_of(meeting)}#draft")


@requires(Permission.PUBLISH, fetch=meeting_of)
@require_GET
def draft_pack(request, meeting, variant):
    pack = next((pack for pack in drafts_of(meeting) if pack.variant == variant and pack.is_ready), None)
    if pack is None:
        raise Http404
    return stored_pdf(request, pack.file.name, pack.sha256, f"draft-{pack.filename}", is_public=False)


@requires(Permission.PUBLISH, fetch=meeting_of)
def publish(request, meeting):
    items = steps_to_ask_about(agenda.agenda_of(meeting))
    posted = request.POST if request.method == "POST" else None
    steps = [(item, PublishForm(posted, stage=item.stage, prefix=f"step-{item.stage.pk}")) for item in items]
    if Pack.objects.of(meeting).published().exists():  # what came since follows it
        if posted is not None:
            messages.error(request, PUBLISHED)
        return redirect("governance:supplement", meeting.pk)
    reasons = reasons_not_to_publish_pack(meeting, by=request.user)
    faulty = [form for _, form in steps if not form.is_valid()]
    if posted is not None and not reasons and not faulty:
        chosen = {item.stage.pk: form.cleaned_data for item, form in steps}
        try:
            publish_pack(meeting, by=request.user, chosen=chosen)
        except Refused as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, "The pack is published. Its PDF is being put together and opens here.")
            return redirect(page_of(meeting))
    contents = contents_of(agenda.agenda_of(meeting), by=request.user)
    context = {
        "meeting": meeting, "steps": steps, "reasons": reasons, "lacking": lacking_in_pack(meeting, contents),
        "contents": contents, "back_url": page_of(meeting), "section": "meetings", "is_typed": posted is not None,
    }  # fmt: skip
    return render(request, "governance/packs/publish.html", context)


@requires(Permission.PUBLISH, fetch=meeting_of)
def withdraw_pack(request, meeting, name):
    packs = Pack.objects.of(meeting).exclude(state=Pack.State.DRAFT).select_related("meeting__body")
    pack = get_object_or_404(packs, name=name)
    return confirm(
        request, WithdrawForm(posted(request)), title="Withdraw this pack", caption=pack.filename,
        submit="Withdraw it", back=page_of(meeting), template="governance/packs/withdraw.html",
        reasons=reasons_not_to_withdraw(pack, by=request.user), falling=withdrawn_with(pack),
        staying=packs.published().filter(edition__lt=pack.edition, variant=pack.variant).newest_first().first(),
        do=lambda form: withdraw(pack, by=request.user, **form.cleaned_data), done="It is withdrawn.",
    )  # fmt: skip
