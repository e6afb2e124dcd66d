"""Keep what a person is typing, or throw it away; whatever the form."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from partnerships.access import signed_in
from partnerships.numbers import whole
from plans.editing import drafts


@signed_in
@require_POST
def draft_save(request):
    """Keep what a person is typing; answers with the time. The form's name says which row it belongs to."""
    form = request.POST.get("draft_form", "")[:100]
    if not form:
        return HttpResponse("Which form?", status=400, content_type="text/plain")
    try:
        draft = drafts.keep(
            request.user,
            form,
            drafts.typed(request.POST),
            tab=request.POST.get("draft_tab", "")[:32],
            turn=whole(request.POST.get("draft_turn", "")),
            revision=whole(request.POST.get("revision", "")),
        )
    except drafts.TooLong as error:
        return HttpResponse(str(error), status=413, content_type="text/plain")
    if draft is None:
        return HttpResponse("Sign in again.", status=403, content_type="text/plain")
    at = date_format(timezone.localtime(draft.saved_at), "H:i")
    return JsonResponse({"saved": f"Draft kept at {at}"})


@signed_in
@require_GET
def draft_kept(request):
    """What a person typed into the form of a page and did not save, newest first: the page puts it back by itself."""
    found = drafts.all_kept(request.user, request.GET.get("form", "")).filter(form__startswith=drafts.OF_A_PAGE)
    answer = [
        {"tab": each.tab, "turn": each.turn, "fields": each.fields, "said": f"You have unsaved text from {_at(each)}"}
        for each in found
    ]
    return JsonResponse(answer, safe=False)


def _at(draft):
    return date_format(timezone.localtime(draft.saved_at), "H:i \\o\\n l j F Y")


@signed_in
@require_POST
def draft_discard(request):
    """Throw away what one tab typed into a form, and go back to it."""
    drafts.discard(request.user, request.POST.get("draft_form", ""), request.POST.get("draft_tab", ""))
    messages.success(request, "The unsaved text was discarded.")
    back = request.POST.get("next", "")
    is_ours = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()})
    return redirect(back if is_ours else reverse("pages:tasks"))
