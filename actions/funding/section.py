from plans.rows.sections import Section

from .noun import LINES

FUNDING_SECTION = Section(
    "funding",
    "funding",
    (LINES,),
    "A plan says what resources it has. Add the money of each year, decided or not.",
)
