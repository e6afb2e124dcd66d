from django.urls import path

from plans.editing.paths import section_paths

from . import finishing_views, public_sheet, views
from .section import PLAN_SECTION

ACTION = "workspace/papers/<uuid:key>/actions/<uuid:row>/"
urlpatterns = [
    *section_paths(PLAN_SECTION, views.show),
    path("plans/<slug:slug>/actions.xlsx", public_sheet.public_sheet, name="public_sheet"),
    path(f"{ACTION}finish/", finishing_views.finish, name="action_finish"),
    path(f"{ACTION}reopen/", finishing_views.reopen, name="action_reopen"),
]
