from plans.rows.sections import Section, register_section

from .noun import PROJECTS

PROJECTS_SECTION = register_section(
    Section(
        "projects",
        "actions:projects",
        "projects",
        (PROJECTS,),
        "Show what the partnership does and has achieved, project by project.",
    )
)
