"""One rich world for the tests that walk over the whole portal: the made-up council, and a stranger beside it.

``build_world()`` fills the database; ``kept_world(django_db_blocker)`` does so once for a module of tests and takes it
away again. Every text that must stay inside holds the word ``LEAK``.
"""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from actions.delivery.added.verbs import add
from actions.delivery.asked import asked_in
from actions.delivery.editions.publishing import publish_report
from actions.delivery.links.verbs import add_contact, make_link
from actions.delivery.money.verbs import plan_return, save_budget, save_grant
from actions.delivery.returns.files import FilesSaid, put_files
from actions.delivery.returns.sender import Sender
from actions.models import (
    Action,
    CountySharing,
    FundingLine,
    Grant,
    Project,
    ProjectBudget,
    ReportingPeriod,
    Return,
    ReturnFile,
    Risk,
)
from actions.projects.noun import PROJECTS
from csp_portal.demo.board_book import fill_board_book
from csp_portal.demo.delivery import fill_delivery
from csp_portal.demo.people import at_home, discuss, make_people
from csp_portal.demo.redate import redate
from csp_portal.management.commands.fill_demo import FOLDER, PEOPLE, read_fixture
from governance.board_book.log import add_action
from governance.duties.verbs import record_evidence, set_aside
from governance.feeds.addresses import make_address
from governance.forward_plan.in_private import say
from governance.forward_plan.notices import give
from governance.forward_plan.required_reports import require_report
from governance.models import (
    Appointment,
    DecisionNotice,
    Meeting,
    Minutes,
    Pack,
    Recommendation,
    Report,
    RequiredReport,
    Seat,
    Stage,
    StagePack,
    Timetable,
    UndoRequest,
)
from governance.models.duty_table import BY_ID
from governance.packs.making import make_pack
from governance.reporting.annexes import kept_file
from governance.reporting.editions import freeze_edition, publish_edition
from governance.reporting.sign_off import ask
from partnerships.access import SCOPE_OF_ROLE, Role, Scope
from partnerships.history import acting_as
from partnerships.models import Invitation, Partnership, RegisteredCouncil, User
from partnerships.people.verbs import invite
from plans.discussion.verbs import comment, endorse
from plans.editing import verbs as editing
from plans.editing.chapters import CHAPTERS
from plans.editing.drafts import form_of, keep
from plans.interchange import import_plan
from plans.interchange.browser.taking import look_through
from plans.interchange.browser.views import EXAMPLE
from plans.interchange.load import whole_file
from plans.models import Attachment, Import, LookPicture, Paper, Plan, Rendering, TakeOut, Version
from plans.office.imports.tables import is_action_table
from plans.office.lines.process import sheets_of
from plans.office.word.choosing import proposals
from plans.office.word.reading import read_word
from plans.papers.naming import save_text
from plans.papers.starting import start_plan
from plans.papers.versions import freeze
from plans.printing.cleaning import CleanPdf
from plans.printing.kept_files import CheckedFile
from plans.printing.making import store
from plans.printing.renderings import want_draft
from plans.public.formats.verbs import add_format
from plans.suggesting.verbs import suggest
from priorities.measures.entering import FigureEntry, enter
from priorities.measures.links.verbs import make_link as make_figures_link
from priorities.measures.periods import span_around
from priorities.models import CrossCuttingTheme, FigureFile, Indicator, Priority, StrategyAim
from tests.actions.data import project
from tests.days import in_days, today
from tests.factories import make_user
from tests.governance.reporting.pdfs import pdf
from tests.plans.editing.things import again
from tests.plans.office.word.files import sample
from tests.priorities.measures.rows import make_measure

