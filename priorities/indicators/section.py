from plans.rows.sections import Section

from .noun import INDICATORS

INDICATORS_SECTION = Section(
    "indicators",
    "indicators",
    (INDICATORS,),
    "Say how you will know that things got better. Add the first indicator.",
)
