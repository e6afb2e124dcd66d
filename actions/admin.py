"""Rows of this room in Django's admin, to look at in rare cases: they are written on their own pages, with a reason."""

from django.contrib import admin

from actions.models import Action, FundingLine, Project, Risk
from plans.rows.admin import SeenAdmin

admin.site.register([Action, FundingLine, Risk, Project], SeenAdmin)