PLANS = ("thanet-2017-20", "thanet-2020-23", "anyborough-current", "anyborough-next")
#: Whose demonstration account stands for each role; the other roles get accounts of their own.
ACCOUNTS = {
    Role.OFFICER: "officer",
    Role.PARTNER_LEAD: "police",
    Role.SCRUTINY: "scrutiny",
    Role.READER: "reader",
    Role.CLERK: "clerk",
    Role.SIGNING_OFFICER: "legal",
    Role.MEMBER: "member",
}
#: The smallest picture there is: one dot.
DOT = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8ffff3f0005fe02fe0def46b8"
    "0000000049454e44ae426082"
)
LEAK = "LEAK"


@dataclass
class World:
    """What the walks name. ``ours`` is Anyborough; ``theirs`` the other partnership, with the strangers in it."""

    ours: Partnership
    theirs: Partnership
    people: dict[str, User] = field(default_factory=dict)
    strangers: dict[str, User] = field(default_factory=dict)
    rows: dict[str, object] = field(default_factory=dict)

    def __getattr__(self, name):
        try:
            return self.__dict__["rows"][name]
        except KeyError:
            raise AttributeError(name) from None


@contextmanager
def kept(django_db_blocker, make):
    """What ``make`` makes, inside a transaction that is never committed: tests nest theirs in it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield make()
        transaction.set_rollback(True)


def kept_world(django_db_blocker):
    return kept(django_db_blocker, build_world)


def fill(plans=PLANS):
    """The demonstration's plans of these names, its people, and what they said."""
    by = User.objects.system("import")
    files = [whole_file(read_fixture(FOLDER / f"{name}.json")) for name in plans]
    imported = [import_plan(redate(file, today()), by=by) for file in files]
    people = read_fixture(FOLDER / f"{PEOPLE}.json")
    make_people(at_home(people["people"]), by=by)
    for plan in imported:
        said = people["discussion"].get(plan.slug, {"comments": [], "endorsements": []})
        discuss(plan, said["comments"], said["endorsements"])


def build_world() -> World:
    fill()
    world = World(Partnership.objects.get(slug="anyborough"), Partnership.objects.get(slug="thanet"))
    _name_people(world)
    _name_rows(world)
    for add_to in (_write, _bring_in, _discuss, _count, _work, _govern, _keep_duties, _subscribe, _invite, _deliver):
        add_to(world)
    _keep_book(world)
    return world


def _name_people(world):
    council = world.ours.lead_councils.get()
    for role in Role:
        account = ACCOUNTS.get(role)
        if account:
            world.people[role] = User.objects.get(email=f"{account}@anyborough.example")
        else:
            place = {Scope.PARTNERSHIP: world.ours, Scope.COUNCIL: council}.get(SCOPE_OF_ROLE[role])
            world.people[role] = make_user(role, place, name=f"Walker: {role.label}")
    their_council = world.theirs.lead_councils.first()
    for role in Role:
        if SCOPE_OF_ROLE[role] != Scope.SITE:
            at = world.theirs if SCOPE_OF_ROLE[role] == Scope.PARTNERSHIP else their_council
            world.strangers[role] = make_user(role, at, name=f"Stranger: {role.label}")


