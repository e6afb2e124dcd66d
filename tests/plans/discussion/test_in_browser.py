"""Words commented on where a partner reads, in chromium."""

import pytest
from django.urls import reverse

from partnerships.access import Role
from plans.models import Comment
from tests.factories import make_block, make_plan, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".csp-content--reading"), NodeFilter.SHOW_TEXT);
  while (!walker.nextNode().data.includes(words));
  const start = walker.currentNode.data.indexOf(words);
  getSelection().setBaseAndExtent(walker.currentNode, start, walker.currentNode, start + words.length);
}"""


def test_a_partner_selects_words_and_asks_somebody_about_them(page, live_server, sign_in_browser, axe):
    plan = make_plan(blocks=())
    make_block(plan.paper, data={"html": "<p>🚓 Crime fell by <strong>12%</strong> last year.</p>"})
    lead = make_user(Role.PARTNER_LEAD, plan.partnership)
    ann = make_user(Role.OFFICER, plan.partnership, name="Ann Lee")
    sign_in_browser(page, live_server, lead)
    page.goto(live_server.url + reverse("plans:paper_read", args=[plan.paper.key]))

    page.evaluate(SELECT, "12%")
    page.get_by_role("button", name="Comment on these words").click()
    page.get_by_label("Your comment").press_sequentially("@le")
    page.get_by_role("button", name="Ann Lee").click()
    page.get_by_label("Your comment").press_sequentially("which?")
    axe(page)
    page.get_by_role("button", name="Send the comment").click()
    page.get_by_text("Your comment was added.").wait_for()

    said = Comment.objects.get()
    assert (said.quote, said.text, list(said.mentioned.all())) == ("12%", "@Ann Lee which?", [ann])
    assert page.evaluate("[...CSS.highlights.get('csp-quotes')].map(String)") == ["12%"]
