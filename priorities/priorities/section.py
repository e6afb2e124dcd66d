from plans.rows.sections import Section

from .noun import PRIORITIES, THEMES

PRIORITIES_SECTION = Section(
    "priorities",
    "priorities",
    (PRIORITIES, THEMES),
    "A plan says what the partnership will do first, and why. Add the first priority.",
)
