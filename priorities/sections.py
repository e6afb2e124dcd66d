from plans.rows.sections import Section, register_section

from .nouns import AIMS, INDICATORS, PRIORITIES, THEMES

PRIORITIES_SECTION = register_section(
    Section(
        "priorities",
        "priorities:edit",
        "priorities",
        (PRIORITIES, THEMES),
        "A plan says what the partnership will do first, and why. Add the first priority.",
    )
)
ALIGNMENT_SECTION = register_section(
    Section(
        "alignment",
        "priorities:alignment",
        "alignment",
        (AIMS,),
        "Show how each partner’s own plan serves the aims of a wider strategy. Add the first aim.",
    )
)
INDICATORS_SECTION = register_section(
    Section(
        "indicators",
        "priorities:indicators",
        "indicators",
        (INDICATORS,),
        "Say how you will know that things got better. Add the first indicator.",
    )
)
