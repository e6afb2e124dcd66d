"""The kinds of mail that the portal writes, and how each person wants them: at once, once a day, or not at all.

A room registers its kinds in ``AppConfig.ready``; the page "My mail" and the links in mails offer what a kind allows.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.core import signing
from django.db import transaction
from django.urls import reverse

from partnerships.history import acting_as
from partnerships.models import MailChoice, User
from partnerships.verbs import Refused

Choice = MailChoice.Choice
#: A kind that nothing gathers for the day's mail leaves ``DIGEST`` out; one that nobody may refuse has ``ALWAYS``.
ANY_WAY = (Choice.AT_ONCE, Choice.DIGEST, Choice.NEVER)
OR_NOT = (Choice.AT_ONCE, Choice.NEVER)
ALWAYS = (Choice.AT_ONCE,)

#: The name of the day's mail itself.
DAILY = "digest"
#: The kind of what leads to an account or tells of it.
ACCESS = "invitation"
SALT = "partnerships.mail.rows"
BY_LINK = "Through the link in a mail"


@dataclass(frozen=True)
class MailKind:
    """One kind: its name in rows, what people read about it, the ways it comes, and the usual one.

    What ``gives_access`` leads into an account: it leaves on any day, and its text is forgotten once it is sent.
    """

    name: str
    label: str
    about: str
    choices: tuple[Choice, ...] = ANY_WAY
    usual: Choice = Choice.AT_ONCE
    gives_access: bool = False
    #: Its text holds a link that lets somebody in, and is forgotten once it is sent.
    forgets_text: bool = False

    @property
    def can_be_refused(self) -> bool:
        return Choice.NEVER in self.choices


_KINDS: dict[str, MailKind] = {}


def register_mail_kind(kind: MailKind) -> MailKind:
    """Registering a name again replaces it."""
    _KINDS[kind.name] = kind
    return kind


def mail_kinds() -> list[MailKind]:
    """All kinds in the order of their registration; the day's mail, registered first, stands first."""
    return list(_KINDS.values())


def kind_of(name: str) -> MailKind:
    """A registered kind. One that no room has registered is written at once and cannot be refused."""
    return _KINDS.get(name) or MailKind(name, name.capitalize(), "", choices=ALWAYS)


def register():
    """The kinds that no other room owns."""
    daily = "What is overdue, what is due this week, and what others changed; only when there is something."
    register_mail_kind(
        MailKind(DAILY, "The day’s mail", daily, choices=(Choice.DIGEST, Choice.NEVER), usual=Choice.DIGEST)
    )
    access = (
        "Invitations to take up a role, the address with which you choose a new password, changes of how you sign in."
    )
    register_mail_kind(MailKind(ACCESS, "Invitations and passwords", access, choices=ALWAYS, gives_access=True))


# --- What a person chose --------------------------------------------------------------------------------------


def choices_of(people: Iterable[User]) -> dict[tuple[int, str], Choice]:
    """(person, kind) → choice, for those that differ from the usual way; one query for any number of people."""
    rows = MailChoice.objects.filter(user__in=people).values_list("user", "kind", "choice")
    return {(user, kind): Choice(choice) for user, kind, choice in rows}


def chosen(user: User, name: str, known: dict[tuple[int, str], Choice] | None = None) -> Choice:
    """How the person gets this kind; ``known`` from ``choices_of`` spares the query."""
    kind = kind_of(name)
    choice = (choices_of([user]) if known is None else known).get((user.pk, name), kind.usual)
    return choice if choice in kind.choices else kind.usual


def is_written_now(user: User, name: str, known: dict[tuple[int, str], Choice] | None = None) -> bool:
    """Whether a mail of this kind goes to the person by itself: neither refused nor left to the day's mail."""
    choice = chosen(user, name, known)
    return choice == Choice.AT_ONCE or (name == DAILY and choice == Choice.DIGEST)


@transaction.atomic
def choose(user: User, name: str, choice: Choice, *, because: str = "") -> bool:
    """Keep a person's choice for one kind; True when it changed anything. Nobody chooses for somebody else."""
    kind = kind_of(name)
    if choice not in kind.choices:
        raise Refused([f"Mail of the kind “{kind.label}” does not come in that way."])
    User.objects.select_for_update().get(pk=user.pk)  # a link that is pressed twice makes one row
    if chosen(user, name) == choice:
        return False
    row = MailChoice.objects.filter(user=user, kind=name).first() or MailChoice(user=user, kind=name)
    row.choice, row._change_reason = choice, because
    with acting_as(user):
        row.save()
    return True


# --- The link in each mail -------------------------------------------------------------------------------------


def token_of(user: User, name: str) -> str:
    """What the link in a mail carries: this person and this kind, signed. It works as long as the secret key."""
    return signing.Signer(salt=SALT).sign_object([user.pk, name])


def read_token(token: str) -> tuple[User, MailKind] | None:
    """The person and the kind of a link; None when it is not ours, or for somebody who has left."""
    try:
        pk, name = signing.Signer(salt=SALT).unsign_object(token)
    except (signing.BadSignature, ValueError):
        return None
    user, kind = User.objects.filter(pk=pk, is_active=True).first(), kind_of(name)
    return (user, kind) if user and kind.can_be_refused else None


def path_to_stop(user: User, name: str) -> str:
    return reverse("partnerships:mail_stop", args=[token_of(user, name)])
