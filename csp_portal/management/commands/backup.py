"""``manage.py backup FOLDER``: the whole portal in one file, while people work."""

import time
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from csp_portal.backup import NotBackedUp, take, thin_out


class Command(BaseCommand):
    help = "Write the database and the files of the portal, as they stand at one moment, into one file."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="where the file goes; it is named after the moment")
        parser.add_argument("--keep", type=int, metavar="N", help="then remove all backups there but the newest N")

    def handle(self, *, folder, keep, **options):
        if keep is not None and keep < 1:
            raise CommandError("--keep is 1 or more: the backup that was just taken is never removed.", returncode=2)
        began = time.monotonic()
        try:
            path, manifest = take(folder)
        except NotBackedUp as refusal:
            raise CommandError(f"{refusal}", returncode=2) from None
        self.stdout.write(
            f"{path}: {manifest.rows:,} rows and {len(manifest.files):,} files, "
            f"{path.stat().st_size / 1_000_000:,.1f} MB, in {time.monotonic() - began:.1f} seconds."
        )
        for old in thin_out(folder, keep) if keep else ():
            self.stdout.write(f"{old} was removed.")
        if manifest.missing:
            number, names = len(manifest.missing), ", ".join(manifest.missing[:5])
            raise CommandError(f"Files that rows lead to are gone ({number}), the rest is backed up: {names}.")
