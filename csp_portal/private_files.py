"""The files of the portal are their user's alone: drafts, letters, keys and sessions are in them."""

import contextlib
import os
from pathlib import Path

#: What only the portal makes in its data folder: a folder that holds one of these is its own.
SIGNS = ("portal.sqlite3", "media", "outbox", "secret_key")


def keep_private(folder: Path, database: Path | None) -> None:
    """From here on this process makes files for its user only; what an earlier release left readable is closed.

    A folder that was there before and is not the portal's own, such as one that others share, stays as it is.
    """
    os.umask(0o077)
    if any((folder / sign).exists() for sign in SIGNS):
        _close(folder, 0o700)
    if database is not None:
        for end in ("", "-wal", "-shm"):
            _close(database.with_name(database.name + end), 0o600)


def _close(path, mode):
    with contextlib.suppress(FileNotFoundError, PermissionError):  # not there yet, or somebody else's
        path.chmod(mode)
