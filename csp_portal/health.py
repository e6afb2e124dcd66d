"""``/healthz`` and ``/metrics``: whether this process can serve, and whether the worker keeps up; for those who watch.

Both tell numbers and times, nothing about anybody. The figures for a monitoring system need its token.
"""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError, InterfaceError
from django.db.models import Count, Min
from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django_tasks_db.models import DBTaskResult

from partnerships.access import public
from partnerships.models import Mail, SweepRun
from plans.models import Rendering

LATE_AFTER = timedelta(minutes=5)


@public
@never_cache
def healthz(request):
    try:
        return JsonResponse(standing(timezone.now()))
    except (DatabaseError, InterfaceError):
        return JsonResponse({"status": "no database"}, status=503, headers={"Retry-After": "30"})


def standing(now: datetime) -> dict:
    """This process serves, so it is well; the worker may be late all the same."""
    run = SweepRun.objects.first()
    pdfs = Rendering.objects.waiting().aggregate(oldest=Min("asked_at"), number=Count("pk"))
    mails = Mail.objects.to_be_sent().aggregate(oldest=Min("written_at"), number=Count("pk"))
    return {
        "status": "ok",
        "worker": "never seen" if run is None else "late" if now - run.at > LATE_AFTER else "ok",
        "swept_at": _moment(run and run.at),
        "sweeps_failed": run.failed if run else [],
        "pdfs_wanted": pdfs["number"],
        "oldest_pdf_wanted_at": _moment(pdfs["oldest"]),
        "pdfs_given_up": Rendering.objects.given_up().count(),
        "mails_unsent": mails["number"],
        "oldest_mail_unsent_at": _moment(mails["oldest"]),
    }


def _moment(at):
    return at and timezone.localtime(at).isoformat(timespec="seconds")


def gauges(now: datetime) -> list[tuple[str, str, float | str]]:
    """Name, meaning and value of each, for a monitoring system."""
    found = standing(now)
    return [
        ("seconds_since_sweep", "Since work left undone was last looked for", _age(found["swept_at"], now)),
        ("sweeps_failed", "Sweeps that failed when it last looked", len(found["sweeps_failed"])),
        ("pdfs_wanted", "PDFs that are not there yet", found["pdfs_wanted"]),
        ("oldest_pdf_wanted_seconds", "Age of the oldest of them", _age(found["oldest_pdf_wanted_at"], now)),
        ("pdfs_given_up", "PDFs that are tried no more", found["pdfs_given_up"]),
        ("mails_unsent", "Mails that are not sent yet", found["mails_unsent"]),
        ("oldest_mail_unsent_seconds", "Age of the oldest of them", _age(found["oldest_mail_unsent_at"], now)),
        ("tasks_ready", "Tasks in the queue", DBTaskResult.objects.filter(status="READY").count()),
    ]


def _age(moment, now):
    return round((now - datetime.fromisoformat(moment)).total_seconds()) if moment else "NaN"


@public
@never_cache
def metrics(request):
    """Prometheus' text format, for whoever sends METRICS_TOKEN as a bearer; to others there is no such page."""
    given = request.headers.get("Authorization", "")
    if not settings.METRICS_TOKEN or not constant_time_compare(given, f"Bearer {settings.METRICS_TOKEN}"):
        raise Http404
    lines = [
        line
        for name, words, value in gauges(timezone.now())
        for line in (f"# HELP portal_{name} {words}.", f"# TYPE portal_{name} gauge", f"portal_{name} {value}")
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; version=0.0.4; charset=utf-8")
