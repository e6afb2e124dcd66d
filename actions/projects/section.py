from plans.rows.sections import Section

from .noun import PROJECTS

PROJECTS_SECTION = Section(
    "projects",
    "projects",
    (PROJECTS,),
    "Show what the partnership does and has achieved, project by project.",
)
