"""The comments of a text in its order, beside the text: which ones a page shows, and the choice of them."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q

from partnerships.models import User
from partnerships.numbers import whole
from plans.discussion import verbs as discussion
from plans.discussion.threads import numbers_beside, threads_beside
from plans.models import Block, Comment, Paper

#: What may be shown: its name, and what is said where there is none.
CHOICES = {
    "open": ("Open", "No open comments."),
    "mine": ("Mine", "You take part in none of the open comments."),
    "resolved": ("Resolved", "No comment has been resolved yet."),
}


@dataclass(frozen=True)
class ChosenComments:
    """Which comments somebody asked to see: open, one's own or resolved ones; of one person; on one chapter."""

    show: str
    person: User | None
    chapter: str

    @property
    def is_narrowed(self) -> bool:
        return bool(self.person or self.chapter)

    def query(self, show: str) -> str:
        narrowed = {"person": self.person and self.person.pk, "chapter": self.chapter}
        return urlencode({"show": show} | {name: value for name, value in narrowed.items() if value})

    def narrow(self, questions):
        if self.person:
            questions = questions.taken_part_in_by(self.person)
        return questions.filter(block_key=self.chapter) if self.chapter else questions


def beside(paper: Paper, user, chapters: list[tuple[str, str]], asked, document=None) -> dict:
    """The comments of each chapter that has any; those of removed chapters come last.

    ``chapters`` are the keys and names of the text's chapters, ``asked`` the values of an address.
    """
    people, named = _people_in(paper), _named(paper, chapters)
    choice = _chosen(asked, people, named)
    questions = choice.narrow(Comment.objects.filter(paper=paper).questions())
    found = threads_beside(paper, user, questions, choice.show, document)
    numbers = numbers_beside(user, questions)
    none = "No such comments of this person or on this chapter." if choice.is_narrowed else CHOICES[choice.show][1]
    placed = {key for key, _ in chapters}
    return {
        "comment_groups": [(key if key in placed else "", name, found[key]) for key, name in named if key in found],
        "comment_choices": [(name, label, numbers[name], choice.query(name)) for name, (label, _) in CHOICES.items()],
        "comments_shown": choice,
        "comments_query": choice.query(choice.show),
        "comment_people": people,
        "comment_chapters": named,
        "no_comments": none,
        "may_comment": not discussion.reasons_not_to_comment(paper, by=user),
    }


def _chosen(asked, people, named) -> ChosenComments:
    show, pk, chapter = asked.get("show"), whole(asked.get("person", "")), asked.get("chapter")
    person = next((person for person in people if person.pk == pk), None)
    return ChosenComments(
        show if show in CHOICES else "open", person, chapter if chapter in {key for key, _ in named} else ""
    )


def _people_in(paper) -> list[User]:
    """Those who said something, are asked or deal with something here, by name."""
    said = Comment.objects.filter(paper=paper)
    authors, named, given = (said.values(column) for column in ("author", "mentioned", "assigned_to"))
    return list(User.objects.filter(Q(pk__in=authors) | Q(pk__in=named) | Q(pk__in=given)).order_by("name", "pk"))


def _named(paper, chapters) -> list[tuple[str, str]]:
    """The chapters that have comments, with their names, in order."""
    keys = {str(key) for key in Comment.objects.filter(paper=paper).order_by().values_list("block_key", flat=True)}
    named = [(key, name) for key, name in chapters if key in keys]
    gone = keys - {key for key, _ in named}
    rows = Block.objects.filter(paper=paper, key__in=gone) if gone else ()
    return named + [(str(block.key), f"{block} (removed)") for block in rows]
