"""Erasing a person, as Article 17 of the UK GDPR asks: name and address go, what the post did stays.

The account's row stays without its name, so every act still has its author; the words that stand in the name's place
say the post. Versions keep the text that was decided upon: they are sealed, and a right to erasure does not reach what
is kept in the public interest (Article 17(3)(b) and (d)).
"""

from collections import Counter
from dataclasses import dataclass, field

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.utils import timezone

from csp_portal.demo.outbox import forget as forget_mails
from csp_portal.people import derived
from csp_portal.people.called import addresses_of, invited, names_of, unsure_names
from csp_portal.people.leaving import end_all_roles, is_only_administrator
from csp_portal.people.traces import Spelling, Trace, called, changed, replace, traces
from governance.models import CalendarAddress, PackReading
from partnerships.models import AuditEntry, Invitation, Mail, MailChoice, RoleAssignment, User, audit
from partnerships.people.handing_over import in_name_of
from partnerships.verbs import missing_reason, require
from plans.models import Draft, EditingSession, Import
from plans.office.imports.purging import forget, kept_for_days

ERASED = "erased.invalid"
SHORTEST = 4
#: Rows that are nobody else's business, deleted whole: the way in; choices, mail, what was typed and not saved.
OWN = ((EmailAddress, "user"), (SocialAccount, "user"), (Authenticator, "user"), (UserSession, "user"))
OWN_HERE = (
    (Mail, "to"), (MailChoice, "user"), (MailChoice.history.model, "user"), (Draft, "user"), (EditingSession, "user"),
    (PackReading, "user"),
)  # fmt: skip
AS_THEY_CAME = "Imports: files as they came"


@dataclass(frozen=True)
class ErasureSurvey:
    """What erasing a person would do: (place, number) of what is rewritten, deleted and left as it is."""

    heads = ("What", "How many")

    spellings: tuple[str, ...]
    instead: str
    is_careful: bool = False
    rewritten: list[tuple[str, int]] = field(default_factory=list)
    deleted: list[tuple[str, int]] = field(default_factory=list)
    sealed: list[tuple[str, int]] = field(default_factory=list)
    acts: list[tuple[str, int]] = field(default_factory=list)


def is_erased(user: User) -> bool:
    return user.email.endswith(f"@{ERASED}")


def reasons_not_to_erase(user: User, *, by: User) -> list[str]:
    if not by.has_site_role():
        return ["Only a site administrator erases a person."]
    if user.is_system:
        return ["This is the portal itself, and no person."]
    if is_erased(user):
        return ["This person was erased already."]
    if user == by:
        return ["You cannot erase yourself: another site administrator does."]
    if in_name_of(user):
        return [f"Something still waits for {user} by name: hand it over first."]
    return [
        f"{user} is the only administrator of {role.partnership}: invite another one first."
        for role in user.roles_held()
        if is_only_administrator(role)
    ]


def words_instead(user: User) -> str:
    """What stands in the name's place: the post, or the last role, and that the person has left."""
    last = user.role_assignments.order_by("given_at", "pk").last()
    post = user.post if user.post and user.post.casefold() != user.name.casefold() else ""
    return f"{post or (last.get_role_display() if last else 'Colleague')} (left, no. {user.pk})"[:200]


def spellings_of(user: User, also: list[str]) -> list[Spelling]:
    """The addresses, the names and other ways in which a name is written, the longest first."""
    instead = words_instead(user)
    names = sorted(names_of(user) | set(also), key=len, reverse=True)
    return [
        *(Spelling(each, _address(user)) for each in addresses_of(user)),
        *(Spelling(name, instead) for name in names),
    ]


def _address(user):
    return f"erased-{user.pk}@{ERASED}"


def _found(user, also) -> tuple[list[Trace], list[Trace]]:
    """A name that others share, or that is a plain word, is looked for only where it is known to be the person's."""
    spellings, unsure = spellings_of(user, also), unsure_names(user) - set(also)
    if not unsure:
        return traces(spellings, among=lambda rows: _searched(rows, user))
    sure = [spelling for spelling in spellings if spelling.text not in unsure]
    found, sealed = traces(sure, among=lambda rows: _searched(rows, user))
    own, _ = traces(spellings, among=lambda rows: _about(rows, user))
    places = {(trace.model, trace.pk, trace.column) for trace in own}
    return [each for each in found if (each.model, each.pk, each.column) not in places] + own, sealed


def _files_naming(user, also) -> models.QuerySet[Import]:
    """Files that would go after some days, such as one of councillors, and name the person: they go now."""
    spellings = spellings_of(user, list(also))
    told = kept_for_days().values_list("pk", "name", "reading", "choices", "made", "kept")
    naming = [pk for pk, *words in told.iterator() if changed(words, spellings) != words]
    return Import.objects.filter(pk__in=naming)


def _without(found: list[Trace], files: models.QuerySet[Import]) -> list[Trace]:
    gone = set(files.values_list("pk", flat=True))
    return [each for each in found if each.model is not Import or each.pk not in gone]


