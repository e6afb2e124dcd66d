from partnerships.access import Permission
from plans.rows.sections import Section, register_section

from .nouns import ACTIONS, LINES, PROJECTS, RISKS

PLAN_SECTION = register_section(
    Section(
        "action_plan",
        "actions:plan",
        "actions",
        (ACTIONS,),
        "Say what is done for each priority, who leads it, by when, and how you will know that it worked.",
        Permission.MANAGE_ACTIONS,
    )
)
FUNDING_SECTION = register_section(
    Section(
        "funding",
        "actions:funding",
        "funding",
        (LINES,),
        "A plan says what resources it has. Add the money of each year, decided or not.",
    )
)
RISKS_SECTION = register_section(
    Section("risks", "actions:risks", "risks", (RISKS,), "Say what could go wrong, and what is done about it.")
)
PROJECTS_SECTION = register_section(
    Section(
        "projects",
        "actions:projects",
        "projects",
        (PROJECTS,),
        "Show what the partnership does and has achieved, project by project.",
    )
)
