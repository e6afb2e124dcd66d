from partnerships.access import Permission
from plans.rows.sections import Section, register_section

from .noun import ACTIONS

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
