"""Minutes as plain data, and from it the page and the PDF: a draft's from its rows, else from what was kept."""

from django.template.loader import render_to_string
from django.utils import timezone

from governance.board_book.attendance import quorum_words
from governance.dates.clear_days import spell
from governance.models import Attendance, Minutes, MinutesEdition
from plans.models import Rendering
from plans.printing.renderings import want_minutes, want_part_report

P = Attendance.Presence
#: In which order the page tells who was there; those of whom nothing is recorded are left out.
GROUPS = ((P.PRESENT, "Present"), (P.SUBSTITUTE, "Substitutes"), (P.APOLOGIES, "Apologies"), (P.ABSENT, "Absent"))


def document_of(minutes: Minutes) -> dict:
    meeting = minutes.meeting
    actions = list(meeting.board_actions.with_owner())
    entries = list(minutes.entries.all())
    return {
        "body": meeting.body.name_on(meeting.on),
        "owner": str(meeting.body.partnership),
        "on": spell(meeting.on),
        "time": f"{meeting.starts_at:%H:%M}" if meeting.starts_at else "",
        "place": meeting.place,
        "attendance": _attendance(minutes),
        "quorum": quorum_words(minutes),
        "entries": [_entry(entry, [a for a in actions if a.minute_id == entry.pk]) for entry in entries],
        "further": [_action(row) for row in actions if row.minute_id not in {entry.pk for entry in entries}],
        "approval": _approval(minutes),
    }


def _attendance(minutes):
    rows = list(minutes.attendance.select_related("organisation"))
    told = [{"label": label, "lines": [_who(r) for r in rows if r.presence == presence]} for presence, label in GROUPS]
    return [group for group in told if group["lines"]]


def _who(row):
    of = str(row.organisation) if row.organisation else ""
    post = row.substitute if row.presence == P.SUBSTITUTE and row.substitute else row.post
    instead = f" (for {row.post})" if row.presence == P.SUBSTITUTE and row.post and row.substitute else ""
    return ", ".join(filter(None, [post, of])) + instead


def _entry(entry, actions):
    return {
        "title": entry.title,
        "text": entry.text,
        "decision": entry.decision,
        "actions": [_action(row) for row in actions],
    }


def _action(row):
    return {"what": row.what, "owner": row.owner, "due": spell(row.due_on) if row.due_on else ""}


def _approval(minutes):
    if not minutes.is_approved:
        return ""
    how = f"with these corrections: {minutes.corrections}" if minutes.corrections else "as a correct record."
    return f"Approved on {spell(minutes.approving.on)} {how}"


def standing_document(minutes: Minutes) -> dict:
    """What is shown of them: as approved, or as the draft reads now."""
    edition = minutes.editions.filter(is_approved=True).first()
    return edition.document if edition else document_of(minutes)


def html_of_minutes(document: dict) -> str:
    return render_to_string("governance/board_book/text.html", {"document": document})


def want_minutes_pdf(minutes: Minutes, *, by) -> Rendering:
    document = standing_document(minutes)
    draft = "" if minutes.is_approved else timezone.localdate().isoformat()
    return want_minutes(minutes.meeting.body.partnership, by=by, **printed(document, minutes), draft_on=draft)


def want_edition_pdf(edition: MinutesEdition, *, by) -> Rendering:
    """A draft as it was sent round."""
    made = timezone.localdate(edition.made_at).isoformat()
    draft = "" if edition.is_approved else made
    head = printed(edition.document, edition.minutes)
    return want_minutes(edition.minutes.meeting.body.partnership, by=by, **{**head, "made": made}, draft_on=draft)


def want_minutes_part(minutes: Minutes, *, by) -> Rendering:
    """Among the papers of the meeting that approves them."""
    return want_part_report(minutes.meeting.body.partnership, by=by, **printed(standing_document(minutes), minutes))


def printed(document: dict, minutes: Minutes) -> dict:
    """What the PDF is made of."""
    kind = "Minutes" if minutes.is_approved else "Draft minutes"
    return {
        "title": f"{kind}: {document['body']}",
        "caption": document["on"],
        "html": html_of_minutes(document),
        "made": minutes.meeting.on.isoformat(),
    }
