from django.urls import path

from governance.views import amendments, deferring, since, stage_record, taking_effect

STAGE = "workspace/stages/<int:pk>/"

urlpatterns = [
    path(STAGE, stage_record.stage, name="stage"),
    path(f"{STAGE}defer/", deferring.defer, name="stage_defer"),
    path(f"{STAGE}days/<slug:what>/", taking_effect.day, name="stage_day"),
    path(f"{STAGE}call-in/", taking_effect.call_in, name="stage_call_in"),
    path(f"{STAGE}call-in/set-aside/", taking_effect.call_in_aside, name="stage_call_in_aside"),
    path(f"{STAGE}answer/", taking_effect.answer, name="stage_answer"),
    path(f"{STAGE}answer/set-aside/", taking_effect.answer_aside, name="stage_answer_aside"),
    path(f"{STAGE}amendments/new/", amendments.amendment_create, name="amendment_create"),
    path("workspace/amendments/<int:pk>/", amendments.amendment_edit, name="amendment_edit"),
    path("workspace/amendments/<int:pk>/set-aside/", amendments.amendment_aside, name="amendment_aside"),
    path(f"{STAGE}conditions/new/", amendments.condition_create, name="condition_create"),
    path("workspace/conditions/<int:pk>/", amendments.condition_edit, name="condition_edit"),
    path("workspace/conditions/<int:pk>/set-aside/", amendments.condition_aside, name="condition_aside"),
    path(f"{STAGE}changes/", since.changes, name="stage_changes"),
    path(f"{STAGE}sheet/", since.sheet, name="stage_sheet"),
    path(f"{STAGE}sheet/sheet.pdf", since.sheet_pdf, name="stage_sheet_pdf"),
]
