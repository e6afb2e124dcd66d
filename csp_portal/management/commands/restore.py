"""``manage.py restore FILE``: an empty portal becomes the one that was backed up."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from csp_portal.backup import NotBackedUp, NotPutBack, put_back


class Command(BaseCommand):
    help = "Fill an empty database and an empty storage from a backup, and prove that nothing is missing or changed."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="what `manage.py backup` wrote")

    def handle(self, *, file, **options):
        began = time.monotonic()
        try:
            manifest = put_back(file)
        except (NotPutBack, NotBackedUp) as refusal:
            raise CommandError(f"{refusal}", returncode=2) from None
        self.stdout.write(
            f"The portal of {manifest.made_at} is back: {manifest.rows:,} rows and {len(manifest.files):,} files, "
            f"each as it was, in {time.monotonic() - began:.1f} seconds. "
            "Now run  manage.py prepare  and start the services."
        )
