from plans.rows.sections import Section, register_section

from .noun import PRIORITIES, THEMES

PRIORITIES_SECTION = register_section(
    Section(
        "priorities",
        "priorities:edit",
        "priorities",
        (PRIORITIES, THEMES),
        "A plan says what the partnership will do first, and why. Add the first priority.",
    )
)