def _name_rows(world):
    rows = world.rows
    rows["council"] = world.ours.lead_councils.get()
    rows["current"] = Plan.objects.get(slug="anyborough-current")
    rows["next"] = Plan.objects.get(slug="anyborough-next")
    rows["paper"] = world.next.paper
    rows["year"] = world.current.years.first()
    rows["next_year"] = world.next.years.get()
    rows["their_plan"] = Plan.objects.get(slug="thanet-2017-20")
    rows["assessment"] = world.ours.assessments.first()
    rows["review"] = world.assessment.reviews.create(reviewed_by="Scrutiny Committee", on="2026-01", outcome="Noted.")
    summary = {"kind": "summary", "language": "", "pdf": CleanPdf(b"%PDF-1.7", 2)}
    rows["other_format"] = add_format(world.current.paper, **summary, by=world.people[Role.OFFICER])
    rows["block"] = world.paper.blocks.placed().filter(kind="rich_text").first()
    rows["basis"] = world.paper.bases.first()
    rows["timetable"] = Timetable.objects.get(paper=world.paper)
    rows["stage"] = world.timetable.stages.filter(state=Stage.State.PLANNED).order_by("step").first()
    rows["submitted"] = world.timetable.stages.get(state=Stage.State.SUBMITTED)
    rows["report"] = Report.objects.filter(timetable=world.timetable).first() or Report.objects.create(
        timetable=world.timetable, stage=world.stage, title="The plan for 2027 to 2030"
    )
    rows["body"] = world.stage.body
    rows["seat"] = Seat.objects.create(body=world.body, title="Chair of the committee", capacity="councillor")
    rows["appointment"] = Appointment.objects.create(body=world.body, user=world.people[Role.MEMBER], capacity="chair")
    rows["office"] = Seat.objects.create(
        partnership=world.ours,
        organisation=world.ours.lead_councils.first(),
        title="Hate crime champion",
        capacity="staff",
    )
    rows["meeting"] = Meeting.objects.standing().filter(body=world.body).order_by("-on").first()
    rows["registered"] = RegisteredCouncil.objects.create(
        code="ANY", name="Anyborough Council", short_name="Anyborough", kind="unitary", police_area="Anyshire"
    )
    rows["membership"] = world.ours.memberships.first()
    rows["assignment"] = world.people[Role.READER].role_assignments.get()
    nouns = {
        "priority": Priority, "theme": CrossCuttingTheme, "aim": StrategyAim, "indicator": Indicator,
        "action": Action, "line": FundingLine, "risk": Risk, "project": Project,
    }  # fmt: skip
    for name, model in nouns.items():
        rows[name] = _row_of(world, model)


def _row_of(world, model):
    """A row of the noun: of a text still open where there is one."""
    found = model.objects.filter(paper__partnership=world.ours, removed_at=None).select_related("paper").order_by("pk")
    open_states = (Paper.State.DRAFTING, Paper.State.IN_APPROVAL)
    return found.filter(paper__state__in=open_states).first() or found.first()


def _write(world):
    """Drafts that nobody has published: changed text, a changed priority, a version, a plan, an image."""
    officer = world.people[Role.OFFICER]
    changed = {"heading": f"{LEAK} heading", "level": 1, "data": {"html": f"<p>{LEAK} in a draft.</p>"}}
    why = {"by": officer, "revision": world.block.revision, "reason": f"{LEAK} reason of a change"}
    editing.save(CHAPTERS, world.block, changed, **why)
    with acting_as(officer):
        world.priority.title = f"{LEAK} priority"
        world.priority.save()
    freeze(world.paper, by=officer, purpose=Version.Purpose.CONSULTATION, frozen_for=f"{LEAK} circulation")
    world.rows["named_text"] = save_text(world.paper, by=officer, name=f"{LEAK} name of a text")
    last = world.paper.blocks.placed().filter(kind="rich_text").last()
    editing.remove(CHAPTERS, last, by=officer, reason=f"{LEAK} reason of a removal")
    world.rows["removed"] = last
    for kind, heading in (("priorities", "This year’s priorities"), ("projects", "Projects")):
        editing.add(CHAPTERS, world.next_year.paper, {"kind": kind, "heading": heading}, by=officer)
    world.rows["project"] = editing.add(PROJECTS, world.next_year.paper, project(f"{LEAK} project"), by=officer)
    years = {"starts_on": world.next.ends_on.replace(day=1, month=4), "ends_on": world.next.ends_on.replace(year=2036)}
    world.rows["draft"] = start_plan(world.ours, by=officer, title=f"{LEAK} plan started", **years)
    their_officer = world.strangers[Role.OFFICER]
    world.rows["their_draft"] = start_plan(world.theirs, by=their_officer, title=f"{LEAK} plan of others", **years)
    keep(officer, form_of(world.block), {"heading": [f"{LEAK} typed"]}, revision=world.block.revision)
    world.rows["look_picture"] = LookPicture.store(world.ours, content=DOT, content_type="image/png", by=officer)
    world.rows["image"] = Attachment.store(
        world.paper, content=DOT, name="dot.png", content_type="image/png", by=officer
    )


