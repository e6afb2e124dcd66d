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
    "Somebody asks about a report that you sent, and waits for the answer.",
    choices=(Choice.AT_ONCE, Choice.DIGEST),
    forgets_text=True,
)
REPORT_CODE = MailKind(
    "report_code",
    "Codes for reports",
    "Six figures with which the link of a report opens, where the partnership asks for them.",
    choices=(Choice.AT_ONCE,),
    gives_access=True,
)
GRANT_RETURN = MailKind(
    "grant_return",
    "Returns to funders",
    "A return to a funder of which you are the holder is due, and reminded of until it is noted as sent.",
    choices=(Choice.AT_ONCE, Choice.DIGEST),
)
RISK_REVIEW = MailKind(
    "risk_review",
    "Risks to be looked at",
    "The day has come on which a risk of the year is to be looked at again.",
)
PERIOD = MailKind(
    "period",
    "Reports of periods",
    "A period in which actions are reported on is closed with its report, everybody can read that report, or the board "
    "has decided on what you asked with yours.",
)
PERIOD_CLOSE = MailKind(
    "period_close",
    "Periods to be closed",
    "The day has come on which a period in which actions are reported on is to be closed.",
)


def register():
    for kind in (REPORT, CHALLENGE, REPORT_CODE, GRANT_RETURN, RISK_REVIEW, PERIOD, PERIOD_CLOSE):
        register_mail_kind(kind)
