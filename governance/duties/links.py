"""The records of the portal that may be named as evidence of a duty: adopted and public texts, outcomes, reports."""

from governance.duties.findings import day_words
from governance.duties.texts import read_texts
from governance.duties.verbs import Link
from governance.models import Report, Stage
from partnerships.models import Partnership
from plans.models.papers import with_owner

MOST = 200


def links_of(partnership: Partnership) -> list[Link]:
    """Texts, then what bodies did with them, then committee reports; the newest first."""
    reports = Report.objects.filter(timetable__paper__partnership=partnership).order_by("-pk")
    told = [Link(f"Committee report: {each.title}"[:300], each.get_absolute_url()) for each in reports]
    return [*_texts(partnership), *_outcomes(partnership), *told][:MOST]


def _texts(partnership):
    texts = read_texts([partnership.pk])[partnership.pk]
    known = [text for _, text in texts.plans] + texts.years + texts.assessments
    known = [text for text in known if text.url and (text.is_adopted or text.is_public)]
    for text in sorted(known, key=lambda text: text.starts_on, reverse=True):
        when = f", adopted {day_words(text.adopted_on)}" if text.adopted_on else ""
        yield Link(f"{text.title}{when}"[:300], text.url)


def _outcomes(partnership):
    stages = Stage.objects.filter(timetable__paper__partnership=partnership, state=Stage.State.DECIDED)
    stages = stages.select_related("body", *with_owner("timetable__paper"))
    stages = stages.prefetch_related("dates__meeting", "outcomes")
    for stage in sorted(stages, key=lambda stage: (str(stage.day or ""), stage.pk), reverse=True):
        if stage.outcome:
            words = f"{stage.body.name}, {day_words(stage.day)}: {stage.outcome.get_kind_display().lower()}"
            yield Link(f"{words} – {stage.paper.title}"[:300], stage.get_absolute_url())
