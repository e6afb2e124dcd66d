"""The kind of mail by which figures are asked for."""

from partnerships.mail.kinds import MailKind

KIND = MailKind(
    "value",
    "Figures of measures",
    "A figure is due from your organisation, or from nobody in particular; you are reminded until it is entered.",
    forgets_text=True,
)
