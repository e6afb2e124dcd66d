from plans.rows.sections import Section, register_section

from .noun import AIMS

ALIGNMENT_SECTION = register_section(
    Section(
        "alignment",
        "priorities:alignment",
        "alignment",
        (AIMS,),
        "Show how each partner’s own plan serves the aims of a wider strategy. Add the first aim.",
    )
)
