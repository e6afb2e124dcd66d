from django.urls import path

from .added import views as added
from .carrying import views as carrying
from .chasing import views as chasing
from .county import views as county
from .editions import public_views as editions
from .editions import views as reports
from .links import views as links
from .money import return_views
from .money import views as money
from .periods import views as periods
from .rating_rules import views as rating_rules
from .returns import views as returns
from .risks import views as risks
from .sheet import views as sheet
from .year import views as year

PAPER = "workspace/papers/<uuid:key>/"
PERIOD = "workspace/periods/<uuid:key>/"
urlpatterns = [
    path("plans/<slug:slug>/performance/", editions.performance_latest, name="performance_latest"),
    path("plans/<slug:slug>/performance/<str:day>/", editions.performance, name="performance"),
    path("plans/<slug:slug>/performance/<str:day>/changes/", editions.performance_changes, name="performance_changes"),
    path("plans/<slug:slug>/performance/<str:day>/measures.csv", editions.performance_csv, name="performance_csv"),
    path("partnerships/<slug:slug>/how-we-rate/", rating_rules.how_we_rate, name="how_we_rate"),
    path("workspace/partnerships/<slug:slug>/tolerances/", rating_rules.tolerances, name="tolerances"),
    path("workspace/partnerships/<slug:slug>/rating-labels/", rating_rules.rating_labels, name="rating_labels"),
    path("workspace/partnerships/<slug:slug>/performance/", reports.performance_reports, name="performance_reports"),
    path("workspace/partnerships/<slug:slug>/county/", county.county, name="county"),
    path("workspace/partnerships/<slug:slug>/county/<uuid:key>/", county.county_report, name="county_report"),
    path("workspace/partnerships/<slug:slug>/county-sharing/", county.county_sharing, name="county_sharing"),
    path(f"{PERIOD}publish/", reports.publish, name="period_publish"),
    path(f"{PERIOD}decisions/", reports.decisions, name="period_decisions"),
    path(f"{PERIOD}changes/", reports.report_changes, name="period_changes"),
    path("r/", links.link_answer, name="link_answer"),
    path("r/code/", links.link_code, name="link_code"),
    path("r/not-for-me/", links.link_not_mine, name="link_not_mine"),
    path("r/sheet/", links.link_sheet, name="link_sheet"),
    path("r/sheet/file/", links.link_sheet_file, name="link_sheet_file"),
    path("r/sent/", links.link_sent, name="link_sent"),
    path("r/pass-on/", links.link_pass_on, name="link_pass_on"),
    path("r/evidence/<uuid:key>/", links.link_evidence, name="link_evidence"),
    path("r/<str:token>/", links.link, name="link"),
    path("workspace/evidence/<uuid:key>/", returns.evidence, name="evidence"),
    path("performance/evidence/<uuid:key>/", editions.performance_evidence, name="performance_evidence"),
    path(f"{PERIOD}report/", returns.report, name="report"),
    path(f"{PERIOD}report/<slug:slug>/", returns.report_for, name="report_for"),
    path(f"{PERIOD}report/<slug:slug>/sheet/", sheet.report_sheet, name="report_sheet"),
    path(f"{PERIOD}report/<slug:slug>/sheet/file/", sheet.report_sheet_file, name="report_sheet_file"),
    path(f"{PAPER}reporting/", periods.reporting, name="reporting"),
    path(f"{PAPER}reporting/rules/", periods.reporting_rules, name="reporting_rules"),
    path(f"{PAPER}reporting/set-up/", periods.set_up_reporting, name="reporting_set_up"),
    path(f"{PAPER}last-year/", year.take_in_year, name="take_in_year"),
    path(f"{PAPER}year-report/", year.year_report, name="year_report"),
    path(f"{PAPER}carry-forward/", carrying.carry_forward, name="carry_forward"),
    path(f"{PAPER}carry-forward/<uuid:into>/", carrying.carry_into, name="carry_into"),
    path(f"{PAPER}added/new/", added.add_action, name="added_action_add"),
    path(f"{PAPER}added/<uuid:added>/edit/", added.edit_action, name="added_action_edit"),
    path(f"{PAPER}added/<uuid:added>/end/", added.end_action, name="added_action_end"),
    path(f"{PERIOD}board/", chasing.board, name="period_board"),
    path(f"{PERIOD}reports/", chasing.others, name="others"),
    path(f"{PERIOD}accept/", chasing.accept_all, name="accept_all"),
    path(f"{PERIOD}close/", chasing.close, name="period_close"),
    path(f"{PERIOD}contacts/<slug:slug>/", chasing.contacts, name="contacts"),
    path(f"{PERIOD}reports/<uuid:report>/", chasing.one_report, name="one_report"),
    path(f"{PERIOD}days/", periods.period_days, name="period_days"),
    path(f"{PAPER}money/", money.money, name="money"),
    path(f"{PAPER}money/grants/new/", money.grant_add, name="grant_add"),
    path(f"{PAPER}money/grants/<uuid:grant>/", money.grant, name="grant"),
    path(f"{PAPER}money/grants/<uuid:grant>/edit/", money.grant_edit, name="grant_edit"),
    path(f"{PAPER}money/grants/<uuid:grant>/returns/new/", money.return_plan, name="grant_return_plan"),
    path(f"{PAPER}money/returns/<uuid:sent>/", return_views.grant_return, name="grant_return"),
    path(f"{PAPER}money/budgets/new/", money.budget_add, name="budget_add"),
    path(f"{PAPER}money/budgets/<uuid:budget>/edit/", money.budget_edit, name="budget_edit"),
    path(f"{PAPER}risks-now/", risks.risks_now, name="risks_now"),
    path(f"{PAPER}risks-now/scale/", risks.scale, name="risk_scale"),
    path(f"{PERIOD}risks/", risks.look, name="risks_look"),
    path(f"{PERIOD}spend/", money.spend, name="period_spend"),
    path(f"{PERIOD}reopen/", periods.period_reopen, name="period_reopen"),
]