def _bring_in(world):
    """A Word file and a sheet that somebody sent and has not brought in."""
    officer = world.people[Role.OFFICER]
    data = sample("2-reviewed-draft")
    sent = {"name": f"{LEAK}.docx", "partnership": world.ours, "subject": "text", "uploaded_by": officer}
    world.rows["brought"] = Import.of(data, **sent, reading=read_word(data))
    world.brought.choices = proposals(world.brought.reading, lambda rows: is_action_table(rows, world.ours))
    world.brought.save()
    csv = f"Action,Lead,By when,Progress\n{LEAK} action,Anyborough Police,31/02/2027,{LEAK} progress\n".encode()
    sent = {"name": f"{LEAK}.csv", "partnership": world.ours, "subject": "action", "uploaded_by": officer}
    world.rows["sheet"] = Import.of(csv, **sent, paper=world.next_year.paper, reading=sheets_of(csv))
    world.sheet.save()
    csv = f"Councillor,E-mail,Committees\n{LEAK} councillor,no address,{LEAK} committee\n".encode()
    sent = {"name": f"{LEAK}.csv", "subject": "councillor", "uploaded_by": world.people[Role.CLERK]}
    world.rows["councillors"] = Import.of(csv, **sent, council=world.council, reading=sheets_of(csv))
    world.councillors.save()
    file = EXAMPLE.read_bytes()
    sent = {"name": "plan.json", "subject": Import.PLAN_FILE, "uploaded_by": world.people[Role.SITE_ADMINISTRATOR]}
    world.rows["plan_file"] = Import.of(file, **sent, reading=look_through(file, by=sent["uploaded_by"]))
    world.plan_file.save()


def _discuss(world):
    lead = world.people[Role.PARTNER_LEAD]
    world.rows["comment"] = comment(world.paper, world.block.key, by=lead, text=f"{LEAK} comment")
    block = again(world.block)
    proposed = {**CHAPTERS.data(block), "data": {"html": f"<p>{LEAK} suggestion.</p>"}}
    why = {"revision": block.revision, "reason": f"{LEAK} reason of a suggestion"}
    world.rows["suggestion"] = suggest(block, proposed, by=lead, **why)
    latest = world.paper.versions.order_by("-number").first()
    organisation = lead.role_assignments.get().organisation
    endorse(latest, by=lead, organisation=organisation, note=f"{LEAK} note of an endorsement")


def _count(world):
    """A measure that all may read, with a figure that is too small for it; and one for the workspace alone."""
    officer = world.people[Role.OFFICER]
    world.rows["measure"] = make_measure(world.ours, title="Knife crime", is_public=True)
    enter(world.measure, [FigureEntry(span_around(date(2026, 4, 1), 1), Decimal(3), note=f"{LEAK} note")], by=officer)
    world.measure.comparators.create(name=f"{LEAK} comparator", may_be_published=False)
    about = {
        "partnership": world.ours,
        "sort": "street",
        "name": f"{LEAK}.csv",
        "state": "read",
        "uploaded_by": officer,
    }
    world.rows["figures"] = FigureFile.objects.create(**about, sha256="0" * 64, reading={"months": []})
    world.rows["inside_measure"] = make_measure(
        world.ours, title=f"{LEAK} measure", next_expected_on=date(2026, 10, 26)
    )


