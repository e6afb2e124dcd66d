"""``manage.py send_reminders``: write the reminders and the daily mails of a day, for the worker to send.

It may run at any time, twice, or after a week off.
"""

from django.core.management.base import BaseCommand
from django.utils import timezone

from partnerships.days.typed import day_of
from partnerships.mail.digest import digests, readers, write_digests
from partnerships.mail.reminders import spelt
from partnerships.mail.reminding import remind, still_to_write, things


class Command(BaseCommand):
    help = "Write the reminders and daily mails that a day calls for; what was written before is not written again."

    def add_arguments(self, parser):
        parser.add_argument(
            "--on", default="", metavar="DAY", help="as on this day, such as 2027-01-12 (default today)"
        )
        parser.add_argument("--dry-run", action="store_true", help="only print what would be written")

    def handle(self, *, on, dry_run, **options):
        day = day_of(on) or timezone.localdate()
        if dry_run:
            self.foretell(day)
            return
        figures = remind(day)
        daily = write_digests(day, readers())
        written = f"reminders written {figures['written']}, daily mails written {daily}"
        self.stdout.write(f"{spelt(day)}: to do {figures['due']}; {written}.")

    def foretell(self, day):
        found = things(day)
        waiting = still_to_write(found, day)
        daily = digests(day, readers())
        for user, mail in [*((each.to, each) for each in waiting), *daily]:
            self.stdout.write(f"To {user.email}: {mail.subject}")
        counts = f"reminders to be written {len(waiting)}, daily mails to be written {len(daily)}"
        self.stdout.write(f"{spelt(day)}: to do {len(found)}; {counts}.")
