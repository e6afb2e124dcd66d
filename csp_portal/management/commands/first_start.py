"""``manage.py first_start``: the one-time address by which an empty portal gets its administrator."""

from django.core.management.base import BaseCommand, CommandError

from csp_portal.first_start.verbs import new_address, words_about
from partnerships.verbs import Refused


class Command(BaseCommand):
    help = "Print a one-time address that makes the first administrator; the one before it stops working."

    def handle(self, **options):
        try:
            self.stdout.write(words_about(new_address()))
        except Refused as refused:
            raise CommandError(str(refused)) from None
