"""Schemas that real databases may have, kept with the demonstration's rows in them: from each a way leads to the newest.

From the first one it takes minutes, most of them Django's drawing of 250 models anew for each of 800 operations: that
way is gone in ``make test-all``. Every day the later start is brought up to date. Nothing before it can change, because
a landed migration is never edited.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from tests.migrations.rows import ROOMS
from tests.sizes import FULL

FOLDER = Path(__file__).parent
LEAVES = FOLDER / "starts.json"


@dataclass(frozen=True)
class Start:
    """One kept schema: the last migration of each room in it, its rows, and its tables in each database."""

    name: str

    @property
    def targets(self) -> list[tuple[str, str]]:
        return [(room, name) for room, name in json.loads(LEAVES.read_text())[self.name].items() if room in ROOMS]

    @property
    def rows(self) -> Path:
        return FOLDER / f"demo-{self.name}.json.gz"

    def schema(self, vendor) -> Path:
        return FOLDER / f"schema-{self.name}.{vendor}.sql.gz"


FIRST, LATER = Start("0001"), Start("2026-11")
STARTS = (FIRST, LATER) if FULL else (LATER,)
