"""How large a costly proof is: a seed of it in ``make test``, the whole in ``make test-all`` (it sets SUITE=full)."""

import os

from hypothesis import HealthCheck, settings

FULL = os.environ.get("SUITE") == "full"


def size(*, full, few):
    return full if FULL else few


def examples(full):
    """Settings of a property that takes long for each example: a fifth of them will do every day."""
    return settings(max_examples=size(full=full, few=max(full // 5, 3)), suppress_health_check=list(HealthCheck))
