"""Editions, sign-offs and annexed files of a report in an interchange file.

Accounts do not travel: who asked and who answered are posts, and an open request is with the post it was put to.
"""

import base64
import binascii
import hashlib

from governance.models import EditionPublication, OutcomeKind, Report, SignOffRequest, Stage
from governance.reporting.annexes import take_over_file
from governance.reporting.editions import add_edition
from governance.timetables.body_names import BODY_NAME
from plans.document.schemas import (
    DATE,
    MOMENT,
    PARTIAL_DATE,
    SHA256,
    choice,
    frozen,
    many,
    needed,
    nullable,
    record,
    text,
    whole,
    written,
)
from plans.interchange.faults import join
from plans.interchange.shapes import RowShape, instant, moment
from plans.models import Attachment

PLACE = nullable(record(body=BODY_NAME, step=whole(1)))
NAME = written()

_CONSIDERED = record(
    body=NAME,
    role=text(),
    on=PARTIAL_DATE,
    outcome=choice(*OutcomeKind.values),
    outcome_label=text(),
    resolution=text(5_000),
    conditions=text(5_000),
    minute_reference=text(100),
    amendments=many(record(text=text(5_000), moved_by=text(), result=text(), why=text(2_000)), most=300),
)
_FILE = record(sha256=SHA256, name=NAME, base64=needed(text(28_000_000)))
SIGN_OFF = RowShape(
    SignOffRequest,
    {
        "heading": NAME,
        "post": NAME,
        "due_on": nullable(DATE),
        "asked_at": MOMENT,
        "answer": choice("", *SignOffRequest.Answer.values, default=""),
        "comment": text(4_000),
        "signed_text": text(8_000),
        "signed_sha256": text(64),
        "answered_as": text(),
        "answered_at": nullable(MOMENT),
        "withdrawn_at": nullable(MOMENT),
    },
)


def keys(report_text: dict) -> dict:
    """What a report of a file holds beside its text; ``report_text`` is the schema of a composed report."""
    content = record(
        format={"const": 1},
        report=report_text,
        considered=many(_CONSIDERED, most=100),
        stages=many(record(body=NAME, on=PARTIAL_DATE, in_words=text()), most=100),
        version=nullable(record(number=whole(1), sha256=SHA256)),
        **{"for": nullable(record(body=NAME, role=text(), on=PARTIAL_DATE))},
    )
    edition = record(
        number=whole(1),
        stage=PLACE,
        version=nullable(whole(1)),
        frozen_for=text(300),
        frozen_at=MOMENT,
        public=nullable(record(at=MOMENT, unsigned=many(NAME, most=300), reason=text(2_000))),
        content=frozen(content),
    )
    return {
        "editions": many(edition, most=200),
        "sign_offs": many(SIGN_OFF.schema(implication=nullable(whole()), stage=PLACE), most=1_000),
        "files": many(_FILE, most=100),
    }


# --- Out -----------------------------------------------------------------------------------------------------


def export_further(report: Report, composed: dict, names: dict[int, str]) -> dict:
    """What a file says of a report beside its text; ``names``: what it calls its bodies, by their keys."""
    editions = [_edition(each, names) for each in report.editions.select_related("stage", "version", "publication")]
    named = files_named(composed, *(each["content"]["report"] for each in editions))
    return {
        "editions": editions,
        "sign_offs": [_sign_off(each, report, names) for each in report.sign_offs.select_related("stage")],
        "files": [_file(each) for each in Attachment.objects.filter(paper=report.paper, sha256__in=named)],
    }


def files_named(*texts) -> set[str]:
    return {annex["file"]["sha256"] for each in texts for annex in each["annexes"] if "file" in annex}


def place_of(stage: Stage | None, names: dict[int, str]) -> dict | None:
    return {"body": names[stage.body_id], "step": stage.step} if stage else None


def _edition(edition, names) -> dict:
    public = edition.publication if edition.is_public else None
    return {
        "number": edition.number,
        "stage": place_of(edition.stage, names),
        "version": edition.version.number if edition.version else None,
        "frozen_for": edition.frozen_for,
        "frozen_at": moment(edition.frozen_at),
        "public": public and {
            "at": moment(public.published_at), "unsigned": public.unsigned, "reason": public.reason,
        },
        "content": edition.document,
    }  # fmt: skip


def _sign_off(request, report, names) -> dict:
    rows = list(report.implications.values_list("pk", flat=True))
    return {
        **SIGN_OFF.data(request),
        "implication": rows.index(request.implication_id) if request.implication_id else None,
        "stage": place_of(request.stage, names),
    }


def _file(attachment) -> dict:
    with attachment.file.open("rb") as file:
        content = base64.b64encode(file.read()).decode()
    return {"sha256": attachment.sha256, "name": attachment.name, "base64": content}


# --- In ------------------------------------------------------------------------------------------------------


def load_files(path: str, given: list[dict], paper, importing) -> None:
    """Keep the annexed files with the paper, each checked by what it holds."""
    for index, file in enumerate(given):
        at = join(path, "files", index)
        try:
            content = base64.b64decode(file["base64"], validate=True)
        except (binascii.Error, ValueError):
            importing.fault(join(at, "base64"), "This is not base64 on one line.")
            continue
        if hashlib.sha256(content).hexdigest() != file["sha256"]:
            importing.fault(join(at, "sha256"), "The content has another SHA-256.")
            continue
        with importing.guard(join(at, "base64")):
            take_over_file(paper, content, file["name"], by=importing.by)


def load_further(path: str, given: dict, report: Report, stages, importing) -> None:
    """``stages`` finds a stage of the report's timetable by its place."""
    for index, edition in enumerate(given["editions"]):
        _load_edition(join(path, "editions", index), edition, index, report, stages, importing)
    rows = list(report.implications.all())
    for index, told in enumerate(given["sign_offs"]):
        _load_sign_off(join(path, "sign_offs", index), told, rows, report, stages, importing)


def _load_edition(path, given, index, report, stages, importing):
    if given["number"] != index + 1:
        importing.fault(join(path, "number"), "Versions of a report are numbered from one, without a gap.")
        return
    edition = add_edition(
        report, stages(given["stage"]), by=importing.by, document=given["content"], frozen_for=given["frozen_for"],
        frozen_at=instant(given["frozen_at"]),
        version=importing.version(str(report.paper.key), given["version"]),
    )  # fmt: skip
    if given["public"]:
        EditionPublication.objects.create(
            edition=edition, published_at=instant(given["public"]["at"]), published_by=importing.by,
            unsigned=given["public"]["unsigned"], reason=given["public"]["reason"],
        )  # fmt: skip


def _load_sign_off(path, given, rows, report, stages, importing):
    place = given["implication"]
    if place is not None and place >= len(rows):
        importing.fault(join(path, "implication"), "The report has no heading at this place.")
        return
    request = SIGN_OFF.row(
        given,
        report=report,
        implication=None if place is None else rows[place],
        stage=stages(given["stage"]),
        asked_by=importing.by,
        answered_by=importing.by if given["answered_at"] else None,
        withdrawn_by=importing.by if given["withdrawn_at"] else None,
    )
    importing.save(path, request)
