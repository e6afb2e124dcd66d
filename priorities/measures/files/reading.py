"""A file that was brought in is read: for the worker, within limits, as nothing of such a file is believed."""

import logging
from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from partnerships.sweeps import NO_DATABASE
from plans.printing import limits
from priorities.measures.files.csv_lines import UnreadFile
from priorities.measures.files.home_office import first_day, read_home_office
from priorities.measures.files.street import street_months
from priorities.measures.periods import MONTH, QUARTER, FigureSpan, span_around, why_no_figure
from priorities.models import FigureFile, FileSort

logger = logging.getLogger(__name__)
S = FigureFile.State
#: Names of places that a file may have: there are some three hundred partnerships and councils.
MOST_NAMES, LONGEST_NAME = 2_000, 200
DAMAGED = "The file cannot be read: it is damaged, or of another kind than was said. Download it again."
TOO_MUCH = "The file takes too much time or memory to read. Send a file of fewer months."
ANOTHER_KIND = "The file names thousands of places, or has whole texts for names: it is of another kind than was said."


def names_of(partnership, sort: str) -> list[str]:
    """What the file calls us: names that a person confirmed, and those of our areas that nobody denied."""
    said = dict(partnership.names_in_files.filter(sort=sort).values_list("name", "is_ours"))
    areas = [area.name for area in partnership.areas.all() if said.get(area.name, True)]
    return sorted({*areas, *(name for name, is_ours in said.items() if is_ours)})


def read(figures: FigureFile) -> None:
    """Count what is in the file. What cannot be read fails with a sentence; reading twice does no harm."""
    ours = names_of(figures.partnership, figures.sort)
    try:
        with figures.file.open("rb") as opened:
            reading = limits.call(_counted, opened, figures.sort, ours)
        now = {"state": S.READ, "reading": reading, "error": ""}
    except NO_DATABASE:
        raise
    except UnreadFile as unread:
        now = {"state": S.FAILED, "error": _within(str(unread))}
    except limits.TookTooMuch as fault:
        logger.error("The figure file %s was given up: %s", figures.pk, fault)
        now = {"state": S.FAILED, "error": TOO_MUCH}
    except Exception:  # a damaged file provokes whatever its reader stumbles over
        logger.warning("The figure file %s cannot be read", figures.pk, exc_info=True)
        now = {"state": S.FAILED, "error": DAMAGED}
    FigureFile.objects.waiting().filter(pk=figures.pk).update(**now)


def _counted(opened, sort: str, ours: Iterable[str]) -> dict[str, object]:
    if sort == FileSort.STREET:
        months = street_months(opened)
        _refuse_what_names_no_places({name for month in months for name in month.areas})
        _refuse_slips(span_around(date.fromisoformat(f"{month.month}-01"), MONTH) for month in months)
        return {"months": [month.data() for month in months]}
    found = read_home_office(opened, ours)
    _refuse_what_names_no_places(found.csps)
    _refuse_slips(span_around(first_day(row.year, row.quarter), QUARTER) for row in found.rows)
    return found.data()


def _refuse_what_names_no_places(names) -> None:
    if len(names) > MOST_NAMES or any(len(name) > LONGEST_NAME for name in names):
        raise UnreadFile(ANOTHER_KIND)


def _refuse_slips(spans: Iterable[FigureSpan]) -> None:
    for span in {*spans}:
        if wrong := why_no_figure(span, timezone.localdate()):
            raise UnreadFile(wrong)


def _within(sentence: str) -> str:
    """A sentence may quote what stands in a cell."""
    most = FigureFile._meta.get_field("error").max_length
    return sentence if len(sentence) <= most else f"{sentence[: most - 2]} …"
