from plans.rows.sections import Section

from .noun import AIMS

ALIGNMENT_SECTION = Section(
    "alignment",
    "alignment",
    (AIMS,),
    "Show how each partner’s own plan serves the aims of a wider strategy. Add the first aim.",
)
