"""The one file of a backup: the database, the files, and a manifest that says what all of it must add up to.

A ZIP file: one that was cut off has no end to be opened by, and whoever has no portal at hand can still look inside.
"""

import hashlib
import json
import shutil
import zipfile
from dataclasses import asdict, dataclass, field
from pathlib import Path

MANIFEST = "manifest.json"
FORMAT = 1


class NotPutBack(Exception):
    """Why nothing was restored: a sentence that says what to do."""


@dataclass
class Manifest:
    made_at: str  # ISO 8601, UTC
    database: str  # which of the two
    version: str  # of its server
    migrations: list[str]  # "room.name" of each that was applied
    tables: dict[str, list]  # table → rows, sum of their hashes
    files: dict[str, str] = field(default_factory=dict)  # name in the storage → SHA-256
    missing: list[str] = field(default_factory=list)  # files that rows lead to and that were not there
    dump: str = ""  # SHA-256 of the database's part
    format: int = FORMAT

    @property
    def rows(self) -> int:
        return sum(count for count, _ in self.tables.values())


def add(archive: zipfile.ZipFile, name: str, source) -> str:
    """Copy an open file into the archive; its SHA-256."""
    digest = hashlib.sha256()
    with archive.open(name, "w", force_zip64=True) as target:
        while piece := source.read(1 << 20):
            digest.update(piece)
            target.write(piece)
    return digest.hexdigest()


def close(archive: zipfile.ZipFile, manifest: Manifest):
    """The manifest comes last: without it a file is no backup."""
    archive.writestr(MANIFEST, json.dumps(asdict(manifest), indent=1))


def opened(path: Path) -> tuple[zipfile.ZipFile, Manifest]:
    try:
        archive = zipfile.ZipFile(path)
        manifest = json.loads(archive.read(MANIFEST))
    except OSError as error:
        raise NotPutBack(f"{path} cannot be read: {error.strerror}.") from None
    except (zipfile.BadZipFile, KeyError, ValueError):
        raise NotPutBack(f"{path} is not a backup of this portal, or was cut off: take another one.") from None
    if manifest.get("format") != FORMAT:
        raise NotPutBack(f"{path} was written by another release of the portal: restore it with that one.")
    return archive, Manifest(**manifest)


def extract(archive: zipfile.ZipFile, name: str, target: Path, expected: str):
    """A part of the archive as a file of its own, which is what was put in."""
    try:
        with archive.open(name) as source, target.open("wb") as out:
            shutil.copyfileobj(source, out)
    except (zipfile.BadZipFile, KeyError):
        raise NotPutBack(f"The backup is damaged at {name}: take another one.") from None
    with target.open("rb") as written:
        if hashlib.file_digest(written, "sha256").hexdigest() != expected:
            raise NotPutBack(f"The backup was changed at {name}: take another one.")
