"""``clear_days --before 2017-04-26 --days 5``: the day on the first line, the reason on the second."""

from django.core.management.base import BaseCommand, CommandError

from governance.dates.clear_days import MOST, Unit, clear_days
from governance.models import settings_of
from partnerships.days.typed import day_of
from partnerships.models import Organisation


class Command(BaseCommand):
    help = "Count days of notice before a meeting, or after a decision, and say why it is that day."

    def add_arguments(self, parser):
        parser.add_argument("--before", default="", metavar="DAY", help="the day of the meeting, such as 2017-04-26")
        parser.add_argument("--after", default="", metavar="DAY", help="the day of the decision")
        parser.add_argument("--days", default="5", help="how many (default 5)")
        parser.add_argument("--unit", default=str(Unit.CLEAR_WORKING), help=", ".join(Unit))
        parser.add_argument(
            "--council", help="slug of a council, or of a partnership that it leads: its closure days count"
        )

    def handle(self, *, before, after, days, unit, council, **options):
        """Arguments are checked here and not by the parser, so that a slip gets one line and not a trace."""
        if bool(before) == bool(after):
            raise CommandError("Give either --before DAY or --after DAY.", returncode=2)
        direction, calendar = "before" if before else "after", _calendar(council)
        day = day_of(before or after)
        if not days.isdecimal() or int(days) > MOST:
            raise CommandError(f"“{days}” is not a number of days between 0 and {MOST}.", returncode=2)
        if unit not in list(Unit):
            raise CommandError(f"“{unit}” is no unit: choose from {', '.join(Unit)}.", returncode=2)
        counted = clear_days(day, int(days), Unit(unit), direction=direction, calendar=calendar)
        self.stdout.write(counted.day.isoformat())
        self.stdout.write(counted.sentence())


def _calendar(slug):
    if not slug:
        return None
    councils = Organisation.objects.councils()
    found = councils.filter(slug=slug) or councils.filter(led_partnerships__slug=slug)
    if not found:
        raise CommandError(f"There is no council or partnership “{slug}”.", returncode=2)
    return settings_of(found[0]).calendar
