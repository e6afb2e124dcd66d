"""A form that nobody touched gives back what it was given."""

from tests.plans.rows.posting import posted


def assert_untouched_form_gives_back(noun, item, paper):
    form = noun.form_class(posted(noun.form_class(paper=paper, item=item)), paper=paper, item=item)

    assert form.is_valid(), form.all_errors()
    assert form.cleaned_item() == item
