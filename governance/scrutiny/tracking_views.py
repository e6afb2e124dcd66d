"""The tracker of scrutiny's recommendations: all of a partnership, one with all that was said, and for everybody."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from governance.scrutiny import tracking
from governance.scrutiny.into_actions import take, takers, year_that_runs
from governance.scrutiny.tracking import tracked
from governance.scrutiny.tracking_forms import AskAuthoritiesForm, AuthorityAnswerForm, FollowUpForm, JudgeForm
from governance.scrutiny.views import recommendation_of
from partnerships.access import Permission, may, public, requires
from partnerships.frame import partnership_page, settle
from partnerships.models import Partnership
from plans.models import Paper
from plans.papers.fetching import partnership as partnership_of


def public_recommendations(partnership):
    """Of texts that stand, what scrutiny or an officer has opened to everybody."""
    return tracked(partnership).filter(is_public=True, paper__state__in=Paper.STANDING)


def _lines(rows):
    today = timezone.localdate()
    return [(row, tracking.standing(row, today), list(row.follow_ups.all())[-1:]) for row in rows]


@requires(Permission.VIEW_PARTNERSHIP, fetch=partnership_of)
def tracker(request, partnership):
    rows = tracked(partnership).filter(paper__in=Paper.objects.visible_to(request.user))
    lines = _lines(rows)
    late = sum(standing.is_late for _, standing, _ in lines)
    context = {"lines": lines, "late": late, "is_inside": True}
    return partnership_page(request, "governance/scrutiny/tracker.html", partnership, **context)


@public
def public_tracker(request, slug):
    """There is no such page before there is something on it."""
    partnership = get_object_or_404(Partnership, slug=slug)
    lines = _lines(public_recommendations(partnership))
    if not lines:
        raise Http404
    context = {"partnership": partnership, "lines": lines}
    return render(request, "governance/scrutiny/public_tracker.html", context)


@requires(Permission.VIEW_PARTNERSHIP, fetch=recommendation_of)
def follow(request, row):
    """One recommendation: who answered what, what was done, and the one form that its reader may fill in next."""
    user, data = request.user, request.POST if request.method == "POST" else None
    is_officer = may(user, Permission.MANAGE_ACTIONS, row)
    forms = {
        "ask": AskAuthoritiesForm(_of("ask", data), recommendation=row, prefix="ask"),
        "follow": FollowUpForm(
            _of("follow", data), recommendation=row, user=user, is_officer=is_officer, prefix="follow"
        ),
        "judge": JudgeForm(_of("judge", data), prefix="judge"),
    }
    waiting = [each for each in row.answers.select_related("organisation") if not each.decision]
    mine = [each for each in waiting if tracking.may_speak_for(user, row, each.organisation)]
    answers = [(each, AuthorityAnswerForm(_of(f"answer-{each.pk}", data), prefix=str(each.pk))) for each in mine]
    year = year_that_runs(row, timezone.localdate())
    became = takers(row, year, by=user)
    if data is not None and (_is_done(request, row, forms, answers) or _is_taken(request, row, year, became)):
        return redirect(request.path)
    context = {
        "bound": [form for form in (*forms.values(), *(form for _, form in answers)) if form.is_bound],
        "row": row,
        "partnership": row.paper.partnership,
        "standing": tracking.standing(row, timezone.localdate()),
        "answers": answers,
        "year": year,
        "became": became,
        "ask": forms["ask"] if is_officer or may(user, Permission.SCRUTINISE, row) else None,
        "follow": forms["follow"] if _may_follow(user, row, is_officer) else None,
        "judge": None if tracking.reasons_not_to_judge(row, by=user) else forms["judge"],
        "section": "tasks",
    }
    return render(request, "governance/scrutiny/follow.html", context)


def _is_taken(request, row, year, became) -> bool:
    """Whether the button was pressed that makes it an action of the year."""
    pressed = next((each for each in became if each.button == request.POST.get("do")), None)
    if pressed:
        on = timezone.localdate()
        said = "It is an action of the year now: set its due day there."
        settle(request, lambda: take(row, pressed.organisation, year, by=request.user, on=on), said)
    return pressed is not None


def _may_follow(user, row, is_officer) -> bool:
    speaks = is_officer or (may(user, Permission.REPORT_ACTION, row) and bool(user.organisation_ids()))
    return speaks and not tracking.is_confirmed(row)


def _of(name, data):
    """What was posted by the button of this form."""
    return data if data is not None and data.get("do") == name else None


def _is_done(request, row, forms, answers) -> bool:
    by = request.user
    for each, form in answers:
        if form.is_bound and form.is_valid():
            each.recommendation = row
            said = form.cleaned_data
            return settle(
                request, lambda each=each, said=said: tracking.answer(each, by=by, **said), "The answer is recorded."
            )
    verbs = {
        "ask": (lambda said: tracking.ask_authorities(row, said["organisations"], by=by), "They are asked to answer."),
        "follow": (lambda said: tracking.follow_up(row, by=by, **said), "What was done is recorded."),
        "judge": (lambda said: tracking.judge(row, by=by, **said), "Scrutiny’s judgement is recorded."),
    }
    pressed = next((name for name, form in forms.items() if form.is_bound and form.is_valid()), None)
    if pressed:
        do, said = verbs[pressed]
        return settle(request, lambda: do(forms[pressed].cleaned_data), said)
    return False