def _searched(rows, user):
    """All but the accounts of other people, who may have the same name; and this one's, dealt with by itself."""
    if rows.model is User:
        return rows.none()
    return rows.filter(id=user.pk) if rows.model is User.history.model else rows


def _about(rows, user):
    """The rows that say whom they are about: invitations to the address, and what the audit log tells of the person."""
    model = rows.model
    if model in (Invitation, Invitation.history.model):
        return rows.filter(invited(user))
    if model is AuditEntry:
        return rows.filter(_subjects_of(user))
    return rows.none()


def _subjects_of(user) -> models.Q:
    roles, invitations = RoleAssignment.objects.filter(user=user), Invitation.objects.filter(invited(user))
    about = models.Q()
    for model, rows in ((User, User.objects.filter(pk=user.pk)), (RoleAssignment, roles), (Invitation, invitations)):
        keys = [str(pk) for pk in rows.values_list("pk", flat=True)]
        about |= models.Q(subject_type=model._meta.label_lower, subject_id__in=keys)
    return about


def survey(user: User, *, also: list[str] = ()) -> ErasureSurvey:
    found, sealed = _found(user, list(also))
    own = [(each, rows.count()) for each, rows in _own_rows(user)]
    files = _files_naming(user, also)
    own.append((Import, files.count()))
    found = _without(found, files)
    kept = derived.files_kept_as_they_came(found)
    return ErasureSurvey(
        spellings=tuple(spelling.text for spelling in spellings_of(user, list(also))),
        instead=words_instead(user),
        is_careful=bool(unsure_names(user)),
        rewritten=_counted(found),
        deleted=[(called(model), number) for model, number in own if number],
        sealed=[*_counted(sealed), *([(AS_THEY_CAME, kept)] if kept else [])],
        acts=_acts(user),
    )


def _counted(found):
    return sorted(Counter(trace.place for trace in found).items())


def _own_rows(user):
    for model, column in (*OWN, *OWN_HERE):
        rows = models.QuerySet(model=model)
        own = models.Q(**{column: user})
        yield model, rows.filter(own | _to_an_address_of(user) if model is Mail else own)


def _to_an_address_of(user) -> models.Q:
    """Mail to somebody who had no account yet."""
    about = models.Q()
    for address in addresses_of(user):
        about |= models.Q(to=None, address__iexact=address)
    return about


def _acts(user) -> list[tuple[str, int]]:
    """How often the person is the author of something that stays."""
    own = {model for model, _ in _own_rows(user)}
    counted: Counter[str] = Counter()
    for relation in User._meta.get_fields(include_hidden=True):
        model = relation.related_model
        if relation.one_to_many and model not in own and not hasattr(model, "history_user"):
            counted[called(model)] += models.QuerySet(model=model).filter(**{relation.field.name: user}).count()
    return sorted((name, number) for name, number in counted.items() if number)


@transaction.atomic
def erase(user: User, *, by: User, reason: str, also: list[str] = ()) -> ErasureSurvey:
    """Erase the person, and write down that it was done, by whom and why; never whose name it was."""
    spellings = spellings_of(user, list(also))
    require(reasons_not_to_erase(user, by=by) or missing_reason(reason, "Say why this person is erased."))
    if changed(reason, spellings) != reason:
        require(["Leave name and address out of the reason: it is kept."])
    end_all_roles(user, by=by, reason="The person was erased")
    done = survey(user, also=also)
    found, _ = _found(user, list(also))
    files = _files_naming(user, also)
    found = _without(found, files)
    forget(files)
    portraits = derived.lost_portraits(found)
    for model, rows in _own_rows(user):  # before they are written anew: two of one person would be the same
        models.QuerySet(model=model).filter(pk__in=list(rows.values_list("pk", flat=True))).delete()
    replace(found)
    CalendarAddress.objects.open().filter(user=user).update(revoked_at=timezone.now(), revoked_by=by)
    _blank_account(user, done.instead, by=by)
    _end_sessions(user, spellings)
    derived.forget(found, portraits)
    audit("person erased", user, by=by, reason=reason, rewritten=dict(done.rewritten), deleted=dict(done.deleted))
    if settings.DEMO:
        transaction.on_commit(lambda: forget_mails(lambda text: changed(text, spellings) != text))
    return done


def _blank_account(user, instead, *, by):
    earlier = models.QuerySet(model=User.history.model).filter(id=user.pk)
    earlier.update(name=instead, email=_address(user), post=user.post if user.post in instead else "")
    user.name, user.email = instead, _address(user)
    user.post = user.post if user.post and user.post in instead else ""
    user.is_active = user.is_staff = user.is_superuser = False
    user.last_login = None
    user.set_unusable_password()
    user._history_user, user._change_reason = by, "Erased"
    user.save()
    user.__dict__.pop("_roles_held", None)


def _end_sessions(user, spellings):
    """The person's own, and those in which a message or a kept text names the person."""
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get("_auth_user_id") == str(user.pk) or changed(held, spellings) != held:
            session.delete()
