from django.urls import path

from governance.timetables import building_views, own_route_views, past_views, replanning_views, views

urlpatterns = [
    path("workspace/timetables/", views.timetables, name="timetables"),
    path("workspace/papers/<uuid:key>/timetables/", views.paper_timetables, name="paper_timetables"),
    path("workspace/papers/<uuid:key>/timetables/new/", building_views.build, name="build"),
    path("workspace/papers/<uuid:key>/timetables/past/", past_views.past_way, name="past_way"),
    path("workspace/papers/<uuid:key>/timetables/bring-in/", views.bring_in_steps, name="steps_bring_in"),
    path("workspace/timetables/<int:pk>/", views.timetable, name="timetable"),
    path("workspace/timetables/<int:pk>/timetable.xlsx", views.sheet, name="timetable_sheet"),
    path("workspace/timetables/<int:pk>/timetable.csv", views.table, name="timetable_csv"),
    path("workspace/timetables/<int:pk>/plan/", replanning_views.plan_rest, name="plan_rest"),
    path("workspace/timetables/<int:pk>/stages/new/", views.add_stage, name="stage_create"),
    path("workspace/timetables/<int:pk>/keep-route/", views.keep_route, name="keep_route"),
    path("workspace/councils/<slug:slug>/routes/", own_route_views.routes, name="routes"),
    path("workspace/councils/<slug:slug>/routes/copy/<slug:name>/", own_route_views.route_copy, name="route_copy"),
    path("workspace/routes/<int:pk>/", own_route_views.route_edit, name="route_edit"),
    path("workspace/routes/<int:pk>/remove/", own_route_views.route_remove, name="route_remove"),
]
