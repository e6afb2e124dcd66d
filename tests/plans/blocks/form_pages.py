"""A page for the form of any block, served only to tests (as a root URL configuration)."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import path

from csp_portal import urls as portal
from partnerships.models import User
from plans.document.kinds import kind_named
from plans.models import Block

SOURCE = """{% extends "base.html" %}
{% block title %}Edit{% endblock %}{% block h1 %}Edit: {{ kind.label }}{% endblock %}
{% block content %}
<form method="post" novalidate{% if form.is_multipart %} enctype="multipart/form-data"{% endif %}>
<input type="hidden" name="csrfmiddlewaretoken" value="{{ csrf_token }}">
{{ form }}<button class="govuk-button" name="save">Save and go back</button></form>
{% endblock %}"""


@login_not_required
def edit(request, pk):
    block = get_object_or_404(Block, pk=pk)
    user = User.objects.first()
    form = kind_named(block.kind).form_class(
        request.POST or None, request.FILES or None, block=block, paper=block.paper, user=user
    )
    if request.method == "POST" and not form.handle_structure_button() and form.is_valid():
        block.data, block.heading = form.cleaned_block(), form.cleaned_data["heading"]
        block.save()
        return HttpResponse("Saved", content_type="text/plain")
    context = {"form": form, "kind": kind_named(block.kind)}
    return HttpResponse(engines["django"].from_string(SOURCE).render(context, request))


urlpatterns = [path("blocks/<int:pk>/", edit), *portal.urlpatterns]
