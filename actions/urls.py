from actions.sections import FUNDING_SECTION, PLAN_SECTION, PROJECTS_SECTION, RISKS_SECTION
from actions.views import finishing, plan
from plans.editing.row_paths import section_paths

app_name = "actions"
urlpatterns = [
    *section_paths(PLAN_SECTION, plan.show),
    *finishing.urlpatterns,
    *section_paths(FUNDING_SECTION),
    *section_paths(RISKS_SECTION),
    *section_paths(PROJECTS_SECTION),
]
