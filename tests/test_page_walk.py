"""Every kind of page, as somebody who may open it: one heading, a title, no accessibility fault, nothing overflows.

The world is built once and each address asked once. What was answered is read as text, and then put before the browser
as it came, headers and all, by ``tests.answering``; the world is gone by then.
"""

import re
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from partnerships.access import Role
from tests.accessibility import AXE_PATH, AXE_SCRIPT
from tests.addresses import IN_TABLES, NOUNS, own_addresses
from tests.answering import Answer, answering
from tests.days import today
from tests.odd_asking import odd_urls
from tests.words import typed_words, unwanted, words_of_page
from tests.world import kept_world

pytestmark = pytest.mark.django_db
#: Who opens a page: the first of these that gets one.
VISITORS = (
    None, Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR, Role.PARTNER_LEAD, Role.SIGNING_OFFICER,
    Role.SITE_ADMINISTRATOR,
)  # fmt: skip
#: Those of them who get any page that the ones before do not.
WALKERS = (None, Role.OFFICER, Role.CLERK, Role.ADMINISTRATOR, Role.SIGNING_OFFICER, Role.SITE_ADMINISTRATOR)
BACKEND = "django.contrib.auth.backends.ModelBackend"
HTML = ("text/html; charset=utf-8",)
MORE = (
    "/?q=violence",
    "/?q=nothing+of+the+kind",
    "/plans/anyborough-current/?as_at=2018-04-01",
    "/plans/anyborough-next/",
    "/plans/thanet-2020-23/",
    "/partnerships/thanet/",
    "/nowhere/",
)


#: What leads on or does something, of a page on paper.
ONLY_ON_SCREENS = """() => [...document.querySelectorAll(
    "nav, button, [role=button], [role=tab], input[type=submit], .govuk-button, .govuk-pagination, .csp-linkbutton"
)].filter((each) => each.checkVisibility()).map((each) => each.innerText.slice(0, 40))"""


@dataclass(frozen=True)
class Page:
    name: str
    url: str
    role: str | None
    answer: Answer

    @property
    def content(self):
        return self.answer.body.decode()


@dataclass(frozen=True)
class Walk:
    pages: list[Page]
    names: set[str]  # all that were asked for
    parts: dict[str, Answer]  # the pictures and styles that the pages name, but for static files
    typed: str  # what people typed
    odd: dict[str, int]  # the lists, asked for with what nobody types


@pytest.fixture(scope="module")
def walk(django_db_setup, django_db_blocker):
    """Each page that answers to GET, as the first visitor that gets it."""
    with kept_world(django_db_blocker) as world:
        clients = clients_of(world)
        urls = [(address.name, address.url(world)) for address in own_addresses()]
        urls += [(url, url) for url in (*MORE, ways_of_a_route(world))]
        pages = list(filter(None, (page_of(name, url, clients) for name, url in urls)))
        odd = {url: ask(clients[page.role], url).status for page in pages for url in odd_urls(page.url, page.content)}
        return Walk(pages, {name for name, _ in urls}, parts_of(pages, clients), typed_words(), odd)


def ways_of_a_route(world):
    """A route whose meetings are proposed, for a plan without a council's own route."""
    address = reverse("governance:build", kwargs={"key": world.next_year.paper.key})
    return f"{address}?council=none&route=district&not_before={today()}"


def clients_of(world):
    clients = {None: Client(SERVER_NAME="localhost")}
    for role in VISITORS[1:]:
        clients[role] = Client(SERVER_NAME="localhost")
        clients[role].force_login(world.people[role], backend=BACKEND)
    return clients


def page_of(name, url, clients):
    for role in VISITORS:
        answer = ask(clients[role], url)
        if is_page(answer) or (answer.status == 404 and url == "/nowhere/"):
            return Page(name, url, role, answer)
        if answer.status == 200:
            break  # a file, and no other visitor gets a page instead
    return None


def is_page(answer):
    return answer.status in (200, 202) and answer.headers.get("Content-Type") in HTML


