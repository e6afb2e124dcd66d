import pytest
from django.utils import timezone

from partnerships.access import Role
from partnerships.models import AuditEntry
from partnerships.verbs import Refused, StaleState
from plans.discussion import verbs as discussion
from plans.models import Block, Comment, Paper
from plans.papers.versions import freeze
from tests.days import in_days
from tests.factories import give_role, make_membership, make_organisation, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def police(plan):
    organisation = make_organisation("Anyborough Police")
    make_membership(plan.partnership, organisation)
    return organisation


@pytest.fixture
def lead(plan, police):
    return make_user(Role.PARTNER_LEAD, plan.partnership, organisation=police)


@pytest.fixture
def officer(plan):
    return make_user(Role.OFFICER, plan.partnership)


def say(plan, by, text="Please say more.", **options):
    return discussion.comment(plan.paper, plan.paper.blocks.first().key, by=by, text=text, **options)


def frozen(plan, officer):
    return freeze(plan.paper, by=officer, purpose="consultation")


def test_comment_shows_the_organisation_and_the_version_that_was_read(plan, lead, police, officer):
    version = frozen(plan, officer)

    made = say(plan, lead)

    assert (made.organisation, made.version, made.author) == (police, version, lead)


def test_whoever_leads_elsewhere_speaks_here_for_none_of_those(plan, lead, police, officer):
    elsewhere = make_plan()
    give_role(lead, Role.PARTNER_LEAD, elsewhere.partnership, organisation=make_organisation("Elsewhere Fire"))
    give_role(officer, Role.PARTNER_LEAD, elsewhere.partnership, organisation=police)

    assert [say(plan, each).organisation for each in (lead, officer)] == [police, None]
    assert [discussion.organisations_of(each, plan.paper) for each in (lead, officer)] == [[police], []]


def test_the_version_that_was_read_is_the_latest_one_in_which_the_chapter_reads_so(plan, lead, officer):
    first, second = plan.paper.blocks.all()
    frozen(plan, officer)
    Block.objects.filter(pk=first.pk).update(data={"html": "<p>Written since.</p>"})
    latest = frozen(plan, officer)
    Block.objects.filter(pk=second.pk).update(data={"html": "<p>Written since.</p>"})

    assert [discussion.version_read(plan.paper, block.key) for block in (first, second)] == [latest, None]
    Block.objects.filter(pk=first.pk).update(removed_at=timezone.now(), removed_by=officer)
    assert discussion.version_read(plan.paper, first.key) is None


def test_comment_on_a_text_changed_since_the_version_is_about_the_draft(plan, lead, officer):
    frozen(plan, officer)
    block = plan.paper.blocks.first()
    Block.objects.filter(pk=block.pk).update(data={"html": "<p>Written since.</p>"})

    assert say(plan, lead).version is None


def test_answer_belongs_to_the_block_of_its_question(plan, lead, officer):
    question = say(plan, lead)

    version = frozen(plan, officer)
    answer = discussion.comment(plan.paper, None, by=officer, text="Done.", parent=question)

    assert (answer.parent, answer.block_key, answer.version) == (question, question.block_key, version)
    assert list(Comment.objects.unresolved()) == [question]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("  ", "Write your comment."),
        ("a" * 5001, "A comment has at most 5,000 characters; this one has 5,001."),
    ],
)
def test_comment_is_refused_for_its_text(plan, lead, text, reason):
    with pytest.raises(Refused) as refused:
        say(plan, lead, text)

    assert refused.value.reasons == [reason]


def test_as_much_as_fits_is_kept(plan, lead):
    question = say(plan, lead, "a" * 5000)

    discussion.resolve(question, by=lead, done="b" * 500)

    assert (len(question.text), len(question.resolution)) == (5000, 500)


def test_answer_to_an_answer_is_refused(plan, lead):
    answer = say(plan, lead, parent=say(plan, lead))

    with pytest.raises(Refused) as refused:
        say(plan, lead, parent=answer)

    assert refused.value.reasons == ["This comment cannot be answered here."]


def test_comment_on_an_adopted_text_is_refused(lead):
    plan = make_plan(state="adopted")
    lead = make_user(Role.PARTNER_LEAD, plan.partnership)

    with pytest.raises(Refused) as refused:
        say(plan, lead)

    assert refused.value.reasons == ["This text is adopted: there is nothing left to comment on."]


def test_reader_does_not_comment(plan):
    with pytest.raises(Refused) as refused:
        say(plan, make_user(Role.READER, plan.partnership))

    assert refused.value.reasons == ["Your roles do not let you comment on drafts."]


def test_officer_and_author_settle_and_reopen(plan, lead, officer):
    question = say(plan, lead)

    discussion.resolve(question, by=officer, done="Done.")
    assert (question.resolved_by, discussion.open_comments(plan.paper)) == (officer, {})
    discussion.reopen(question, by=lead)

    assert discussion.open_comments(plan.paper) == {str(question.block_key): 1}


def test_somebody_else_does_not_settle(plan, lead):
    other = make_user(Role.PARTNER_LEAD, plan.partnership)

    with pytest.raises(Refused) as refused:
        discussion.resolve(say(plan, lead), by=other, done="Done.")

    assert refused.value.reasons == ["Only the person who made this comment, or an officer, resolves it."]


