"""The chapters that a text may link to."""

from plans.document.chapter_names import chapter_names
from plans.models import Block, Paper


def chapters_to_link(paper: Paper) -> dict[str, str]:
    """Names of the paper's chapters by key, each name once; an addendum links to chapters of its plan too.

    A chapter that takes the place of one of the plan is linked to as that one: so it is found where both are one text.
    """
    own = list(paper.blocks.placed().exclude(heading="").values("key", "heading", "kind", "replaces"))
    plans = Block.objects.none()
    if paper.kind == Paper.Kind.ADDENDUM:
        plans = paper.parent_plan.paper.blocks.placed().exclude(heading="").values("key", "heading", "kind")
    rows = [row for row in own if not row["replaces"]] + list(plans)
    return chapter_names((str(row["key"]), row["heading"], row["kind"]) for row in rows)
