"""Fetching as a person: what is not visible to that person is not found."""

from django.shortcuts import get_object_or_404

from partnerships.models import Invitation, Membership, Organisation, Partnership, RoleAssignment


def partnership(user, slug):
    return get_object_or_404(Partnership.objects.workspaces_of(user).prefetch_related("lead_councils"), slug=slug)


def council(user, *, slug):
    councils = Organisation.objects.councils()
    if not user.has_site_role():
        councils = councils.filter(pk__in=user.council_ids())
    return get_object_or_404(councils, slug=slug)


class OfPartnership:
    """A row that belongs to a partnership, in whose place its permissions are asked."""

    def __init__(self, row, owner):
        self.row, self.partnership = row, owner

    def access_place(self):
        return self.partnership.access_place()


def membership(user, slug, pk):
    owner = partnership(user, slug)
    rows = Membership.objects.select_related("organisation")
    return OfPartnership(get_object_or_404(rows, partnership=owner, pk=pk), owner)


def role(user, slug, pk):
    owner = partnership(user, slug)
    rows = RoleAssignment.objects.select_related("user", "organisation", "partnership")
    return OfPartnership(get_object_or_404(rows, partnership=owner, pk=pk), owner)


def invitation(user, slug, pk):
    owner = partnership(user, slug)
    return OfPartnership(get_object_or_404(Invitation, partnership=owner, pk=pk), owner)


class OfCouncil:
    """A row that belongs to a council, in whose place its permissions are asked."""

    def __init__(self, row, owner):
        self.row, self.council = row, owner

    def access_place(self):
        return self.council.access_place()


def council_role(user, slug, pk):
    owner = council(user, slug=slug)
    rows = RoleAssignment.objects.select_related("user", "council")
    return OfCouncil(get_object_or_404(rows, council=owner, pk=pk), owner)


def council_invitation(user, slug, pk):
    owner = council(user, slug=slug)
    return OfCouncil(get_object_or_404(Invitation.objects.select_related("council"), council=owner, pk=pk), owner)
