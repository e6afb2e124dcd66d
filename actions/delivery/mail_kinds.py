"""The kinds of mail about reports. They may come once a day, and are never stopped: somebody has to answer."""

from partnerships.mail.kinds import Choice, MailKind, register_mail_kind

REPORT = MailKind(
    "report",
    "Reports on actions",
    "Your organisation is asked how its actions stand, and reminded until it has answered.",
    choices=(Choice.AT_ONCE, Choice.DIGEST),
    forgets_text=True,
)
CHALLENGE = MailKind(
    "report_challenge",
    "Questions about your reports",
    "Somebody has asked about a report that you sent, and is waiting for your answer.",
    choices=(Choice.AT_ONCE, Choice.DIGEST),
    forgets_text=True,
)
REPORT_CODE = MailKind(
    "report_code",
    "Codes for reports",
    "The six figures that open the link to a report, where the partnership asks for them.",
    choices=(Choice.AT_ONCE,),
    gives_access=True,
)
GRANT_RETURN = MailKind(
    "grant_return",
    "Returns to funders",
    "A return to a funder that you are to send is due; you are reminded until it is recorded as sent.",
    choices=(Choice.AT_ONCE, Choice.DIGEST),
)
RISK_REVIEW = MailKind(
    "risk_review",
    "Risks to be looked at",
    "A risk of the year is due to be looked at again.",
)
PERIOD = MailKind(
    "period",
    "Reports of periods",
    "A reporting period is closed with its report, that report is published, or the board has decided what you asked "
    "of it.",
)
PERIOD_CLOSE = MailKind(
    "period_close",
    "Periods to be closed",
    "A reporting period is due to be closed.",
)


def register():
    for kind in (REPORT, CHALLENGE, REPORT_CODE, GRANT_RETURN, RISK_REVIEW, PERIOD, PERIOD_CLOSE):
        register_mail_kind(kind)
