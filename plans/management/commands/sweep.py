"""``manage.py sweep``: look once for work that was left undone; the worker does so by itself each minute."""

from django.core.management.base import BaseCommand

from partnerships.sweeps import sweep_all


class Command(BaseCommand):
    help = "Put right what was left undone: PDFs begun and not finished, versions without a PDF."

    def handle(self, **options):
        for what, number in sweep_all(everything=True).items():
            self.stdout.write(f"{what}: {number}")
