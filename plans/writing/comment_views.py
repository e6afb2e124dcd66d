"""Comments beside the text: said, answered and resolved without leaving it. Parts of the page."""

from django.shortcuts import get_object_or_404, redirect, render

from partnerships.access import Permission, requires
from partnerships.numbers import whole
from partnerships.verbs import Refused
from plans.discussion import verbs as discussion
from plans.discussion.assigning import assign, person_asked, told_of
from plans.discussion.beside import beside
from plans.discussion.mentions import told_nobody
from plans.discussion.quotes import picked_from
from plans.editing import drafts
from plans.models import Block, Comment
from plans.papers import fetching
from plans.writing.pieces import OutlineLine, outline_of


@requires(Permission.COMMENT, fetch=fetching.paper)
def comments(request, paper):
    """The comments in the order of the text: the open ones, or what ``show`` asks for.

    By POST ``text`` is said on a chapter (``block``) or as an answer to a comment (``parent``), which ``resolve`` ends
    (``done`` tells how), ``reopen`` takes out of the archive and ``assign`` gives to the person ``assigned_to``.
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
    context |= beside_outline(paper, request.user, context["outline"], request.GET)
    context["can_edit"] = not paper.reasons_not_to_edit(request.user)
    return render(request, "plans/writing/comment_parts.html", context, status=status)


def beside_outline(paper, user, outline: list[OutlineLine], asked) -> dict:
    return beside(paper, user, [(line.key, line.name) for line in outline], asked)


def _said(request, paper) -> str:
    post, said = request.POST, []
    question = Comment.objects.filter(paper=paper, pk=whole(post.get("parent", ""))).first()
    if "text" in post:
        block = None if question else get_object_or_404(Block, paper=paper, key=post.get("block", ""))
        key = question.block_key if question else block.key
        about = {"parent": question, "picked": picked_from(post), "assigned_to": person_asked(post)}
        made = discussion.comment(paper, key, by=request.user, text=post["text"], **about)
        drafts.discard(request.user, post.get("draft_form", ""), *drafts.tabs_of(post))
        said += ["Your answer was added." if question else "Your comment was added.", told_nobody(made)]
    if question and "resolve" in post:
        discussion.resolve(question, by=request.user, done=post.get("done", ""))
        said.append("The comment is resolved.")
    if question and "assign" in post:
        assign(question, by=request.user, to=person_asked(post))
        said.append(told_of(question))
    if question and "reopen" in post:
        discussion.reopen(question, by=request.user)
        said.append("The comment is open again.")
    return " ".join(filter(None, said))
