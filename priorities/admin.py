"""Rows of this room in Django's admin, to look at in rare cases: they are written on their own pages, with a reason."""

from django.contrib import admin

from plans.rows.admin import SeenAdmin
from priorities.models import CrossCuttingTheme, Indicator, Priority, StrategyAim

admin.site.register([Priority, CrossCuttingTheme, StrategyAim, Indicator], SeenAdmin)
