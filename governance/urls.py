from django.urls import path

from governance.councils import views as settings
from governance.desk.urls import urlpatterns as desk_pages
from governance.duties.urls import urlpatterns as duty_pages
from governance.feeds.urls import urlpatterns as feed_pages
from governance.meetings import body_views, list_views
from governance.meetings import views as meetings
from governance.meetings.urls import urlpatterns as meeting_pages
from governance.packs import views as packs
from governance.reporting.urls import urlpatterns as report_pages
from governance.scrutiny import views as scrutiny
from governance.stages import views as stages
from governance.stages.urls import urlpatterns as record_pages
from governance.timetables import building_views, replanning_views
from governance.timetables import views as timetables

app_name = "governance"

public_pages = [
    path("meetings/", list_views.meetings, name="meetings"),
    path("meetings/<int:pk>/", meetings.meeting, name="meeting"),
    path("packs/<int:pk>/pack.pdf", packs.pack, name="pack"),
]
body_pages = [
    path("workspace/bodies/", body_views.bodies, name="bodies"),
    path("workspace/bodies/new/", body_views.body_create, name="body_create"),
    path("workspace/bodies/<int:pk>/", body_views.body, name="body"),
    path("workspace/bodies/<int:pk>/edit/", body_views.body_edit, name="body_edit"),
    path("workspace/bodies/<int:pk>/rename/", body_views.body_rename, name="body_rename"),
    path("workspace/bodies/<int:pk>/meetings/new/", meetings.meeting_create, name="meeting_create"),
    path("workspace/meetings/<int:pk>/edit/", meetings.meeting_edit, name="meeting_edit"),
    path("workspace/councils/<slug:slug>/settings/", settings.council_settings, name="council_settings"),
]
timetable_pages = [
    path("workspace/timetables/", timetables.timetables, name="timetables"),
    path("workspace/papers/<uuid:key>/timetables/", timetables.paper_timetables, name="paper_timetables"),
    path("workspace/papers/<uuid:key>/timetables/new/", building_views.build, name="build"),
    path("workspace/timetables/<int:pk>/", timetables.timetable, name="timetable"),
    path("workspace/timetables/<int:pk>/plan/", replanning_views.plan_rest, name="plan_rest"),
    path("workspace/timetables/<int:pk>/stages/new/", timetables.add_stage, name="stage_create"),
    path("workspace/timetables/<int:pk>/keep-route/", timetables.keep_route, name="keep_route"),
    path("workspace/stages/<int:pk>/submit/", stages.submit, name="stage_submit"),
    path("workspace/stages/<int:pk>/publish/", stages.publish, name="stage_publish"),
    path("workspace/stages/<int:pk>/outcome/", stages.outcome, name="stage_outcome"),
    path("workspace/stages/<int:pk>/correct/", stages.correct, name="stage_correct"),
    path("workspace/stages/<int:pk>/adopt-amended/", stages.adopt_amended, name="stage_adopt_amended"),
    path("workspace/stages/<int:pk>/withdraw/", stages.withdraw, name="stage_withdraw"),
    path("workspace/stages/<int:pk>/put-back/", stages.reinstate, name="stage_reinstate"),
    path("workspace/stages/<int:pk>/date/", stages.date, name="stage_date"),
    path("workspace/stages/<int:pk>/facts/", stages.facts, name="stage_facts"),
    path("workspace/stages/<int:pk>/undo/", stages.undo, name="stage_undo"),
    path("workspace/undo/<int:pk>/", stages.settle_undo, name="settle_undo"),
]
scrutiny_pages = [
    path("workspace/papers/<uuid:key>/scrutiny/", scrutiny.recommendations, name="scrutiny"),
    path("workspace/papers/<uuid:key>/scrutiny/new/", scrutiny.recommendation_create, name="recommendation_create"),
    path("workspace/recommendations/<int:pk>/", scrutiny.recommendation_edit, name="recommendation_edit"),
]

urlpatterns = [
    *public_pages,
    *body_pages,
    *desk_pages,
    *timetable_pages,
    *scrutiny_pages,
    *record_pages,
    *report_pages,
    *meeting_pages,
    *duty_pages,
    *feed_pages,
]
