"""The paper that comes with a supplement's form: onto the agenda as it was given, or as the portal draws it."""

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from governance.dates.stages import StageRole
from governance.models import AgendaItem, Meeting, Openness, Pack, Stage, Supplement
from governance.packs.agenda import Item, add_drawn_item, add_item, agenda_of
from governance.packs.openness import set_openness
from governance.packs.supplements import publish_supplement
from plans.printing.renderings import want_part_report


@transaction.atomic
def add_and_publish(meeting: Meeting, *, by, said: dict, paper: dict, openness: dict, chosen: dict) -> Supplement:
    """``paper``: its title and number, and ``content`` with ``file_name`` and ``alt``, or ``words``; ``said``: of the
    supplement."""
    row = _added(meeting, by=by, **paper)
    if row and openness["openness"] != Openness.OPEN:
        item = next(each for each in agenda_of(meeting) if each.row == row)
        set_openness(meeting, item, "paper", by=by, **openness)
    return publish_supplement(meeting, by=by, chosen=chosen, **said)


def _added(meeting, *, by, title, number, content=None, file_name="", alt="", words="") -> AgendaItem | None:
    if content:
        given = {"content": content, "file_name": file_name, "alt": alt}
        return add_item(meeting, by=by, title=title, number=number, **given)
    if not words.strip():
        return None
    plans = [item for item in agenda_of(meeting) if item.stage]
    plan = next((item for item in plans if item.number == number), plans[0]).stage.paper
    html = render_to_string("governance/packs/written.html", {"words": words})
    made, caption = timezone.localdate().isoformat(), f"{meeting.body.name_on(meeting.on)}, item {number}".strip()
    drawn = want_part_report(plan, by=by, title=title, caption=caption if number else "", html=html, made=made)
    return add_drawn_item(meeting, by=by, title=title, number=number, rendering=drawn)


def view_in_words(stage: Stage) -> str:
    """What a body said of the text, from what is recorded of it: the paper that its comments become."""
    day = stage.current_date.in_words if stage.current_date else ""
    told = [f"{stage.body.name} considered “{stage.paper.title}”{f' on {day}' if day else ''}."]
    if outcome := stage.outcome:
        told += [f"{outcome.get_kind_display()}.", outcome.resolution, outcome.conditions, outcome.reasons]
    moved = [
        f"{each.text} ({each.moved_by}; {each.get_result_display().lower()})" for each in stage.amendments.standing()
    ]
    if moved:
        told.append("Changes that were moved:\n" + "\n".join(moved))
    return "\n\n".join(filter(None, told))


def views_to_follow(meeting: Meeting, items: list[Item]) -> list[Stage]:
    """Bodies that gave their view of a plan after the pack went out, and whose comments are on no agenda yet."""
    first = Pack.objects.of(meeting).published().order_by("published_at").first()
    if first is None:
        return []
    titles, since = {item.title for item in items}, timezone.localdate(first.published_at)
    found = [
        stage
        for item in items
        if item.stage
        for stage in item.stage.timetable.stages_with_facts()
        if stage.step < item.stage.step and stage.role != StageRole.NOTE and stage.outcome
        if stage.day and stage.day >= since and title_of_view(stage) not in titles
    ]
    return list({stage.pk: stage for stage in found}.values())


def title_of_view(stage: Stage) -> str:
    return f"Comments of {stage.body.name}"
