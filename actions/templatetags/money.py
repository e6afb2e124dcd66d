from django import template

from actions.delivery.money.reckoning import pounds_of

register = template.Library()

register.filter("pounds", pounds_of)
