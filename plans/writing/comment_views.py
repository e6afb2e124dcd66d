"""Comments beside the text: said, answered and resolved without leaving it. Parts of the page."""

from django.shortcuts import get_object_or_404, redirect, render

from partnerships.access import Permission, requires
from partnerships.numbers import whole
from partnerships.verbs import Refused
from plans.discussion import verbs as discussion
from plans.discussion.quotes import picked_from
from plans.discussion.threads import numbers_beside, threads_beside
from plans.editing import drafts
from plans.models import Block, Comment
from plans.papers import fetching
from plans.writing.pieces import OutlineLine, outline_of


@requires(Permission.EDIT_PAPER, fetch=fetching.paper)
def comments(request, paper):
    """The comments in the order of the text: the open ones, or what ``show`` asks for.

    By POST ``text`` is said on a chapter (``block``) or as an answer to a comment (``parent``), which ``resolve`` ends
    and ``reopen`` takes out of the archive.
    """
    if not request.htmx:
        return redirect("plans:write", paper.key)
    outline, notice, status = outline_of(paper), "", 200
    if request.method == "POST":
        try:
            notice = _said(request, paper)
        except Refused as refused:
            notice, status = " ".join(refused.reasons), 409
    context = {"paper": paper, "outline": outline_of(paper) if notice else outline, "notice": notice}
    context |= beside(paper, request.user, context["outline"], request.GET.get("show"))
    return render(request, "plans/writing/comment_parts.html", context | {"can_edit": True}, status=status)


#: What may be shown: its name, and what is said where there is none.
CHOICES = {
    "open": ("Open", "No open comments."),
    "mine": ("Mine", "You take part in none of the open comments."),
    "resolved": ("Resolved", "No comment has been resolved yet."),
}


def beside(paper, user, outline: list[OutlineLine], show: str | None = None) -> dict:
    """The comments of each chapter that has any; those of removed chapters come last."""
    show = show if show in CHOICES else "open"
    found, numbers = threads_beside(paper, user, show), numbers_beside(paper, user)
    groups = [(line.key, line.name, found.pop(line.key)) for line in outline if line.key in found]
    gone = Block.objects.filter(paper=paper, key__in=found) if found else ()
    groups += [("", f"{block} (removed)", found[str(block.key)]) for block in gone]
    return {
        "comment_groups": groups,
        "comment_choices": [(name, label, numbers[name]) for name, (label, _) in CHOICES.items()],
        "comments_shown": show,
        "no_comments": CHOICES[show][1],
        "may_comment": not discussion.reasons_not_to_comment(paper, by=user),
    }


def _said(request, paper) -> str:
    post, said = request.POST, []
    question = Comment.objects.filter(paper=paper, pk=whole(post.get("parent", ""))).first()
    if "text" in post:
        block = None if question else get_object_or_404(Block, paper=paper, key=post.get("block", ""))
        key = question.block_key if question else block.key
        about = {"parent": question, "picked": picked_from(post)}
        discussion.comment(paper, key, by=request.user, text=post["text"], **about)
        drafts.discard(request.user, post.get("draft_form", ""), *drafts.tabs_of(post))
        said.append("Your answer was added." if question else "Your comment was added.")
    if question and "resolve" in post:
        discussion.resolve(question, by=request.user)
        said.append("The comment is resolved.")
    if question and "reopen" in post:
        discussion.reopen(question, by=request.user)
        said.append("The comment is open again.")
    return " ".join(said)
