from django.urls import path

from priorities.measures import changing_views, entering_views, public_views, views
from priorities.measures.files import views as files
from priorities.measures.links import views as links

PLACE = "workspace/partnerships/<slug:slug>/measures/"
ONE = f"{PLACE}<uuid:measure>/"
FILE = "workspace/figures/<uuid:key>/"
PUBLIC = "partnerships/<slug:slug>/measures/<uuid:measure>/"
urlpatterns = [
    path("f/", links.figures_given, name="figures_given"),
    path("f/not-for-me/", links.figures_not_mine, name="figures_not_mine"),
    path("f/<str:token>/", links.figures_link, name="figures_link"),
    path(PUBLIC, public_views.public_measure, name="public_measure"),
    path(f"{PUBLIC}csv/", public_views.public_measure_csv, name="public_measure_csv"),
    path(PLACE, views.measures, name="measures"),
    path(f"{PLACE}add/", changing_views.measure_add, name="measure_add"),
    path(f"{PLACE}files/", files.figure_files, name="figure_files"),
    path(FILE, files.figure_file, name="figure_file"),
    path(f"{FILE}names/", files.figure_file_names, name="figure_file_names"),
    path(f"{FILE}take/", files.figure_file_take, name="figure_file_take"),
    path(f"{ONE}rule/", files.measure_rule, name="measure_rule"),
    path("workspace/papers/<uuid:key>/measures/start/", entering_views.measures_start, name="measures_start"),
    path(ONE, views.measure, name="measure"),
    path(f"{ONE}csv/", views.measure_csv, name="measure_csv"),
    path(f"{ONE}figure/", entering_views.measure_enter, name="measure_enter"),
    path(f"{ONE}paste/", entering_views.measure_paste, name="measure_paste"),
    path(f"{ONE}edit/", changing_views.measure_edit, name="measure_edit"),
    path(f"{ONE}definition/", changing_views.measure_define, name="measure_define"),
    path(f"{ONE}targets/", changing_views.measure_targets, name="measure_targets"),
    path(f"{ONE}limits/", changing_views.measure_rebase, name="measure_rebase"),
    path(f"{ONE}compare/", changing_views.measure_compare, name="measure_compare"),
]
