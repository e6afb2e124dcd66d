"""``manage.py take_out SLUG FILE``: everything a partnership has, in one zip."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partnerships.models import Partnership
from plans.taking_out.writing import take_out


class Command(BaseCommand):
    help = "Write everything a partnership has (Word, Excel, PDF, data, pictures, an index page) into one zip."

    def add_arguments(self, parser):
        parser.add_argument("partnership", help="its slug")
        parser.add_argument("file", type=Path, help="where the zip is written; nothing may be there yet")
        parser.add_argument("--public", action="store_true", help="public texts alone, no drafts")

    def handle(self, *, partnership, file, public, **options):
        found = Partnership.objects.filter(slug=partnership).first()
        if found is None:
            raise CommandError(f"There is no partnership “{partnership}”.", returncode=2)
        try:
            with file.open("xb") as out:
                number = take_out(found, out, with_drafts=not public, tell=self.tell)
        except FileExistsError:
            raise CommandError(f"{file} is there already.", returncode=2) from None
        self.stdout.write(f"{number} files in {file}.")

    def tell(self, number, of, name):
        self.stdout.write(f"{number + 1} of {of}: {name}")
