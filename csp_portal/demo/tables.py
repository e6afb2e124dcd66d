"""Mail that the demonstration has written, as a list."""

from partnerships.tables import CellColumn, PortalTable, WordsColumn

CELLS = "pages/outbox"


class MailTable(PortalTable):
    subject = WordsColumn()
    to = WordsColumn()
    sent_at = CellColumn(f"{CELLS}/sent_at.html", order_by="sent_at", is_words=False, verbose_name="Sent")
    body = CellColumn(f"{CELLS}/body.html", verbose_name="Text", attrs={"td": {"class": "csp-list__long"}})

    class Meta(PortalTable.Meta):
        attrs = {
            "caption": "Mail",
            "is_titled": True,
            "empty_hint": "Invite somebody to a partnership, and the invitation stands here.",
        }
        empty_text = "Nothing has been sent yet"
        order_by = "-sent_at"
