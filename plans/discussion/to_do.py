"""What the discussion asks of people: open comments, versions to endorse."""

from collections import defaultdict
from datetime import date

from django.db.models import Count, Max, Q
from django.urls import reverse

from partnerships.access import PERMISSIONS_OF_ROLE, Permission, Role
from partnerships.tasks import Task
from plans.models import Comment, Endorsement, Paper, Version
from plans.models.papers import with_owner

MOST = 20


def _places_with(user, permission) -> set[int]:
    """Partnerships at which the person has a permission by a role there (not by a role for the whole site)."""
    roles = [role for role in user.roles_held() if permission in PERMISSIONS_OF_ROLE[role.role]]
    return {role.partnership_id for role in roles if role.partnership_id}


def comments_to_settle(user, on: date) -> list[Task]:
    """One task for each open text with comments that nobody in particular deals with, for those who settle them."""
    papers = Paper.objects.open().filter(partnership__in=_places_with(user, Permission.RESOLVE_COMMENT))
    wanted = Comment.objects.unresolved().exclude(pk__in=Comment.objects.with_somebody())
    papers = papers.annotate(open=Count("comments", filter=Q(comments__in=wanted))).filter(open__gt=0).with_owner()
    return [
        Task(
            f"Resolve {paper.open} comment{'' if paper.open == 1 else 's'} on “{paper.title}”",
            reverse("plans:paper_read", args=[paper.key]),
            detail="Answer, change the text, then resolve each one",
            weight=20,
        )
        for paper in papers[:MOST]
    ]


def versions_to_endorse(user, on: date) -> list[Task]:
    """The latest version of each open text that one of the person's organisations has not endorsed."""
    leads = defaultdict(set)
    for role in user.roles_held():
        if role.role == Role.PARTNER_LEAD:
            leads[role.partnership_id].add(role.organisation_id)
    papers = Paper.objects.open().filter(partnership__in=leads)
    latest = dict(papers.annotate(last=Max("versions__pk")).exclude(last=None).values_list("pk", "last"))
    endorsed = defaultdict(set)
    for version, body in Endorsement.objects.filter(version__in=latest.values()).values_list("version", "organisation"):
        endorsed[version].add(body)
    versions = Version.objects.filter(pk__in=latest.values()).defer("canonical")
    versions = versions.select_related(*with_owner("paper"))
    return [
        Task(
            f"Read and endorse version {version.number} of “{version.paper.title}”",
            reverse("plans:paper_version", args=[version.paper.key, version.number]),
            detail=version.frozen_for,
            weight=30,
        )
        for version in versions
        if leads[version.paper.partnership_id] - endorsed[version.pk]
    ]
