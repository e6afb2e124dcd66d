"""``manage.py rewrite_plan_file FILE …``: interchange files of any version as the newest version writes them."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from plans.interchange import NotImported
from plans.interchange.load import rewritten


class Command(BaseCommand):
    help = "Rewrite interchange files in the newest version of the format, without the keys at their default."

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="+", type=Path, help="the files, written in place")

    def handle(self, *, files, **options):
        for file in files:
            before = self.read(file)
            try:
                data = rewritten(before)
            except NotImported as refusal:
                raise CommandError(f"{file} was left as it is:\n{refusal}", returncode=2) from None
            after = json.dumps(data, indent=1, ensure_ascii=False) + "\n"
            file.write_text(after)
            self.stdout.write(f"{file}: {len(before):,} bytes before, {len(after.encode()):,} now.")

    def read(self, file):
        try:
            return file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.", returncode=2) from None
