#!/usr/bin/env python
import os
import sys

from csp_portal.call_stack import with_room


def main():
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "csp_portal.settings")
    if sys.argv[1:2] == ["demo"]:
        os.environ.setdefault("CSP_DEMO", "1")
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured
    from django.core.management import execute_from_command_line
    from environs import EnvError

    try:
        settings.DEBUG  # noqa: B018 reads the settings, so that a bad value is one line and not a trace
    except (ImproperlyConfigured, EnvError) as error:
        sys.exit(f"Cannot start: {error}")
    with_room(lambda: execute_from_command_line(sys.argv))


if __name__ == "__main__":
    main()