def parts_of(pages, clients):
    named = re.compile(r'<(?:link|img|script)\b[^>]*? (?:href|src)="(/(?!static/)[^"]+)"')
    asked = {url: page.role for page in pages for url in named.findall(page.content)}
    return {url: ask(clients[role], url) for url, role in asked.items()}


def ask(client, url):
    with transaction.atomic():
        response = client.get(url)
        body = b"".join(response.streaming_content) if response.streaming else response.content
        transaction.set_rollback(True)
    return Answer(response.status_code, dict(response.headers), body)


FILES = {
    "actions:performance_csv", "actions:report_sheet_file", "actions:evidence", "actions:performance_evidence",
    "healthz", "metrics", "pages:sitemap", "pages:robots", "governance:council_publications",
    "governance:partnership_publications", "csp_reports", "people:access_file",
    "plans:image", "plans:other_format", "plans:look_picture",
    "plans:json", "plans:version_json", "plans:paper_pdf", "plans:rendering_file",
    "plans:word", "plans:paper_version_word", "plans:paper_word",
    "plans:tables", "plans:rows_sheet", "actions:public_sheet",
    "partnerships:brand", "partnerships:logo",
    *(f"governance:{name}_calendar" for name in ("body", "meetings", "partnership", "plan", "person")),
    "governance:decisions", "governance:partnership_decisions", "governance:forward_plan_file",
    "governance:public_notice_file", "governance:urgent_report_docx", "governance:stage_key_report_word",
    "priorities:measure_csv", "priorities:public_measure_csv",
    "governance:body_template", "governance:council_template", "governance:edition_annex", "governance:report_annex",
    "governance:report_pdf", "governance:draft_pack", "governance:pack_part", "governance:meeting_pack",
    "governance:duty_evidence_file", "plans:draft_kept", "plans:import_original",
    "plans:import_wrong", "plans:empty_sheet", "plans:empty_sheet_seats",
    "plans:list_wrong", "plans:list_original", "governance:councillors_sheet",
    "plans:plan_file_schema", "plans:plan_file_example", "plans:paper_version_tables", "plans:taken_out_file",
    "governance:timetable_sheet", "governance:timetable_csv",
    "governance:report_word", "governance:edition_word", "governance:report_template_file",
}  # fmt: skip
#: They do at once what the button says.
VERBS = {
    "governance:pack_report_add",
    "end_session", "end_other_sessions", "partnerships:deputy_end", "governance:pack_draft",
    "governance:pack_item_move", "governance:minutes_begin", "governance:minutes_fill",
    "partnerships:send_again", "partnerships:withdraw_invitation", "partnerships:council_send_again",
    "partnerships:council_withdraw", "plans:basis_remove", "plans:block_move",
    "plans:block_put_back", "plans:comment_give", "plans:comment_settle", "plans:draft_discard", "plans:draft_save",
    "plans:rendering_again",
    "plans:write_order", "plans:write_add", "plans:write_remove", "plans:write_put_back", "plans:write_undo",
    "plans:write_pulse", "governance:report_pulse", "plans:import_undo", "plans:list_undo", "partnerships:council_add",
    "priorities:order", "actions:accept_all", "priorities:figure_file_take", "governance:sign_off_again",
    "governance:sign_off_take_back",
    *(f"{room}:{noun}_{verb}" for room, nouns in NOUNS.items() for noun in nouns for verb in ("move", "put_back")),
    *(f"{room}:{noun}_lines" for room, nouns in NOUNS.items() for noun in nouns if noun in IN_TABLES),
}  # fmt: skip
#: They lead on: to the sign-in that was lost, to the comparison that was chosen, to the report that is there,
#: to the page that does the same without scripts, from what cannot be done now to the page that says why.
ELSEWHERE = {
    "actions:performance_latest",
    "actions:report",
    "actions:period_reopen",
    "plans:block_replace",
    "pages:kept_post",
    "plans:choose_comparison",
    "governance:report_create",
    "actions:reporting_set_up",
    "governance:view_supplement",
    "plans:write_chapter",
    "plans:write_comments",
    "plans:write_suggest",
    "plans:write_suggestion",
    "plans:write_suggestion_change",
    "plans:taken_out",
}


