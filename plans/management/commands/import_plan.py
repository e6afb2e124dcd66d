"""``manage.py import_plan FILE``: one plan from an interchange file, all or nothing."""

import sys
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from partnerships.models import User
from plans.interchange import NotImported, import_plan
from plans.interchange.parsing import LARGEST
from plans.interchange.schema import as_text


class Command(BaseCommand):
    help = "Import one plan from an interchange file; every fault of a bad file is named, one a line."

    def add_arguments(self, parser):
        parser.add_argument("file", nargs="?", help="the interchange file (- reads the standard input)")
        parser.add_argument("--schema", action="store_true", help="print the JSON Schema of the format and stop")

    def handle(self, *, file, schema, **options):
        if schema:
            self.stdout.write(as_text(), ending="")
            return
        if not file:
            self.refuse("Name the file to import.")
        try:
            plan = import_plan(self.read(file), by=User.objects.system("import"))
        except NotImported as refusal:
            self.refuse(f"{file} was not imported:", *(fault.told for fault in refusal.faults))
        for warning in plan.import_warnings:
            self.stderr.write(f"Warning: {warning.where}: {warning.sentence}")
        self.stdout.write(f"Imported {plan.slug}: {plan.title}.")

    def read(self, file):
        try:
            if file == "-":
                return sys.stdin.buffer.read(LARGEST + 1)
            with Path(file).open("rb") as opened:
                return opened.read(LARGEST + 1)
        except OSError as error:
            self.refuse(f"{file} cannot be read: {error.strerror}.")

    def refuse(self, *lines):
        raise CommandError("\n".join(lines), returncode=2)
