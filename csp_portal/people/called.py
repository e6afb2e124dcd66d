"""What a person is and was called: the account's name and address, earlier ones, and those of invitations."""

from allauth.account.models import EmailAddress
from django.db.models import Q

from partnerships.access import Role
from partnerships.models import Invitation, User


def addresses_of(user: User) -> list[str]:
    """Every address of the account, the present one first."""
    earlier = User.history.filter(id=user.pk).order_by("pk").values_list("email", flat=True)
    further = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    taken_up = Invitation.objects.filter(accepted_by=user).values_list("email", flat=True)
    return list({address.casefold(): address for address in (user.email, *earlier, *further, *taken_up)}.values())


def invited(user: User) -> Q:
    """Invitations to this person, whatever the address was at the time."""
    about = Q(id__in=Invitation.objects.filter(accepted_by=user).values("id"))
    for address in addresses_of(user):
        about |= Q(email__iexact=address)
    return about


def names_of(user: User) -> set[str]:
    """The name, earlier ones, and those under which the person was invited; surname first, as directories have it."""
    earlier = User.history.filter(id=user.pk).values_list("name", flat=True)
    names = {user.name, *earlier, *Invitation.objects.filter(invited(user)).values_list("name", flat=True)} - {""}
    return names | {_surname_first(name) for name in names if not is_unsure(name, user)}


def _surname_first(name):
    *first, surname = name.split()
    return f"{surname}, {' '.join(first)}"


def unsure_names(user: User) -> set[str]:
    return {name for name in names_of(user) if is_unsure(name, user)}


def is_unsure(name: str, user: User) -> bool:
    """A single word, a post, or somebody else's name too stands in many texts that are not about the person."""
    posts = User.history.filter(id=user.pk).values_list("post", flat=True)
    words = {role.label.casefold() for role in Role} | {post.casefold() for post in (user.post, *posts)}
    if len(name.split()) < 2 or name.casefold() in words:
        return True
    return User.objects.filter(name__iexact=name).exclude(pk=user.pk).exists()
