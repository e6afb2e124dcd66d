"""The budgets of one organisation as they are told in a period: on a page of their own, and in its returns."""

from dataclasses import dataclass
from datetime import date

from actions.delivery.money.forms import SpendForm
from actions.delivery.money.reading import BudgetLine, budgets_of
from actions.delivery.money.verbs import MONEY, tell_spend
from actions.delivery.returns.sender import Sender
from actions.models import BudgetSpend, ReportingPeriod


@dataclass
class SpendCard:
    line: BudgetLine
    form: SpendForm
    told: BudgetSpend | None = None

    @property
    def anchor(self) -> str:
        return f"budget-{self.line.budget.key}"

    @property
    def theirs(self) -> BudgetSpend | None:
        """What another person told since the card was shown."""
        is_sent = self.form.is_bound and self.told
        return self.told if is_sent and str(self.told.revision) != self.form["revision"].value() else None

    @property
    def planned(self):
        return self.line.periods[self.line.until - 1][1].planned


def spend_cards(period: ReportingPeriod, data, *, organisation=None) -> list[SpendCard]:
    """A card for each budget; ``organisation``: those that it spends."""
    lines = budgets_of(period.paper, period, organisation=organisation)
    return [_card(line, period, data) for line in lines]


def _card(line, period, data) -> SpendCard:
    row = next((each for each in line.budget.spends.all() if each.period_id == period.pk), None)
    said = {name: getattr(row, name) for name in (*MONEY, "revision")} if row else {"revision": 0}
    if row is None:
        said["actual"] = line.periods[line.until - 1][1].actual  # what was told of its actions
    prefix = f"budget-{line.budget.key}"
    is_sent = data is not None and f"{prefix}-revision" in data
    return SpendCard(line, SpendForm(data if is_sent else None, prefix=prefix, initial=said), row)


def are_read(cards: list[SpendCard]) -> bool:
    """Whether all that was sent can be read; each says what is wrong."""
    read = [card.form.is_valid() for card in cards if card.form.is_bound]  # all of them
    return all(read)


def tell_changed(cards: list[SpendCard], sender: Sender, on: date) -> list[BudgetSpend]:
    """Keep what was changed on the cards; call when they can be read."""
    changed = [card for card in cards if card.form.is_bound and card.form.has_changed()]
    return [
        tell_spend(card.line.budget, sender, card.form.said(), revision=card.form.cleaned_data["revision"] or 0, on=on)
        for card in changed
    ]
