"""Taking a backup while people work."""

import tempfile
import zipfile
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from csp_portal.backup import archive, sums
from csp_portal.backup.archive import Manifest
from csp_portal.backup.databases import NotBackedUp, database

PREFIX, ENDING = "portal-", ".zip"


def take(folder: Path) -> tuple[Path, Manifest]:
    """Write a backup into the folder, under the moment at which it was taken.

    The database comes first and its files after it: a file is stored before any row leads to it, is never changed, and
    goes only when a person is erased. Until all of it is written the file has another name, so that nobody takes half
    of one for a whole.
    """
    if not folder.is_dir():
        raise NotBackedUp(f"There is no folder {folder}: make it, readable for the portal's user alone.")
    made_at = timezone.now()
    path = folder / f"{PREFIX}{made_at:%Y%m%dT%H%M%SZ}{ENDING}"
    unfinished = path.with_suffix(".part")
    try:
        with zipfile.ZipFile(unfinished, "w", compression=zipfile.ZIP_DEFLATED, compresslevel=1) as written:
            manifest = _fill(written, made_at)
        unfinished.replace(path)
    except OSError as error:
        raise NotBackedUp(f"{path} cannot be written: {error.strerror}.") from None
    finally:
        unfinished.unlink(missing_ok=True)
    return path, manifest


def _fill(written, made_at) -> Manifest:
    source = database()
    with tempfile.TemporaryDirectory() as folder:
        dumped = Path(folder) / source.member
        with source.moment():
            manifest = Manifest(
                made_at=made_at.isoformat(),
                database=source.name,
                version=source.version,
                migrations=sorted(".".join(key) for key in MigrationRecorder(connection).applied_migrations()),
                tables=sums.tables(),
            )
            names = sums.named_files()
            source.dump(dumped)
        with dumped.open("rb") as content:
            manifest.dump = archive.add(written, source.member, content)
    for name in names:
        _add_file(written, name, manifest)
    archive.close(written, manifest)
    return manifest


def _add_file(written, name, manifest):
    try:
        with default_storage.open(name) as content:
            manifest.files[name] = archive.add(written, f"files/{name}", content)
    except FileNotFoundError:
        manifest.missing.append(name)


def thin_out(folder: Path, keep: int) -> list[Path]:
    """Remove all backups of the folder but the newest; anything else in it stays."""
    taken = sorted(folder.glob(f"{PREFIX}????????T??????Z{ENDING}"))
    gone = taken[:-keep]
    for path in gone:
        path.unlink()
    return gone
