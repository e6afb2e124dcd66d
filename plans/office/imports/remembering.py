"""What words of the files of a partnership or a council were said to mean, for its next file."""

from partnerships.models import Organisation, Partnership
from plans.models import RememberedWords


def remembered(owner: Partnership | Organisation, sort: str, subject: str = "") -> dict[str, str]:
    rows = RememberedWords.objects.filter(**_of(owner), sort=sort, subject=subject)
    return dict(rows.values_list("words", "meaning"))


def remember(owner: Partnership | Organisation, sort: str, meanings: dict[str, str], subject: str = "") -> None:
    for words, meaning in meanings.items():
        RememberedWords.objects.update_or_create(
            **_of(owner), sort=sort, subject=subject, words=words[:200], defaults={"meaning": meaning}
        )


def _of(owner) -> dict:
    return {"partnership": owner} if isinstance(owner, Partnership) else {"council": owner}
