from plans.rows.sections import Section, register_section

from .noun import LINES

FUNDING_SECTION = register_section(
    Section(
        "funding",
        "actions:funding",
        "funding",
        (LINES,),
        "A plan says what resources it has. Add the money of each year, decided or not.",
    )
)
