from plans.rows.sections import Section, register_section

from .noun import RISKS

RISKS_SECTION = register_section(
    Section("risks", "actions:risks", "risks", (RISKS,), "Say what could go wrong, and what is done about it.")
)
