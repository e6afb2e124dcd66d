"""Where one part of a report is written: open in its place, kept from those who write it at the same time."""

import json

from django.contrib import messages
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from governance.models import Report
from governance.reporting.editions import following_stage
from governance.reporting.forms import part_formset
from governance.reporting.part_changes import changed_since, changers_since, newest_change, newest_changes
from governance.reporting.pieces import pieces_of, place_in
from governance.reporting.rebasing import Rebased, rebase
from governance.reporting.reports import PARTS, compose_report
from governance.reporting.text import living
from governance.reporting.views import report_numbered
from partnerships.access import Permission, requires
from partnerships.shared_rows import number_read
from plans.editing import drafts
from plans.editing.form_views import as_posted
from plans.writing.presence import note, others_at

STALE = 409


@requires(Permission.WRITE_REPORT, fetch=report_numbered)
def report_part(request, found, name):
    """The report as it will print, with one part open in its place: all its rows can be written there."""
    if name not in PARTS:
        raise Http404
    return WritingPart(request, found, PARTS[name]).answer()


class WritingPart:
    """One request to write a part. What others saved since is kept; where both changed one thing, both are shown."""

    def __init__(self, request, report, part):
        self.request, self.report, self.part = request, report, part
        self.rebased, self.others, self.is_read_known = None, "", True

    def answer(self):
        if self.request.method == "POST":
            return self._posted()
        name = drafts.OF_A_PAGE + self.request.path[-drafts.LONGEST_PATH :]
        draft = drafts.kept(self.request.user, name, self.request.GET.get("tab", ""))
        if draft and self.request.GET.get("draft") == "restore":
            typed = as_posted(draft.fields)
            return self._page(*self._read(typed, None), restored=draft.tab)
        read = newest_change(self.report, self.part)
        formset = self._formset()
        formset.begin_at(self.request.GET.get("at", ""))
        return self._page(read, formset)

    def _formset(self, *given):
        return part_formset(self.part)(*given, report=self.report, part=self.part, by=self.request.user)

    def _read(self, post, files) -> tuple:
        """The newest change, and the formset of what was typed: put on top of it where what was read is older."""
        newest, read = newest_change(self.report, self.part), number_read(post)
        self.is_read_known = read is not None
        if (read or 0) >= newest:
            self.rebased = Rebased(post, files, {})
        else:
            who = {"report": self.report, "part": self.part, "by": self.request.user}
            self.rebased = rebase(post, files, read=read, **who)
            self.others = changers_since(self.report, self.part, read)
        return newest, self._formset(self.rebased.data, self.rebased.files)

    def _posted(self):
        read, formset = self._read(self.request.POST, self.request.FILES)
        if not formset.is_valid() or self.rebased.clashes:
            return self._page(read, formset, status=STALE if self.rebased.clashes else 200)
        with transaction.atomic():
            Report.objects.select_for_update(no_key=True).get(pk=self.report.pk)
            if newest_change(self.report, self.part) != read:  # saved a moment ago; nobody saves now
                return self._posted()
            formset.save_rows()
        return self._saved(formset)

    def _saved(self, formset):
        messages.success(self.request, f"{self.part.label}: saved.")
        if self.others and self.is_read_known:
            said = (
                f"{self.others[:1].upper()}{self.others[1:]} changed it while you were writing: both changes are kept."
            )
            messages.info(self.request, said)
        for remark in formset.remarks:
            messages.warning(self.request, remark)
        if "more" in self.request.POST:
            return redirect(f"{self.request.path}?at={self.part.rows(self.report).count()}")
        return redirect(place_in(self.report, self.part.name))

    def _page(self, read, formset, *, status=200, restored=""):
        report, clashes = self.report, self.rebased.clashes if self.rebased else {}
        text, today = compose_report(report), timezone.localdate()
        seen = newest_changes(report) | {self.part.name: read}
        context = {
            "report": report,
            "part": self.part,
            "formset": formset,
            "timetable": report.timetable,
            "following": following_stage(report),
            "pieces": pieces_of(report, text),
            "back": place_in(report, self.part.name),
            "read": read,
            "seen": seen,
            "rows": [(form, clashes.get(index)) for index, form in enumerate(formset)],
            "has_clashes": bool(clashes),
            "others": self.others,
            "is_read_known": self.is_read_known,
            "restored": restored,
            **living(report, on=today),
        }
        return render(self.request, "governance/reporting/part.html", context, status=status)


def written_report(user, *, pk):
    """The report alone: nothing of it is shown."""
    return get_object_or_404(Report.objects.visible_to(user).select_related("timetable__paper__partnership"), pk=pk)


@requires(Permission.WRITE_REPORT, fetch=written_report)
@require_POST
def report_pulse(request, found):
    """Who else writes this report, and which parts were saved since ``seen``; asked four times a minute."""
    post, user, place = request.POST, request.user, f"report:{found.pk}"
    if tab := post.get("tab", "")[:32]:
        part = post.get("part", "") if post.get("part", "") in PARTS else ""
        note(user, found.paper, tab=tab, place=place, part=part, is_writing=post.get("writing") == "yes")
    here = others_at(found.paper, user, place=place)
    labelled = [{**each, "label": PARTS[each["key"]].label if each["key"] else ""} for each in here]
    return JsonResponse({"here": labelled, "changed": changed_since(found, _seen(post.get("seen", "")), user)})


def _seen(text: str) -> dict[str, int]:
    try:
        seen = json.loads(text)
    except ValueError:
        return {}
    return {name: number for name, number in seen.items() if type(number) is int} if isinstance(seen, dict) else {}
