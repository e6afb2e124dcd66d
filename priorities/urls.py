from plans.editing.paths import section_paths
from priorities.alignment.section import ALIGNMENT_SECTION
from priorities.indicators.section import INDICATORS_SECTION
from priorities.measures import urls as measures
from priorities.population import urls as population
from priorities.priorities import views
from priorities.priorities.section import PRIORITIES_SECTION
from priorities.year import urls as year

app_name = "priorities"
urlpatterns = [
    *measures.urlpatterns,
    *population.urlpatterns,
    *year.urlpatterns,
    *section_paths(PRIORITIES_SECTION, views.show_priorities),
    *section_paths(ALIGNMENT_SECTION),
    *section_paths(INDICATORS_SECTION),
]
