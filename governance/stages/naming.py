"""Stages in lists to choose from: the body's name alone only where it says which stage is meant."""

from collections import Counter
from collections.abc import Iterable

from governance.models import Stage
from governance.models.bodies import told_apart


def stage_names(stages: Iterable[Stage]) -> dict[int, str]:
    """Name of each stage by its key: of several at one body the step is told. Reads ``body`` with its owner."""
    stages = list(stages)
    names = told_apart(stage.body for stage in stages)
    times = Counter(stage.body_id for stage in stages)
    return {
        stage.pk: names[stage.body_id] + (f", step {stage.step}" if times[stage.body_id] > 1 else "")
        for stage in stages
    }
