"""The account that an invitation leads to: a new one, one that is open, or one that was closed when its person left."""

from partnerships.models import Invitation, User, audit


def account_of(invitation: Invitation) -> User | None:
    return User.objects.filter(email__iexact=invitation.email).first()


def reasons_not_to_open_again(known: User | None) -> list[str]:
    """An invitation brings back whoever has left; a closed account that could do more at once is not its to open."""
    if known is None or known.is_active:
        return []
    holds_more = known.is_staff or known.is_superuser or known.role_assignments.current().exists()
    return [f"The account for {known.email} is closed: ask a site administrator to open it again."] * holds_more


def open_account(user: User, *, name: str, password: str, **place) -> None:
    """Make a new account, or open a closed one again, with a password of its own: whoever holds the link has the
    address."""
    is_new = user.pk is None
    user.name, user.is_active = name, True
    user.set_password(password)
    user.full_clean(exclude=["password"])
    if is_new:
        user.save()
        return
    user._history_user, user._change_reason = user, "Opened again by an invitation"
    user.save()
    audit("account opened again", user, by=user, **place)
