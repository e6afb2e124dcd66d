"""What words of a partnership's files were said to mean, for the next file of the same partnership."""

from plans.models import RememberedWords


def remembered(partnership, sort: str, subject: str = "") -> dict[str, str]:
    rows = RememberedWords.objects.filter(partnership=partnership, sort=sort, subject=subject)
    return dict(rows.values_list("words", "meaning"))


def remember(partnership, sort: str, meanings: dict[str, str], subject: str = "") -> None:
    for words, meaning in meanings.items():
        RememberedWords.objects.update_or_create(
            partnership=partnership, sort=sort, subject=subject, words=words[:200], defaults={"meaning": meaning}
        )