def _work(world):
    """PDFs asked for: one waiting, one that failed, one ready; and everything in one file."""
    officer = world.people[Role.OFFICER]
    world.rows["waiting"] = want_draft(world.draft.paper, by=officer, on=today())
    failed = want_draft(world.paper, by=officer, on=today())
    Rendering.objects.filter(pk=failed.pk).update(state=Rendering.State.FAILED, error=f"{LEAK} error", attempts=5)
    world.rows["failed"] = failed
    ready = want_draft(world.next_year.paper, by=officer, on=today())
    content = b"%PDF-1.7 of a draft"
    done = {"state": Rendering.State.DONE, "file": store(content), "sha256": hashlib.sha256(content).hexdigest()}
    Rendering.objects.filter(pk=ready.pk).update(pages=1, done_at=timezone.now(), **done)
    world.rows["ready"] = ready
    by = world.people[Role.ADMINISTRATOR]
    taken = TakeOut(partnership=world.ours, asked_by=by, state=TakeOut.State.DONE, files=3, ended_at=timezone.now())
    taken.file.save(f"{taken.key}.zip", ContentFile(f"{LEAK} draft".encode()))
    world.rows["taken_out"] = taken


def _pack(world, clerk):
    """A meeting with an item from outside that is not published, and a draft; and one whose pack is."""
    file = store(b"%PDF-1.7 of an item", folder="agenda")
    paper = {"file": file, "sha256": hashlib.sha256(b"%PDF-1.7 of an item").hexdigest(), "pages": 1}
    world.rows["agenda_item"] = world.meeting.agenda.create(
        position=1, title=f"{LEAK} item of an agenda", added_by=clerk, **paper
    )
    content = b"%PDF-1.7 of a pack"
    made = {"file": store(content, folder="packs"), "sha256": hashlib.sha256(content).hexdigest(), "making": "ready"}
    world.meeting.packs.create(name="draft", pages=1, size=len(content), **made)
    earlier = Meeting.objects.standing().filter(body=world.body).order_by("on").first()
    world.rows["meeting_pack"] = Pack.objects.create(
        meeting=earlier, name="cabinet-pack", size=len(content), pages=1, total=1, **made
    )
    source = {"source": paper["file"], "source_sha256": paper["sha256"], "pages": 1, "first": 1, "last": 1}
    world.meeting_pack.parts.create(position=1, item="1", title="Minutes", kind="paper", **source)
    vars(world.meeting_pack).update(state="published", published_at=timezone.now(), published_by_id=clerk.pk)
    world.meeting_pack.save()


def _govern(world):
    clerk = world.people[Role.CLERK]
    world.rows["pack"] = StagePack.objects.filter(stage=world.submitted, is_open=False).first() or make_pack(
        world.submitted, by=clerk, is_open=False
    )
    published = Stage.objects.filter(timetable__paper=world.paper, version__publication__isnull=False).first()
    world.rows["open_pack"] = make_pack(published, by=clerk, is_open=True)
    _pack(world, clerk)
    world.rows["recommendation"] = Recommendation.objects.create(
        paper=world.paper, text=f"{LEAK} recommendation", made_by="Scrutiny"
    )
    Recommendation.objects.create(paper=world.current.paper, text="Publish each quarter", is_public=True)
    deciding = Stage.objects.filter(timetable__paper=world.current.paper, role="decide").get()
    world.rows["undo"] = UndoRequest.objects.create(stage=deciding, reason=f"{LEAK} reason to undo", asked_by=clerk)
    world.rows["decided"] = deciding
    world.rows["route"] = world.council.routes.create(name=f"{LEAK} route")
    _ask_to_sign(world)
    _give_notice(world)
    world.rows["amendment"] = deciding.amendments.create(
        text=f"{LEAK} amendment", moved_by=f"{LEAK} mover", recorded_by=clerk
    )
    world.rows["part"] = deciding.parts.create(kind="delegate", text="Minor changes", to="Director", recorded_by=clerk)
    world.rows["condition"] = deciding.conditions.create(
        text="A review within a year", evidence=f"{LEAK} evidence", recorded_by=clerk
    )
    with acting_as(clerk):
        world.report.title = f"{LEAK} report"
        world.report.save()


