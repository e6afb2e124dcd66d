from plans.rows.sections import Section

from .noun import ACTIONS

PLAN_SECTION = Section(
    "action_plan",
    "actions",
    (ACTIONS,),
    "Say what is done for each priority, who leads it, by when, and how you will know that it worked.",
)
