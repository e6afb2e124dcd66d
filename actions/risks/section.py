from plans.rows.sections import Section

from .noun import RISKS

RISKS_SECTION = Section("risks", "risks", (RISKS,), "Say what could go wrong, and what is done about it.")
