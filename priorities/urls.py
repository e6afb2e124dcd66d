from plans.editing.row_paths import section_paths
from priorities.sections import ALIGNMENT_SECTION, INDICATORS_SECTION, PRIORITIES_SECTION
from priorities.views import sections, year

app_name = "priorities"
urlpatterns = [
    *year.urlpatterns,
    *section_paths(PRIORITIES_SECTION, sections.show_priorities),
    *section_paths(ALIGNMENT_SECTION),
    *section_paths(INDICATORS_SECTION),
]
