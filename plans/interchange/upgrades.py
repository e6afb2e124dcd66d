"""Older versions of the format: one pure step from each version to the next."""

from collections.abc import Callable

from plans.interchange.defaults import complete
from plans.interchange.faults import Fault, NotImported, brief
from plans.interchange.kept_schemas import kept_schema
from plans.models.widening import widen_1_to_2

NAME = "csp-plan"
VERSION = 3


def upgrade_1_to_2(data: dict) -> dict:
    """Version 1 asked for every key; in version 2 those with a default may be left out, none means anything else."""
    return data | {"format": data["format"] | {"version": 2}}


def upgrade_2_to_3(data: dict) -> dict:
    """Version 3 holds Documents of format 2. What a version called “the text above” is written out as it stood then."""
    above = complete(data, kept_schema(2))
    if not _is_made_as_a_file(above):
        return data | {"format": data["format"] | {"version": 3}}
    parts = above["documents"]
    whole = [each for part in parts.values() for each in (part if isinstance(part, list) else [part])]
    texts = {_key_of(document): document for document in whole}
    papers = [_with_texts(paper, texts.get(_key_of(paper))) for paper in above["record"]["papers"]]
    return above | {
        "format": data["format"] | {"version": 3},
        "documents": {name: _widened(part) for name, part in parts.items()},
        "record": above["record"] | {"papers": papers},
    }


def _is_made_as_a_file(data) -> bool:
    """Whether documents and papers stand where they should; if not, the faults are told of the file as it is."""
    documents, record = data.get("documents"), data.get("record")
    if not isinstance(documents, dict) or not isinstance(record, dict) or not isinstance(record.get("papers"), list):
        return False
    lists = [part if isinstance(part, list) else [part] for part in documents.values()]
    return all(isinstance(each, dict) for part in [*lists, record["papers"]] for each in part)


def _key_of(entry: dict) -> str:
    """Empty where it is no text: the fault is told of the file as it is."""
    key = entry.get("key")
    return key if isinstance(key, str) else ""


def _widened(part):
    return [widen_1_to_2(each) for each in part] if isinstance(part, list) else widen_1_to_2(part)


def _with_texts(paper, text):
    versions = paper.get("versions")
    if not isinstance(versions, list):
        return paper
    written = [
        each | {"document": text} if isinstance(each, dict) and each.get("document") is None else each
        for each in versions
    ]
    return paper | {"versions": written}


#: version → function that turns a file of that version into one of the next. A step knows both versions by heart (one
#: by its kept schema): it never asks today's, which goes on, nor touches a frozen text, whose checksum stands.
UPGRADES: dict[int, Callable[[dict], dict]] = {1: upgrade_1_to_2, 2: upgrade_2_to_3}


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
