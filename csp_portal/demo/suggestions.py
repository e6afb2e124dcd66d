"""What partners of the made-up council would write otherwise in the plan in drafting, and what became of it."""

from django.db import transaction

from partnerships.history import acting_as
from partnerships.models import User
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.models import Block, Plan
from plans.suggesting.verbs import decline, suggest


@transaction.atomic
def suggest_changes(plan: Plan, suggestions: list[dict]):
    """Each in one chapter; ``meanwhile`` an officer changes the same words, ``declined`` says why it is not taken."""
    people = {user.email: user for user in User.objects.filter(is_system=False)}
    for said in suggestions:
        block = plan.paper.blocks.placed().get(key=said["block"])
        with acting_as(people[said["by"]]) as author:
            revision, reason = block.revision, said["reason"]
            made = suggest(block, _reworded(block, said), by=author, revision=revision, reason=reason)
        if meanwhile := said.get("meanwhile"):
            with acting_as(people[meanwhile["by"]]) as officer:
                data, why = _reworded(block, meanwhile), meanwhile["reason"]
                editing.save(CHAPTERS, block, data, by=officer, revision=revision, reason=why)
        if declined := said.get("declined"):
            with acting_as(people[declined["by"]]) as officer:
                decline(made, by=officer, note=declined["note"])


def _reworded(block: Block, said: dict) -> dict:
    data = CHAPTERS.data(block)
    return {**data, "data": {**data["data"], "html": data["data"]["html"].replace(said["words"], said["instead"])}}
