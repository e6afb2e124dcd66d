"""Import: from an interchange file to rows, all or nothing, with every fault named at once."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model

from partnerships.history import acting_as
from partnerships.limits import sentences_by_field
from partnerships.models import Organisation, Partnership, User, audit
from plans.interchange import load_papers, load_places, rules, validation
from plans.interchange.cleaning import clean, taken_out
from plans.interchange.defaults import complete, shorten
from plans.interchange.faults import Faults, brief, differences, join
from plans.interchange.parsing import read
from plans.interchange.schema import build
from plans.interchange.sections import RecordSection, known_sections
from plans.interchange.upgrades import upgrade
from plans.models import Paper, Plan

LEFT_OUT = (
    "This was not taken: its assessment is in the portal already, and no file changes it. Enter it on the assessment’s "
    "own page."
)


@dataclass
class Importing:
    """What the parts of an import share; sections of the record get it as ``importing``."""

    data: dict
    by: User
    found: Faults = field(default_factory=Faults)
    partnership: Partnership | None = None
    plan: Plan | None = None
    papers: dict[str, Paper] = field(default_factory=dict)  # by key, in the file's order
    reused: set[str] = field(default_factory=set)  # keys of assessments that were here already

    def organisation(self, slug: str | None) -> Organisation | None:
        """The organisation that the file names by slug; None for None."""
        return Organisation.objects.get(slug=slug) if slug else None

    def version(self, paper_key: str, number: int | None):
        """A Version of a paper in the file by its number; None for None and for one that is not there."""
        return self.papers[paper_key].versions.filter(number=number).first() if number else None

    def fault(self, path: str, sentence: str):
        """Refuse the file for this (after everything else was looked at too)."""
        self.found.add(path, sentence)

    def warn(self, rule: str, where: str, sentence: str):
        self.found.warn(rule, where, sentence)

    def same_or_fault(self, path: str, here: dict, given: dict):
        """What is in the portal already is never changed by a file: each difference is a fault."""
        for at, ours, theirs in differences(here, given, path):
            self.fault(at, f"The portal has {brief(ours)} here, the file says {brief(theirs)}.")

    def guard(self, path: str):
        """A context in which a ValidationError of a row becomes a fault at ``path``."""
        return _Guard(self, path)

    def save(self, path: str, row: Model, **options) -> Model:
        """The row, checked and saved; what is wrong with it becomes faults at ``path``."""
        row._change_reason = "Imported"
        with self.guard(path):
            row.full_clean(**options)
            row.save()
        return row


class _Guard:
    def __init__(self, importing, path):
        self.importing, self.path = importing, path

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if not isinstance(error, ValidationError):
            return False
        for name, sentences in sentences_by_field(error).items():
            for sentence in sentences:
                self.importing.fault(join(self.path, name) if name else self.path, sentence)
        return True


def whole_file(raw: bytes | str | dict, found: Faults | None = None) -> dict:
    """A file in the newest version of the format, with the keys that it leaves out; faults beyond that stay in it."""
    return complete(upgrade(read(raw, found)), build())


def rewritten(raw: bytes) -> dict:
    """A file as the newest version of the format writes it, without the keys at their default."""
    check_file(raw)
    return shorten(whole_file(raw), build())


def check_file(raw: bytes | str | dict) -> tuple[dict, Faults]:
    """The cleaned data of a file and its warnings, looked at without the database. Raises ``NotImported``."""
    data, found = _looked_at(raw)
    found.refuse()
    rules.warn(data, found)
    return data, found


def _looked_at(raw) -> tuple[dict, Faults]:
    """The cleaned data, and all faults that are found without the database."""
    found = Faults()
    data = found.data = whole_file(raw, found)
    validation.check(data, found)
    found.hush()
    cleaned = found.attempt(clean, data) or data
    rules.check(cleaned, found)
    for path, sentence in taken_out(data, cleaned):
        found.warn("cleaned", path, sentence)
    return cleaned, found


def import_plan(data: bytes | str | dict, *, by: User) -> Plan:
    """Make the rows of one interchange file, as ``by``, and give back its plan.

    ``plan.import_warnings`` lists what was taken and is worth a look, ``plan.came_in`` the new texts.
    Raises ``NotImported`` with every fault found; nothing is written then.
    """
    data, found = _looked_at(data)
    importing = Importing(data, by, found)
    with acting_as(by), transaction.atomic():
        _load(importing)
        found.refuse()
        rules.warn(data, found)
        audit("plan imported", importing.plan, by=by, partnership=importing.partnership)
    importing.plan.import_warnings = found.warnings
    importing.plan.came_in = [paper for key, paper in importing.papers.items() if key not in importing.reused]
    return importing.plan


def _load(importing: Importing):
    found = importing.found
    found.attempt(load_places.check_new, importing)
    found.attempt(load_places.load, importing)
    found.refuse()
    load_papers.load(importing)
    found.refuse()
    for section in known_sections():
        found.attempt(_load_section, section, importing)
    found.refuse()
    load_papers.check_kept(importing)


def _load_section(section, importing):
    with transaction.atomic():  # what the database refuses here keeps the next section from nothing
        section.load(_of_new_papers(importing, section), importing)


def _of_new_papers(importing: Importing, section: RecordSection) -> list:
    """Without what belongs to an assessment that is here already, with all that happened to it; told where the portal
    has it not, or has it otherwise.
    """
    given = importing.data["record"][section.name]
    left = {at: item for at, item in enumerate(given) if _paper_of(item) in importing.reused}
    here = section.export(importing.plan, [importing.papers[key] for key in importing.reused]) if left else []
    for at, item in left.items():
        if item not in here:
            importing.warn("left-out", join("record", section.name, at), LEFT_OUT)
    return [item for item in given if _paper_of(item) not in importing.reused]


def _paper_of(item) -> str | None:
    """The key of the paper that an entry is about: directly, or through the timetable that it names."""
    if not isinstance(item, dict):
        return None
    return item.get("paper") or (item.get("timetable") or {}).get("paper")
