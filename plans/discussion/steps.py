"""What the discussion adds to a paper's desk: open comments, endorsements of the authorities."""

from datetime import date

from django.urls import reverse

from plans.discussion.verbs import open_comments, standings
from plans.models import Endorsement, Paper
from plans.papers.desk import Step


def discussion_steps(paper: Paper, user, on: date) -> list[Step]:
    if paper.is_open:
        return [_comments(paper), _endorsements(paper)]
    return _said_of(paper)


def _said_of(paper):
    """Of a text that stands or was withdrawn: what was said and endorsed, where anything was; nobody is asked more."""
    comments = paper.comments.questions().count()
    endorsed = Endorsement.objects.filter(version__paper=paper).values("organisation").distinct().count()
    steps = []
    if comments:
        url = reverse("plans:paper_read", args=[paper.key])
        steps.append(Step("Read the comments on it", url, "Comments of partners, chapter by chapter", f"{comments}"))
    if endorsed:
        url = reverse("plans:endorsements", args=[paper.key])
        steps.append(Step("See who endorsed it", url, "Responsible authorities", f"{endorsed}"))
    return steps


def _comments(paper):
    number = sum(open_comments(paper).values())
    url = reverse("plans:paper_read", args=[paper.key])
    status = f"{number} open" if number else "None open"
    return Step("Read and comment", url, "Comments of partners, chapter by chapter", status, "yellow" if number else "")


def _endorsements(paper):
    url = reverse("plans:endorsements", args=[paper.key])
    rows = standings(paper)
    endorsed = sum(1 for row in rows if row.is_latest)
    if not rows:
        hint = "The partnership has no responsible authorities for this period yet"
        return Step("Endorsements of the authorities", url, hint, "Nobody to ask", "grey")
    status = f"{endorsed} of {len(rows)}"
    hint = "Responsible authorities that endorsed the latest version"
    return Step("Endorsements of the authorities", url, hint, status, "" if endorsed == len(rows) else "yellow")
