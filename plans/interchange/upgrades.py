"""Older versions of the format: one pure step from each version to the next."""

from collections.abc import Callable

from plans.interchange.faults import Fault, NotImported, brief

NAME = "csp-plan"
VERSION = 2


def upgrade_1_to_2(data: dict) -> dict:
    """Version 1 asked for every key; in version 2 those with a default may be left out, none means anything else."""
    return data | {"format": data["format"] | {"version": 2}}


#: version → function that turns a file of that version into one of the next. A step knows both versions by heart: it
#: never asks today's schema, which goes on, and never touches a frozen document, whose checksum stands.
UPGRADES: dict[int, Callable[[dict], dict]] = {1: upgrade_1_to_2}


def upgrade(data: dict, *, to: int = VERSION, steps: dict[int, Callable[[dict], dict]] | None = None) -> dict:
    """The file in version ``to`` of the format. Raises ``NotImported`` for another format or a newer version."""
    steps = UPGRADES if steps is None else steps
    header = data.get("format") if isinstance(data, dict) else None
    if not isinstance(header, dict) or header.get("name") != NAME:
        raise NotImported([Fault("format", f"This is not a plan in the format “{NAME}”.")])
    version = header.get("version")
    known = [*sorted(steps), to]
    if isinstance(version, bool) or version not in known:
        taken = ", ".join(map(str, known))
        raise NotImported([Fault("format.version", f"Version {brief(version)} is not known here; taken are {taken}.")])
    while version < to:
        data = steps[version](data)
        version += 1
    return data
