"""Interchange: a plan with all that belongs to it as one file, in and out.

``export_plan(plan)`` writes ``{format, documents, record}``; ``import_plan(data, by=…)`` makes its rows, all or
nothing. Each room adds its part of the record with ``register_section``.
"""

from plans.interchange.export import export_plan
from plans.interchange.faults import Fault, NotImported
from plans.interchange.load import import_plan
from plans.interchange.sections import register_section

__all__ = ["Fault", "NotImported", "export_plan", "import_plan", "register_section"]
