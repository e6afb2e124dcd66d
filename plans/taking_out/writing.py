"""Everything a partnership has in one zip, with a page that leads to all of it."""

from collections.abc import Callable
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from django.template.loader import render_to_string
from django.utils import timezone

from partnerships.models import Partnership
from plans.taking_out.contents import TakenFile, files_of

Tell = Callable[[int, int, str], None]


def take_out(partnership: Partnership, out: IO[bytes], *, with_drafts: bool, tell: Tell | None = None) -> int:
    """Write the zip, one file after the other, and ``tell`` how far it is before each; gives the number of files."""
    waiting, written = files_of(partnership, with_drafts=with_drafts), []
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for number, each in enumerate(waiting):
            if tell:
                tell(number, len(waiting), each.name)
            if content := each.content():
                archive.writestr(each.name, content)
                written.append(each)
        archive.writestr("index.html", _index(partnership, written))
    return len(written) + 1


def _index(partnership: Partnership, written: list[TakenFile]) -> str:
    context = {"partnership": partnership, "on": timezone.localdate(), "files": written}
    return render_to_string("plans/taking_out/index_page.html", context)
