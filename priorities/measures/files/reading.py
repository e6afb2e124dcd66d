"""A file that was brought in is read: for the worker."""

from priorities.measures.files.home_office import read_home_office
from priorities.measures.files.street import UnreadFile, street_months
from priorities.models import FigureFile, FileSort

S = FigureFile.State


def names_of(partnership, sort: str) -> list[str]:
    """What the file calls us: names that a person confirmed, and those of our areas that nobody denied."""
    said = dict(partnership.names_in_files.filter(sort=sort).values_list("name", "is_ours"))
    areas = [area.name for area in partnership.areas.all() if said.get(area.name, True)]
    return sorted({*areas, *(name for name, is_ours in said.items() if is_ours)})


def read(figures: FigureFile) -> None:
    """Count what is in the file. What cannot be read fails with a sentence; reading twice does no harm."""
    try:
        with figures.file.open("rb") as opened:
            if figures.sort == FileSort.STREET:
                reading = {"months": [month.data() for month in street_months(opened)]}
            else:
                reading = read_home_office(opened, names_of(figures.partnership, figures.sort)).data()
    except UnreadFile as unread:
        now = {"state": S.FAILED, "error": str(unread)}
    else:
        now = {"state": S.READ, "reading": reading, "error": ""}
    FigureFile.objects.waiting().filter(pk=figures.pk).update(**now)
