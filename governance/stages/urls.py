from django.urls import path

from governance.stages import (
    amending_views,
    closing_views,
    deferring_views,
    handing_over_views,
    minuting_views,
    record_views,
    since_views,
    taking_effect_views,
    views,
)

STAGE = "workspace/stages/<int:pk>/"

urlpatterns = [
    path(STAGE, record_views.stage, name="stage"),
    path(f"{STAGE}outcome/", views.outcome, name="stage_outcome"),
    path(f"{STAGE}correct/", views.correct, name="stage_correct"),
    path(f"{STAGE}adopt-amended/", views.adopt_amended, name="stage_adopt_amended"),
    path(f"{STAGE}withdraw/", views.withdraw, name="stage_withdraw"),
    path(f"{STAGE}put-back/", views.reinstate, name="stage_reinstate"),
    path(f"{STAGE}date/", views.date, name="stage_date"),
    path(f"{STAGE}hand-over/", handing_over_views.hand_over_step, name="stage_hand_over"),
    path(f"{STAGE}facts/", views.facts, name="stage_facts"),
    path(f"{STAGE}undo/", views.undo, name="stage_undo"),
    path("workspace/undo/<int:pk>/", views.settle_undo, name="settle_undo"),
    path("workspace/timetables/<int:pk>/close/", closing_views.close, name="timetable_close"),
    path(f"{STAGE}defer/", deferring_views.defer, name="stage_defer"),
    path(f"{STAGE}days/<slug:what>/", taking_effect_views.day, name="stage_day"),
    path(f"{STAGE}call-in/", taking_effect_views.call_in, name="stage_call_in"),
    path(f"{STAGE}call-in/set-aside/", taking_effect_views.call_in_aside, name="stage_call_in_aside"),
    path(f"{STAGE}answer/", taking_effect_views.answer, name="stage_answer"),
    path(f"{STAGE}answer/set-aside/", taking_effect_views.answer_aside, name="stage_answer_aside"),
    path(f"{STAGE}amendments/", amending_views.take_in, name="stage_take_in"),
    path(f"{STAGE}amendments/new/", amending_views.amendment_create, name="amendment_create"),
    path("workspace/amendments/<int:pk>/", amending_views.amendment_edit, name="amendment_edit"),
    path("workspace/amendments/<int:pk>/set-aside/", amending_views.amendment_aside, name="amendment_aside"),
    path(f"{STAGE}conditions/new/", amending_views.condition_create, name="condition_create"),
    path("workspace/conditions/<int:pk>/", amending_views.condition_edit, name="condition_edit"),
    path("workspace/conditions/<int:pk>/set-aside/", amending_views.condition_aside, name="condition_aside"),
    path(f"{STAGE}minutes/<slug:noun>/new/", minuting_views.minuted_create, name="minuted_create"),
    path("workspace/minutes/<slug:noun>/<int:pk>/", minuting_views.minuted_edit, name="minuted_edit"),
    path("workspace/minutes/<slug:noun>/<int:pk>/set-aside/", minuting_views.minuted_aside, name="minuted_aside"),
    path(f"{STAGE}changes/", since_views.changes, name="stage_changes"),
    path(f"{STAGE}sheet/", since_views.sheet, name="stage_sheet"),
    path(f"{STAGE}sheet/sheet.pdf", since_views.sheet_pdf, name="stage_sheet_pdf"),
]