def test_somebody_else_does_not_reopen_and_nobody_resolves_an_answer(plan, lead, officer):
    question = say(plan, lead)
    answer = say(plan, officer, parent=question)
    discussion.resolve(question, by=officer)

    with pytest.raises(Refused, match="Only the person who made this comment, or an officer, resolves it"):
        discussion.reopen(question, by=make_user(Role.PARTNER_LEAD, plan.partnership))
    with pytest.raises(Refused, match="An answer is resolved with the comment it answers"):
        discussion.resolve(answer, by=officer, done="Done.")
    assert Comment.objects.get(pk=question.pk).resolved_by == officer


def test_an_answer_after_that_of_the_officer_does_not_say_what_was_done(plan, lead, officer):
    question = say(plan, lead)
    say(plan, officer, "Which?", parent=question)
    say(plan, lead, "This.", parent=question)

    with pytest.raises(Refused, match="Say what was done"):
        discussion.resolve(question, by=officer)


def test_comment_settled_twice_is_stale(plan, lead, officer):
    question = say(plan, lead)
    discussion.resolve(Comment.objects.get(pk=question.pk), by=officer, done="Done.")

    with pytest.raises(StaleState):
        discussion.resolve(question, by=officer, done="Done.")


def test_endorse_names_one_version(plan, lead, police, officer):
    version = frozen(plan, officer)

    endorsement = discussion.endorse(version, by=lead, organisation=police, note="With pleasure")

    assert (endorsement.version, endorsement.organisation, endorsement.note) == (version, police, "With pleasure")
    assert AuditEntry.objects.get(event="version endorsed").by == lead


def test_a_version_of_a_withdrawn_text_is_not_endorsed(plan, lead, police, officer):
    version = frozen(plan, officer)
    version.paper.state = Paper.State.WITHDRAWN

    assert discussion.reasons_not_to_endorse(version, by=lead, organisation=police) == ["This paper was withdrawn."]


def test_endorse_twice_is_refused(plan, lead, police, officer):
    version = frozen(plan, officer)
    discussion.endorse(version, by=lead, organisation=police)

    with pytest.raises(Refused) as refused:
        discussion.endorse(version, by=lead, organisation=police)

    assert refused.value.reasons == ["Your organisation has endorsed this version already."]


def test_endorse_for_another_organisation_is_refused(plan, lead, officer):
    fire = make_organisation("Anyborough Fire", kind="fire")

    with pytest.raises(Refused) as refused:
        discussion.endorse(frozen(plan, officer), by=lead, organisation=fire)

    assert refused.value.reasons == ["You do not speak for Anyborough Fire."]


def test_an_administrator_endorses_for_those_at_the_table(plan, police):
    gone = make_organisation("Old Trust")
    make_membership(plan.partnership, gone, ends_on=in_days(-1))

    assert discussion.organisations_of(make_user(Role.ADMINISTRATOR, plan.partnership), plan.paper) == [police]


def test_officer_does_not_endorse(plan, police, officer):
    with pytest.raises(Refused) as refused:
        discussion.endorse(frozen(plan, officer), by=officer, organisation=police)

    assert refused.value.reasons == ["Your roles do not let you endorse a version for an organisation."]


def test_standings_tell_none_latest_and_earlier(plan, lead, police, officer):
    def told():
        return [(s.words, s.colour) for s in discussion.standings(plan.paper)]

    assert told() == [("Not endorsed yet", "grey")]
    first = frozen(plan, officer)
    discussion.endorse(frozen(plan, officer), by=lead, organisation=police)
    discussion.endorse(first, by=lead, organisation=police)
    assert told() == [("Endorsed version 2", "green")]

    frozen(plan, officer)

    assert told() == [("Endorsed an earlier text (version 2)", "yellow")]


def test_standings_are_of_this_text_and_tell_others_who_endorsed_too(plan, lead, police, officer):
    helpers, elsewhere = make_organisation("Helpers"), make_plan()
    make_membership(elsewhere.partnership, make_organisation("Elsewhere Fire"))
    stranger = make_user(Role.PARTNER_LEAD, elsewhere.partnership, organisation=police)
    discussion.endorse(frozen(elsewhere, stranger), by=stranger, organisation=police)
    other = make_user(Role.PARTNER_LEAD, plan.partnership, organisation=helpers)
    discussion.endorse(frozen(plan, officer), by=other, organisation=helpers)

    found = [(each.organisation, each.words) for each in discussion.standings(plan.paper)]

    assert found == [(police, "Not endorsed yet"), (helpers, "Endorsed version 1")]


def test_open_comments_are_counted_for_each_chapter_of_this_text(plan, lead):
    say(plan, lead)
    elsewhere = make_plan()
    say(elsewhere, make_user(Role.OFFICER, elsewhere.partnership))

    assert discussion.open_comments(plan.paper) == {str(plan.paper.blocks.first().key): 1}


def test_standings_leave_out_bodies_that_are_not_responsible(plan, police):
    make_membership(plan.partnership, make_organisation("Helpers"), designation="invited")

    assert [s.organisation for s in discussion.standings(plan.paper)] == [police]
