"""Who reads what an organisation reports while its period is not closed."""

from actions.models import AddedAction, Return
from partnerships.access import Permission, may


def reads_report(user, report: Return) -> bool:
    """The co-ordinator and the organisation itself all; other leads what was sent, and nothing that is confidential."""
    period = report.period
    if may(user, Permission.MANAGE_PERIOD, period) or may(user, Permission.CHALLENGE_REPORT, period):
        return True
    if not may(user, Permission.REPORT_ACTION, period):
        return False
    if report.organisation_id in user.organisation_ids():
        return True
    return report.is_received and not _is_secret(report)


def _is_secret(report: Return) -> bool:
    added = AddedAction.objects.filter(key=report.action_key).first()
    return bool(added and added.is_secret(report.period.ends_on))
