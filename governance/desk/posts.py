"""Who holds a post that is named in words, such as the one to which amendments are delegated."""

from django.db.models import Q

from governance.models import Timetable
from partnerships.models import RoleAssignment, User


def is_post_of(user: User, post: str) -> bool:
    return bool(post.strip()) and post.strip().casefold() in (user.post.strip().casefold(), user.name.casefold())


def holders_of(post: str, timetable: Timetable) -> list[User]:
    """Active people with a role at the partnership, its lead councils or the deciding one whose post it is."""
    partnership = timetable.paper.partnership
    place = Q(partnership=partnership) | Q(council__in=partnership.lead_councils.all()) | Q(council=timetable.council)
    roles = RoleAssignment.objects.current().filter(place, user__is_active=True, user__is_system=False)
    named = Q(user__post__iexact=post.strip()) | Q(user__name__iexact=post.strip())
    return sorted({role.user for role in roles.filter(named).select_related("user")}, key=lambda user: user.pk)
