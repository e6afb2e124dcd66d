"""Filling an empty portal from a backup, and proving that it is the one that was backed up."""

import tempfile
from pathlib import Path

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from csp_portal.backup import archive, sums
from csp_portal.backup.archive import Manifest, NotPutBack
from csp_portal.backup.databases import database
from plans.papers.versions import verify_all


def put_back(path: Path) -> Manifest:
    """Everything or nothing; what is not empty is left as it is."""
    opened, manifest = archive.opened(path)
    with opened, tempfile.TemporaryDirectory() as folder:
        target = database()
        _check_place(manifest, target)
        dumped = Path(folder) / target.member
        archive.extract(opened, target.member, dumped, manifest.dump)
        _put_files(opened, manifest, Path(folder) / "file")
        try:
            target.load(dumped)
        except Exception:
            _take_away(manifest.files)
            raise
    _prove(manifest)
    return manifest


def _check_place(manifest, target):
    if manifest.database != target.name:
        raise NotPutBack(f"The backup is of {manifest.database} and this portal uses {target.name}: set DATABASE_URL.")
    newer = set(manifest.migrations) - {".".join(key) for key in MigrationLoader(None).disk_migrations}
    if newer:
        raise NotPutBack(
            f"The backup was taken by a newer release of the portal (it knows {min(newer)}): install that one first."
        )
    if connection.introspection.table_names():
        raise NotPutBack("The database is not empty: a backup goes into an empty one only. Nothing was changed.")
    if next(sums.stored_files(), None):
        raise NotPutBack("There are files in the storage already: a backup goes into an empty one only.")


def _put_files(opened, manifest, step):
    """Each by way of a file of its own, so that a damaged one is known before it is stored."""
    put = []
    try:
        for name, expected in manifest.files.items():
            archive.extract(opened, f"files/{name}", step, expected)
            with step.open("rb") as content:
                put.append(default_storage.save(name, File(content)))
    except Exception:
        _take_away(put)
        raise


def _take_away(names):
    for name in names:
        default_storage.delete(name)


def _prove(manifest):
    """Rows and chains; files were compared on their way."""
    now = sums.tables()
    other = [table for table in manifest.tables if now.get(table) != manifest.tables[table]]
    broken = [f"{link.paper}, {link.noun} {link.number}" for link in verify_all()]
    if other or broken:
        places = ", ".join([*other, *broken])
        raise NotPutBack(f"What was restored is not what was backed up: {places}. Empty this portal again.")
