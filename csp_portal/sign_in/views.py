"""Where a person is signed in, and how that is ended from afar."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from csp_portal.sign_in.sessions import end_others, sessions_of
from csp_portal.sign_in.tables import OpenSession, SessionTable
from partnerships.access import signed_in


@signed_in
def sessions(request):
    rows = [OpenSession(row, row.session_key == request.session.session_key) for row in sessions_of(request.user)]
    context = {"sessions": SessionTable(rows, request=request), "others": sum(not row.is_this for row in rows)}
    return render(request, "account/sessions.html", context)


@signed_in
@require_POST
def end_session(request, pk):
    for session in UserSession.objects.filter(user=request.user, pk=pk):
        session.end()
    messages.success(request, "That session has ended.")
    return redirect("sessions")


@signed_in
@require_POST
def end_other_sessions(request):
    number = end_others(request.user, but=request.session.session_key)
    ended = "One other session has ended." if number == 1 else f"{number} other sessions have ended."
    messages.success(request, ended)
    return redirect("sessions")
