"""Papers that are not for publication: which, under what description, and what the front and their sheets say of it."""

from collections.abc import Collection, Iterator

from django.db import transaction
from django.db.models import Q

from governance.models import Exemption, Meeting, Openness, Pack, PackPart, Variant
from governance.packs.agenda import Item, reasons_not_to_arrange, row_of
from governance.packs.contents import Contents, ItemPaper, contents_of
from partnerships.models import audit
from partnerships.verbs import require
from partnerships.wording import and_words

#: The descriptions that Schedule 12A has had since 2006.
PARAGRAPHS = {
    1: "information relating to any individual",
    2: "information which is likely to reveal the identity of an individual",
    3: "information relating to the financial or business affairs of any particular person",
    4: "information relating to consultations or negotiations on labour relations matters",
    5: "information in respect of which a claim to legal professional privilege could be maintained",
    6: "information which reveals that the authority proposes to give a notice, order or direction",
    7: "information relating to action taken in connection with crime",
}
#: Closed only with the item as a whole: what is recorded of a plan's text is that it is public.
NEVER = ("text", "changes")
#: How the title of a sheet ends that stands for a paper.
NOT_PUBLIC = ": not for publication"
PUBLIC_ALREADY = "Version {number} of the text is public already: close the report or an annex, not the whole item."


IN_PACK = (
    "It is in the published pack, which stays as it is. Withdraw the pack first, then say who may read the paper, and "
    "publish the pack again."
)


def reasons_not_to_close(meeting: Meeting, found: Item, paper: str, *, by) -> list[str]:
    if reasons := reasons_not_to_arrange(meeting, by=by):
        return reasons
    if paper in NEVER:
        return [
            "The text of a plan is published. What is not for publication goes into an annex of its own, or the item "
            "is closed as a whole."
        ]
    against = _reasons_not_to_close_whole(found) if paper == Exemption.WHOLE else []
    return against or ([IN_PACK] if _is_in_open_pack(meeting, found, paper, by=by) else [])


def _is_in_open_pack(meeting, found, paper, *, by) -> bool:
    packs = Pack.objects.of(meeting).published().filter(variant=Variant.OPEN)
    parts = PackPart.objects.filter(pack__in=packs, agenda_item__isnull=False, agenda_item=found.row)
    parts = parts.exclude(kind=PackPart.Kind.EXEMPT_SHEET)
    if paper == Exemption.WHOLE:
        return parts.exists()
    papers = contents_of([found], by=by)[0].papers if parts.exists() else []
    return any(each.key == paper and parts.filter(_same_paper(each)).exists() for each in papers)


def _same_paper(paper: ItemPaper) -> Q:
    """A paper that was given is known by its bytes: one that takes its place is another."""
    given = Q(source_sha256=paper.sha256) if paper.sha256 else Q(title=paper.title)
    return given & Q(kind=paper.kind, edition=paper.edition)


def _reasons_not_to_close_whole(found):
    if found.stage is None:
        return ["This item has one paper: say of that who may read it."]
    version = found.stage.version
    return [PUBLIC_ALREADY.format(number=version.number)] if version and version.is_public else []


@transaction.atomic
def set_openness(meeting: Meeting, found: Item, paper: str, *, by, openness, paragraphs=(), public_interest=""):
    """Say who may read a paper of an item; of an open one nothing is kept but the history."""
    if openness == Openness.OPEN:
        reasons = reasons_not_to_arrange(meeting, by=by)
    else:
        reasons = reasons_not_to_close(meeting, found, paper, by=by)
    if openness == Openness.OPEN and found.row and found.row.version_id:
        reasons.append(
            "The board’s report is not for publication. What everybody may read of it is published by itself."
        )
    require(reasons)
    row = row_of(meeting, found, by=by)
    kept = row.exemptions.filter(paper=paper).first()
    if openness == Openness.OPEN:
        for closed in {kept, found.closed.get(paper)} - {None}:
            closed.delete()
    else:
        kept = kept or Exemption(item=row, paper=paper, recorded_by=by)
        kept.openness, kept.public_interest = openness, public_interest
        kept.paragraphs = sorted(paragraphs) if openness == Openness.EXEMPT else []
        kept.full_clean()
        kept.save()
    body = meeting.body
    audit("paper opened or closed", row, by=by, council=body.council, partnership=body.partnership, openness=openness)


def closed_in(contents: list[Contents]) -> list[tuple[Contents, ItemPaper, Exemption]]:
    papers = ((each, paper, each.item.why_closed(paper.key)) for each in contents for paper in each.papers)
    return [(each, paper, found) for each, paper, found in papers if found]


def label_of(paper: ItemPaper) -> str:
    """What the public reads of a paper that is closed: its place, never its title."""
    return paper.title.partition(":")[0] if paper.kind in (PackPart.Kind.REPORT, PackPart.Kind.ANNEX) else "Paper"


def description_of(openness: str, paragraphs: list[int]) -> str:
    """What stands for a paper that is not for publication."""
    described = described_as(openness, paragraphs)
    if openness == Openness.CONFIDENTIAL:
        return described
    return (
        f"{described} In all the circumstances the public interest in maintaining the exemption outweighs that in "
        "disclosing the information."
    )


def described_as(openness: str, paragraphs: list[int]) -> str:
    """The description that section 100B(5) of the 1972 Act and regulation 7 ask for; of an open paper nothing."""
    if openness == Openness.OPEN:
        return ""
    if openness == Openness.CONFIDENTIAL:
        return "Not for publication: confidential information, which the law forbids to disclose."
    what = and_words(f"paragraph {number} ({PARAGRAPHS[number]})" for number in paragraphs)
    return f"Not for publication: {what} of Part 1 of Schedule 12A to the Local Government Act 1972."


def mark_of(openness: str, paragraphs: list[int]) -> str:
    """The same at the foot of each page of a copy."""
    if openness == Openness.OPEN:
        return ""
    if openness == Openness.CONFIDENTIAL:
        return "Not for publication (confidential)"
    return f"Not for publication ({_named('paragraph', paragraphs)})"


def _named(word: str, numbers: Collection) -> str:
    """ "paragraph 3", "items 2 and 5a"."""
    return f"{word}{'s' if len(numbers) > 1 else ''} {and_words(map(str, numbers))}"


def resolutions_for(meeting: Meeting, contents: list[Contents]) -> Iterator[str]:
    """The resolution to exclude the public, offered for each kind of paper that it is needed for."""
    found = closed_in(contents)
    executive = meeting.body.is_executive
    power = (
        "regulation 4(2) of the Local Authorities (Executive Arrangements) (Meetings and Access to Information) "
        "(England) Regulations 2012" if executive else "section 100A(4) of the Local Government Act 1972"
    )  # fmt: skip
    exempt = [row for row in found if row[2].openness == Openness.EXEMPT]
    items = dict.fromkeys(each.item.number for each, _, _ in exempt)
    paragraphs = sorted({number for *_, row in exempt for number in row.paragraphs})
    if exempt:
        yield (
            f"To consider resolving under {power} that the public be excluded while {_named('item', items)} "
            f"{'are' if len(items) > 1 else 'is'} considered, since exempt information as described in "
            f"{_named('paragraph', paragraphs)} of Part 1 of Schedule 12A to the Local "
            "Government Act 1972 would be disclosed, and the public interest in maintaining the exemption outweighs "
            "that in disclosing it."
        )
    confidential = dict.fromkeys(each.item.number for each, _, row in found if row.openness == Openness.CONFIDENTIAL)
    if confidential:
        under = _named("item", confidential)
        yield f"The public must be excluded while confidential information under {under} is considered."
