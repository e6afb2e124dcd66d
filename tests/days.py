"""Days as a test means them. It asks while it runs, never while its module is read: a run may cross midnight."""

from datetime import timedelta

from django.utils import timezone


def today():
    return timezone.localdate()


def in_days(days):
    """So many days from today; fewer than none: a day that is over."""
    return today() + timedelta(days=days)


def in_weeks(weeks):
    return today() + timedelta(weeks=weeks)
