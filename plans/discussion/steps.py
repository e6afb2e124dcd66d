"""What the discussion adds to a paper's desk: open comments, endorsements of the authorities."""

from datetime import date

from django.urls import reverse

from plans.discussion.verbs import open_comments, standings
from plans.models import Paper
from plans.papers.desk import Step, register_steps


@register_steps
def discussion_steps(paper: Paper, user, on: date) -> list[Step]:
    return [_comments(paper), _endorsements(paper)]


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
