"""The pages on which minutes, and who was there, are written: what others saved meanwhile is kept row by row, as in
committee reports; where both changed the same words, whoever saves second sees both."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect, render

from governance.board_book import verbs
from governance.board_book.forms import AttendanceForm, MinuteForm, attendance_rows, minute_rows
from governance.models import Attendance, Minute, Minutes
from governance.reporting.part_changes import changers_in, rows_in
from governance.reporting.rebasing import WrittenRows, put_together
from partnerships.limits import sentences_of
from partnerships.shared_rows import newest_in, number_read
from partnerships.verbs import Refused, StaleState

STALE = 409


@dataclass(frozen=True)
class RowsPage:
    """What one of the pages writes, and its words."""

    model: type[models.Model]
    form: type[forms.ModelForm]
    formset: Callable
    verb: Callable
    empty: int
    title: str
    template: str
    done: str

    def history_of(self, minutes: Minutes):
        return self.model.history.filter(minutes=minutes.pk).order_by("history_id")


ATTENDANCE = RowsPage(
    Attendance, AttendanceForm, attendance_rows, verbs.keep_attendance, 2, "Who was there", "attendance.html",
    "Who was there is recorded.",
)  # fmt: skip
TEXT = RowsPage(
    Minute, MinuteForm, minute_rows, verbs.write, 1, "Write the minutes", "write.html", "The minutes are saved.",
)  # fmt: skip


class WritingRows:
    """One request to write the rows of a page."""

    def __init__(self, request, minutes: Minutes, page: RowsPage):
        self.request, self.minutes, self.page = request, minutes, page
        self.clashes, self.others, self.read = {}, "", number_read(request.POST)

    def answer(self):
        reasons = verbs.reasons_not_to_write(self.minutes, by=self.request.user)
        if self.request.method != "POST" or reasons:
            return self._shown(self.page.formset(self.minutes, self.request.POST or None), reasons)
        return self._posted()

    def _posted(self):
        self.minutes.refresh_from_db()
        formset = self.page.formset(self.minutes, self._together(self.request.POST))
        if not formset.is_valid() or self.clashes:
            return self._shown(formset, status=STALE if self.clashes else 200)
        try:
            self.page.verb(self.minutes, formset.rows(), by=self.request.user, revision=self.minutes.revision)
        except StaleState:  # saved a moment ago
            return self._posted()
        except Refused as refusal:
            return self._shown(formset, refusal.reasons)
        except ValidationError as error:
            return self._shown(formset, sentences_of(error))
        messages.success(self.request, self.page.done)
        if self.others and self.read is not None:
            who = self.others[:1].upper() + self.others[1:]
            messages.info(self.request, f"{who} changed it while you were writing: both changes are kept.")
        return redirect(self.minutes)

    def _together(self, post):
        """What was sent, put on top of what others saved since the page was read."""
        history, read = self.page.history_of(self.minutes), self.read
        if (read or 0) >= newest_in(history):
            return post
        now = {row.pk: row for row in self.page.model.objects.filter(minutes=self.minutes)}
        rows = WrittenRows("rows", self.page.form, rows_in(history, read), now, key="key", empty=self.page.empty)
        rebased = put_together(post, None, rows)
        self.clashes, self.others = rebased.clashes, changers_in(history, read)
        return rebased.data

    def _shown(self, formset, reasons=(), *, status=200):
        page = self.page
        context = {
            "formset": formset,
            "rows": [(form, self.clashes.get(index)) for index, form in enumerate(formset)],
            "has_clashes": bool(self.clashes),
            "others": self.others,
            "is_read_known": self.read is not None,
            "read": newest_in(page.history_of(self.minutes)),
            "minutes": self.minutes,
            "meeting": self.minutes.meeting,
            "title": page.title,
            "reasons": reasons,
            "back_url": self.minutes.get_absolute_url(),
        }
        return render(self.request, f"governance/board_book/{page.template}", context, status=status)
