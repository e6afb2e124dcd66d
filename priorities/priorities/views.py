"""The page of the priorities."""

from plans.editing.section_views import show
from plans.models import Block
from priorities.priorities.block import lender_of


def show_priorities(request, paper, *, section):
    """As any section; an annual layer that shows its plan's priorities says so and offers their order."""
    block = section.block_of(paper)
    lender = lender_of(block or Block(paper=paper, kind=section.kind))
    if lender is None:
        return show(request, paper, section=section)
    data = section.data_of(paper, block)
    lent = {"lender": lender, "lent": data["priorities"], "lists": [], "warnings": 0}
    if block is None:
        lent["may_edit"] = False
    return show(request, paper, section=section, template="priorities/priorities/lent.html", **lent)
