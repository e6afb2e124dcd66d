"""``manage.py export_plan SLUG``: a plan with its record as an interchange file, on the standard output."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from plans.interchange import export_plan
from plans.models import Plan


class Command(BaseCommand):
    help = "Write one plan as an interchange file."

    def add_arguments(self, parser):
        parser.add_argument("slug")
        parser.add_argument("--output", help="the file to write; without it the standard output")

    def handle(self, *, slug, output, **options):
        plan = Plan.objects.filter(slug=slug).first()
        if plan is None or plan.is_known_by_reference:
            known = "There is no plan" if plan is None else "There is no text of the plan"
            self.refuse(f"{known} “{slug}”.")
        text = json.dumps(export_plan(plan), indent=1, ensure_ascii=False) + "\n"
        if not output:
            self.stdout.write(text, ending="")
            return
        try:
            Path(output).write_text(text)
        except OSError as error:
            self.refuse(f"{output} cannot be written: {error.strerror}.")

    def refuse(self, line):
        raise CommandError(line, returncode=2)
