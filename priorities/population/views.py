"""The page of how many people live in a partnership's areas, and the form by which numbers come in."""

from django.urls import reverse

from partnerships.access import Permission, may, requires
from partnerships.frame import partnership_page
from plans.papers.fetching import partnership as partnership_of
from priorities.measures.asking import ask, posted
from priorities.population.forms import PeopleForm
from priorities.population.reading import years_of_people
from priorities.population.verbs import add_people, reasons_not_to_add


@requires(Permission.VIEW_DRAFT, fetch=partnership_of)
def population(request, partnership):
    context = {
        "years": years_of_people(partnership),
        "may_add": may(request.user, Permission.MANAGE_MEASURES, partnership),
    }
    return partnership_page(request, "priorities/population/population.html", partnership, **context)


@requires(Permission.MANAGE_MEASURES, fetch=partnership_of)
def population_add(request, partnership):
    return ask(
        request,
        PeopleForm(posted(request), partnership=partnership),
        do=lambda form: add_people(partnership, by=request.user, **form.said()),
        partnership=partnership,
        reasons=reasons_not_to_add(partnership, by=request.user),
        title="Add numbers of people",
        lede="A newer release does not overwrite the one before it; from then on it is used instead.",
        submit="Add the numbers",
        back=reverse("priorities:population", args=[partnership.slug]),
        done=lambda rows: f"{len(rows)} number{'' if len(rows) == 1 else 's'} of people added.",
    )
