"""Every address of the portal's own pages, filled in from the world: the table of the walks.

A walk over a URL that is not in ``KEYWORDS`` fails and says what to add here. ``{}`` means: no arguments.
"""

from dataclasses import dataclass

from django.urls import get_resolver, reverse

from governance.board_book.views import name_of
from partnerships.access import Access, Role
from partnerships.mail.kinds import DAILY, token_of
from tests.days import today
from tests.test_conventions import FOREIGN
from tests.world import World

IMPORTS = ("import", "import_preview", "import_undo", "import_original")
NOUNS = {
    "priorities": ("priority", "theme", "aim", "indicator"),
    "actions": ("action", "line", "risk", "project"),
}
MEASURE = (
    "measure", "measure_csv", "measure_enter", "measure_paste", "measure_edit", "measure_define", "measure_targets",
    "measure_rebase", "measure_compare", "measure_rule", "public_measure", "public_measure_csv",
)  # fmt: skip
#: Nouns whose rows can be written in a table.
IN_TABLES = ("priority", "indicator", "action", "line", "risk")


@dataclass(frozen=True)
class Address:
    """One pattern of the portal's own: its full name, its route, and what its view declares."""

    name: str
    route: str
    access: Access
    view: object

    def url(self, world: World) -> str:
        assert self.name in KEYWORDS, (
            f"{self.name} ({self.route}) is new: add to KEYWORDS in tests/addresses.py what its arguments are in the "
            f"world of tests/world.py, so that the walks can open it."
        )
        return reverse(self.name, kwargs=KEYWORDS[self.name](world)) + QUERIES.get(self.name, lambda w: "")(world)


