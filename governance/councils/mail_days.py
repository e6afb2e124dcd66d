"""The calendars by which mail leaves: those by which deadlines are counted."""

from governance.models.settings import settings_of_each
from partnerships.mail.working_days import register_calendars


def register():
    register_calendars(calendars)


def calendars(councils):
    return {key: settings.calendar for key, settings in settings_of_each(councils).items()}
