"""A copy of what was sent, for whoever sent it."""

from django.template.loader import render_to_string

from actions.delivery.asked import AskedAction
from actions.delivery.mail_kinds import REPORT
from actions.delivery.returns.sender import Sender
from partnerships.mail.rows import write


def write_receipt(sender: Sender, sent: list[AskedAction]):
    """One mail for one sending; the reports say themselves which of them it was."""
    reports = [
        {"title": str(each.action), "words": each.report.progress or each.report.get_nil_because_display()}
        for each in sent
    ]
    organisation = sender.organisation or sender.period.paper.partnership
    context = {"period": sender.period, "organisation": organisation, "reports": reports}
    write(
        sender.person,
        kind=REPORT.name,
        key="report-receipt-" + "-".join(f"{each.report.pk}.{each.report.revision}" for each in sent)[:150],
        subject=f"Sent: {organisation}, {sender.period.name}",
        text=render_to_string("actions/delivery/mail/receipt.txt", context),
    )
