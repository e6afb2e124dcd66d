"""The page on which a partnership chooses how its printed texts look."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET

from partnerships import fetching
from partnerships.access import Permission, requires
from partnerships.frame import partnership_page
from partnerships.identity.brand import palette, series_of_colours
from plans.models import LookPicture, Paper, PrintedLook
from plans.printing.looks import verbs
from plans.printing.looks.forms import PrintedLookForm

SHOWN_COLOURS = 6


@requires(Permission.MANAGE_PARTNERSHIP, fetch=fetching.partnership)
def printed_look(request, partnership):
    look = PrintedLook.objects.filter(partnership=partnership).first() or PrintedLook(partnership=partnership)
    options = {"instance": look, "partnership": partnership, "user": request.user}
    form = PrintedLookForm(request.POST or None, request.FILES or None, **options)
    if request.method == "POST" and form.is_valid():
        verbs.choose(form.instance, cover=form.chosen_cover(), logos=form.chosen_logos(), by=request.user)
        messages.success(request, "The look is saved. Texts that are printed from now on have it.")
        return redirect("plans:printed_look", partnership.slug)
    cover, *logos = form.pictures()
    context = {
        "form": form,
        "cover": cover,
        "logos": logos,
        "colours": palette(partnership.colour, partnership.accent),
        "series": series_of_colours(partnership.colour, SHOWN_COLOURS),
        "newest": Paper.objects.filter(partnership=partnership, kind=Paper.Kind.PLAN).order_by("-pk").first(),
    }
    return partnership_page(request, "plans/printing/printed_look.html", partnership, **context)


def picture_of(user, slug, sha256):
    return get_object_or_404(LookPicture, partnership=fetching.partnership(user, slug), sha256=sha256)


@requires(Permission.MANAGE_PARTNERSHIP, fetch=picture_of)
@require_GET
def look_picture(request, picture):
    with picture.file.open("rb") as file:
        response = HttpResponse(file.read(), content_type=picture.content_type)
    response["Cache-Control"] = "private, max-age=86400, immutable"
    return response