#: They open with the cookie of a link alone, which no walker has.
OF_LINKS = ("answer", "sent", "pass_on", "evidence", "code", "not_mine", "sheet", "sheet_file")
BY_LINK = {f"actions:link_{name}" for name in OF_LINKS} | {"priorities:figures_given", "priorities:figures_not_mine"}


def test_every_address_but_those_known_shows_a_page(walk):
    """What no visitor gets, the walk does not look at."""
    assert walk.names - {page.name for page in walk.pages} == FILES | VERBS | ELSEWHERE | BY_LINK
    assert {page.role for page in walk.pages} == set(WALKERS)
    assert {url: answer.status for url, answer in walk.parts.items() if answer.status != 200} == {}


@pytest.mark.both("lists")
def test_every_list_has_an_answer_to_what_nobody_types(walk):
    assert len(walk.odd) > 90
    assert {url: status for url, status in walk.odd.items() if status not in (200, 404)} == {}


@pytest.mark.both("lists")
def test_every_page_has_one_heading_and_a_title_of_its_own_in_the_councils_words(walk):
    faults = []
    for page in walk.pages:
        headings = len(re.findall(r"<h1[\s>]", page.content))
        title = re.search(r"<title>\s*(.*?)\s*</title>", page.content, re.DOTALL)
        if headings != 1:
            faults.append(f"{page.name}: {headings} first headings")
        if not title or not title.group(1):
            faults.append(f"{page.name}: no title")
        ids = re.findall(r'\sid="([^"]+)"', page.content)
        faults += [f"{page.name}: id {each} twice" for each in {each for each in ids if ids.count(each) > 1}]
        faults += [f"{page.name}: … {words} …" for words in unwanted(words_of_page(page.content), typed=walk.typed)]

    assert faults == []


def test_whatever_long_text_is_typed_is_kept_while_it_is_typed(walk):
    """By the form itself, or by the script of its page (``static/src/js/page-drafts.js``)."""
    forms = [(page, form) for page in walk.pages for form in re.findall(r"<form\b.*?</form>", page.content, re.DOTALL)]
    long = [(page, form) for page, form in forms if re.search(r"<textarea(?![^>]*readonly)", form)]
    by_page = [page for page, form in long if "data-autosave=" not in form]

    assert [page.name for page in by_page if " data-drafts=" not in page.content] == []
    assert [page.name for page, form in long if not re.match(r'<form[^>]* method="post"', form)] == []
    assert {"governance:report_part", "governance:sign_off"} <= {page.name for page in by_page}


@pytest.mark.browser
@pytest.mark.parametrize("role", WALKERS, ids=lambda role: role or "nobody")
def test_every_page_is_accessible_and_fits(role, walk, page, axe, assert_no_overflow):
    """The pages of which this is the first visitor that gets them."""
    faults, errors = [], []
    page.set_default_timeout(60_000)
    page.on("pageerror", lambda error: errors.append(str(error)))
    mine = [each for each in walk.pages if each.role == role]
    axe_file = Answer(200, {"Content-Type": "text/javascript", "Cache-Control": "max-age=3600"}, AXE_SCRIPT.encode())
    answers = {**walk.parts, **{each.url: each.answer for each in mine}, AXE_PATH: axe_file}
    with answering(answers, errors) as site:
        for each in mine:
            errors.clear()
            page.goto(site + each.url)
            page.add_script_tag(url=AXE_PATH)
            faults += [f"{each.name}: {fault}" for fault in (*faults_of(page, axe, assert_no_overflow), *errors)]

    assert "\n".join(faults) == ""


def faults_of(page, axe, assert_no_overflow):
    for check in (axe, assert_no_overflow):
        try:
            check(page)
        except AssertionError as fault:
            yield str(fault).splitlines()[0]
    page.emulate_media(media="print")
    yield from (f"on paper: {words}" for words in page.evaluate(ONLY_ON_SCREENS))
    page.emulate_media(media="screen")
    if page.locator("h1").count() != 1:
        yield f"{page.locator('h1').count()} first headings"
