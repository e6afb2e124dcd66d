"""What a meeting is given: the pages of submitting and publishing, and the pack as a file."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from governance.confirming import day_row, posted
from governance.models import StagePack, settings_of
from governance.packs.forms import PublishForm, SubmitForm
from governance.packs.making import pack_response, stored_pack
from governance.packs.remarks import remarks_on_pack
from governance.stages.lifecycle import publish_papers
from governance.stages.lifecycle import submit as submit_text
from governance.stages.views import stage_of, verb_page, version_row
from partnerships.access import Permission, may, public, requires
from partnerships.mendable import for_reader


@requires(Permission.SUBMIT, fetch=stage_of)
def submit(request, stage):
    settings, noticed_on = settings_of(stage.timetable.council), stage.noticed_on
    publish = settings.publish_by(stage.body.kind, noticed_on) if noticed_on else None
    facts = [day_row("Publish by", publish)] if publish else []
    return verb_page(
        request, stage, SubmitForm(posted(request), stage=stage), verb="submit", facts=facts,
        remarks=for_reader(remarks_on_pack(stage), request.user, stage),
        title=f"Submit the text to {stage.body.name}", submit="Submit the text",
        lede="The text as it stands now becomes a new version. That version, and no other, is what this meeting is "
        "given and what it can adopt. The draft can still be changed, with a reason for each change.",
        do=lambda form: submit_text(stage, by=request.user, **form.cleaned_data),
        done=lambda version: f"Version {version.number} is submitted to {stage.body.name}.",
    )  # fmt: skip


@requires(Permission.PUBLISH, fetch=stage_of)
def publish(request, stage):
    form = PublishForm(posted(request), stage=stage)
    return verb_page(
        request, stage, form, verb="publish_papers", facts=[version_row(stage)], not_signed=form.unsigned,
        title=f"Publish the papers for {stage.body.name}", submit="Publish the papers",
        lede="The submitted version becomes public at once: anybody can read and download it, and it stays public.",
        do=lambda form: publish_papers(stage, by=request.user, **form.cleaned_data),
        done=f"The papers for {stage.body.name} are published.",
    )  # fmt: skip


@public
def pack(request, pk):
    """The open one for everybody, the full one for those who may read papers before they are public."""
    if stored := stored_pack(request, pk):
        return stored
    found = get_object_or_404(
        StagePack.objects.select_related(
            "stage__timetable__paper__partnership", "stage__body", "version", "rendering", "wanted"
        ),
        pk=pk,
    )
    if not found.is_open and not may(request.user, Permission.VIEW_PAPERS, found):
        raise Http404
    return pack_response(request, found)