def _give_notice(world):
    """A key decision of which the public was told."""
    clerk = world.people[Role.CLERK]
    stage = world.timetable.stages.filter(body__kind="executive").with_facts().first()
    with acting_as(clerk):
        stage.is_key_decision = True
        stage.save()
    give(
        stage, by=clerk, given_on=today(), matter="The plan, to be recommended", decision_maker="Cabinet",
        members="Leader of the Council", decided_when="January", documents="Report", available_from="Town Hall",
        later_documents="Ask Democratic Services.",
    )  # fmt: skip
    say(stage, by=clerk, matter="The plan", reasons="Paragraph 3 of Schedule 12A.", intended_on=today())
    world.rows["noticed"] = stage
    decided = Stage.objects.filter(timetable__paper=world.current.paper, body__kind="executive", state="decided")
    world.rows["executive_decision"] = decided.with_facts().order_by("pk").first()
    require_report(
        world.executive_decision, by=clerk, required_by="Overview and Scrutiny", required_on=today(), due_on=today(),
        because="It concerns all wards.",
    )  # fmt: skip
    RequiredReport.objects.update(decision=f"{LEAK} draft of a report")
    world.rows["urgent_decision"] = (
        Stage.objects.filter(timetable__council=world.council, body__kind="executive", state="decided")
        .exclude(pk=world.executive_decision.pk).with_facts().latest("pk")
    )  # fmt: skip
    DecisionNotice.objects.create(
        stage=world.urgent_decision, basis="special_urgency", given_on=today(), matter="The plan", told_on=today(),
        told="Chair of Overview and Scrutiny", urgent_because="The grant ends.", recorded_by=clerk,
    )  # fmt: skip


def _ask_to_sign(world):
    """A heading with the signing officer; an edition that is public, and one with other words that is not."""
    officer, signing = world.people[Role.OFFICER], world.people[Role.SIGNING_OFFICER]
    with acting_as(officer):
        kept = kept_file(world.paper, pdf(2), "equality.pdf", by=officer)
        world.report.annexs.create(label="Annex 9", title="Equality analysis", **kept)
        world.rows["annex"] = kept["attachment"].sha256
        world.rows["edition"] = freeze_edition(world.report, world.submitted, by=officer)
        publish_edition(world.edition, by=officer, unsigned=["Finance"], reason=f"{LEAK} reason to publish")
        heading = world.report.implications.filter(text__gt="", signed_on=None).first()
        heading.text = f"{LEAK} implication"
        heading.save()
        world.rows["sign_off"] = ask(
            heading, by=officer, post=f"{LEAK} post", person=signing, due_on=today(), stage=world.stage
        )
        world.rows["hidden_edition"] = freeze_edition(world.report, world.submitted, by=officer)


def _keep_book(world):
    """The board's book of the demonstration: minutes that are public, and a draft with an action."""
    fill_board_book(today(), by=world.people[Role.OFFICER])
    of_board = Minutes.objects.filter(meeting__body__partnership=world.ours)
    world.rows["public_minutes"] = of_board.public().get()
    world.rows["minutes"] = of_board.exclude(pk=world.public_minutes.pk).get()
    world.minutes.entries.create(position=90, title=f"{LEAK} minute", text=f"{LEAK} words", decision=f"{LEAK} decision")
    world.rows["board_action"] = add_action(
        world.minutes.meeting, by=world.people[Role.OFFICER], what=f"{LEAK} action of the board",
        organisation=world.ours.memberships.first().organisation,
    )  # fmt: skip


def _keep_duties(world):
    officer, protocol = world.people[Role.OFFICER], BY_ID["FIS-4"]
    file = CheckedFile(DOT, "image/png", f"{LEAK} letter.png")
    world.rows["evidence"] = record_evidence(
        world.ours, protocol, by=officer, on=today(), note=f"{LEAK} evidence", file=file
    )
    set_aside(world.ours, protocol, by=officer, kind="not_applicable", reason=f"{LEAK} reason to set aside")


def _subscribe(world):
    world.rows["calendar"] = make_address(world.people[Role.OFFICER])