def own_addresses(patterns=None, namespace="", prefix=""):
    """Every named pattern of the portal's own applications."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            inner = ":".join(filter(None, [namespace, pattern.namespace]))
            yield from own_addresses(pattern.url_patterns, inner, route)
        elif pattern.name and not (pattern.callback.__module__ or "").startswith(FOREIGN):
            name = ":".join(filter(None, [namespace, pattern.name]))
            yield Address(name, route, pattern.callback.access, pattern.callback)


def _nothing(world):
    return {}


def _paper(world):
    return {"key": world.paper.key}


def _block(world):
    return {"key": world.paper.key, "block": world.block.key}


def _chapter(world):
    return {"key": world.paper.key, "row": world.block.key}


def _removed(world):
    return {"key": world.paper.key, "row": world.removed.key}


def _suggestion(world):
    return {"key": world.paper.key, "pk": world.suggestion.pk}


def _version(world):
    return {"key": world.paper.key, "number": 2}


def _ours(world):
    return {"slug": world.ours.slug}


def _duty(world):
    return {**_ours(world), "duty": "fis-4"}


def _council(world):
    return {"slug": world.council.slug}


def _measure(world):
    return {**_ours(world), "measure": world.measure.key}


def _money(world):
    return {"key": world.period.paper.key}


def _grant(world):
    return {**_money(world), "grant": world.grant.key}


def _current(world):
    return {"slug": world.current.slug}


def _pk(name):
    return lambda world: {"pk": getattr(world, name).pk}


def _of_partnership(name):
    return lambda world: {"slug": world.ours.slug, "pk": getattr(world, name).pk}


def _of_minutes(world):
    return {"pk": world.minutes.meeting_id}


def _published_pack(world):
    return {"pk": world.meeting_pack.meeting_id, "name": world.meeting_pack.name}


def _section(name):
    """The page of a section: of the paper that holds rows of this noun."""
    return lambda world: {"key": getattr(world, name).paper.key}


def _row(name):
    return lambda world: {"key": getattr(world, name).paper.key, "row": getattr(world, name).key}


def _record(name):
    def keywords(world):
        row = getattr(world, name)
        return {**_row(name)(world), "record": row.history.last().history_id}

    return keywords


def _rows():
    """The seven verbs of each noun."""
    for namespace, names in NOUNS.items():
        for name in names:
            yield f"{namespace}:{name}_add", _section(name)
            for verb in ("edit", "move", "remove", "put_back", "history"):
                yield f"{namespace}:{name}_{verb}", _row(name)
            yield f"{namespace}:{name}_restore", _record(name)
            if name in IN_TABLES:
                yield f"{namespace}:{name}_table", _section(name)
                yield f"{namespace}:{name}_lines", _section(name)


KEYWORDS = {
    "healthz": _nothing,
    "sessions": _nothing,
    "end_session": lambda world: {"pk": 1},
    "end_other_sessions": _nothing,
    "metrics": _nothing,
    "csp_reports": _nothing,
    **dict.fromkeys(
        ("pages:home", "pages:accessibility", "pages:privacy", "pages:contact", "pages:tasks", "pages:outbox"), _nothing
    ),
    **dict.fromkeys(("pages:robots", "pages:sitemap"), _nothing),
    **dict.fromkeys(("pages:kept_post", "pages:search", "pages:set_up"), _nothing),
    "pages:council_privacy": _council,
    "pages:council_getting_started": _council,
    **dict.fromkeys(("pages:getting_started", "governance:usual_bodies", "plans:take_out"), _ours),
    "plans:printed_look": _ours,
    **dict.fromkeys(("plans:taken_out", "plans:taken_out_file"), lambda world: {"key": world.taken_out.key}),
    "people:access": _nothing,
    "people:access_file": _nothing,
    "people:review": _nothing,
    **dict.fromkeys(("people:erase", "people:leave"), lambda world: {"pk": world.people[Role.READER].pk}),
    "pages:partnership": _ours,
    "first_start": lambda world: {"token": "x" * 43},
    # --- people
    "partnerships:brand": _ours,
    "partnerships:logo": _ours,
    "partnerships:accept_invitation": lambda world: {"token": world.invitation.token},
    "partnerships:mail": _nothing,
    "partnerships:deputies": _nothing,
    "partnerships:deputy_end": lambda world: {"pk": 1},
    "partnerships:mail_stop": lambda world: {"token": token_of(world.people[Role.READER], DAILY)},
    **{
        f"partnerships:{name}": _ours
        for name in ("people", "invite", "memberships", "membership_add", "organisation_add", "settings")
    },
    "partnerships:organisations": _ours,
    **{f"partnerships:{name}": _ours for name in ("authorities", "close", "set_up")},
    **{f"partnerships:{name}": _nothing for name in ("register", "register_add", "register_take_in")},
    "partnerships:partnership_add": _nothing,
    **{
        f"partnerships:{name}": lambda world: {"code": world.registered.code}
        for name in ("register_council", "register_edit", "council_add")
    },
    "partnerships:council": _council,
    **{f"partnerships:{name}": _council for name in ("council_people", "council_invite")},
    "people:invite_sheet": _council,
    **dict.fromkeys(("governance:councillors_bring_in", "governance:councillors_sheet"), _council),
    "governance:steps_bring_in": lambda world: {"key": world.next_year.paper.key},
    **{
        f"plans:list{page}": lambda world: {"key": world.councillors.key}
        for page in ("", "_undo", "_wrong", "_original")
    },
    "people:invite_partners": _ours,
    "partnerships:site_invite": _nothing,
    "partnerships:council_end_role": lambda world: {
        **_council(world),
        "pk": world.people[Role.CLERK].role_assignments.get(council=world.council).pk,
    },
    **{
        f"partnerships:{name}": lambda world: {**_council(world), "pk": world.council_invitation.pk}
        for name in ("council_send_again", "council_withdraw")
    },
    "partnerships:end_role": _of_partnership("assignment"),
    "partnerships:send_again": _of_partnership("invitation"),
    "partnerships:withdraw_invitation": _of_partnership("invitation"),
    "partnerships:membership_edit": _of_partnership("membership"),
    "partnerships:organisation_change": _of_partnership("membership"),
    # --- what the public reads
    "plans:look_picture": lambda world: {**_ours(world), "sha256": world.look_picture.sha256},
    "plans:image": lambda world: {"sha256": world.image.sha256},
    **dict.fromkeys(("plans:detail", "plans:pdf", "plans:word", "plans:tables", "plans:json"), _current),
    "actions:public_sheet": _current,
    "plans:year": lambda world: {"slug": world.current.slug, "starts": world.year.starts_on.year},
    **dict.fromkeys(("plans:version", "plans:version_pdf"), lambda world: {"slug": world.next.slug, "number": 2}),
    "plans:compare": lambda world: {"slug": world.current.slug, "a": 1, "b": 2},
    **dict.fromkeys(
        (
            "plans:paper_version", "plans:paper_version_pdf", "plans:paper_version_word", "plans:paper_version_tables",
            "plans:version_json",
        ),
        _version,
    ),
    "plans:choose_comparison": lambda world: {"key": world.current.paper.key},
    "plans:compare_paper": lambda world: {"key": world.current.paper.key, "a": 1, "b": 2},
    "plans:assessment": lambda world: {"slug": world.assessment.slug},
    # --- writing
    **dict.fromkeys(("plans:paper_pdf", "plans:paper_word"), _paper),
    "plans:rows_sheet": lambda world: {**_paper(world), "name": "action"},
    "plans:rendering": _pk("waiting"),
    "plans:rendering_file": _pk("ready"),
    "plans:rendering_again": _pk("failed"),
    **dict.fromkeys(("plans:workspace", "plans:start_year"), lambda world: {"slug": world.next.slug}),
    "plans:start_addendum": _current,
    **dict.fromkeys(("plans:bring_in_plan", "plans:choose_seats", "plans:empty_sheet_seats"), _ours),
    "plans:returned_file": lambda world: {"key": world.draft.paper.key},
    "plans:bring_in": lambda world: {"key": world.draft.paper.key},
    **dict.fromkeys(
        ("plans:bring_in_sheet", "plans:empty_sheet"),
        lambda world: {"key": world.next_year.paper.key, "subject": "action"},
    ),
    "plans:import_wrong": lambda world: {"key": world.sheet.key},
    **{f"plans:plan_file_{name}": _nothing for name in ("choose", "guide", "example", "schema")},
    **dict.fromkeys(("plans:plan_file", "plans:plan_file_undo"), lambda world: {"key": world.plan_file.key}),
    **{f"plans:{name}": lambda world: {"key": world.brought.key} for name in IMPORTS},
    **dict.fromkeys(("plans:start", "plans:start_assessment"), _ours),
    **{
        f"plans:{name}": _paper
        for name in (
            "write", "paper", "block_add", "details", "source", "withdraw", "bases", "paper_read", "paper_preview",
            "paper_history", "endorsements", "send_to_partners", "write_order", "write_add", "write_comments",
            "write_pulse", "write_checks", "write_replace", "paper_changes", "suggestions",
            "named_text_save", "whose",
        )
    },
    "plans:named_text_delete": lambda world: {"key": world.paper.key, "pk": world.named_text.pk},
    "plans:basis_remove": lambda world: {"key": world.paper.key, "pk": world.basis.pk},
    "plans:reviews": lambda world: {"key": world.assessment.paper.key},
    **{
        f"plans:review_{name}": lambda world: {"key": world.assessment.paper.key, "pk": world.review.pk}
        for name in ("correct", "remove")
    },
    "plans:other_format": lambda world: {"slug": world.current.slug, "name": world.other_format.name},
    "plans:other_formats": lambda world: {"key": world.current.paper.key},
    "plans:format_remove": lambda world: {"key": world.current.paper.key, "pk": world.other_format.pk},
    "plans:endorse": lambda world: {"key": world.paper.key, "number": 3},
    **{
        f"plans:block_{name}": _chapter for name in ("edit", "move", "remove", "history", "replace")
    },
    **{
        f"plans:{name}": _block
        for name in (
            "comments", "block_compare", "write_chapter", "write_undo", "write_remove", "suggest", "write_suggest",
        )
    },
    **{
        f"plans:{name}": _suggestion
        for name in ("suggestion", "suggestion_change", "write_suggestion", "write_suggestion_change")
    },
    "plans:block_put_back": _removed,
    "plans:write_put_back": lambda world: {"key": world.paper.key, "block": world.removed.key},
    "plans:block_restore": lambda world: {**_chapter(world), "record": world.block.history.last().history_id},
    **dict.fromkeys(("plans:comment_settle", "plans:comment_give"), _pk("comment")),
    "plans:row_history": lambda world: {"label": "plans.block", "pk": world.block.pk},
    **dict.fromkeys(("plans:draft_save", "plans:draft_kept", "plans:draft_discard"), _nothing),
    # --- rows
    **dict(_rows()),
    "priorities:edit": _section("priority"),
    "priorities:alignment": _section("aim"),
    "priorities:indicators": _section("indicator"),
    **dict.fromkeys(("priorities:order", "priorities:own"), lambda world: {"key": world.next_year.paper.key}),
    **dict.fromkeys(("priorities:population", "priorities:population_add"), _ours),
    **dict.fromkeys(("priorities:measures", "priorities:measure_add", "priorities:figure_files"), _ours),
    **dict.fromkeys(
        ("priorities:figure_file", "priorities:figure_file_names", "priorities:figure_file_take"),
        lambda world: {"key": world.figures.key},
    ),
    "priorities:measures_start": lambda world: {"key": world.current.paper.key},
    **{f"priorities:{name}": _measure for name in MEASURE},
    "actions:plan": _section("action"),
    "actions:funding": _section("line"),
    "actions:risks": _section("risk"),
    "actions:projects": _section("project"),
    **dict.fromkeys(("actions:action_finish", "actions:action_reopen"), _row("action")),
    **{f"actions:{name}": _money for name in ("money", "grant_add", "budget_add", "risks_now", "risk_scale")},
    **{f"actions:{name}": _grant for name in ("grant", "grant_edit", "grant_return_plan")},
    "actions:budget_edit": lambda world: {**_money(world), "budget": world.budget.key},
    "actions:grant_return": lambda world: {**_money(world), "sent": world.grant_return.key},
    **dict.fromkeys(("actions:period_spend", "actions:risks_look"), lambda world: {"key": world.period.key}),
    **dict.fromkeys(
        ("actions:reporting", "actions:reporting_set_up", "actions:reporting_rules"),
        lambda world: {"key": world.period.paper.key},
    ),
    **{
        f"actions:{name}": lambda world: {"key": world.period.key}
        for name in ("period_days", "period_reopen", "report", "period_board", "others", "accept_all", "period_close")
    },
    **{
        f"actions:period_{name}": lambda world: {"key": world.closed.key}
        for name in ("publish", "changes", "decisions")
    },
    **dict.fromkeys(("actions:county", "actions:county_sharing"), _ours),
    "actions:county_report": lambda world: {**_ours(world), "key": world.closed.key},
    "actions:take_in_year": lambda world: {"key": world.assessment.paper.key},
    "actions:year_report": lambda world: {"key": world.period.paper.key},
    "actions:carry_forward": lambda world: {"key": world.period.paper.key},
    "actions:carry_into": lambda world: {"key": world.period.paper.key, "into": world.draft.paper.key},
    "actions:added_action_add": lambda world: {"key": world.period.paper.key},
    **{
        f"actions:added_action_{name}": lambda world: {"key": world.period.paper.key, "added": world.added_action.key}
        for name in ("edit", "end")
    },
    "governance:period_meeting": lambda world: {"key": world.closed.key},
    "governance:pack_report_add": lambda world: {"pk": world.meeting.pk},
    **dict.fromkeys(("actions:performance_reports", "actions:how_we_rate"), _ours),
    **dict.fromkeys(("actions:tolerances", "actions:rating_labels"), _ours),
    "actions:performance_latest": _current,
    **{
        f"actions:{name}": lambda world: {**_current(world), "day": world.closed.ends_on.isoformat()}
        for name in ("performance", "performance_changes", "performance_csv")
    },
    **dict.fromkeys(("actions:link_answer", "actions:link_sent", "actions:link_pass_on"), _nothing),
    **dict.fromkeys(("actions:link_code", "actions:link_not_mine"), _nothing),
    **dict.fromkeys(("priorities:figures_given", "priorities:figures_not_mine"), _nothing),
    "priorities:figures_link": lambda world: {"token": world.figures_link.secret},
    **dict.fromkeys(
        ("actions:evidence", "actions:performance_evidence"),
        lambda world: {"key": world.return_file.key},
    ),
    "actions:link_evidence": lambda world: {"key": world.link_file.key},
    "actions:contacts": lambda world: {"key": world.period.key, "slug": "anyshire-police"},
    "actions:one_report": lambda world: {"key": world.period.key, "report": world.return_sent.key},
    "actions:link": lambda world: {"token": world.link.secret},
    **{
        f"actions:report_{name}": lambda world: {"key": world.period.key, "slug": "anyshire-police"}
        for name in ("for", "sheet", "sheet_file")
    },
    **dict.fromkeys(("actions:link_sheet", "actions:link_sheet_file"), _nothing),
    # --- committees
    **{
        f"governance:{name}": _nothing
        for name in ("meetings", "meetings_calendar", "bodies", "body_create", "timetables", "desk")
    },
    **dict.fromkeys(("governance:partnership_calendar", "governance:partnership_decisions"), _ours),
    "governance:partnership_publications": _ours,
    "governance:council_publications": _council,
    **{f"governance:{name}": _nothing for name in ("decisions", "my_calendar", "calendar_new", "calendar_revoke")},
    "governance:body_calendar": _pk("body"),
    "governance:plan_calendar": _current,
    "governance:person_calendar": lambda world: {"token": world.calendar.token},
    "governance:duties": _ours,
    **dict.fromkeys(("governance:scrutiny_tracker", "governance:public_tracker"), _ours),
    "governance:recommendation_follow": _pk("recommendation"),
    **dict.fromkeys(("governance:duty", "governance:duty_evidence_add", "governance:duty_look_again"), _duty),
    "governance:duty_set_aside": lambda world: {**_ours(world), "duty": "fis-11", "kind": "not-applicable"},
    **{f"governance:duty_evidence_{name}": _pk("evidence") for name in ("withdraw", "file")},
    "governance:pack": _pk("open_pack"),
    **{
        f"governance:{name}": _pk("meeting")
        for name in (
            "meeting", "meeting_edit", "meeting_move", "meeting_cancel", "meeting_adjourn", "meeting_reconvene",
        )
    },
    **{f"governance:{name}": _pk("meeting") for name in ("pack_page", "pack_draft", "pack_front")},
    **{f"governance:{name}": _pk("meeting") for name in ("pack_publish", "pack_item_add")},
    "governance:supplement": _pk("meeting"),
    "governance:pack_withdraw": _published_pack,
    "governance:view_supplement": lambda world: {**_pk("stage")(world), "before": world.stage.pk},
    "governance:pack_item": lambda world: {**_pk("meeting")(world), "key": world.agenda_item.pk},
    "governance:pack_item_move": lambda world: {**_pk("meeting")(world), "key": world.agenda_item.pk, "way": "off"},
    "governance:draft_pack": lambda world: {**_pk("meeting")(world), "variant": "open"},
    "governance:pack_openness": lambda world: {**_pk("meeting")(world), "key": world.agenda_item.pk, "paper": "paper"},
    "governance:meeting_pack": _published_pack,
    "governance:pack_part": lambda world: {**_published_pack(world), "position": 1},
    **{
        f"governance:{name}": _pk("body")
        for name in (
            "body", "body_edit", "body_rename", "body_end", "meeting_create", "seat_create", "appointment_create",
        )
    },
    "governance:board_book": lambda world: {"pk": world.minutes.meeting.body_id},
    **{
        f"governance:{name}": _of_minutes
        for name in (
            "minutes", "minutes_begin", "minutes_fill", "minutes_attendance", "minutes_write", "minutes_send_round",
            "minutes_approve", "minutes_publish", "minutes_pdf", "board_action_add",
        )
    },
    "governance:minutes_edition_pdf": lambda world: {**_of_minutes(world), "number": 1},
    **{f"governance:board_action{name}": _pk("board_action") for name in ("", "_change", "_open_again")},
    "governance:public_minutes": lambda world: {"pk": world.public_minutes.meeting_id},
    "governance:public_minutes_pdf": lambda world: {
        "pk": world.public_minutes.meeting_id, "name": name_of(world.public_minutes)
    },
    **dict.fromkeys(("governance:seats", "governance:office_create"), _ours),
    **dict.fromkeys(("governance:seat_edit", "governance:seat_remove"), _pk("seat")),
    **dict.fromkeys(("governance:appointment_edit", "governance:appointment_remove"), _pk("appointment")),
    "governance:my_meetings": _nothing,
    **dict.fromkeys(("governance:office_edit", "governance:office_remove"), _pk("office")),
    **{
        f"governance:{name}": _council
        for name in ("council_settings", "forward_plan", "public_forward_plan", "public_notices")
    },
    **{
        f"governance:urgent_{what}": lambda world: {"slug": world.council.slug, "year": today().year}
        for what in ("report", "report_docx", "submitted")
    },
    "governance:forward_plan_file": lambda world: {"slug": world.council.slug, "form": "txt"},
    **{
        f"governance:stage_{name}": _pk("noticed") for name in ("notice", "notice_aside", "private", "private_aside")
    },
    **{
        f"governance:stage_{name}": _pk("executive_decision")
        for name in ("report_required", "key_report", "key_report_word", "key_report_aside")
    },
    **{
        f"governance:public_notice{what}": lambda world: {
            **_council(world), "pk": world.rows["noticed"].pk, "kind": "intention"
        }
        for what in ("", "_file")
    },
    **{f"governance:{name}": _pk("body") for name in ("body_import", "body_template")},
    **dict.fromkeys(("governance:council_import", "governance:council_template"), _council),
    **dict.fromkeys(("governance:council_headings", "governance:routes"), _council),
    **{f"governance:report_template{more}": _council for more in ("", "_file", "_remove")},
    "governance:route_copy": lambda world: {**_council(world), "name": "district"},
    **dict.fromkeys(("governance:route_edit", "governance:route_remove"), _pk("route")),
    **dict.fromkeys(("governance:build", "governance:past_way"), lambda world: {"key": world.next_year.paper.key}),
    **{f"governance:{name}": _pk("timetable")
        for name in (
            "timetable", "timetable_sheet", "timetable_csv", "stage_create", "keep_route", "report_create",
        )
    },
    "governance:plan_rest": _pk("timetable"),
    "governance:timetable_close": _pk("timetable"),
    **{
        f"governance:stage_{name}": _pk("stage")
        for name in (
            "submit", "outcome", "defer", "withdraw", "date", "facts", "hand_over", "reinstate", "adopt_amended",
        )
    },
    "governance:stage_publish": _pk("submitted"),
    **{
        f"governance:stage{name}": _pk("decided")
        for name in ("", "_call_in", "_call_in_aside", "_answer", "_answer_aside", "_changes", "_sheet", "_sheet_pdf")
    },
    "governance:stage_day": lambda world: {"pk": world.decided.pk, "what": "effective"},
    **dict.fromkeys(
        ("governance:amendment_create", "governance:condition_create", "governance:stage_take_in"), _pk("decided")
    ),
    **{f"governance:amendment_{name}": _pk("amendment") for name in ("edit", "aside")},
    **{f"governance:condition_{name}": _pk("condition") for name in ("edit", "aside")},
    "governance:minuted_create": lambda world: {"pk": world.decided.pk, "noun": "late-paper"},
    **dict.fromkeys(
        ("governance:minuted_edit", "governance:minuted_aside"),
        lambda world: {"noun": "part", "pk": world.part.pk},
    ),
    **dict.fromkeys(("governance:stage_correct", "governance:stage_undo"), _pk("decided")),
    "governance:settle_undo": _pk("undo"),
    **{
        f"governance:{name}": _paper
        for name in ("scrutiny", "recommendation_create", "paper_timetables", "paper_on_time")
    },
    "governance:recommendation_edit": _pk("recommendation"),
    **{
        f"governance:report{name}": _pk("report") for name in ("", "_edit", "_pdf", "_word", "_pulse")
    },
    **dict.fromkeys(("governance:report_sign_off", "governance:report_freeze"), _pk("report")),
    **{f"governance:{name}": _pk("sign_off") for name in ("sign_off", "sign_off_again", "sign_off_take_back")},
    **dict.fromkeys(("governance:edition", "governance:edition_pdf", "governance:edition_word"), _pk("edition")),
    "governance:edition_annex": lambda world: {"pk": world.edition.pk, "sha256": world.annex},
    "governance:report_annex": lambda world: {"pk": world.report.pk, "sha256": world.annex},
    "governance:report_compare": lambda world: {"pk": world.report.pk, "a": 1, "b": 0},
    "governance:report_part": lambda world: {"pk": world.report.pk, "name": "recommendations"},
}  # fmt: skip


def _two_states(world):
    states = world.block.history.values_list("history_id", flat=True)
    return f"?from={states[1]}&to={states[0]}"


QUERIES = {
    "pages:search": lambda world: "?q=plan",
    "plans:choose_comparison": lambda world: "?a=1&b=2",
    "plans:block_compare": _two_states,
}
