from plans.rows.sections import Section, register_section

from .noun import INDICATORS

INDICATORS_SECTION = register_section(
    Section(
        "indicators",
        "priorities:indicators",
        "indicators",
        (INDICATORS,),
        "Say how you will know that things got better. Add the first indicator.",
    )
)