def _invite(world):
    officer = world.people[Role.OFFICER]
    world.rows["invitation"] = invite(
        world.ours, by=officer, email="leak.invited@example.org", name=f"{LEAK} invited", role=Role.READER,
    )  # fmt: skip
    world.rows["council_invitation"] = invite(
        world.council, by=world.people[Role.CLERK], email="leak.councillor@example.org", name=f"{LEAK} councillor",
        role=Role.MEMBER,
    )  # fmt: skip
    assert Invitation.objects.filter(partnership=world.ours).exists()


def _deliver(world):
    """The quarters of the year that runs."""
    fill_delivery(world.current, by=world.people[Role.OFFICER])
    world.rows["period"] = ReportingPeriod.objects.asking().select_related("calendar__paper").get()
    closed = ReportingPeriod.objects.of(world.period.paper).filter(state="closed").order_by("number")
    world.rows["closed"] = closed.select_related("calendar__paper").last()
    received = {"received_on": world.closed.closes_on, "minute": "Board, item 6"}
    publish_report(world.closed, by=User.objects.system("import"), on=today(), **received)
    county = {
        "partnership": world.ours,
        "county": world.ours,
        "began_at": timezone.now(),
    }  # as if it were its own group
    CountySharing.objects.create(began_by=world.people[Role.ADMINISTRATOR], **county)
    Partnership.objects.filter(pk=world.ours.pk).update(county_parent=world.ours)
    officer, police = world.people[Role.OFFICER], world.people[Role.PARTNER_LEAD].role_assignments.get().organisation
    contact = add_contact(world.ours, police, name=f"{LEAK} contact", email="leak.contact@example.org", by=officer)
    world.rows["return_sent"] = Return.objects.received().filter(period=world.period).first()
    opened = ReturnFile.objects.filter(report__period=world.closed, may_be_published=True)
    world.rows["return_file"] = opened.first()
    world.rows["link_file"] = _file_inside(world, officer, police)
    world.rows["link"] = make_link(world.period, police, contact.person, by=officer)
    until = in_days(9)
    world.rows["figures_link"] = make_figures_link(world.ours, police, contact.person, until=until)
    _fund(world, officer, police)
    review = {"title": f"{LEAK} review", "text": LEAK, "source": "death", "minute": LEAK, "is_confidential": True}
    review |= {"organisation": None, "due_on": None, "confidential_until": None}
    world.rows["added_action"] = add(world.period.paper, by=officer, on=world.closed.starts_on, **review)


def _file_inside(world, officer, police):
    """A file with what the police write in the period that runs."""
    written = {"period": world.period, "organisation": police}
    key = next(each.action.key for each in asked_in(world.period, police))
    report, _ = Return.objects.get_or_create(**written, action_key=key)
    kept = FilesSaid(CheckedFile(DOT, "image/png", f"{LEAK} sheet.png"), f"{LEAK} sheet")
    put_files(report, kept, Sender(officer, world.period, police, on_behalf="By phone"))
    return report.files.get(title=f"{LEAK} sheet")


def _fund(world, officer, police):
    """Money of the year: a grant with a budget, and a return to its funder."""
    sums = {"cells": [{"year": "2026/27", "area": f"{LEAK} area", "amount": Decimal(9_000)}], "costs": []}
    about = {"funder": f"{LEAK} funder", "amount": Decimal(10_000), "conditions": [], "instalments": []}
    new = Grant(partnership=world.ours, revision=0)
    world.rows["grant"] = save_grant(new, by=officer, data=about | sums)
    paper = world.period.paper
    data = {"project": f"{LEAK} project", "grant": world.grant, "organisation": police, "amount": Decimal(8_000)}
    budget = ProjectBudget(paper=paper, revision=0)
    world.rows["budget"] = save_budget(budget, by=officer, data=data, profile={world.period: Decimal(2_000)})
    days = {"due_on": world.period.closes_on, "covers_to": world.period.ends_on}
    world.rows["grant_return"] = plan_return(world.grant, by=officer, **days)
