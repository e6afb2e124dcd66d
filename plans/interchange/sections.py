"""The parts of an interchange file's record that other rooms own, registered in their ``AppConfig.ready``."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class RecordSection:
    """One key of ``record`` (such as ``timetables``): how it is described, checked, loaded and exported.

    Its value is a list; a file may leave it out, which is an empty one, and any key with a default in ``schema``:
    ``check`` and ``load`` get them all, and ``export`` gives them all.
    """

    name: str
    export: Callable  # export(plan, papers) -> JSON value; papers in the file's order
    load: Callable  # load(value, importing); importing is plans.interchange.load.Importing
    schema: dict  # JSON Schema (draft 2020-12) of the value; unknown keys are refused unless it says otherwise
    check: Callable | None  # check(value, data, faults): rules that need no database, plans.interchange.faults.Faults


_SECTIONS: dict[str, RecordSection] = {}


def register_section(name: str, export: Callable, load: Callable, schema: dict, check: Callable | None = None):
    """Make one part of the record known; sections load in the order in which they were registered."""
    _SECTIONS[name] = RecordSection(name, export, load, schema, check)


def known_sections() -> list[RecordSection]:
    return list(_SECTIONS.values())
