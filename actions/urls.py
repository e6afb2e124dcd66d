from actions.action_plan import urls as action_plan
from actions.delivery import urls as delivery
from actions.funding.section import FUNDING_SECTION
from actions.projects.section import PROJECTS_SECTION
from actions.risks.section import RISKS_SECTION
from plans.editing.paths import section_paths

app_name = "actions"
urlpatterns = [
    *action_plan.urlpatterns,
    *delivery.urlpatterns,
    *section_paths(FUNDING_SECTION),
    *section_paths(RISKS_SECTION),
    *section_paths(PROJECTS_SECTION),
]
