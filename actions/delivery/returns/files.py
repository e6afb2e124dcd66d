"""Files with a report: added, taken away, opened to the public; and who may read one."""

from dataclasses import dataclass
from uuid import UUID

from django.core.files.base import ContentFile
from django.utils import timezone

from actions.delivery.returns.reading import reads_report
from actions.delivery.returns.sender import Sender
from actions.models import PeriodReport, Return, ReturnFile
from partnerships.access import Permission, may
from partnerships.models import audit
from partnerships.verbs import Refused, change_if_same
from plans.models import Version
from plans.office.handing_out import file_response
from plans.printing.kept_files import SUFFIXES, CheckedFile


@dataclass(frozen=True)
class FilesSaid:
    """What a card says of its files: a new one, those that go, and those of the kept ones that everybody may read."""

    new: CheckedFile | None = None
    title: str = ""
    may_be_published: bool = False
    removed: frozenset[str] = frozenset()
    public: frozenset[str] = frozenset()


def put_files(report: Return, said: FilesSaid, sender: Sender) -> None:
    """Call inside the verb that keeps the report: it says who may."""
    standing = list(report.files.standing())
    for row in standing:
        if str(row.key) in said.removed:
            _change(row, {"removed_at": timezone.now(), "removed_by": sender.person}, sender, "evidence taken away")
        elif row.may_be_published != (str(row.key) in said.public):
            now = {"may_be_published": not row.may_be_published}
            _change(row, now, sender, "evidence opened" if now["may_be_published"] else "evidence kept inside")
    if said.new:
        if len([row for row in standing if str(row.key) not in said.removed]) >= ReturnFile.MOST:
            raise Refused([f"A report takes at most {ReturnFile.MOST} files: take one away first."])
        _add(report, said, sender)


def _change(row, now, sender, event):
    was = {name: getattr(row, name) for name in now}
    change_if_same(row, was=was, now=now, by=sender.person, reason=sender.way)
    _audit(event, row, sender)


def _add(report, said, sender):
    new = said.new
    row = ReturnFile(
        report=report, title=said.title or new.name, may_be_published=said.may_be_published, name=new.name,
        content_type=new.content_type, size=len(new.content), added_at=timezone.now(), added_by=sender.person,
    )  # fmt: skip
    row.file = ContentFile(new.content, name=f"{row.key}.{SUFFIXES[new.content_type]}")
    row._history_user, row._change_reason = sender.person, sender.way or None
    row.save()
    _audit("evidence added", row, sender)


def _audit(event, row, sender):
    """Under the name of the report: what a file is called may be confidential."""
    place = {"partnership": sender.period.paper.partnership, "reason": sender.way}
    audit(event, row.report, by=sender.person, file=str(row.key), **place)


def is_public(row: ReturnFile) -> bool:
    """Whether a published report names it."""
    return _stands_in(row.key, _copies(row, PeriodReport.Edition.PUBLIC).public())


def may_read(row: ReturnFile, user) -> bool:
    """Who reads performance: what the board's copy names; who reads the report itself: as long as it is with it."""
    if _stands_in(row.key, _copies(row, PeriodReport.Edition.BOARD)):
        return may(user, Permission.READ_PERFORMANCE, row.report.period)
    return row.removed_at is None and reads_report(user, row.report)


def download_of(row: ReturnFile):
    """Always as a download; its content was checked when it came."""
    with row.file.open("rb") as file:
        return file_response(file.read(), row.name, row.content_type)


def _copies(row, edition):
    about = {"paper__period_report__reporting_period": row.report.period_id, "paper__period_report__edition": edition}
    return Version.objects.filter(**about)


def _stands_in(key: UUID, versions) -> bool:
    return versions.filter(canonical__contains=str(key)).exists()
