import pytest

from partnerships.access import Role
from partnerships.verbs import Refused, StaleState
from plans.discussion import verbs as discussion
from plans.models import Block, Comment
from plans.papers.versions import freeze
from tests.days import in_days
from tests.factories import make_membership, make_organisation, make_plan, make_user

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


def test_comment_on_a_text_changed_since_the_version_is_about_the_draft(plan, lead, officer):
    frozen(plan, officer)
    block = plan.paper.blocks.first()
    Block.objects.filter(pk=block.pk).update(data={"html": "<p>Written since.</p>"})

    assert say(plan, lead).version is None


def test_answer_belongs_to_the_block_of_its_question(plan, lead, officer):
    question = say(plan, lead)

    answer = discussion.comment(plan.paper, None, by=officer, text="Done.", parent=question)

    assert (answer.parent, answer.block_key) == (question, question.block_key)
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


def test_comment_settled_twice_is_stale(plan, lead, officer):
    question = say(plan, lead)
    discussion.resolve(Comment.objects.get(pk=question.pk), by=officer, done="Done.")

    with pytest.raises(StaleState):
        discussion.resolve(question, by=officer, done="Done.")


def test_endorse_names_one_version(plan, lead, police, officer):
    version = frozen(plan, officer)

    endorsement = discussion.endorse(version, by=lead, organisation=police, note="With pleasure")

    assert (endorsement.version, endorsement.organisation, endorsement.note) == (version, police, "With pleasure")


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
    assert [s.words for s in discussion.standings(plan.paper)] == ["Not endorsed yet"]
    discussion.endorse(frozen(plan, officer), by=lead, organisation=police)
    assert [s.words for s in discussion.standings(plan.paper)] == ["Endorsed version 1"]

    frozen(plan, officer)

    assert [s.words for s in discussion.standings(plan.paper)] == ["Endorsed an earlier text (version 1)"]


def test_standings_leave_out_bodies_that_are_not_responsible(plan, police):
    make_membership(plan.partnership, make_organisation("Helpers"), designation="invited")

    assert [s.organisation for s in discussion.standings(plan.paper)] == [police]
