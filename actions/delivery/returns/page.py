"""“Update all”: one page on which an organisation answers for its actions of a period, whoever opens it and however.

Every button sends the whole page, so that nothing typed in another card is lost. A card that stayed as it was shown is
not written.
"""

from dataclasses import dataclass

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from actions.delivery.asked import AskedAction, asked_in
from actions.delivery.money.spend_cards import SpendCard, are_read, spend_cards, tell_changed
from actions.delivery.returns.forms import ReturnForm
from actions.delivery.returns.sender import Sender
from actions.delivery.returns.verbs import ChangedMeanwhile, answer_challenge, missing_in, save, send
from actions.delivery.scale import RatingScale, ScaleLabel, scale_of
from partnerships.frame import settle, tell_refusal
from partnerships.verbs import Refused


@dataclass
class ReturnCard:
    """One action on the page: what was asked, the form, and what another person wrote meanwhile."""

    asked: AskedAction
    form: ReturnForm
    scale: RatingScale
    theirs: object = None

    @property
    def by_dates(self) -> ScaleLabel:
        return self.scale.of(self.asked.rating(with_draft=True).meaning)

    @property
    def sentence(self) -> str:
        return self.asked.rating(with_draft=True).sentence

    @property
    def missing(self) -> list[str]:
        return missing_in(self.asked, self.scale)

    @property
    def open_challenges(self):
        return (
            [each for each in self.asked.report.challenges.all() if not each.resolved_at] if self.asked.report else []
        )

    @property
    def is_date_open(self) -> bool:
        """Whether the question for a new date is shown from the start."""
        return any(self.form[name].value() or self.form[name].errors for name in ("new_date", "new_date_because"))

    @property
    def is_more_open(self) -> bool:
        """Whether the seldom used fields are shown from the start."""
        seldom = ("finished_on", "stopped_because", "spend", "output_1", "ask", "evidence", "file_title")
        told = any(self.form[name].value() or self.form[name].errors for name in seldom)
        return told or bool(self.asked.files or self.form["file"].errors)


def asked_of(sender: Sender) -> list[AskedAction]:
    """What the sender's organisation is asked in the period."""
    asked = asked_in(sender.period, sender.organisation)
    return [each for each in asked if each.organisation == sender.organisation]


def answer(request, sender: Sender, asked: list[AskedAction], *, template: str, done_url: str, **context):
    """Show the page, or take what was sent from it; ``asked``: what the organisation is asked;
    ``done_url``: where sending all leads."""
    period, scale, today = sender.period, scale_of(sender.period.paper.partnership), timezone.localdate()
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    cards = [ReturnCard(each, ReturnForm(data, files, asked=each, scale=scale), scale) for each in asked]
    money = spend_cards(period, data, organisation=sender.organisation) if sender.organisation else []
    reasons = sender.reasons_not_to_write(today)
    if data is not None and reasons:
        for reason in reasons:
            messages.error(request, reason)
    elif data is not None and _kept(request, cards, money, sender, today):
        if "send" not in data:
            messages.success(request, "Saved. Nothing is sent until you press “Send all”.")
            return redirect(f"{request.path}#{data.get('save', '')}")
        if _sent(request, asked_of(sender), sender, scale, today):
            return redirect(done_url)
        return redirect(request.path)
    counts = {
        "received": sum(1 for card in cards if card.asked.is_received),
        "ready": sum(1 for card in cards if not card.asked.is_received and not card.missing),
        "all": len(cards),
    }
    counts["to_do"] = counts["all"] - counts["received"] - counts["ready"]
    page = {"cards": cards, "period": period, "sender": sender, "counts": counts, "reasons": reasons, "scale": scale}
    page |= {"money": money, "partnership": period.paper.partnership, "paper": period.paper}
    return render(request, template, page | context)


def _kept(request, cards, money: list[SpendCard], sender, today) -> bool:
    """Write every card that was changed; True when all could be. What cannot be read is shown with its faults."""
    cards = [card for card in cards if card.form.add_prefix("revision") in request.POST]  # those that were shown
    read = [card.form.is_valid() for card in cards]  # all of them: each says what is wrong
    if not all([*read, are_read(money)]):
        messages.error(request, "Something cannot be read yet: it is marked below. Nothing was saved.")
        if request.FILES:
            messages.warning(request, "Choose your files again: the browser does not send them a second time.")
        return False
    _answer_challenges(request, cards, sender, today)
    to_write = [card for card in cards if card.form.has_changed() or _goes_on(card, request)]
    kept = [_is_kept(request, card, sender, today) for card in to_write]  # each is tried
    return all([*kept, _is_money_kept(request, money, sender, today)])


def _is_money_kept(request, money, sender, today) -> bool:
    try:
        tell_changed(money, sender, today)
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    return True


def _answer_challenges(request, cards, sender, today):
    for row in (row for card in cards for row in card.open_challenges if not row.answered_at):
        if said := request.POST.get(f"answer-{row.pk}", "").strip():
            settle(
                request,
                lambda row=row, said=said: answer_challenge(row, sender, answer=said[:1000], on=today),
                "Your answer is with the co-ordinator.",
            )


def _goes_on(card, request):
    """The text of the last period, left as it is and sent: it is a report, marked as unchanged."""
    return "send" in request.POST and card.asked.report is None and card.asked.last is not None


def _is_kept(request, card, sender, today) -> bool:
    try:
        shown = card.form.cleaned_data["revision"] or 0
        card.asked.report = save(card.asked, sender, card.form.said(), revision=shown, on=today)
    except ChangedMeanwhile as changed:
        card.theirs = changed.theirs
        tell_refusal(request, changed)
    except Refused as refused:
        tell_refusal(request, refused)
    else:
        if card.form.cleaned_data["file"]:
            _tell_remarks(request, card.form.cleaned_data["file"].remarks)
        return True
    return False


def _tell_remarks(request, remarks):
    """What was taken out of a file that came in."""
    for remark in remarks:
        messages.info(request, remark)


def _sent(request, asked, sender, scale, today) -> bool:
    """Whether all is sent; what is missing is told beside how many were."""
    try:
        sent, lacking = send(asked, sender, scale, on=today)
    except Refused as refused:
        tell_refusal(request, refused)
        return False
    for sentence in lacking:
        messages.warning(request, f"Not sent yet. {sentence}")
    reports = "1 report" if len(sent) == 1 else f"{len(sent)} reports"
    messages.success(request, f"{reports} sent. You can change them until the period closes.")
    return not lacking
