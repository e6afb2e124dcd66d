"""The whole portal in one file, and back again: its database and its files as they stood at one moment.

``take(folder)`` writes a backup while people work; ``put_back(file)`` fills an empty portal from one and proves that
every row and every file is as it was. Both databases are read with their own means, so a backup returns to the kind of
database that it was taken from.
"""

from csp_portal.backup.archive import NotPutBack
from csp_portal.backup.databases import NotBackedUp
from csp_portal.backup.restoring import put_back
from csp_portal.backup.taking import take, thin_out

__all__ = ["NotBackedUp", "NotPutBack", "put_back", "take", "thin_out"]
