"""Whose address a council's directory vouches for, so that its word alone signs a person in."""

from collections.abc import Mapping

#: Some directories send a word instead of a truth value; whatever else one says means "not verified".
YES = (True, "true", "True")


def vouched_address(claims: Mapping, settings: Mapping) -> str:
    """The address in a directory's *claims* that it vouches for; empty where it vouches for none.

    A directory speaks for its own domains. Some never send ``email_verified`` (Entra ID): their word counts where the
    setting ``trusts_addresses`` says so. One that says “not verified” is believed in any case.
    """
    address = claims.get("email") or ""
    if not isinstance(address, str) or not is_within(address, settings.get("domains", [])):
        return ""
    said = claims.get("email_verified")
    if said is None:
        return address if settings.get("trusts_addresses") else ""
    return address if said in YES else ""


def is_within(address: str, domains) -> bool:
    """Whether the address belongs to one of the domains; without domains every address does."""
    _, at, domain = address.rpartition("@")
    return bool(at) and (not domains or domain.lower() in domains)


def claims_of(answers: Mapping) -> Mapping:
    """What the directory says of the person in its token and, where it answers there too, to the question about it.
    Nothing where the two are about different people, or name different addresses: one may not vouch for the other."""
    if not ("userinfo" in answers or "id_token" in answers):
        return answers
    token, answer = (answers.get(name) or {} for name in ("id_token", "userinfo"))
    is_told_apart = any(_differ(token.get(name), answer.get(name)) for name in ("sub", "email"))
    return {} if is_told_apart else {**token, **answer}


def _differ(one, other) -> bool:
    return None not in (one, other) and str(one).casefold() != str(other).casefold()
